"""The mirror of the company or of a team: a row for each dimension, and the index."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers import queries as customers
from engagement.insight.cache import cached
from engagement.insight.drawings import Marks, marks
from engagement.insight.series.periods import customer_figures
from engagement.insight.series.sides import COUNTS
from engagement.insight.series.spans import RUN, Span, span_until
from engagement.insight.series.team_weeks import (
    ASKED,
    pool,
    question_weeks,
    staff_mean,
    team_scores,
)
from engagement.insight.shown import Result, Shown
from engagement.measures import DIMENSIONS
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.mirror import (
    BothSides,
    Gap,
    LabelCheck,
    SymmetryIndex,
    gaps,
    label_check,
    symmetry_index,
)

QUARTER = 13
"""Weeks of a point of the index over time: a quarter asks of every dimension."""
QUARTERS = 4
COLUMNS = ["staff", "staff_variance", "customers", "customers_variance"]
NO_CUSTOMERS = Withheld(WithheldReason.NO_CUSTOMERS)


@dataclass(frozen=True)
class MirrorRow:
    """A dimension as staff and as customers see it."""

    dimension: str
    staff: Result
    customers: Result
    gap: Gap | None
    """None: one of the sides has no figure."""

    @property
    def drawing(self) -> Marks:
        return marks(self.staff, self.customers)

    def as_report(self) -> dict[str, object]:
        return {
            "dimension": self.dimension,
            "staff": self.staff.as_report(),
            "customers": self.customers.as_report(),
            "gap": asdict(self.gap) if self.gap else None,
        }

    def line(self) -> str:
        """Return the row as text: customers, staff, and the gap in points."""
        sides = (
            f"{100 * one.value:.0f} %" if isinstance(one, Shown) else one.reason.value
            for one in (self.customers, self.staff)
        )
        gap = f"{100 * self.gap.difference:+.0f}" if self.gap else ""
        mark = " *" if self.gap and self.gap.is_clear else ""
        cells = (f"{self.dimension:14}", *(f"{one:>13}" for one in sides))
        return "  ".join((*cells, f"{gap:>4}{mark}"))


@dataclass(frozen=True)
class Quarter:
    """The index of thirteen weeks; None: no dimension has both sides."""

    span: Span
    index: SymmetryIndex | None


@dataclass(frozen=True)
class Mirror:
    """Every dimension on both sides, those that differ most at the top."""

    span: Span
    rows: tuple[MirrorRow, ...]
    index: SymmetryIndex | None
    label: LabelCheck | None
    """None, as the index: no dimension has both sides."""
    quarters: tuple[Quarter, ...]

    @property
    def clear(self) -> tuple[MirrorRow, ...]:
        """The rows whose gap is one beyond chance, the widest first."""
        return tuple(row for row in self.rows if row.gap and row.gap.is_clear)

    def as_report(self) -> dict[str, object]:
        return {
            "from": weeks.iso_week(self.span.first),
            "to": weeks.iso_week(self.span.last),
            "index": asdict(self.index) if self.index else None,
            "label": asdict(self.label) if self.label else None,
            "dimensions": [row.as_report() for row in self.rows],
        }

    def lines(self) -> Iterator[str]:
        """Yield the rows as text, clear gaps marked, and the index."""
        yield f"{'':14}  {'customers':>13}  {'staff':>13}   gap"
        for row in self.rows:
            yield row.line()
        if self.index:
            level, balance = 100 * self.index.level, 100 * self.index.balance
            yield f"level {level:.0f}, balance {balance:.0f} of 100; *: beyond chance"

    @property
    def has_staff(self) -> bool:
        return any(row.staff.is_shown for row in self.rows)

    @property
    def has_customers(self) -> bool:
        return any(row.customers.is_shown for row in self.rows)


def mirror(session: Session, team: Team, this_week: int, blanks: Blanks) -> Mirror:
    """Read a team and those below it, once for the same data."""
    below = tuple(people.ids_below(session, [team.id])) if team.parent_id else ()
    own = frozenset(one for one in blanks if one[0] == team.id)
    key = "mirror", team.id, below, this_week, own
    return cached(session, key, lambda: _read(session, team, this_week, own))


def _read(session: Session, team: Team, this_week: int, blanks: Blanks) -> Mirror:
    length = max(RUN, QUARTERS * QUARTER)
    year = span_until(session, bank.MOBILISATION, this_week, length)
    used = customers.metrics_in_use(session)
    staff = {
        dimension: question_weeks(session, team.id, dimension, year, blanks)
        for dimension in DIMENSIONS
    }
    scores = {
        dimension: team_scores(session, team, dimension, year)
        for dimension in DIMENSIONS
        if dimension in used
    }
    half = year.end(RUN)
    blank = pulses.blank_weeks(blanks, [team.id])
    asked = {name: one.tail(RUN).dropna().tail(ASKED) for name, one in staff.items()}
    sides = both_sides(asked, {name: one.tail(RUN) for name, one in scores.items()})
    found = dict(zip(sides.dimensions, gaps(sides), strict=True)) if sides else {}
    rows = [
        MirrorRow(
            one,
            staff_mean(asked[one] if len(asked[one]) else staff[one].tail(RUN), blank),
            pool(one, scores[one].tail(RUN)) if one in scores else NO_CUSTOMERS,
            found.get(one),
        )
        for one in DIMENSIONS
    ]
    return Mirror(
        half,
        tuple(sorted(rows, key=_order)),
        symmetry_index(sides) if sides else None,
        label_check(sides) if sides else None,
        tuple(_quarters(year, staff, scores)),
    )


def both_sides(
    staff: Mapping[str, pd.DataFrame], scores: Mapping[str, pd.DataFrame]
) -> BothSides | None:
    """Return the things that have both sides, in staff's order; None: nothing has.

    staff: weeks of each thing as in `team_weeks.staff_weeks`, taken together as a
    mean; scores: its customers, as in `customer_weeks`, added up.
    """
    counts = pd.DataFrame({name: one.sum() for name, one in scores.items()}, COUNTS).T
    values, variances = customer_figures("csat", counts)
    of_customers = pd.DataFrame(
        {"customers": values, "customers_variance": variances}, counts.index
    )
    known = {name: one.dropna() for name, one in staff.items()}
    of_staff = pd.DataFrame(
        {
            name: (one["share"].mean(), one["variance"].sum() / len(one) ** 2)
            for name, one in known.items()
            if len(one)
        },
        ["staff", "staff_variance"],
    ).T
    order = [one for one in staff if one in of_staff.index]
    both = of_staff.reindex(order).join(of_customers, how="left").dropna()
    if both.empty:
        return None
    sides = (both[name].to_numpy() for name in COLUMNS)
    return BothSides(tuple(both.index), *sides)


def _quarters(
    year: Span,
    staff: Mapping[str, pd.DataFrame],
    scores: Mapping[str, pd.DataFrame],
) -> Sequence[Quarter]:
    """Return the index of each quarter, the latest last."""
    ends = [year.last - QUARTER * ago for ago in reversed(range(QUARTERS))]
    found = []
    for last in ends:
        span = Span(last - QUARTER + 1, last)
        sides = both_sides(
            {name: one.loc[span.first : last] for name, one in staff.items()},
            {name: one.loc[span.first : last] for name, one in scores.items()},
        )
        found.append(Quarter(span, symmetry_index(sides) if sides else None))
    return found


def _order(row: MirrorRow) -> tuple[bool, bool, float]:
    """Clear gaps first, the widest at the top; what has no gap at the end."""
    gap = row.gap
    width = abs(gap.difference) if gap else 0.0
    return gap is None, not (gap and gap.is_clear), -width
