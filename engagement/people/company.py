"""The company: its name, whom its people ask, its language."""

from datetime import datetime

from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import put
from engagement.mail.letter import Letterhead
from engagement.people.models import Company, Person

LARGEST_LOGO = 200_000
"""Bytes."""
FIRST_LANGUAGE = "en"
"""Until HR has chosen one."""


def company(session: Session) -> Company:
    """Return the company as HR described it; not yet: without a name."""
    found = session.get(Company, 1)
    return found or Company(
        id=1,
        name="",
        contact="",
        language=FIRST_LANGUAGE,
        logo=None,
        logo_type=None,
        has_team_results=True,
    )


def letterhead(of_company: Company, settings: Settings, now: datetime) -> Letterhead:
    return Letterhead(of_company.name, of_company.contact, settings, now)


def language_of(person: Person | None, of_company: Company) -> str:
    """Return the language in which mails to a person are."""
    return (person.language if person else None) or of_company.language


def show_team_results(session: Session, *, has_teams: bool) -> None:
    """Let staff read the results of their own group, or the company's alone.

    The caller commits.
    """
    found = company(session)
    found.has_team_results = has_teams
    put(session, found)


def logo_type(picture: bytes) -> str | None:
    """Return the type of a picture by how it begins; None: none that browsers draw."""
    if picture.startswith(b"RIFF") and picture[8:12] == b"WEBP":
        return "image/webp"
    kinds = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}
    found = (kind for begins, kind in kinds.items() if picture.startswith(begins))
    return next(found, None)


def change(
    session: Session, name: str, contact: str, language: str, logo: bytes | None
) -> None:
    """Describe the company; an empty logo leaves the one there is, None takes it away.

    The caller commits.
    """
    found = company(session)
    found.name, found.contact, found.language = name.strip(), contact.strip(), language
    if logo is None:
        found.logo = found.logo_type = None
    elif logo:
        found.logo, found.logo_type = logo, logo_type(logo)
    put(session, found)
