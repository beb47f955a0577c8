"""Commands that load files: past results, customer scores."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from sqlalchemy.orm import Session

from engagement.cli.base import (
    CannotDo,
    a_file,
    application,
    as_json,
)
from engagement.customers.files.recipe import NOTHING_TOLD, Recipe
from engagement.customers.files.sheets import COMMAND
from engagement.customers.imports import ledger, profiles
from engagement.customers.imports.ledger import Origin, Outcome
from engagement.customers.intake import read
from engagement.customers.intake.intake import Intake
from engagement.customers.metrics.wording import names
from engagement.customers.review.wording import question
from engagement.database import apart, db
from engagement.pulses import history
from engagement.refusals import Refusal
from engagement.web.context import now, settings, this_week
from engagement.web.refusals import sentence


@click.command("import-history")
@a_file
@as_json
def import_history(file: Path, *, is_json: bool) -> None:
    """Take in past staff results of another tool, as exact figures.

    A workbook or CSV: team, week, question, n, favourable.
    """
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
    """Take in customer scores from a sheet, read as the last one like it.

    Nothing counts of what the file does not tell for certain: the question is printed,
    and the status is 2. So it is where every row is refused.
    """
    content = content_of(file)
    with application():
        said = _read(content, name)
        outcome = _taken(file.name, content, said, is_trial=is_trial)
        asks = [question(ask, names(said.metrics)) for ask in outcome.asks]
    numbers = {"added": outcome.added, "same": outcome.same}
    if said.left_out:
        numbers["left_out"] = said.left_out
    rows = [row.refusal for row in said.refused]
    tell(numbers, rows, is_json=is_json, questions=asks)
    if asks:
        raise CannotDo(f"Answer on the page “Bring in scores”: {' '.join(asks)}")
    if rows and not (numbers["added"] or numbers["same"]):
        raise CannotDo("Nothing of the file went in; it says above why.")


def _read(content: bytes, name: str | None) -> Intake:
    with apart() as session:
        words, told = profiles.vocabulary(session), _profile(session, name)
    return read.read(content, words, this_week(), told, COMMAND)


def _profile(session: Session, name: str | None) -> Recipe:
    if not name:
        return NOTHING_TOLD
    known = profiles.named(session, name)
    if known is None:
        names = [profile.name for profile in profiles.profiles(session)]
        raise CannotDo(
            f"No files are called “{name}”; there are: {', '.join(names) or 'none'}."
        )
    return known


def _taken(filename: str, content: bytes, said: Intake, *, is_trial: bool) -> Outcome:
    """Take in what a file says; a trial does the same, and takes it all back."""
    said = ledger.up_to_date(db.session(), said)
    origin = Origin(filename, ledger.digest_of(content), now())
    outcome = ledger.keep(db.session(), said, origin)
    if is_trial:
        db.session.rollback()
    else:
        db.session.commit()
    return outcome


def content_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise CannotDo(f"{file} cannot be read: {error.strerror}.") from error


def tell(
    numbers: Mapping[str, int],
    refused: Sequence[Refusal],
    *,
    is_json: bool,
    questions: Sequence[str] = (),
) -> None:
    rows = [{"row": one.row, "reason": sentence(one)} for one in refused]
    if is_json:
        asked = {"questions": questions} if questions else {}
        click.echo(json.dumps({**numbers, "refused": rows, **asked}))
        return
    counts = [f"{number} {name.replace('_', ' ')}" for name, number in numbers.items()]
    click.echo(", ".join([*counts, f"{len(rows)} refused"]))
    for row in rows:
        click.echo(f"  row {row['row']}: {row['reason']}")
