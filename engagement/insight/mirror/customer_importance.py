"""What matters to customers, beside how well it goes: what to work on for them."""

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.cache import cached
from engagement.insight.drawings import Crosses, crosses
from engagement.insight.mirror.mirror import Mirror
from engagement.insight.series.measures_in_use import main_metric
from engagement.insight.series.periods import PERIOD, customer_figures
from engagement.insight.series.sides import counts_of
from engagement.insight.series.spans import Span
from engagement.insight.series.team_weeks import pool, team_scores
from engagement.insight.shown import Shown
from engagement.measures import DIMENSIONS, IMPORTANCE
from engagement.people import queries as people
from engagement.statistics import priorities
from engagement.statistics.drivers import Drivers, Measured, drivers
from engagement.statistics.findings import Interval, Withheld, Z
from engagement.statistics.importance_performance import (
    Advice,
    ImportancePerformance,
    importance_performance,
)

MOST_TEAMS = 200
"""From so many the weights are known well enough; of more, a part is read."""
ROUNDS = 8
"""Of taking out the means of teams and periods in turns; soon nothing changes."""


@dataclass(frozen=True)
class CustomerPriority:
    """A dimension: how much it matters to customers, and how well it goes."""

    number: int
    """That of its cross."""
    dimension: str
    importance: Measured
    performance: Shown
    advice: Advice
    chance: float
    """To be among the two that matter most and please least."""

    @property
    def gap(self) -> Measured:
        """Importance less performance, where both are shares of customers."""
        value = self.importance.value - self.performance.value
        sides = self.importance, _measured(self.performance)
        reach = Z * math.hypot(*(side.interval.error for side in sides))
        return Measured(value, Interval(value - reach, value + reach))


@dataclass(frozen=True)
class CustomerPriorities:
    """Dimensions, those to work on first for customers at the top."""

    rows: tuple[CustomerPriority, ...]
    axes: tuple[float, float]
    derived: Drivers | None
    """None: customers were asked how much each matters."""
    criterion: str
    """The score from which it is derived."""

    def drawing(self) -> Crosses:
        return crosses(
            [row.importance for row in self.rows],
            [_measured(row.performance) for row in self.rows],
            self.axes,
        )


def customer_priorities(session: Session, of: Mirror) -> CustomerPriorities | None:
    """Tell what to work on for customers, from the company's mirror, once for its data.

    How much each matters is what customers said of that, or else how much their main
    score goes with it. None: neither is known of three dimensions.
    """
    key = "customer priorities", of.span
    return cached(session, key, lambda: _read(session, of))


def _read(session: Session, of: Mirror) -> CustomerPriorities | None:
    used, criterion = set(customers.metrics_in_use(session)), main_metric(session)
    shown = {row.dimension: row.customers for row in of.rows}
    goes = {one: value for one in DIMENSIONS if isinstance(value := shown[one], Shown)}
    rated = _ratings(session, of.span, used, goes)
    if len(rated) >= priorities.LEAST_QUESTIONS:
        return _placed(rated, goes, None, criterion)
    if len(goes) < priorities.LEAST_QUESTIONS or criterion not in used:
        return None
    found = _derived(session, [*goes, criterion], of.span)
    if isinstance(found, Withheld):
        return None
    importance = dict(zip(goes, found.weights, strict=True))
    return _placed(importance, goes, found, criterion)


def _ratings(
    session: Session, span: Span, used: Collection[str], dimensions: Collection[str]
) -> dict[str, Measured]:
    """Return the share of customers to whom each of these matters, where asked."""
    root, found = people.root(session), {}
    for metric, of in IMPORTANCE.items():
        if root and metric in used and of in dimensions:
            value = pool(metric, team_scores(session, root, metric, span))
            if isinstance(value, Shown):
                found[of] = _measured(value)
    return found


def _derived(
    session: Session, metrics: Sequence[str], span: Span
) -> Drivers | Withheld:
    """Weigh the dimensions by how much the last metric goes with them.

    Of a team in four weeks, beside its other months and beside the other teams in the
    same; so that neither a good team nor a good month is taken for what matters.
    """
    one_in = max(1, math.ceil(len(people.links(session)) / MOST_TEAMS))
    cells = pd.DataFrame(
        {metric: _team_periods(session, metric, span, one_in) for metric in metrics}
    ).dropna()
    teams, periods = (cells.index.unique(level).size for level in (0, 1))
    for _ in range(ROUNDS):
        for level in (0, 1):
            cells = cells - cells.groupby(level=level).transform("mean")
    return drivers([cells.corr()], [len(cells)], [teams + periods - 1])


def _team_periods(session: Session, metric: str, span: Span, one_in: int) -> pd.Series:
    """Return figures of teams in periods of four weeks: index `team`, `period`."""
    periods = len(span) // PERIOD, PERIOD
    rows = customers.period_sums(session, metric, span.last, periods, one_in)
    sums = counts_of(rows, ["team", "period"])
    return pd.Series(customer_figures(metric, sums)[0], sums.index)


def _placed(
    importance: Mapping[str, Measured],
    goes: Mapping[str, Shown],
    derived: Drivers | None,
    criterion: str,
) -> CustomerPriorities | None:
    matters = list(importance.values())
    performance = [_measured(goes[one]) for one in importance]
    found = importance_performance(matters, performance)
    if not isinstance(found, ImportancePerformance):
        return None
    chances = priorities.company_chances(
        [[one.value] for one in performance],
        [[one.interval.error**2] for one in performance],
        [one.value for one in matters],
        [one.interval.error for one in matters],
    )
    columns = zip(importance, found.advice, chances.tolist(), strict=True)
    rows = sorted(columns, key=lambda row: -row[2])
    return CustomerPriorities(
        tuple(
            CustomerPriority(number, one, importance[one], goes[one], advice, chance)
            for number, (one, advice, chance) in enumerate(rows, 1)
        ),
        (found.mean_importance, found.mean_performance),
        derived,
        criterion,
    )


def _measured(shown: Shown) -> Measured:
    return Measured(shown.value, Interval(shown.low, shown.high))
