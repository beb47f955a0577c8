"""Numbers as French and English spreadsheets write them."""

import math
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from engagement.files.csv_file import is_formula

SAID = 50_000
"""Texts remembered; files repeat themselves."""
PLAIN = str.maketrans("−\u2012\u2013", "---", " \u00a0\u2009\u202f")
LONGEST_SCALE = 10
USUAL_MEAN = 5
"""Answers to NPS are no less on average."""
FOOTNOTE = re.compile(r"[*†‡¹²³⁴⁵⁶⁷⁸⁹]{1,3}$")
"""Marks behind a number that are no part of it."""
SIGN = "%"
LESS = re.compile(r"\(([0-9.,'’]+)\)|([0-9.,'’]+)-")
"""Less than nothing, as accountants and SAP write it."""
APOSTROPHES = re.compile(r"[+-]?[0-9]{1,3}(['’][0-9]{3})+([.,][0-9]{1,20})?")
NUMBER = re.compile(r"[+-]?[0-9]{1,12}([.,][0-9]{1,20})?")
POINT_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,20})?")
COMMA_GROUPS = re.compile(r"[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]{1,20})?")


class Unit(StrEnum):
    """What a figure like 82 or 0.82 means."""

    UNCLEAR = ""
    PERCENT = "percent"
    SHARE = "share"  # 0.82 is 82 %
    MEAN = "mean"  # an average of points, of which no share can be had


@lru_cache(SAID)
def number_in(text: str, decimal: str = "") -> float:
    """Read a number written with a point or a comma; NaN for anything else.

    `decimal` settles whether 1,234 is more than a thousand; a fraction if it is empty.
    """
    plain = _plain(text)
    other = {",": POINT_GROUPS, ".": COMMA_GROUPS}.get(decimal)
    if other and other.fullmatch(plain):
        return _with_point(plain, decimal)
    if NUMBER.fullmatch(plain):
        return float(plain.replace(",", "."))
    for mark, groups in ((",", POINT_GROUPS), (".", COMMA_GROUPS)):
        if groups.fullmatch(plain):
            return _with_point(plain, mark)
    return math.nan


def _plain(text: str) -> str:
    """Return a number without blanks and footnotes, its sign in front."""
    plain = FOOTNOTE.sub("", text.translate(PLAIN))
    if plain.endswith("%)") and plain.startswith("("):
        plain = f"{plain[:-2]})"
    if found := LESS.fullmatch(plain):
        plain = f"-{found[1] or found[2]}"
    if APOSTROPHES.fullmatch(plain):
        plain = plain.replace("'", "").replace("’", "")
    return plain


def percentage_in(text: str, decimal: str = "") -> float:
    """Read what stands before a sign of percent; NaN where there is none."""
    plain = FOOTNOTE.sub("", text.strip()).rstrip()
    return number_in(plain[:-1], decimal) if plain.endswith(SIGN) else math.nan


def _with_point(plain: str, decimal: str) -> float:
    groups = "." if decimal == "," else ","
    return float(plain.replace(groups, "").replace(decimal, "."))


@lru_cache(SAID)
def count_in(text: str) -> float:
    """Read a whole number, in which every mark parts thousands."""
    plain = _plain(text)
    if POINT_GROUPS.fullmatch(plain) or COMMA_GROUPS.fullmatch(plain):
        marks = {mark for mark in plain if mark in ",."}
        if len(marks) == 1:
            return float(plain.replace(marks.pop(), ""))
    return number_in(text)


def decimal_of(texts: Iterable[str]) -> str:
    """Return the decimal mark that the numbers show; empty when they show none."""
    marks = {mark for text in texts if (mark := _mark_in(text.strip(" %\u00a0\u202f")))}
    return marks.pop() if len(marks) == 1 else ""


def _mark_in(text: str) -> str:
    found = re.fullmatch(r"[+−-]?[0-9]{1,12}([.,])[0-9]{1,2}", text)
    return found[1] if found else ""


def unit_of(values: Iterable[str], decimal: str = "", *, is_net: bool = False) -> Unit:
    """Tell what the figures of one metric, a net one or one of shares, seem to be.

    What is not PERCENT is a suspicion only. Figures with a sign are what they say.
    """
    bare_ones = [text for text in values if math.isnan(percentage_in(text))]
    numbers = [number_in(text, decimal) for text in bare_ones]
    known = {number for number in numbers if not math.isnan(number)}
    if is_net:
        return _net_unit(known)
    if any(0 < number < 1 for number in known) or {1} <= known <= {0, 1}:
        return Unit.SHARE
    is_mean = all(0 <= number <= LONGEST_SCALE for number in known)
    return Unit.MEAN if is_mean and known - {0} else Unit.PERCENT


def _net_unit(known: set[float]) -> Unit:
    """Tell what figures of NPS seem to be: few points, a share, or averages to 10."""
    if known - {0} and all(-1 <= number <= 1 for number in known):
        return Unit.SHARE
    is_mean = len(known) > 1 and any(number % 1 for number in known)
    if is_mean and all(USUAL_MEAN <= number <= LONGEST_SCALE for number in known):
        return Unit.MEAN
    return Unit.PERCENT


def bare(text: str) -> str:
    """Undo the guard of `tables.as_cell`, so that our own files can come back."""
    return text[1:] if text.startswith("'") and is_formula(text[1:]) else text
