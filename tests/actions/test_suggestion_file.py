"""A file of a company's own suggestions: rows that can be used, and why others not."""

import pytest

from engagement.actions import suggestion_file
from engagement.actions.kinds import ActionKind
from engagement.actions.suggestion_file import ReadSuggestion
from engagement.refusals import FileRefused, Reason

MEASURES = {"trust": "trust", "confiance": "trust", "csat": "csat"}
KINDS = {"training": ActionKind.TRAINING, "formation": ActionKind.TRAINING}
GOOD = ReadSuggestion("trust", ActionKind.TRAINING, "Say it on Monday.")


def read(text: str) -> tuple[list[ReadSuggestion], list[tuple[int, Reason]]]:
    table = suggestion_file.parse(text.encode())
    found, refused = suggestion_file.suggestions_in(table, MEASURES, KINDS)
    return found, [(one.row, one.reason) for one in refused]


@pytest.mark.parametrize(
    "file",
    [
        "measure,kind,text\ntrust,training,Say it on Monday.\n",
        "Dimension;Genre d’action;Texte\nConfiance;Formation;Say it on Monday.\n",
        "text\tdimension\tkind\nSay it  on Monday.\tTRUST\tTraining\n",
    ],
)
def test_a_file_is_read_in_both_languages(file: str) -> None:
    assert read(file) == ([GOOD], [])


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("trust,training,", Reason.MISSING_VALUE),
        (",training,Say it.", Reason.MISSING_VALUE),
        ("luck,training,Say it.", Reason.UNKNOWN_MEASURE),
        ("trust,magic,Say it.", Reason.UNKNOWN_KIND),
        ("trust,training,=1+1", Reason.FORMULA),
        (f"trust,training,{'a' * 201}", Reason.TOO_LONG),
        ("trust,training", Reason.WRONG_NUMBER_OF_CELLS),
    ],
)
def test_a_bad_row_is_told_by_its_number_and_the_others_go_in(
    row: str, reason: Reason
) -> None:
    good = "trust,training,Say it on Monday."

    assert read(f"measure,kind,text\n{row}\n{good}\n") == ([GOOD], [(2, reason)])


@pytest.mark.parametrize("file", ["", "name,colour\na,b\n", "measure,text\na,b\n"])
def test_a_file_that_is_another_is_refused(file: str) -> None:
    with pytest.raises(FileRefused):
        read(file)
