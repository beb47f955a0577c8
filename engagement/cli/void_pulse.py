"""The command that gives up an open pulse."""

import click

from engagement import weeks
from engagement.cli.base import CannotDo, application
from engagement.database import db
from engagement.pulses import schedule
from engagement.pulses.closing import closing


@click.command("void-pulse")
@click.argument("week")
def void_pulse(week: str) -> None:
    """Destroy the answers of the open pulse unread; its WEEK is typed, as 2026-W42."""
    with application():
        session = db.session()
        pulse = schedule.the_open_pulse(session)
        if pulse is None:
            raise CannotDo("No pulse is open, so there is nothing to destroy.")
        typed = weeks.iso_week(pulse.week)
        if weeks.week_from(week) != pulse.week:
            raise CannotDo(
                f"The pulse that is open is that of {typed}; to destroy its answers, "
                f"type: engagement void-pulse {typed}"
            )
        closing.void(session, pulse.id)
        session.commit()
        closing.wipe(session)
    click.echo(
        f"The pulse of {typed} is voided: its answers are destroyed unread. The next "
        "invitation says so, and has new links."
    )
