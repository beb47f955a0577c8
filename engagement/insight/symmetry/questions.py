"""Every question of staff beside every score of customers, told of all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.insight.cache import cached
from engagement.insight.series.measures_in_use import shown_metrics, staff_measures
from engagement.insight.series.periods import customer_figures
from engagement.insight.series.sides import (
    COUNTS,
    counts_of,
    published_mean,
    staff_side,
)
from engagement.insight.series.spans import RUN, Span, span_until
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Direction, Withheld
from engagement.statistics.ties import Thirds, Tie, least_seen, thirds, ties


@dataclass(frozen=True)
class Pair:
    """A question of staff and a score of customers, and how they go together."""

    question: str
    metric: str
    found: Tie | Withheld
    thirds: Thirds | Withheld

    @property
    def is_mirror(self) -> bool:
        """Whether staff and customers are asked the same."""
        return self.question == self.metric

    @property
    def is_clear(self) -> bool:
        found = self.found
        return isinstance(found, Tie) and found.direction is not Direction.UNCLEAR


@dataclass(frozen=True)
class QuestionGrid:
    """The pairs of these weeks, question by question."""

    span: Span
    questions: tuple[str, ...]
    metrics: tuple[str, ...]
    pairs: tuple[Pair, ...]

    @property
    def shown(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.found.is_shown)

    @property
    def clear(self) -> tuple[Pair, ...]:
        """The pairs that go together, or against each other, beyond chance."""
        return tuple(pair for pair in self.pairs if pair.is_clear)

    @property
    def mirrors(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.shown if pair.is_mirror)

    @property
    def teams(self) -> int:
        """Of the pair with most of them."""
        found = [pair.found for pair in self.pairs]
        return max(one.correlation.teams for one in found if isinstance(one, Tie))

    @property
    def least_seen(self) -> float:
        return least_seen(self.teams, len(self.shown))

    def of(self, question: str, metric: str) -> Pair | None:
        return next(
            (p for p in self.pairs if (p.question, p.metric) == (question, metric)),
            None,
        )


def question_grid(session: Session, this_week: int, blanks: Blanks) -> QuestionGrid:
    """Compare teams with none below over half a year, once for the same data."""
    teams = people.lowest(people.nodes(session))
    regions = {id_: node.parent_id for id_, node in teams.items()}
    key = "question grid", this_week, tuple(regions.items()), blanks
    return cached(session, key, lambda: _read(session, this_week, regions, blanks))


def _read(
    session: Session,
    this_week: int,
    regions: Mapping[int, int | None],
    blanks: Blanks,
) -> QuestionGrid:
    span = span_until(session, bank.MOBILISATION, this_week, RUN)
    ids = list(regions)
    questions = [q for q in staff_measures(session) if q != bank.MOBILISATION]
    metrics = shown_metrics(session)
    used = set(customers.metrics_in_use(session))
    mirrored = [q for q in questions if q in used and q in DIMENSIONS]
    staff = {q: _staff_levels(session, ids, span, q, blanks) for q in questions}
    scores = {m: _scores(session, ids, span, m) for m in (*metrics, *mirrored)}
    return compare(span, pd.DataFrame(staff), pd.DataFrame(scores), pd.Series(regions))


def compare(
    span: Span, staff: pd.DataFrame, scores: pd.DataFrame, regions: pd.Series
) -> QuestionGrid:
    """Compare every question with every score, and what both sides are asked.

    staff, scores: index `team`, a column for each question and metric, NaN where there
    is no figure; a column of scores named as one of staff's stands beside that alone.
    regions: the team above each team.
    """
    metrics = [one for one in scores if one not in DIMENSIONS]
    names = [
        (question, metric)
        for question in staff
        for metric in (*metrics, *([question] if question in scores else []))
    ]
    values = [(staff[q].to_numpy(), scores[m].to_numpy()) for q, m in names]
    found = ties(values, regions[staff.index].fillna(0).to_numpy())
    pairs = (
        Pair(question, metric, tie, thirds(*both))
        for (question, metric), tie, both in zip(names, found, values, strict=True)
    )
    return QuestionGrid(span, tuple(staff), tuple(metrics), tuple(pairs))


def _staff_levels(
    session: Session, ids: Sequence[int], span: Span, question: str, blanks: Blanks
) -> pd.Series:
    side = staff_side(session, ids, span, question, blanks)
    return published_mean(side["share"], side["variance"])["mean"]


def _scores(session: Session, ids: Sequence[int], span: Span, metric: str) -> pd.Series:
    rows = customers.scores(session, metric, None, span.first, span.last)
    counts = counts_of(rows, ["team", "week"]).groupby("team")[COUNTS].sum()
    values, _variances = customer_figures(metric, counts.reindex(ids, fill_value=0.0))
    return pd.Series(values, ids)
