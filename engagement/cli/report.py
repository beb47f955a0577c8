"""Commands that print the numbers of a page."""

import json
from collections.abc import Iterator, Mapping

import click

from engagement import weeks
from engagement.cli.base import CannotDo, application, as_json
from engagement.customers.scores import board
from engagement.customers.scores.periods import By
from engagement.database import db
from engagement.insight.home import attention
from engagement.insight.mirror.mirror import mirror
from engagement.insight.series.measures_in_use import staff_measures
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry import correlation
from engagement.insight.trends import trends
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.web.context import this_week

WINDOWS = {"4": 4, "12": 12, "26": 26, "all": None}


@click.group()
def report() -> None:
    """Print the numbers of a page."""


@report.command("correlation")
@click.option("--staff", default="mobilisation", show_default=True)
@click.option("--customer", default="csat", show_default=True)
@click.option(
    "--weeks",
    "window",
    type=click.Choice(list(WINDOWS)),
    default="4",
    show_default=True,
)
@click.option("--moment", help="One touch point; all of them by default.")
@as_json
def report_correlation(
    *, staff: str, customer: str, window: str, moment: str | None, is_json: bool
) -> None:
    """Print what a staff measure and a customer metric have to do with each other."""
    with application():
        view = correlation.view(
            db.session(),
            staff=staff,
            customer=customer,
            weeks=WINDOWS[window],
            moment=moment,
            this_week=this_week(),
            sight=EVERYTHING,
        )
        found = view.as_report()
    click.echo(json.dumps(found) if is_json else "\n".join(_lines(found)))


@report.command("support")
@as_json
def report_support(*, is_json: bool) -> None:
    """Print which teams to support first, and how many stand apart."""
    with application():
        found = attention.report(db.session(), this_week())
    click.echo(json.dumps(found) if is_json else "\n".join(attention.lines(found)))


@report.command("trends")
@click.option("--staff", default="mobilisation", show_default=True)
@as_json
def report_trends(*, staff: str, is_json: bool) -> None:
    """Print every team week by week, question by question, and who took part."""
    with application():
        known = staff_measures(db.session())
        if staff not in known:
            raise CannotDo(f"There is no measure {staff}; --staff {' | '.join(known)}.")
        blanks = EVERYTHING.blanks
        found = trends.trends(db.session(), staff, this_week(), blanks)
    click.echo(json.dumps(found.as_report()) if is_json else "\n".join(found.lines()))


@report.command("customers")
@click.option("--by", type=click.Choice([one.value for one in By]), default="month")
@click.option("--until", help="A week of the period, as 2026-W42; by default the last.")
@as_json
def report_customers(*, by: str, until: str | None, is_json: bool) -> None:
    """Print the global index beside the scores of a week, a month or a quarter."""
    week = weeks.week_from(until) if until else None
    if until and week is None:
        raise CannotDo(f"There is no week {until}; write it as 2026-W42.")
    with application():
        found = board.board(db.session(), By(by), week, this_week())
    click.echo(json.dumps(found.as_report()) if is_json else "\n".join(found.lines()))


@report.command("mirror")
@click.option("--team", "key", help="The code of a team; the company by default.")
@as_json
def report_mirror(*, key: str | None, is_json: bool) -> None:
    """Print what customers and staff say of the same eleven things."""
    with application():
        session = db.session()
        team_id = people.team_id_of(session, key) if key else None
        team = session.get(Team, team_id) if team_id else people.root(session)
        if team is None or (key and team_id is None):
            raise CannotDo(f"There is no team {key or 'yet'}.")
        found = mirror(session, team, this_week(), EVERYTHING.blanks)
    click.echo(json.dumps(found.as_report()) if is_json else "\n".join(found.lines()))


def _lines(found: Mapping[str, object]) -> Iterator[str]:
    yield f"teams: {found['teams']}"
    for name in ("between", "within"):
        values = found[name]
        if isinstance(values, Mapping):
            yield f"{name}: " + ", ".join(f"{key} {v}" for key, v in values.items())
