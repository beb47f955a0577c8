"""Commands of whoever keeps the service: a backup, its restoring, a check."""

import json
import sys
from pathlib import Path

import click

from engagement import weeks
from engagement.cli.base import (
    CannotDo,
    Schema,
    a_file,
    application,
    as_json,
)
from engagement.config import masked
from engagement.database import db
from engagement.migrations import HEAD
from engagement.ops import backup as backups
from engagement.ops.archive import Unusable
from engagement.ops.doctor import findings
from engagement.pulses import fingerprint, schedule
from engagement.pulses.closing import releases
from engagement.web.context import now, settings


@click.command()
def init() -> None:
    """Create the secret and the tables."""
    with application(schema=Schema.MADE) as app:
        chosen = app.extensions["settings"]
        click.echo(f"Ready: {chosen.instance}. Next: engagement import-people FILE.")


@click.command()
def migrate() -> None:
    """Bring a database of an earlier version to this one's tables."""
    with application(schema=Schema.MIGRATED):
        click.echo(f"The database has this version's tables (revision {HEAD}).")


@click.command()
@a_file
@as_json
def backup(file: Path, *, is_json: bool) -> None:
    """Save everything but sealed answers, tickets and keys in FILE."""
    with application(any_secret=True) as app:
        try:
            saved = backups.write(db.session(), file, now())
        except backups.NothingToSave as nothing:
            place = masked(app.extensions["settings"], "database_url")
            raise CannotDo(
                f"There is no team and no result in {place}, so nothing was saved; "
                "`engagement settings` shows why that database is the one."
            ) from nothing
        except OSError as error:
            raise CannotDo(f"{file} cannot be written: {error.strerror}.") from error
    if is_json:
        click.echo(json.dumps({"file": str(file), "rows": saved.rows}))
        return
    click.echo(
        f"{_counts_text(saved)} saved in {file}. "
        "No sealed answer, ticket or key is in it."
    )


@click.command()
@a_file
@as_json
def restore(file: Path, *, is_json: bool) -> None:
    """Fill an empty database from FILE; a pulse that was open comes back voided."""
    with application(schema=Schema.MADE):
        try:
            restored = backups.restore(db.session(), file, settings().secret)
        except (backups.CannotRestore, Unusable) as refusal:
            raise CannotDo(str(refusal)) from refusal
        db.session.commit()
    taken_at = restored.taken_at.isoformat(timespec="seconds")
    voided = restored.voided and weeks.iso_week(restored.voided)
    if is_json:
        told = {"taken_at": taken_at, "rows": restored.counts.rows, "voided": voided}
        click.echo(json.dumps(told))
        return
    click.echo(
        f"{_counts_text(restored.counts)} restored from the backup of {taken_at}."
    )
    if voided:
        click.echo(
            f"The pulse of {voided} was open then and is voided: its tickets and "
            "sealed answers are in no backup. Tell everybody that their answers to it "
            "do not count; the next pulse asks again."
        )


@click.command()
@as_json
def doctor(*, is_json: bool) -> None:
    """Check what would break the service or the promise."""
    with application(schema=Schema.ANY) as app:
        found = findings(app, db.session(), now())
    if is_json:
        click.echo(json.dumps({"problems": found}))
    else:
        click.echo("\n".join(found) or "All is well.")
    if found:
        sys.exit(2)


@click.command("sign-releases")
@click.option("--lost", is_flag=True, help="The open pulse's own secret is lost.")
def sign_releases(*, lost: bool) -> None:
    """Sign what was published under a new secret, once it is known to be whole."""
    with application(any_secret=True):
        fault = schedule.fault(db.session(), settings())
        if fault and not fault.is_altered and not lost:
            raise CannotDo(
                f"The pulse of {weeks.iso_week(fault.week)} is open under another "
                "secret: put that back until it has closed, or, where it is lost, add "
                "--lost, and the pulse stays sealed."
            )
        broken = releases.broken_release(db.session())
        if broken is not None:
            raise CannotDo(
                f"The release of {weeks.iso_week(broken)} was altered after "
                "publication; restore it from a backup first."
            )
        releases.sign_again(db.session(), settings().secret)
        fingerprint.keep(db.session(), settings().secret)
        db.session.commit()
    click.echo("Every release is signed by this secret, and the database is its own.")


def _counts_text(counts: backups.Counts) -> str:
    return f"{sum(counts.rows.values())} rows of {len(counts.rows)} tables"
