"""What all teams say of one measure, week by week, as means of answers from 0 to 1.

A week of fewer than five customers has no figure, as on every page.
Staff shares are that already; so is a customers' metric but the net one, whose answers
are 0, ½ or 1.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers.metrics import estimates
from engagement.insight.series.sides import (
    customer_side,
    single_answers,
    staff_side,
)
from engagement.insight.series.spans import Span
from engagement.measures import DIMENSIONS, is_net
from engagement.pulses import bank
from engagement.pulses.queries import Blanks
from engagement.statistics.effect import WeeklyFigures


@dataclass(frozen=True, eq=False)
class MeasureWeeks:
    """The weeks in which any team has a figure: three frames, teams by weeks."""

    measure: str
    figures: pd.DataFrame
    answers: pd.DataFrame
    weights: pd.DataFrame

    @property
    def weeks(self) -> list[int]:
        return list(self.figures.columns)

    def of(self, teams: Sequence[int], weeks: Sequence[int]) -> WeeklyFigures:
        rows = self.figures.index.get_indexer(teams)
        columns = self.figures.columns.get_indexer(weeks)
        parts = (self.figures, self.answers, self.weights)
        return WeeklyFigures(*(one.to_numpy()[rows][:, columns] for one in parts))


def is_of_staff(measure: str) -> bool:
    return measure == bank.MOBILISATION or measure in DIMENSIONS


def measure_weeks(
    session: Session, teams: Sequence[int], measure: str, span: Span, blanks: Blanks
) -> MeasureWeeks:
    """Read what these teams say of a measure, as far as a reader may see it."""
    if is_of_staff(measure):
        found = of_staff(measure, staff_side(session, teams, span, measure, blanks))
    else:
        found = of_customers(measure, customer_side(session, teams, span, measure))
    return found


def of_staff(measure: str, side: pd.DataFrame) -> MeasureWeeks:
    """Lay out a staff's side; every week counts for as much."""
    share = side["share"].dropna(axis=1, how="all")
    answers = single_answers(side)[share.columns]
    return MeasureWeeks(measure, share, answers, share * 0 + 1)


def of_customers(metric: str, side: pd.DataFrame) -> MeasureWeeks:
    """Lay out a customers' side; every customer counts for as much.

    Answers of ½ vary less, so a net figure is as sure as that of more answers.
    """
    n = side["n"].where(side["n"] >= estimates.LEAST).dropna(axis=1, how="all")
    weeks = n.columns
    parts = (n, side["favourable"][weeks], side["unfavourable"][weeks])
    values = pd.DataFrame(estimates.values(metric, *parts), n.index, weeks)
    sure = 1.0
    if is_net(metric):
        values = (values / 100 + 1) / 2
        sure = _surer(*parts)
    return MeasureWeeks(metric, values, n * sure, n)


def _surer(n: pd.DataFrame, good: pd.DataFrame, bad: pd.DataFrame) -> float:
    """Return as how many answers of 0 or 1 one of 0, ½ or 1 is as sure, for all."""
    total = n.sum().sum() or 1.0
    for_, against = (one[n.notna()].sum().sum() / total for one in (good, bad))
    mean = (for_ - against + 1) / 2
    spread = mean * (1 - mean)
    own = spread - (1 - for_ - against) / 4
    return float(spread / own) if own > 0 else 1.0
