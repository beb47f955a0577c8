"""Text that a spreadsheet would run, and text as the eye has it."""

import pytest

from engagement.files.csv_file import as_cell, is_formula, plain, visible


@pytest.mark.parametrize(
    "text",
    [
        *("=1+1", "+33", "-1", "@SUM(A1)", "\tx", "\rx"),
        *(" =1+1", "\u00a0+33", "\u3000-1", "\n@SUM(A1)"),
        *("\uff1d1+1", "\uff0b33", "\uff0d1", " \uff20SUM(A1)"),
    ],
)
def test_what_a_spreadsheet_would_run_is_kept_as_text(text: str) -> None:
    assert is_formula(text)
    assert as_cell(text) == f"'{text}"
    assert not is_formula(as_cell(text))


@pytest.mark.parametrize("text", ["", " ", "Lille", "1-2", " 1+1", "a@example.org"])
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert as_cell(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "lille\u200b",
        "\ufefflille",
        "li\u00adlle",
        "\u202elille",
        "l\u2060ille",
        "\u3164lille",
    ],
)
def test_what_cannot_be_seen_makes_no_difference_to_the_eye(text: str) -> None:
    assert text.strip() != "lille"
    assert visible(text) == "lille"


@pytest.mark.parametrize(
    "blank", ["\u00a0", "\u202f", "\u2003", "\u3000", "\u2800", "  "]
)
def test_all_blanks_look_alike(blank: str) -> None:
    assert visible(f"a{blank}b") == "a b"


def test_neither_case_nor_accents_nor_their_spelling_count_in_plain_text() -> None:
    assert plain("E\u0301T\u00c9\u200b") == plain("\u00e9te\u0301") == "ete"
