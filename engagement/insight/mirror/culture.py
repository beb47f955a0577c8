"""How the company really sees its customers: the culture check, quarter by quarter."""

from dataclasses import dataclass

import pandas as pd
from sqlalchemy.orm import Session

from engagement.insight.series.spans import Span
from engagement.insight.series.team_weeks import question_weeks, staff_line
from engagement.insight.shown import Result, Shown
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics.mirror import BothSides, Gap, gaps

CHECKS = 5
"""Shown beside one another: a year and where it began."""
QUARTER = 14
"""Weeks from one check to the next, at most."""


@dataclass(frozen=True)
class CultureRow:
    """A question of the check, and what the company said each time."""

    question: str
    results: tuple[Result, ...]
    """The latest first, as the weeks of the check."""
    change: Gap | None
    """Of the latest since the one before; None: one of them has no figure."""

    @property
    def latest(self) -> Result:
        return self.results[0]


@dataclass(frozen=True)
class CultureCheck:
    """Every question of the check, the one most agreed to at the top."""

    weeks: tuple[int, ...]
    """The latest first."""
    rows: tuple[CultureRow, ...]

    @property
    def shown(self) -> tuple[CultureRow, ...]:
        return tuple(row for row in self.rows if row.latest.is_shown)

    @property
    def moved(self) -> tuple[CultureRow, ...]:
        """The rows that changed by more than chance since the check before."""
        return tuple(row for row in self.rows if row.change and row.change.is_clear)


def culture_check(session: Session, root: Team, blanks: Blanks) -> CultureCheck | None:
    """Read the latest checks of the whole company.

    None: there was none, or it is a team, of which nothing is told.
    """
    asked = [pulses.last_week(session, question) for question in bank.CULTURE]
    last = max((week for week in asked if week is not None), default=None)
    if last is None or root.parent_id is not None:
        return None
    span = Span(last - CHECKS * QUARTER, last)
    every = _figures(session, root, span, NO_BLANKS)
    weeks = every.index[every.notna().any(axis=1)][::-1][:CHECKS]
    seen = _figures(session, root, span, blanks).loc[weeks]
    blank = pulses.blank_weeks(blanks, [root.id])
    changes = _changes(seen.iloc[:2]) if len(weeks) > 1 else {}
    rows = [
        CultureRow(one, staff_line(seen[one], blank), changes.get(one))
        for one in bank.CULTURE
    ]
    return CultureCheck(tuple(weeks), tuple(sorted(rows, key=_order)))


def _figures(session: Session, root: Team, span: Span, blanks: Blanks) -> pd.DataFrame:
    """Return the company's figures: index `week`, columns a question and `STAFF`."""
    return pd.concat(
        {
            question: question_weeks(session, root.id, question, span, blanks)
            for question in bank.CULTURE
        },
        axis=1,
    )


def _changes(two: pd.DataFrame) -> dict[str, Gap]:
    """Return the change of each question that has both figures, the latest first.

    As if other people had answered: those who do both times resemble themselves, so
    that less is called a change, never more.
    """
    known = [one for one in bank.CULTURE if two[one]["share"].notna().all()]
    if not known:
        return {}
    share, variance = (
        pd.DataFrame({one: two[one][name] for one in known}).to_numpy()
        for name in ("share", "variance")
    )
    sides = BothSides(tuple(known), share[0], variance[0], share[1], variance[1])
    return dict(zip(known, gaps(sides), strict=True))


def _order(row: CultureRow) -> float:
    """Most agreed to first; what has no figure at the end."""
    return -row.latest.value if isinstance(row.latest, Shown) else 1.0
