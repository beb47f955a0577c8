"""What to work on first in a team: what mobilisation goes with, beside its figures."""

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.cache import cached
from engagement.insight.drawings import Crosses, crosses
from engagement.insight.series.spans import RUN, Span
from engagement.insight.series.team_weeks import ASKED, question_weeks, staff_mean
from engagement.insight.shown import Result, Shown
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics import drivers, priorities
from engagement.statistics.drivers import Drivers, Measured
from engagement.statistics.findings import (
    SEED,
    Interval,
    Numbers,
    Withheld,
    WithheldReason,
)
from engagement.statistics.priorities import Quadrant

YEAR = 52
TOGETHER = 2
"""Dimensions of a pulse that is weighed: one alone would get what two share."""


@dataclass(frozen=True)
class Importance:
    """How much of mobilisation goes with each question, over the whole company."""

    of: Mapping[str, Measured]
    ballots: int
    """At least so many, as published."""
    pulses: int


@dataclass(frozen=True)
class Priority:
    """A question in a team; its number is that of its cross."""

    number: int
    question: str
    importance: Measured
    favourable: Shown
    quadrant: Quadrant


@dataclass(frozen=True)
class TeamPriorities:
    """The questions of a team, those to work on first at the top."""

    is_shown: ClassVar[bool] = True
    draws: ClassVar[int] = drivers.DRAWS
    seed: ClassVar[int] = SEED

    rows: tuple[Priority, ...]
    without: tuple[str, ...]
    """Questions of which nothing is published for this team."""
    importance: Importance
    mean_importance: float
    mean_favourable: float

    @property
    def is_decided(self) -> bool:
        return any(row.quadrant is not Quadrant.UNDECIDED for row in self.rows)

    def by_quadrant(self) -> list[tuple[Quadrant, list[Priority]]]:
        """Return the rows of each quadrant that has any."""
        rows = {
            each: [row for row in self.rows if row.quadrant is each]
            for each in Quadrant
        }
        return [(quadrant, found) for quadrant, found in rows.items() if found]

    def drawing(self) -> Crosses:
        return crosses(
            [row.importance for row in self.rows],
            [_measure(row.favourable) for row in self.rows],
            (self.mean_importance, self.mean_favourable),
        )


def of_team(
    session: Session, team_id: int, teams: int, last_week: int, blanks: Blanks
) -> TeamPriorities | Withheld:
    """Place the questions of a team by importance and its own favourable shares."""
    found = importance(session, teams, last_week)
    if isinstance(found, Withheld):
        return found
    span = Span(last_week - RUN + 1, last_week)
    shares = {q: _share(session, team_id, q, span, blanks) for q in found.of}
    known = {q: one for q, one in shares.items() if isinstance(one, Shown)}
    if not known:
        return Withheld(WithheldReason.NOT_PUBLISHED)
    placed = priorities.priorities(
        [found.of[q] for q in known], [_measure(one) for one in known.values()]
    )
    if isinstance(placed, Withheld):
        return placed
    order = list(Quadrant)
    rows = sorted(
        zip(placed.quadrants, known.items(), strict=True),
        key=lambda row: order.index(row[0]),
    )
    return TeamPriorities(
        tuple(
            Priority(number, question, found.of[question], share, quadrant)
            for number, (quadrant, (question, share)) in enumerate(rows, 1)
        ),
        tuple(question for question in shares if question not in known),
        found,
        placed.mean_importance,
        placed.mean_favourable,
    )


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


def _share(
    session: Session, team_id: int, question: str, span: Span, blanks: Blanks
) -> Result:
    """Return the mean of the last four weeks in which a question was published."""
    weeks = question_weeks(session, team_id, question, span, blanks)
    return staff_mean(weeks.dropna().tail(ASKED), ())


def _measure(shown: Shown) -> Measured:
    return Measured(shown.value, Interval(shown.low, shown.high))
