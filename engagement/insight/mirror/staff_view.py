"""How delighted staff think that customers were, beside what customers say."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement.insight.mirror.guesses import metric
from engagement.insight.mirror.mirror import both_sides
from engagement.insight.series.spans import RUN, Span, span_until
from engagement.insight.series.team_weeks import (
    ASKED,
    pool,
    question_weeks,
    staff_mean,
    team_scores,
)
from engagement.insight.shown import Result
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses import queries as pulses
from engagement.pulses.queries import Blanks
from engagement.statistics.mirror import Gap, gaps


@dataclass(frozen=True)
class StaffView:
    """Staff who find that customers were delighted, and customers who are satisfied."""

    span: Span
    metric: str
    staff: Result
    customers: Result
    gap: Gap | None
    """None: one of the sides has no figure."""


def staff_view(
    session: Session, team: Team, this_week: int, blanks: Blanks
) -> StaffView | None:
    """Compare both over half a year; None: one of the sides was never asked.

    Staff: the last four weeks in which they were asked; customers: all of half a year.
    """
    name = metric(session)
    if name is None or pulses.last_week(session, bank.DELIGHTED) is None:
        return None
    span = span_until(session, bank.MOBILISATION, this_week, RUN)
    weeks = question_weeks(session, team.id, bank.DELIGHTED, span, blanks)
    asked = weeks.dropna().tail(ASKED)
    scores = team_scores(session, team, name, span)
    blank = pulses.blank_weeks(blanks, [team.id])
    sides = both_sides({name: asked}, {name: scores})
    return StaffView(
        span,
        name,
        staff_mean(weeks if asked.empty else asked, blank),
        pool(name, scores),
        gaps(sides)[0] if sides else None,
    )
