"""What in a text looks as if it named somebody, pure: simple, and often wrong.

It sees words with a capital where no sentence begins, after a title or before another
one, e-mail addresses and long numbers. It sees no first name alone at the beginning of
a sentence, and none in small letters: whoever writes is asked, never stopped.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest

EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.\w{2,}")
NUMBER = re.compile(r"\+?\d(?:[ .\u00a0\u202f/()-]{0,2}\d){7,}")
"""Of a phone, a customer, an order: eight digits at least."""
WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
ELISION = re.compile(r"^(?:[a-zàâçéèêô]{1,2}|[CDJLMNST]|[Qq]u)[’']")
"""As in French: d’Alice, L’équipe."""
TITLES = frozenset({"m", "mme", "mlle", "mr", "mrs", "ms", "miss", "dr"})
BEGINS = re.compile(r"(?:^|[.!?…:•«“\"(–—]\s?[»”\")]?)\s*$")
"""What stands before the first word of a sentence."""
NO_NAMES = frozenset(
    {
        "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "january", "february", "march", "april", "may", "june", "july", "august",
        "september", "october", "november", "december", "christmas", "easter",
        "english", "french", "noël", "pâques", "toussaint", "madame", "monsieur",
        "mademoiselle", "sir", *TITLES,
    }
)  # fmt: skip
"""Have a capital in one of the two languages, and name nobody."""
MOST = 5


def looks_like_names(text: str, known: Iterable[str] = ()) -> list[str]:
    """Return what looks like a name, an address or a number of somebody, once each.

    known: names that may be told, such as that of the team.
    """
    told = {word.casefold() for name in known for word in WORD.findall(name)}
    found = [*contacts(text), *_names(EMAIL.sub(" ", text), told)]
    return list(dict.fromkeys(found))[:MOST]


def contacts(text: str) -> list[str]:
    """Return e-mail addresses and long numbers."""
    return [*EMAIL.findall(text), *NUMBER.findall(EMAIL.sub(" ", text))]


def _names(text: str, told: set[str]) -> Iterator[str]:
    """Yield words that are written like names, where no sentence must begin so."""
    words = list(WORD.finditer(text))
    for word, following in zip_longest(words, words[1:]):
        if not _is_capital(word[0], told):
            continue
        is_followed = following and text[word.end() : following.start()] == " "
        if (is_followed and _is_capital(following[0], told)) or _is_inside(text, word):
            yield ELISION.sub("", word[0])


def _is_capital(word: str, told: set[str]) -> bool:
    """Tell whether a word is written like a name; not “I”, nor what is all capitals."""
    bare = ELISION.sub("", word)
    is_written_so = bare[:1].isupper() and not bare.isupper()
    return is_written_so and bare.casefold() not in NO_NAMES | told


def _is_inside(text: str, word: re.Match[str]) -> bool:
    """Tell whether a word stands inside a sentence, or after a title."""
    before = text[: word.start()]
    title = re.search(r"(\w+)\.? $", before)
    is_titled = title and title[1].casefold() in TITLES
    return bool(word[0][0].islower() or is_titled or not BEGINS.search(before))
