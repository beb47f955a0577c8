"""How much of mobilisation goes with each question, over the whole company."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.series.spans import Span
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics import drivers
from engagement.statistics.drivers import Drivers, Measured
from engagement.statistics.findings import (
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)

YEAR = 52
TOGETHER = 2
"""Dimensions of a pulse that is weighed: one alone would get what two share."""


@dataclass(frozen=True)
class Importance:
    """The weight of each question, as far as it is known."""

    is_shown: ClassVar[bool] = True

    of: Mapping[str, Measured]
    ballots: int
    """At least so many, as published."""
    pulses: int


def importance(session: Session, teams: int, last_week: int) -> Importance | Withheld:
    """Weigh the questions over a year of pulses; once for the same data.

    `teams` is how many there are, more than answered if anything: that widens the
    intervals.
    """
    return cached(
        session,
        ("importance", teams, last_week),
        lambda: _importance(session, teams, last_week),
    )


def _importance(session: Session, teams: int, last_week: int) -> Importance | Withheld:
    """Weigh the questions of each turn beside one another, and put the turns together.

    Only questions of one pulse have correlations; a question of several turns takes
    the mean of its weights, by ballots.
    """
    span = Span(last_week - YEAR + 1, last_week)
    found = pulses.company_statistics_between(session, span.first, span.last)
    ballots = _ballots(session, {q for one in found for q in one.questions}, span)
    turns: dict[tuple[str, ...], list[tuple[Numbers, int]]] = defaultdict(list)
    for one in found:
        asked = tuple(q for q in bank.DIMENSIONS if q in one.questions)
        if len(asked) < TOGETHER:
            continue
        matrix = _with_mobilisation(one.questions, one.correlations, asked)
        counts = [ballots.get((q, one.week), 0) for q in one.questions]
        turns[asked].append((matrix, min(counts)))
    weighed = {
        asked: drivers.drivers(
            [matrix for matrix, _ in pulses_],
            [count for _, count in pulses_],
            [teams] * len(pulses_),
        )
        for asked, pulses_ in turns.items()
    }
    return _together(weighed)


def _together(
    weighed: Mapping[tuple[str, ...], Drivers | Withheld],
) -> Importance | Withheld:
    parts: dict[str, list[tuple[int, Measured]]] = defaultdict(list)
    shown = {a: one for a, one in weighed.items() if isinstance(one, Drivers)}
    for asked, one in shown.items():
        for question, weight in zip(asked, one.weights, strict=True):
            parts[question].append((one.ballots, weight))
    if not parts:
        refused = [one for one in weighed.values() if isinstance(one, Withheld)]
        few = Withheld(WithheldReason.TOO_FEW_BALLOTS, 0, drivers.LEAST_BALLOTS)
        return refused[0] if refused else few
    return Importance(
        {q: _mean(parts[q]) for q in bank.DIMENSIONS if q in parts},
        sum(one.ballots for one in shown.values()),
        sum(one.pulses for one in shown.values()),
    )


def _mean(parts: Sequence[tuple[int, Measured]]) -> Measured:
    """Average weights of different pulses, whose errors are apart."""
    ballots = sum(count for count, _ in parts)
    shares = [count / ballots for count, _ in parts]
    weighed = list(zip(shares, (one for _, one in parts), strict=True))
    value = sum(share * one.value for share, one in weighed)
    below = math.hypot(*(w * (one.interval.low - one.value) for w, one in weighed))
    above = math.hypot(*(w * (one.interval.high - one.value) for w, one in weighed))
    return Measured(value, Interval(max(0.0, value - below), value + above))


def _with_mobilisation(
    questions: Sequence[str],
    correlations: Sequence[Sequence[float]],
    asked: Sequence[str],
) -> Numbers:
    """Return the correlations of what is asked, mobilisation last."""
    scale = [q for q in questions if q in bank.WEEKLY]
    order = [*asked, *scale]
    matrix = pd.DataFrame(correlations, questions, questions).loc[order, order]
    return drivers.with_criterion(matrix, range(len(asked), len(order)))


def _ballots(
    session: Session, questions: set[str], span: Span
) -> dict[tuple[str, int], int]:
    """Return the least number of people behind a question in a week.

    Weights of the whole company: fifty stand behind each, so nobody has blanks there.
    """
    root = people.root(session)
    ids = [root.id] if root else []
    return {
        (question, row[1]): row[3]
        for question in questions
        for row in pulses.team_figures(
            session, ids, question, span.first, span.last, blanks=NO_BLANKS
        )
    }
