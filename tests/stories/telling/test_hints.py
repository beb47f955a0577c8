"""What looks like a name, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.stories.telling.hints import MOST, contacts, looks_like_names


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Une cliente est revenue avec Bernard.", ["Bernard"]),
        ("Marie Dupont a tout arrangé.", ["Marie", "Dupont"]),
        ("M. Leroy était ravi.", ["Leroy"]),
        ("Hier. Mme Leroy était ravie.", ["Leroy"]),
        ("Le fils d’Alice a souri.", ["Alice"]),
        ("avec Jean-Pierre, puis O’Brien", ["Jean-Pierre", "O’Brien"]),
        ("She thanked Tom, and Tom blushed.", ["Tom"]),
        ("write to a.b@example.org", ["a.b@example.org"]),
        ("au 06 12 34 56 78, merci", ["06 12 34 56 78"]),
        ("+33 6-12-34-56-78", ["+33 6-12-34-56-78"]),
        ("order 12345678", ["12345678"]),
    ],
)
def test_what_is_written_like_a_name_is_found(text: str, found: list[str]) -> None:
    assert looks_like_names(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Une cliente est revenue. Elle cherchait un coussin !",
        "She came on Saturday in December, and I said: “Take mine.” It’s hers now.",
        "Le SAV a appelé. L’équipe a ri. D’abord, personne n’y croyait.",
        "Merci Madame, merci Monsieur.",
        "It cost 1,250.00 in 2026, or 12 345.",
        "« Merci ! » Elle a ri.",
    ],
)
def test_plain_words_are_not(text: str) -> None:
    assert looks_like_names(text) == []


def test_names_that_may_be_told_are_not() -> None:
    text = "À Saint-Malo, chez Alouette & Finch, tout le monde a ri avec Malo."

    assert looks_like_names(text, ("Saint-Malo", "Alouette & Finch")) == ["Malo"]


def test_a_first_name_that_begins_a_sentence_is_missed_and_that_is_known() -> None:
    assert looks_like_names("Bernard est revenu.") == []


def test_a_signature_is_asked_for_addresses_and_numbers_alone() -> None:
    assert contacts("Marie Dupont, 06 12 34 56 78") == ["06 12 34 56 78"]


@given(st.text(max_size=600))
def test_any_text_gives_some_of_its_own_words(text: str) -> None:
    found = looks_like_names(text)

    assert len(found) <= MOST
    assert all(one in text for one in found)
