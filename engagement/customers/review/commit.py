"""A file that was looked through, taken in with all that was told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement.customers.files.recipe import SKIP, Alias, What
from engagement.customers.imports import aliases, ledger, profiles, uploads
from engagement.customers.imports.ledger import Origin, Outcome
from engagement.customers.intake.intake import Intake, provisional
from engagement.customers.models import Upload
from engagement.people.teams import editing as directory


@dataclass(frozen=True)
class Circumstances:
    """Who takes a file in, and when."""

    person_id: int
    now: datetime
    today: date


def commit(
    session: Session, upload: Upload, said: Intake, profile: str, by: Circumstances
) -> Outcome:
    """Take a file in, remember what was told, and delete its bytes.

    The caller commits. `profile` is the name under which files with this header are
    read so from now on, this one being the first; empty: that is not kept. Raises
    `FileRefused` when a new team cannot be created.
    """
    said = ledger.up_to_date(session, said)
    told = said.recipe.aliases
    teams = _decided(session, told, by.today)
    new = {id_: teams[name] for name, id_ in provisional(told).items()}
    aliases.remember(session, teams)
    said = replace(said, said=said.said.replace({"team": new}))
    if profile:
        source = profiles.remember(session, said.header, said.recipe, profile, by.now)
        said = replace(said, recipe=replace(said.recipe, source=source))
    digest = ledger.digest_of(upload.content)
    origin = Origin(upload.filename, digest, by.now, by.person_id)
    outcome = ledger.keep(session, said, origin)
    uploads.drop(session, upload)
    return outcome


def _decided(
    session: Session, told: Mapping[str, Alias], today: date
) -> dict[str, int]:
    """Return the ids of teams by what files call them; new ones are created."""
    ids = {}
    for name, one in told.items():
        ids[name] = SKIP if one.what is What.SKIP else one.team_id
        if one.what is What.BELOW:
            ids[name] = directory.add_below(session, name, one.team_id, today)
    return ids
