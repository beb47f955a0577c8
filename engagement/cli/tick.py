"""The command that does what is due, for a timer where nothing serves."""

import json

import click

from engagement import weeks
from engagement.cli.base import application, as_json
from engagement.database import db
from engagement.ops.jobs import do_what_is_due
from engagement.web.context import settings


@click.command()
@as_json
def tick(*, is_json: bool) -> None:
    """Open, close and mail what is due; safe to call at any time."""
    with application():
        done = do_what_is_due(db.session(), settings())
    moved = {
        name: week if week is None else weeks.iso_week(week)
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
