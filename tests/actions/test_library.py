"""What can be done: short, in both languages, for all that is asked."""

import re
from collections import Counter

import pytest

from engagement.actions import library, suggestion_file
from engagement.actions.kinds import ActionKind
from engagement.actions.library import LIBRARY, MEASURES
from engagement.actions.models import LONGEST_TEXT
from engagement.measures import DIMENSIONS

LONGEST = 140
UNSPACED = re.compile(r"[^\N{NO-BREAK SPACE}][:;?!]")
TYPEWRITTEN = re.compile(r"['\"]|\.\.\.")


def texts(language: str) -> list[str]:
    return [one.texts[language] for one in LIBRARY]


def test_there_are_some_for_all_that_is_asked() -> None:
    counts = Counter(one.measure for one in LIBRARY)

    assert {*counts} == {*MEASURES} >= {"mobilisation", *DIMENSIONS, "csat", "nps"}
    assert all(counts[one] >= 4 for one in ("mobilisation", *DIMENSIONS))
    assert len(LIBRARY) >= 50


def test_no_two_are_the_same() -> None:
    assert len({one.key for one in LIBRARY}) == len(LIBRARY)
    assert len({*texts("en")}) == len({*texts("fr")}) == len(LIBRARY)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_each_is_a_short_sentence(language: str) -> None:
    wrong = [
        text
        for text in texts(language)
        if not (20 < len(text) <= LONGEST)
        or not text.endswith((".", "?"))
        or not text[0].isupper()
        or TYPEWRITTEN.search(text)
    ]

    assert wrong == []


def test_french_sets_marks_apart() -> None:
    assert [text for text in texts("fr") if UNSPACED.search(text)] == []


def test_every_kind_but_the_last_is_suggested() -> None:
    assert {one.kind for one in LIBRARY} == {*ActionKind} - {ActionKind.OTHER}


def test_for_a_metric_of_the_companys_own_there_is_what_customers_like() -> None:
    found = library.suggestions_for("clean-shop")

    assert found == library.suggestions_for("csat") != []


def test_a_file_may_have_texts_as_long_as_the_table() -> None:
    assert suggestion_file.LONGEST == LONGEST_TEXT
