import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.insight.inbox.words import MOST_WORDS, folded, has_all, words_in

ALPHABET = "aeoscAÉéèç\u0301’' x.*["
"""Without ligatures, of which a word has both letters or none."""


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Réserve fermée.", "reserve"),
        ("RESERVE", "réserve"),
        ("la re\u0301serve", "RÉSERVE"),  # an accent of its own
        ("au cœur du magasin", "coeur"),
        ("au coeur du magasin", "CŒUR"),
        ("Straße", "STRASSE"),
        ("l’accueil", "l'accueil"),
        ("Trop peu de caisses", "caisses  trop"),
        ("50 % des clients", "%"),
    ],
)
def test_words_are_found_however_they_are_written(text: str, asked: str) -> None:
    assert has_all(text, words_in(asked))


@pytest.mark.parametrize("asked", ["caisse tiroir", "cai_se", "_"])
def test_every_word_must_be_there_and_nothing_stands_for_another(asked: str) -> None:
    assert not has_all("Trop peu de caisses", words_in(asked))


def test_nothing_asked_is_in_everything() -> None:
    assert words_in("  ") == ()
    assert has_all("anything", ())


def test_words_are_looked_for_once_and_not_by_the_thousand() -> None:
    assert len(words_in("Été ete")) == 1
    assert len(words_in(" ".join(map(str, range(99))))) == MOST_WORDS
    assert folded("") == ""


@given(st.text(max_size=4, alphabet=ALPHABET), st.text(max_size=6, alphabet=ALPHABET))
def test_words_are_found_as_if_the_text_were_folded(asked: str, text: str) -> None:
    found = has_all(text, words_in(asked))

    assert found == all(one in folded(text) for one in folded(asked).split())
