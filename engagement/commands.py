"""The `engagement` command line: one sentence or one JSON object, exit 0 or 2."""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click
from sqlalchemy.exc import OperationalError, ProgrammingError

from engagement import (
    bundle,
    loading,
    machines,
    maintenance,
    serving,
    staffing,
    weeks,
)
from engagement.config import ROOT, BadSetting
from engagement.customers.scores import board
from engagement.customers.scores.periods import By
from engagement.database import db
from engagement.demo import links, seed
from engagement.due import do_what_is_due
from engagement.insight import trends
from engagement.insight.home import attention
from engagement.insight.measures import staff_measures
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry import correlation
from engagement.refusals import sentence
from engagement.tables import FileRefused
from engagement.terminal import CannotDo, application, as_json
from engagement.web import settings, this_week

WINDOWS = {"4": 4, "12": 12, "26": 26, "all": None}


@click.group()
def cli() -> None:
    """Diapason: what your people live beside what your customers hear."""


@cli.command()
def build() -> None:
    """Build the files for the browser and the translations."""
    bundle.build()


@cli.command()
def init() -> None:
    """Create the secret and the tables."""
    with application() as app:
        chosen = app.extensions["settings"]
        click.echo(f"Ready: {chosen.instance}. Next: engagement import-people FILE.")


@cli.command()
@as_json
def tick(*, is_json: bool) -> None:
    """Open, close and mail what is due; safe to call at any time."""
    with application():
        done = do_what_is_due(db.session(), settings())
    moved = {
        name: week if week is None else weeks.written(week)
        for name, week in [
            ("closed", done.closed),
            ("voided", done.voided),
            ("opened", done.opened),
        ]
    }
    if is_json:
        click.echo(json.dumps(moved | {"mails": done.mails}))
        return
    told = [f"{name} {week}" for name, week in moved.items() if week]
    told += [f"{done.mails} mails sent"] if done.mails else []
    click.echo("; ".join(told) or "Nothing was due.")


@cli.group()
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


@cli.command()
def serve() -> None:
    """Serve on 127.0.0.1 (PORT), and do what is due every minute."""
    with application() as app:
        sys.exit(serving.serve(app))


@cli.command()
@click.option("--no-serve", is_flag=True, help="Only create the company.")
def demo(*, no_serve: bool) -> None:
    """Create a made-up company, print three links, and serve it."""
    os.environ.setdefault("ENGAGEMENT_INSTANCE", str(ROOT / "instance" / "demo"))
    os.environ["ENGAGEMENT_DEMO"] = "1"
    with application() as app:
        seed.seed(app, _progress)
        for title, link in links.links(app):
            click.echo(f"{title}\n  {link}")
        sys.exit(0 if no_serve else serving.serve(app))


for loaded in (loading.import_history, loading.import_scores):
    cli.add_command(loaded)
for about_people in (
    staffing.invite,
    staffing.import_people,
    staffing.remove_person,
    staffing.close_team,
):
    cli.add_command(about_people)
for maintained in (
    maintenance.backup,
    maintenance.restore,
    maintenance.doctor,
    maintenance.sign_releases,
):
    cli.add_command(maintained)
for by_itself in (machines.api_key, machines.watch):
    cli.add_command(by_itself)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; what stops it is told in one line, with exit status 2."""
    try:
        cli(args=arguments)
    except FileRefused as refused:
        _stop(sentence(refused.refusal))
    except (BadSetting, CannotDo) as refusal:
        _stop(str(refusal))
    except (OperationalError, ProgrammingError) as error:
        _stop(f"The database refused: {error.orig}. Check DATABASE_URL and the disk.")


def _stop(line: str) -> None:
    click.echo(" ".join(line.split()), err=True)
    sys.exit(2)


def _lines(found: Mapping[str, object]) -> Iterator[str]:
    yield f"teams: {found['teams']}"
    for name in ("between", "within"):
        values = found[name]
        if isinstance(values, Mapping):
            yield f"{name}: " + ", ".join(f"{key} {v}" for key, v in values.items())


def _progress(steps: Sequence[int]) -> Iterable[int]:
    with click.progressbar(steps, label="Weeks", file=sys.stderr) as bar:
        yield from bar
