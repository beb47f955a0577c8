"""One-time links that somebody carries to their owner."""

from datetime import timedelta

from engagement.database import db
from engagement.people import sessions
from engagement.people.models import Person
from engagement.web.context import now, settings


def link_for(person: Person, lasts: timedelta = sessions.LINK_LASTS) -> str:
    """Create a one-time link; needs no request, and the caller commits."""
    token = sessions.new_link(db.session(), person, now(), lasts)
    return f"{settings().address}/sign-in#{token}"
