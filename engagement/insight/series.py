"""Both sides on the same weeks: of all teams as arrays, of one team as a line.

Arrays have a row for each team and a column for each week; a share that was not
published is NaN in them, and never leaves this package as such.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np
from numpy.typing import NDArray
from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.customers.metrics import estimates
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Indices, Numbers, Withheld, WithheldReason, Z

WINDOWS = (4, 12, 26)
STAFF = ("share", "variance", "low", "high", "is_blank")
COUNTS = ("n", "favourable", "unfavourable")
RUN = 26
"""Weeks of a line, and at least those behind what is said over time."""
Kinds = np.dtype[np.void]
FIGURE: Kinds = np.dtype("i8,i8,f8,f8,f8,f8")
SCORE: Kinds = np.dtype("i8,i8,f8,f8,f8")
MARK: Kinds = np.dtype("i8,i8,f8")


@dataclass(frozen=True)
class Shown:
    """A value, where it may lie with 95 % confidence, and how many stand behind it."""

    is_shown: ClassVar[bool] = True

    value: float
    low: float
    high: float
    least: int
    most: int


Result = Shown | Withheld


@dataclass(frozen=True)
class Span:
    """Weeks from the first to the last, both inside."""

    first: int
    last: int

    def __len__(self) -> int:
        return self.last - self.first + 1

    @property
    def weeks(self) -> range:
        return range(self.first, self.last + 1)

    def end(self, length: int) -> "Span":
        """Return the last weeks of these."""
        return Span(max(self.first, self.last - length + 1), self.last)


@dataclass(frozen=True)
class Sides:
    """Published shares, their variances and customer counts of teams, week by week."""

    team_ids: NDArray[np.int64]
    span: Span
    metric: str
    share: Numbers
    variance: Numbers
    low: Numbers
    """Lowest number of respondents; NaN where nothing was published."""
    high: Numbers
    is_blank: NDArray[np.bool]
    """Where a figure holds the reader's own answers, and is withheld from them."""
    n: Numbers
    favourable: Numbers
    unfavourable: Numbers
    company_counts: Numbers
    """Customers, favourable, unfavourable by week, over every team that has any."""

    def end(self, length: int) -> "Sides":
        """Return the last weeks of these."""
        kept = {
            name: getattr(self, name)[..., -length:]
            for name in (*STAFF, *COUNTS, "company_counts")
        }
        return replace(self, span=self.span.end(length), **kept)


def span_until(session: Session, staff: str, this_week: int, weeks: int | None) -> Span:
    """Return the weeks up to the last staff figure; without any, up to this week."""
    first, last = pulses.first_week(session, staff), pulses.last_week(session, staff)
    last = min(this_week if last is None else last, this_week)
    first = min(last if first is None else first, last)
    return Span(first if weeks is None else last - weeks + 1, last)


def sides(  # noqa: PLR0913 - each names one thing to read
    session: Session,
    team_ids: Sequence[int],
    span: Span,
    *,
    staff: str,
    customer: str,
    blanks: Blanks,
    moment: str | None = None,
) -> Sides:
    """Read both sides of these teams; other teams' customers count for the company."""
    share, variance, low, high = staff_side(session, team_ids, span, staff, blanks)
    rows = customers.scores(session, customer, moment, span.first, span.last)
    scores = _columns(rows, SCORE)
    n, favourable, unfavourable = _Cells(team_ids, span).added_up(scores)
    weeks = scores[1] - span.first
    return Sides(
        team_ids=np.asarray(team_ids),
        span=span,
        metric=customer,
        share=share,
        variance=variance,
        low=low,
        high=high,
        is_blank=marked(team_ids, span, blanks),
        n=n,
        favourable=favourable,
        unfavourable=unfavourable,
        company_counts=np.stack(
            [np.bincount(weeks, column, len(span)) for column in scores[2:]]
        ),
    )


def staff_side(
    session: Session,
    team_ids: Sequence[int],
    span: Span,
    question: str,
    blanks: Blanks,
) -> tuple[Numbers, Numbers, Numbers, Numbers]:
    """Return shares, their variances, and respondents from and to; each (K, W)."""
    rows = pulses.figures(session, question, span.first, span.last, blanks)
    share, low, high, rounding = _Cells(team_ids, span).filled(_columns(rows, FIGURE))
    return share, share_variance(share, (low + high) / 2, rounding), low, high


def marked(team_ids: Sequence[int], span: Span, blanks: Blanks) -> NDArray[np.bool]:
    """Return where the blanks of a reader are, (K, W)."""
    marks = [(team, week, 1.0) for team, week in blanks if week in span.weeks]
    [is_blank] = _Cells(team_ids, span).added_up(_columns(marks, MARK))
    found: NDArray[np.bool] = is_blank > 0
    return found


def _columns(rows: Iterable[tuple[float, ...]], kinds: Kinds) -> list[Numbers]:
    table: NDArray[np.void] = np.fromiter(rows, kinds)
    return [table[name] for name in kinds.names or ()]


