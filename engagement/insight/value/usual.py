"""The assumptions that stand before anybody changes one, and where each is from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.customers.metrics import estimates
from engagement.insight.series.spans import Span
from engagement.statistics.value import Range

SATISFACTION = "csat"
"""The one metric that says how many are dissatisfied, in the words of the page."""
YEAR = 52


class Origin(StrEnum):
    """Where an assumption is from."""

    SCORES = "scores"  # the company's own customers
    DIRECTORY = "directory"  # the people in it
    FIELD = "field"  # often quoted, nobody knows after whom
    EXAMPLE = "example"  # so that there is something to see
    OWN = "own"  # somebody wrote it


@dataclass(frozen=True)
class Usual:
    """An assumption: shares from 0 to 1, everything else as it is."""

    range: Range
    origin: Origin


@dataclass(frozen=True)
class Known:
    """What the company's customers say of a year."""

    span: Span
    answers: int
    dissatisfied: Range
    satisfied: Range


def _of_field(most: float) -> Usual:
    """Return a figure of the field as the most, and half of it as the least.

    Nobody says how it was found, and what is quoted most is seldom the smallest.
    """
    return Usual(Range(most / 2, most), Origin.FIELD)


def _example(low: float, high: float) -> Usual:
    return Usual(Range(low, high), Origin.EXAMPLE)


ALWAYS: Mapping[str, Usual] = {
    "customers": _example(1_000, 1_000),
    "dissatisfied": _example(0.05, 0.15),
    "satisfied": _example(0.70, 0.85),
    "never_again": _of_field(0.90),
    "treated": _of_field(2 / 3),
    "price": _example(100, 200),
    "tells_good": _of_field(8),
    "tells_ill": _of_field(22),
    "staff": _example(100, 100),
    "leaving": _example(0.10, 0.20),
    "replacing": _example(5_000, 15_000),
}
"""In the order of the page."""


def usual(found: Known | None, number: int) -> dict[str, Usual]:
    """Return every assumption; number: the people of the directory."""
    own = dict(ALWAYS)
    if found:
        own["dissatisfied"] = Usual(found.dissatisfied, Origin.SCORES)
        own["satisfied"] = Usual(found.satisfied, Origin.SCORES)
    if number:
        own["staff"] = Usual(Range(number, number), Origin.DIRECTORY)
    return own


def known(session: Session) -> Known | None:
    """Read the last year of satisfaction; None: too few, or nobody says how many.

    A file may say how many were satisfied and leave out how many were dissatisfied,
    which counts as none. So a team's moment with nobody dissatisfied in a whole year,
    and not everybody satisfied, is left out.
    """
    last = customers.last_week(session, SATISFACTION)
    if last is None:
        return None
    year = Span(last - YEAR + 1, last)
    weeks = customers.company_weeks(session, SATISFACTION, year.first, last)
    rows = customers.stretches(session, SATISFACTION, [year.first], last)
    told = [row[3:] for row in rows if row[5] or row[4] == row[3]]
    n, satisfied, dissatisfied = (sum(row[part] for row in told) for part in range(3))
    if n < estimates.LEAST:
        return None
    span = Span(min(week[0] for week in weeks), last)
    return Known(span, round(n), _share(dissatisfied, n), _share(satisfied, n))


def _share(count: float, n: float) -> Range:
    found = estimates.csat(count, round(n))
    return Range(found.low, found.high)
