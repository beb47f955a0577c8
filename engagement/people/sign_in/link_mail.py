"""One-time links, made and mailed."""

import logging
from datetime import timedelta
from email.message import EmailMessage

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError

from engagement.database import db
from engagement.mail import mailer
from engagement.people import queries, sessions
from engagement.people.models import Person
from engagement.web.context import now, settings

log = logging.getLogger(__name__)
MINUTES = sessions.ASKED_LINK_LASTS // timedelta(minutes=1)


def link_for(person: Person, lasts: timedelta = sessions.LINK_LASTS) -> str:
    """Create a one-time link; needs no request, and the caller commits."""
    token = sessions.new_link(db.session(), person, now(), lasts)
    return f"{settings().address}/sign-in#{token}"


def mail_link(email: str, spoken: str) -> None:
    """Mail a link to whoever has this address, unless one has just left."""
    try:
        with force_locale(spoken):
            letters = _letters(email)
        db.session.commit()
        mailer.send(settings(), letters)
    except (OSError, OperationalError) as error:
        # Told to the operator, not to the page: it must not show who is known.
        log.error(  # noqa: TRY400 - a traceback would hold the address
            "A sign-in link could not be mailed: %s", type(error).__name__
        )


def _letters(email: str) -> list[EmailMessage]:
    person = queries.person_by_email(db.session(), email)
    if person is None:
        return []
    db.session.refresh(person, with_for_update=True)  # of two at once, one is mailed
    if sessions.has_new_link(db.session(), person, now()):
        return []
    body = _(
        "Hello %(name)s,\n\nOpen this link to sign in to Diapason. It works once, "
        "within %(minutes)d minutes:\n\n%(link)s\n\nIf you did not ask for it, ignore "
        "this mail.",
        name=person.name,
        minutes=MINUTES,
        link=link_for(person, sessions.ASKED_LINK_LASTS),
    )
    return [mailer.message(str(person.email), _("Your sign-in link"), body)]