class _Cells:
    """Where a team and a week stand in the arrays."""

    def __init__(self, team_ids: Sequence[int], span: Span) -> None:
        self._shape = len(team_ids), len(span)
        self._first = span.first
        # By id, since a look into an array is quicker than a search; the last place
        # is for ids beyond.
        self._rows = np.full(max(team_ids, default=0) + 2, -1)
        self._rows[list(team_ids)] = np.arange(len(team_ids))

    def filled(self, columns: list[Numbers]) -> Numbers:
        """Put the values of each column where they belong; NaN elsewhere."""
        inside, cell = self._of(columns)
        filled = np.full((len(columns) - 2, *self._shape), np.nan)
        filled.reshape(len(filled), -1)[:, cell] = [c[inside] for c in columns[2:]]
        return filled

    def added_up(self, columns: list[Numbers]) -> Numbers:
        """Add up the values of each column; 0 where there are none."""
        inside, cell = self._of(columns)
        size = self._shape[0] * self._shape[1]
        sums = np.array([np.bincount(cell, c[inside], size) for c in columns[2:]])
        return sums.reshape(len(sums), *self._shape)

    def _of(self, columns: list[Numbers]) -> tuple[NDArray[np.bool], Indices]:
        """Return which rows are of these teams, and the cell of each of those."""
        row = self._rows[np.minimum(columns[0], len(self._rows) - 1)]
        inside = row >= 0
        week = columns[1][inside].astype(np.intp) - self._first
        return inside, row[inside] * self._shape[1] + week


def share_variance(share: Numbers, n: Numbers, rounding: Numbers) -> Numbers:
    """Return p̃(1 - p̃)/n + rounding, with p̃ = (np + 2)/(n + 4).

    Agresti and Coull's p̃ (The American Statistician 52 (1998) 119) keeps a share of
    0 or 1 from looking certain.
    """
    drawn = (n * share + 2) / (n + 4)
    return drawn * (1 - drawn) / n + rounding


def published_mean(share: Numbers, variance: Numbers) -> tuple[Numbers, Numbers]:
    """Return the mean of what was published in each row, and its standard error.

    NaN for a row without anything published.
    """
    known = ~np.isnan(share)
    weeks = known.sum(axis=-1)
    with np.errstate(invalid="ignore"):
        mean = np.where(known, share, 0).sum(axis=-1) / weeks
        error = np.sqrt(np.where(known, variance, 0).sum(axis=-1)) / weeks
    return mean, error


def staff_line(
    rows: Iterable[pulses.FigureRow], span: Span, blank: Collection[int]
) -> list[Result]:
    """Return one team's figure for each week, or why there is none.

    blank: the weeks in which the reader may not see it.
    """
    line: list[Result] = [no_figure(is_blank=week in blank) for week in span.weeks]
    for _team, week, share, low, high, rounding in rows:
        middle = np.array((low + high) / 2)
        variance = share_variance(np.array(share), middle, np.array(rounding))
        line[week - span.first] = shown_share(share, float(variance) ** 0.5, low, high)
    return line


def shown_share(share: float, error: float, low: int, high: int) -> Shown:
    reach = Z * error
    return Shown(share, max(0.0, share - reach), min(1.0, share + reach), low, high)


def customer_line(
    metric: str, rows: Iterable[customers.WeekRow], span: Span
) -> list[Result]:
    line: list[Result] = [Withheld(WithheldReason.NO_CUSTOMERS) for _ in span.weeks]
    for week, n, favourable, unfavourable in rows:
        line[week - span.first] = customer_value(metric, n, favourable, unfavourable)
    return line


def customer_value(
    metric: str, n: float, favourable: float, unfavourable: float
) -> Result:
    count = round(n)
    if count == 0:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    found = estimates.estimate(metric, count, favourable, unfavourable)
    if isinstance(found, estimates.TooFew):
        return Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=found.least)
    return Shown(found.value, found.low, found.high, count, count)


def pooled(metric: str, rows: Iterable[customers.WeekRow], span: Span) -> Result:
    """Return the customer value over all these weeks together."""
    inside = [row[1:] for row in rows if row[0] in span.weeks]
    return customer_value(metric, *np.sum([(0, 0, 0), *inside], axis=0))


def no_figure(*, is_blank: bool) -> Withheld:
    return Withheld(
        WithheldReason.OWN_ANSWERS if is_blank else WithheldReason.NOT_PUBLISHED
    )


def staff_mean(
    rows: Iterable[pulses.FigureRow], span: Span, blank: Collection[int]
) -> Result:
    """Return the mean over the published weeks; their errors are independent."""
    inside = [row[2:] for row in rows if row[1] in span.weeks]
    if not inside:
        return no_figure(is_blank=any(week in blank for week in span.weeks))
    share, low, high, rounding = np.array(inside).T
    variance = share_variance(share, (low + high) / 2, rounding)
    mean, error = published_mean(share, variance)
    return shown_share(float(mean), float(error), int(low.min()), int(high.max()))
