"""Mails to people of the directory that belong to no pulse: they may leave at once.

What is asked for in a request is queued with it, and sent once the response has gone;
where that fails, or the process dies, the next turn of the clock sends it.
"""

import hmac
import logging
from datetime import datetime
from email.message import EmailMessage
from hashlib import sha256

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import db
from engagement.mail import addresses, queue
from engagement.mail.letter import Letter
from engagement.mail.models import Mail, MailKind
from engagement.people import queries, sessions
from engagement.people.company import company, language_of, letterhead
from engagement.people.models import Person
from engagement.web.context import now, settings
from engagement.web.template_filters import plain_day

MINUTES = sessions.ASKED_LINK_LASTS // sessions.MINUTE
KEY_LETTERS = 32
OF_PEOPLE = (MailKind.SIGN_IN, MailKind.ADDRESS, MailKind.TEST)
TURNED_OFF = {MailKind.RESULTS: "diapason mails", MailKind.DIGEST: "diapason digest"}
"""What can be turned off, each by a key of its own."""
log = logging.getLogger(__name__)


def ask_link(email: str) -> None:
    """Queue a sign-in link for whoever has this address, unless one has just gone."""
    session = db.session()
    person = queries.person_by_email(session, email)
    if person is None:
        return
    session.refresh(person, with_for_update=True)  # of two at once, one is mailed
    has_one = sessions.has_new_link(session, person, now())
    if not has_one and not queue.is_waiting(session, MailKind.SIGN_IN, person.id):
        queue.put(session, MailKind.SIGN_IN, [person.id], now())
    session.commit()


def ask_link_and_send(email: str) -> None:
    """Do that and send it, in a thread of its own."""
    try:
        ask_link(email)
    except OperationalError as error:
        # Told to the operator, not to the page: it must not show who is known.
        log.error(  # noqa: TRY400 - a traceback would hold the address
            "A sign-in link could not be mailed: %s", type(error).__name__
        )
    send_waiting()


def send_waiting() -> None:
    """Send what waits, in a thread of its own; what fails goes at the next turn."""
    try:
        send_due(db.session(), settings(), now())
    except (OSError, OperationalError) as error:
        db.session.rollback()
        log.error(  # noqa: TRY400 - a traceback would hold addresses
            "Mails could not be sent (%s); tried again in a minute.",
            type(error).__name__,
        )


def send_due(session: Session, settings: Settings, now: datetime) -> int:
    """Send what is due of these kinds; commits. Raises what `queue.send_due` does.

    First that for which somebody sits and waits: a file can change many addresses.
    """
    if not queue.has_due(session, now, OF_PEOPLE):
        return 0
    letters = PeopleLetters(session, settings, now)
    awaited = {MailKind.SIGN_IN: letters.sign_in, MailKind.TEST: letters.test}
    sent = queue.send_due(session, settings, now, awaited)
    return sent + queue.send_due(
        session, settings, now, {MailKind.ADDRESS: letters.address}
    )


def off_address(
    settings: Settings, person: Person, kind: MailKind = MailKind.RESULTS
) -> str:
    """Return where somebody who has a mail turns such mails off, not signed in."""
    key = off_key(settings.secret, person.id, kind)
    return f"{settings.address}/mails/{person.id}/{key}"


def off_key(secret: str, person_id: int, kind: MailKind) -> str:
    told = f"{TURNED_OFF[kind]} {person_id}".encode()
    return hmac.new(secret.encode(), told, sha256).hexdigest()[:KEY_LETTERS]


def kind_turned_off(secret: str, person_id: int, key: str) -> MailKind | None:
    """Return which mails to a person a key turns off; None: it is not theirs."""
    for kind in TURNED_OFF:
        expected = off_key(secret, person_id, kind)
        if hmac.compare_digest(expected.encode(), key.encode()):
            return kind
    return None


def wants(person: Person, kind: MailKind) -> bool:
    return person.wants_digest if kind is MailKind.DIGEST else person.wants_results


def turn(person: Person, kind: MailKind, *, on: bool) -> None:
    """Turn mails of a kind off or on again; the caller commits."""
    if kind is MailKind.DIGEST:
        person.wants_digest = on
    else:
        person.wants_results = on


class PeopleLetters:
    """Writes these mails, each when it is sent."""

    def __init__(self, session: Session, settings: Settings, now: datetime) -> None:
        self._session, self._settings, self._now = session, settings, now
        self._company = company(session)
        self._head = letterhead(self._company, settings, now)

    def sign_in(self, mail: Mail) -> EmailMessage | None:
        person = self._session.get(Person, mail.person_id)
        if person is None or person.email is None:
            return None
        lasts = sessions.ASKED_LINK_LASTS
        token = sessions.new_link(self._session, person, self._now, lasts)
        language = language_of(person, self._company)
        with force_locale(language):
            letter = Letter(
                self._head.subject(_("your sign-in link")),
                [_("Hello %(name)s,", name=person.name)],
                (_("Sign in"), f"{self._settings.address}/sign-in#{token}"),
                [
                    _("It works once, within %(minutes)d minutes.", minutes=MINUTES),
                    _("If you did not ask for it, ignore this mail."),
                ],
            )
        return self._head.write(letter, person.email, language)

    def address(self, mail: Mail) -> EmailMessage | None:
        """Tell of a change of address, at the earlier one or at the new."""
        sealed = mail.sealed_address or b""
        to = addresses.opened(sealed, self._settings.secret)
        if to is None:
            return None
        language = self._company.language
        today = self._now.astimezone(self._settings.timezone).date()
        with force_locale(language):
            letter = Letter(
                self._head.subject(_("your e-mail address")),
                [
                    _(
                        "Your entry in the directory of the pulses was changed on "
                        "%(day)s: it has another e-mail address, or was taken out. If "
                        "you did not expect that, ask HR.",
                        day=plain_day(today),
                    ),
                    _(
                        "A new address counts from the next pulse on; the link to a "
                        "pulse that is open now is never sent there."
                    ),
                ],
                small_print=self._head.questions(),
            )
        return self._head.write(letter, to, language)

    def test(self, mail: Mail) -> EmailMessage | None:
        person = self._session.get(Person, mail.person_id)
        if person is None or person.email is None:
            return None
        language = language_of(person, self._company)
        with force_locale(language):
            letter = Letter(
                self._head.subject(_("a test")),
                [_("This is a test: mails reach you, and look like this one.")],
                small_print=self._head.questions(),
            )
        return self._head.write(letter, person.email, language)
