"""How files of one source are read, told once and used for the next one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.customers.models import Profile
from engagement.customers.reading.mapping import Mapping, mapping_from, signature
from engagement.customers.reading.sheets import Reading

LONGEST_NAME = 80


@dataclass(frozen=True)
class Known:
    """How the files of a source are read."""

    name: str
    reading: Reading
    """Only what a person overruled."""
    mapping: Mapping
    used_at: datetime
    source: str = ""
    """By what the ids of its files are told from others'."""


def fitting(session: Session, columns: Iterable[str]) -> Known | None:
    """Return how files with this header were read last; None: it is a new one."""
    wanted = select(Profile).where(Profile.signature == signature(columns))
    return _known(session.scalars(wanted).first())


def named(session: Session, name: str) -> Known | None:
    return _known(session.scalars(select(Profile).where(Profile.name == name)).first())


def _known(profile: Profile | None) -> Known | None:
    if profile is None:
        return None
    reading, mapping = Reading(**profile.reading), mapping_from(profile.mapping)
    return Known(profile.name, reading, mapping, profile.used_at, profile.source)


def remember(session: Session, columns: Iterable[str], known: Known) -> str:
    """Keep how a file was read, for all that have the same header.

    Return their source: the name that was given first, whatever follows, so that
    answers that counted are known again under a new name.
    """
    mark = signature(columns)
    profile = session.scalars(select(Profile).where(Profile.signature == mark)).first()
    name = free_name(session, known.name, columns)
    if profile is None:
        profile = Profile(signature=mark, source=name)
    profile.name = name
    profile.reading = known.reading.as_json()
    profile.mapping = known.mapping.as_json()
    profile.used_at = known.used_at
    session.add(profile)
    session.flush()
    return profile.source


def free_name(session: Session, name: str, columns: Iterable[str]) -> str:
    """Return the name, with a number when files with another header have it."""
    wanted = select(Profile.name, Profile.source).where(
        Profile.signature != signature(columns)
    )
    taken = {name for both in session.execute(wanted) for name in both}
    plain, number = name[:LONGEST_NAME], 2
    while name[:LONGEST_NAME] in taken:
        end = f" ({number})"
        name, number = plain[: LONGEST_NAME - len(end)] + end, number + 1
    return name[:LONGEST_NAME]


def profiles(session: Session) -> Sequence[Profile]:
    return session.scalars(select(Profile).order_by(Profile.name)).all()


def forget(session: Session, profile_id: int) -> str:
    """Return the name of the profile that is gone; empty: there was none."""
    profile = session.get(Profile, profile_id)
    if profile is None:
        return ""
    session.delete(profile)
    return profile.name
