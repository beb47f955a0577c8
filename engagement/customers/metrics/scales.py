"""The answers that customers choose from, as numbers or as words."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from engagement.customers.files.numbers import number_in
from engagement.customers.files.words import folded

LEADING = re.compile(r"([0-9]{1,2})(?:\s*[-–:=(].*|\s*/\s*[0-9]{1,2})", re.DOTALL)
"""As in `5 - Very satisfied` or `9/10`."""


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
    silent: frozenset[str] = frozenset()
    """Words that say that nobody answered."""

    def is_favourable(self, score: int) -> bool:
        return score >= self.favourable_from

    def is_unfavourable(self, score: int) -> bool:
        return score <= self.unfavourable_to

    def upright(self, score: int) -> int:
        """Return the score on a scale whose highest number is the best answer."""
        return self.lowest + self.highest - score if self.is_turned else score


def _points(highest: int, unfavourable_to: int, *, is_turned: bool = False) -> Scale:
    """Return a scale from 1 whose top two are favourable."""
    key = f"1-{highest}-low" if is_turned else f"1-{highest}"
    return Scale(key, 1, highest, highest - 1, unfavourable_to, is_turned=is_turned)


TEN = Scale("0-10", 0, 10, 9, 6)
FIVE, SEVEN, ONE_TO_TEN = _points(5, 2), _points(7, 3), _points(10, 6)
FIVE_LOW, SEVEN_LOW = _points(5, 2, is_turned=True), _points(7, 3, is_turned=True)
UNANSWERED = frozenset({"offered", "unoffered", "not offered", "no response"})
TWO_WORDS = Scale(
    "good-bad", 0, 1, 1, 0,
    words={
        "good": 1, "bad": 0, "good with comment": 1, "bad with comment": 0,
        "positive": 1, "negative": 0, "yes": 1, "no": 0, "oui": 1, "non": 0,
        "bien": 1, "mal": 0, "bon": 1, "mauvais": 0, "satisfied": 1, "unsatisfied": 0,
        "dissatisfied": 0, "satisfait": 1, "insatisfait": 0, "bonne": 1, "mauvaise": 0,
    },
    silent=UNANSWERED,
)  # fmt: skip
THREE_WORDS = Scale(
    "great-okay-bad", 1, 3, 3, 1,
    words={
        "great": 3, "okay": 2, "ok": 2, "bad": 1, "not good": 1, "happy": 3,
        "neutral": 2, "unhappy": 1, "awesome": 3, "just okay": 2, "positive": 3,
        "negative": 1, "super": 3, "moyen": 2, "genial": 3, "mauvais": 1,
    },
    silent=UNANSWERED,
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
        "strongly agree": 5, "agree": 4, "disagree": 2, "strongly disagree": 1,
        "neither agree nor disagree": 3, "tout a fait d accord": 5, "d accord": 4,
        "plutot d accord": 4, "pas d accord": 2, "plutot pas d accord": 2,
        "pas du tout d accord": 1, "ni d accord ni pas d accord": 3,
    },
    silent=UNANSWERED,
)  # fmt: skip


def number_of(scale: Scale, text: str) -> float:
    """Return the number that a text stands for on a scale; NaN for none."""
    word = scale.words.get(folded(text))
    if word is not None:
        return float(word)
    number = number_in(text)
    if math.isnan(number) and (found := LEADING.fullmatch(text)):
        return float(found[1])
    return number


def holds(scale: Scale, texts: Iterable[str]) -> bool:
    """Tell whether every text is an answer on the scale, or says that there is none."""
    return all(
        folded(text) in scale.silent
        or scale.lowest <= number_of(scale, text) <= scale.highest
        for text in texts
    )


def speaks(scale: Scale, texts: Iterable[str]) -> bool:
    """Tell whether answers are given as the scale's words."""
    return any(folded(text) in scale.words for text in texts)
