"""A file that was looked through, taken in with all that was told of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy.orm import Session

from engagement.customers.check import checking, staging
from engagement.customers.check.checking import Check
from engagement.customers.check.correcting import Decision, What
from engagement.customers.imports import aliases, profiles, register
from engagement.customers.imports.profiles import Known
from engagement.customers.imports.register import Outcome
from engagement.customers.intake.rows import SKIP
from engagement.customers.models import Upload
from engagement.people.files import imports as directory


@dataclass(frozen=True)
class Circumstances:
    """Who takes a file in, and when."""

    person_id: int
    now: datetime
    this_week: int
    today: date


def admit(
    session: Session, upload: Upload, check: Check, profile: str, by: Circumstances
) -> Outcome:
    """Take a file in, remember what was told, and delete its bytes.

    The caller commits. `profile` is the name under which files with this header are
    read so from now on, this one being the first; empty: that is not kept. Raises
    `FileRefused` when a new team cannot be created.
    """
    found, decisions = check.read, check.read.choices.teams
    teams = _decided(session, decisions, by.today)
    has_new = any(one.what is What.BELOW for one in decisions.values())
    told = checking.told_by(found, teams)
    aliases.remember(session, teams)
    if profile:
        known = Known(profile, found.choices.reading, found.guess.mapping, by.now)
        source = profiles.remember(session, found.header, known)
        told = replace(told, source=source)
    outcome = register.take_in(
        session,
        upload.content,
        upload.filename,
        person_id=by.person_id,
        now=by.now,
        this_week=by.this_week,
        told=told if has_new else replace(told, said=check.said),
    )
    staging.drop(session, upload)
    return outcome


def _decided(
    session: Session, decisions: Mapping[str, Decision], today: date
) -> dict[str, int]:
    """Return the ids of teams by what files call them; new ones are created."""
    ids = {}
    for name, one in decisions.items():
        ids[name] = SKIP if one.what is What.SKIP else one.team_id
        if one.what is What.BELOW:
            ids[name] = directory.add_team(session, name, one.team_id, today)
    return ids
