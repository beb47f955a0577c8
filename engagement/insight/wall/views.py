"""The wall of the company and of each team, and the book of a year."""

from flask import Blueprint, render_template, request

from engagement.database import db
from engagement.insight.wall import wall
from engagement.insight.wall.wall import PieceKind, Teams
from engagement.people.access import signed_in_person, team_or_404
from engagement.people.models import Team
from engagement.stories.stories import WEEKS_KEPT
from engagement.web.audience import Audience, audience
from engagement.web.context import this_week

blueprint = Blueprint("wall", __name__)


@blueprint.get("/wall")
@audience(Audience.MANAGERS)
def company() -> str:
    return _wall(None, wall.teams_of(db.session(), signed_in_person()))


@blueprint.get("/teams/<id:team_id>/wall")
@audience(Audience.MANAGERS)
def of_team(team_id: int) -> str:
    team = team_or_404(team_id)
    return _wall(team, wall.teams_at(db.session(), team))


@blueprint.get("/wall/book")
@audience(Audience.MANAGERS)
def book() -> str:
    """Show a year to print; one of which nothing is kept any more is this year."""
    session, latest = db.session(), wall.year_of(this_week())
    years = range(wall.year_of(this_week() - WEEKS_KEPT), latest + 1)
    year = request.args.get("year", default=latest, type=int)
    year = year if year in years else latest
    teams = wall.teams_of(session, signed_in_person())
    return render_template(
        "insight/wall_book.html",
        year=year,
        years=years,
        chapters=wall.book(session, teams, year),
        kinds=PieceKind,
        sees_all=teams is None,
    )


def _wall(team: Team | None, teams: Teams) -> str:
    return render_template(
        "insight/wall.html",
        team=team,
        pieces=wall.wall(db.session(), teams, this_week()),
        kinds=PieceKind,
        sees_all=teams is None,
    )
