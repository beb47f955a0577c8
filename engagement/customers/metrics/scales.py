"""The answers that customers choose from, as numbers or as words."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from engagement.customers.files.dates import A_MONTH, MONTH_NAMES, YEAR_FIRST, YEAR_LAST
from engagement.customers.files.numbers import SAID, number_in
from engagement.customers.files.words import folded

OUT_OF = re.compile(r"([0-9]{1,3})\s*(?:/|out of|sur|von)\s*([0-9]{1,3})")
NUMBER_FIRST = re.compile(
    r"([0-9]{1,3})(?:\s*[-–—:=.)(]+\s*|\s+)([^\W\d].*)", re.DOTALL
)
WORD_FIRST = re.compile(r"([^\W\d].*?)\s*[-–—:=(]\s*([0-9]{1,3})\)?", re.DOTALL)
STARS = re.compile("([★⭐🌟]{1,10})([☆✩]{0,10})")
COUNTED = re.compile(r"\s*\b(?:stars?|[ée]toiles?|points?|pts)$", re.IGNORECASE)
"""What is counted, as in `4 stars`."""
NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5,
}  # fmt: skip
DAY_THEN_MONTH = re.compile(rf"([0-9]{{1,2}}) {A_MONTH}(?: [0-9]{{2,4}})?")
MONTH_THEN_DAY = re.compile(rf"{A_MONTH} ([0-9]{{1,2}})(?: [0-9]{{4}})?")
NO_ANSWER = {
    "-", "–", "—", "--", "?", "n a", "na", "nan", "null", "not applicable",
    "non applicable", "sans objet", "no answer", "not answered", "no response",
    "offered", "unoffered", "not offered", "don t know", "do not know", "dont know",
    "i don t know", "not sure", "ne sait pas", "je ne sais pas", "nsp", "nspp",
    "ne se prononce pas", "sans avis", "sans opinion", "pas d avis", "no opinion",
    "prefer not to say", "prefer not to answer", "i prefer not to say",
    "prefere ne pas repondre", "je prefere ne pas repondre", "sans reponse",
    "pas de reponse", "non repondu", "pas concerne", "pas concerne e", "non concerne",
}  # fmt: skip
"""Folded words that say that nobody answered, whatever the scale."""


@dataclass(frozen=True)
class Scale:
    """The answers to choose from, worst first unless it is turned round."""

    key: str
    lowest: int
    highest: int
    favourable_from: int
    unfavourable_to: int
    is_turned: bool = False
    """Whether the lowest number is the best answer."""
    words: Mapping[str, int] = field(default_factory=dict)
    """What stands for a number, by folded word."""

    def is_favourable(self, score: int) -> bool:
        return score >= self.favourable_from

    def is_unfavourable(self, score: int) -> bool:
        return score <= self.unfavourable_to

    def upright(self, score: int) -> int:
        """Return the score on a scale whose highest number is the best answer."""
        return self.lowest + self.highest - score if self.is_turned else score


def _points(highest: int, unfavourable_to: int, best: int = 2) -> Scale:
    """Return a scale from 1 whose best answers, as many as told, are favourable."""
    return Scale(f"1-{highest}", 1, highest, highest - best + 1, unfavourable_to)


def _turned(scale: Scale) -> Scale:
    return replace(scale, key=f"{scale.key}-low", is_turned=True)


THREE, FOUR = _points(3, 1, best=1), _points(4, 2)
FIVE, SEVEN, ONE_TO_TEN = _points(5, 2), _points(7, 3), _points(10, 6)
FIVE_LOW, SEVEN_LOW = _turned(FIVE), _turned(SEVEN)
ZERO_TO_TEN = Scale("0-10", 0, 10, 9, 6)
TEN = replace(
    ZERO_TO_TEN,
    words={
        "promoter": 10, "passive": 8, "neutral": 8, "detractor": 0,
        "promoteur": 10, "promotrice": 10, "passif": 8, "neutre": 8,
        "detracteur": 0, "detractrice": 0,
    },
)  # fmt: skip
"""As customers are asked to recommend; some tools keep the group alone."""
TWO_WORDS = Scale(
    "good-bad", 0, 1, 1, 0,
    words={
        "good": 1, "bad": 0, "good with comment": 1, "bad with comment": 0,
        "good i m satisfied": 1, "bad i m unsatisfied": 0,
        "bad i m dissatisfied": 0, "bien je suis satisfait": 1,
        "bien je suis satisfait e": 1, "bon je suis satisfait": 1,
        "bon je suis satisfait e": 1, "mauvais je ne suis pas satisfait": 0,
        "mauvais je ne suis pas satisfait e": 0, "pas bien je ne suis pas satisfait": 0,
        "pas bien je ne suis pas satisfait e": 0,
        "positive": 1, "negative": 0, "yes": 1, "no": 0, "oui": 1, "non": 0,
        "bien": 1, "mal": 0, "bon": 1, "mauvais": 0, "satisfied": 1, "unsatisfied": 0,
        "dissatisfied": 0, "satisfait": 1, "insatisfait": 0, "bonne": 1, "mauvaise": 0,
    },
)  # fmt: skip
THREE_WORDS = Scale(
    "great-okay-bad", 1, 3, 3, 1,
    words={
        "great": 3, "okay": 2, "ok": 2, "bad": 1, "not good": 1, "happy": 3,
        "neutral": 2, "unhappy": 1, "awesome": 3, "just okay": 2, "positive": 3,
        "negative": 1, "super": 3, "moyen": 2, "genial": 3, "mauvais": 1,
    },
)  # fmt: skip
FIVE_WORDS = Scale(
    "five-words", 1, 5, 4, 2,
    words={
        "very satisfied": 5, "satisfied": 4, "neither satisfied nor dissatisfied": 3,
        "neutral": 3, "dissatisfied": 2, "very dissatisfied": 1,
        "tres satisfait": 5, "satisfait": 4, "neutre": 3, "insatisfait": 2,
        "tres insatisfait": 1, "ni satisfait ni insatisfait": 3,
        "tres satisfait e": 5, "satisfait e": 4, "insatisfait e": 2,
        "tres insatisfait e": 1, "plutot satisfait": 4, "plutot insatisfait": 2,
        "somewhat satisfied": 4, "somewhat dissatisfied": 2,
        "extremely happy": 5, "happy": 4, "unhappy": 2, "extremely unhappy": 1,
        "very happy": 5, "very unhappy": 1,
        "extremely satisfied": 5, "extremely dissatisfied": 1,
        "completely satisfied": 5, "completely dissatisfied": 1,
        "tout a fait satisfait": 5, "plutot pas satisfait": 2, "pas satisfait": 2,
        "pas du tout satisfait": 1, "tout a fait satisfait e": 5,
        "plutot satisfait e": 4, "plutot insatisfait e": 2,
        "plutot pas satisfait e": 2, "pas satisfait e": 2,
        "pas du tout satisfait e": 1, "ni satisfait e ni insatisfait e": 3,
        "very easy": 5, "easy": 4, "neither easy nor difficult": 3, "difficult": 2,
        "very difficult": 1, "extremely easy": 5, "somewhat easy": 4,
        "somewhat difficult": 2, "extremely difficult": 1,
        "tres facile": 5, "facile": 4, "plutot facile": 4, "assez facile": 4,
        "ni facile ni difficile": 3, "plutot difficile": 2, "assez difficile": 2,
        "difficile": 2, "tres difficile": 1,
        "strongly agree": 5, "agree": 4, "disagree": 2, "strongly disagree": 1,
        "neither agree nor disagree": 3, "tout a fait d accord": 5, "d accord": 4,
        "plutot d accord": 4, "pas d accord": 2, "plutot pas d accord": 2,
        "pas du tout d accord": 1, "ni d accord ni pas d accord": 3,
    },
)  # fmt: skip


@dataclass(frozen=True)
class Answer:
    """What a cell says before its scale is known."""

    number: float = math.nan
    out_of: int = 0
    """The highest answer, where the cell says it; 0: it does not."""
    word: str = ""
    """Folded; empty where a number stands alone."""
    day: tuple[int, int] | None = None
    """Its numbers, where a spreadsheet has made a day of `4/5`."""

    def out_of_day(self, highest: int) -> float:
        """Return the score that became a day; NaN where the scale has another end."""
        found = [] if self.day is None else [*self.day]
        if highest not in found:
            return math.nan
        found.remove(highest)
        return float(found[0]) if found[0] <= highest else math.nan


@lru_cache(SAID)
def answer_in(text: str) -> Answer:
    """Return what a cell says: a number, perhaps of so many, a word, or both."""
    if day := _day_in(text):
        return Answer(day=day)
    if stars := STARS.fullmatch(text.replace("\ufe0f", "")):
        return Answer(float(len(stars[1])), len(stars[0]) if stars[2] else 0)
    plain = COUNTED.sub("", text)
    number = float(NUMBERS.get(folded(plain), number_in(plain)))
    if found := OUT_OF.fullmatch(plain):
        return Answer(float(found[1]), int(found[2]))
    return _with_word(text) if math.isnan(number) else Answer(number)


def _with_word(text: str) -> Answer:
    if found := NUMBER_FIRST.fullmatch(text):
        return Answer(float(found[1]), word=folded(found[2]))
    if found := WORD_FIRST.fullmatch(text):
        return Answer(float(found[2]), word=folded(found[1]))
    return Answer(word=folded(text))


def _day_in(text: str) -> tuple[int, int] | None:
    """Return the numbers of day and month, in whichever order."""
    if found := YEAR_FIRST.fullmatch(text):
        return int(found[2]), int(found[3])
    if found := YEAR_LAST.fullmatch(text):
        return int(found[1]), int(found[2])
    words = folded(text)
    if found := DAY_THEN_MONTH.fullmatch(words):
        return int(found[1]), MONTH_NAMES[found[2]]
    if found := MONTH_THEN_DAY.fullmatch(words):
        return MONTH_NAMES[found[1]], int(found[2])
    return None


def says_nothing(text: str) -> bool:
    """Tell whether a cell says that nobody answered, as in `N/A` or `9 - No answer`."""
    return folded(text) in NO_ANSWER or answer_in(text).word in NO_ANSWER


def number_of(scale: Scale, text: str) -> float:
    """Return the number that a text stands for on a scale; NaN for none.

    Beside a digit the word decides, on a scale of words. A day is the score of which a
    spreadsheet has made it.
    """
    if word := word_on(scale, text):
        return float(scale.words[word])
    said = answer_in(text)
    if said.day:
        return said.out_of_day(scale.highest)
    return said.number if said.out_of in {0, scale.highest} else math.nan


def is_on(scale: Scale, text: str) -> bool:
    """Tell whether a text is an answer on the scale."""
    number = number_of(scale, text)
    return scale.lowest <= number <= scale.highest and number.is_integer()


def speaks(scale: Scale, texts: Iterable[str]) -> bool:
    """Tell whether answers are given as the scale's words."""
    return any(word_on(scale, text) for text in texts)


def word_on(scale: Scale, text: str) -> str:
    """Return the scale's word that a text says, folded; empty for none."""
    words = (folded(text), answer_in(text).word)
    return next((word for word in words if word in scale.words), "")
