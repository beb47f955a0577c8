"""Words that are looked for, however they are written: pure."""

import unicodedata

LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "’": "'"})
MOST_WORDS = 8
MARK = "Mn"
"""The kind of character that stands on another: accents, cedillas."""


def folded(text: str) -> str:
    """Return a text without case, accents and ligatures."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(one for one in apart if unicodedata.category(one) != MARK)


def words_in(asked: str) -> tuple[str, ...]:
    """Return the words that somebody looks for, each once."""
    return tuple(dict.fromkeys(folded(asked).split()))[:MOST_WORDS]


def has_all(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a text holds each of these words, whole or as a part."""
    plain = folded(text)
    return all(word in plain for word in words)
