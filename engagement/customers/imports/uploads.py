"""Files that wait to be looked through; they stay a day at most."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, defer

from engagement.customers.files.recipe import Recipe, What, recipe_from
from engagement.customers.models import Upload
from engagement.database import work_alone
from engagement.people.models import Team

LONGEST_NAME = 200
KEPT_FOR = timedelta(days=1)


def stage(
    session: Session,
    content: bytes,
    filename: str,
    person_id: int | None,
    now: datetime,
) -> int:
    """Keep a file until it is looked through; without a person, a folder sent it."""
    sweep(session, now)
    upload = Upload(
        filename="".join(filter(str.isprintable, filename))[:LONGEST_NAME],
        content=content,
        person_id=person_id,
        uploaded_at=now,
        choices={},
    )
    session.add(upload)
    session.flush()
    return upload.id


def find(session: Session, upload_id: int, now: datetime) -> Upload | None:
    upload = session.get(Upload, upload_id)
    return upload if upload and upload.uploaded_at > now - KEPT_FOR else None


def claimed(session: Session, upload_id: int, now: datetime) -> Upload | None:
    """Return a file to take in, once nobody else does so; None: it is gone."""
    work_alone(session)
    return find(session, upload_id, now)


def waiting(session: Session, now: datetime) -> Sequence[Upload]:
    """Return the files that somebody has yet to decide on, without their bytes."""
    wanted = select(Upload).where(Upload.uploaded_at > now - KEPT_FOR)
    newest = wanted.order_by(Upload.id.desc()).options(defer(Upload.content))
    return session.scalars(newest).all()


def tell(session: Session, upload: Upload, recipe: Recipe) -> None:
    """Keep what a person told of a file."""
    ids = {*session.scalars(select(Team.id))}
    known = {
        name: one
        for name, one in recipe.aliases.items()
        if one.what is What.SKIP or one.team_id in ids
    }
    upload.choices = replace(recipe, aliases=known).as_json()


def told(upload: Upload) -> Recipe:
    return recipe_from(upload.choices)


def drop(session: Session, upload: Upload) -> None:
    session.delete(upload)
    session.flush()


def sweep(session: Session, now: datetime) -> None:
    """Delete what has waited for a day; the caller commits."""
    old = Upload.uploaded_at <= now - KEPT_FOR
    session.execute(
        delete(Upload).where(old), execution_options={"synchronize_session": False}
    )
