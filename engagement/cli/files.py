"""Commands that load files: past results, customer scores."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click

from engagement.cli.base import (
    CannotDo,
    a_file,
    application,
    as_json,
)
from engagement.customers.check import checking
from engagement.customers.check.correcting import NOTHING_CHOSEN
from engagement.customers.imports import profiles
from engagement.customers.imports import register as customers
from engagement.customers.imports.profiles import Known
from engagement.customers.intake.taking import RefusedRow
from engagement.customers.reading.sheets import COMMAND
from engagement.database import db
from engagement.pulses import history
from engagement.refusals import Refusal
from engagement.web.context import now, settings, this_week
from engagement.web.refusals import sentence

Numbers = tuple[dict[str, int], Sequence[RefusedRow]]
"""What a file did or would do, and its rows that did not go in."""


@click.command("import-history")
@a_file
@as_json
def import_history(file: Path, *, is_json: bool) -> None:
    """Take in past staff results of another tool, as exact figures."""
    content = content_of(file)
    with application():
        outcome = history.take_in(db.session(), content, this_week(), now(), settings())
        db.session.commit()
    numbers = {"added": outcome.added, "same": outcome.same}
    tell(numbers, outcome.refused, is_json=is_json)


@click.command("import-scores")
@a_file
@click.option("--profile", "name", help="Read it like the files of that name.")
@click.option("--dry-run", "is_trial", is_flag=True, help="Tell, and change nothing.")
@as_json
def import_scores(
    file: Path, *, name: str | None, is_trial: bool, is_json: bool
) -> None:
    """Take in customer scores from a sheet, read as the last one like it."""
    content = content_of(file)
    with application():
        look = checking.Look(COMMAND, _profile(name))
        numbers, refused = (
            _tried(content, look) if is_trial else _taken(file.name, content, look)
        )
    rows = [row.refusal for row in refused]
    tell(numbers, rows, is_json=is_json)


def _profile(name: str | None) -> Known | None:
    known = profiles.named(db.session(), name) if name else None
    if name and known is None:
        names = [profile.name for profile in profiles.profiles(db.session())]
        raise CannotDo(
            f"No files are called “{name}”; there are: {', '.join(names) or 'none'}."
        )
    return known


def _tried(content: bytes, look: checking.Look) -> Numbers:
    found = checking.check(
        db.session(), content, NOTHING_CHOSEN, this_week(), look=look
    )
    trial = found.trial
    numbers = {"added": trial.new, "changed": trial.changed, "same": trial.same}
    return numbers, found.said.refused


def _taken(filename: str, content: bytes, look: checking.Look) -> Numbers:
    found = checking.read(db.session(), content, look=look)
    outcome = customers.take_in(
        db.session(),
        content,
        filename,
        person_id=None,
        now=now(),
        this_week=this_week(),
        told=checking.told_by(found, {}, look.limits),
    )
    db.session.commit()
    return {"added": outcome.added, "same": outcome.same}, outcome.refused


def content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CannotDo(f"{file} cannot be read: {error.strerror}.") from error


def tell(
    numbers: Mapping[str, int], refused: Sequence[Refusal], *, is_json: bool
) -> None:
    rows = [{"row": one.row, "reason": sentence(one)} for one in refused]
    if is_json:
        click.echo(json.dumps({**numbers, "refused": rows}))
        return
    counts = [f"{number} {name}" for name, number in numbers.items()]
    click.echo(", ".join([*counts, f"{len(rows)} refused"]))
    for row in rows:
        click.echo(f"  row {row['row']}: {row['reason']}")
