"""Everything on the page of results: figures, what was done, stories, what comes."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.insight.deeds import deeds
from engagement.insight.drawings import Trend, trend
from engagement.insight.staff_results.results import StaffResults, staff_results
from engagement.insight.wall import wall
from engagement.insight.wall.wall import Piece
from engagement.people.company import company
from engagement.people.models import Team
from engagement.pulses import queries as pulses
from engagement.pulses.programme import programme
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.web.deeds import ToldDeed
from engagement.weeks import week_at

MOST_STORIES = 3


@dataclass(frozen=True)
class ResultsPage:
    """What everybody of a group reads; of no group, what everybody at all does."""

    team: Team | None
    results: StaffResults | None
    """None: nothing was released yet."""
    trend: Trend | None
    own_deeds: tuple[ToldDeed, ...]
    company_deeds: tuple[ToldDeed, ...]
    stories: tuple[Piece, ...]
    """Of the team and those below it, else of the whole company."""
    open_until: datetime | None
    next_opening: datetime | None


def results_page(
    session: Session,
    team_id: int | None,
    settings: Settings,
    now: datetime,
    more: Blanks = NO_BLANKS,
) -> ResultsPage:
    """Read the page of a team, or of the company alone where HR wants no other.

    more: what this very reader does not see either.
    """
    team = _shown(session, team_id)
    this_week = week_at(now, settings.timezone)
    found = staff_results(session, team, this_week, more)
    told = deeds(session, _day(settings, now))
    return ResultsPage(
        team,
        found,
        trend([line.weeks for line in found.lines]) if found else None,
        told.of(team.id if team else None),
        told.of_company,
        _stories(session, team, this_week),
        pulses.open_until(session),
        programme.next_opening(session, settings.timezone, now),
    )


def _shown(session: Session, team_id: int | None) -> Team | None:
    if team_id is None or not company(session).has_team_results:
        return None
    team = session.get(Team, team_id)
    return team if team and team.parent_id else None


def _day(settings: Settings, now: datetime) -> date:
    return now.astimezone(settings.timezone).date()


def _stories(session: Session, team: Team | None, week: int) -> tuple[Piece, ...]:
    own = wall.wall(session, wall.teams_at(session, team), week) if team else []
    others = [one for one in wall.wall(session, None, week) if one not in own]
    return (*own, *others)[:MOST_STORIES]
