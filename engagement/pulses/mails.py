"""The invitation to a pulse, and one neutral reminder to everybody."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.mail import mailer, queue
from engagement.mail.models import Mail, MailKind
from engagement.people.models import Person
from engagement.pulses.crypto import pulse_mac, tickets, urn
from engagement.pulses.models import Pulse, SnapshotPerson, State
from engagement.pulses.opening import opening
from engagement.pulses.programme import programme

LANGUAGES = ("fr", "en")
SUBJECT = "Diapason · 5 questions"
REMINDER_BEFORE_CLOSING = timedelta(hours=24)
ROUNDS = (MailKind.INVITATION, MailKind.REMINDER)


def send_due(session: Session, pulse: Pulse, settings: Settings, now: datetime) -> int:
    """Queue what a running pulse has to send, and send what is due; commits.

    The last day takes the place of an invitation that has not gone yet. With the last
    mail the ticket key goes. Raises what `queue.send_due` does, and `SecretChanged` and
    `Altered` where the pulse's tickets cannot be made.
    """
    if pulse.wrapped_ticket_key is None or now >= pulse.closes_at:
        return 0
    _queue(session, pulse, settings, now)
    sent = 0
    if queue.has_due(session, now):
        letters = Letters(session, pulse, settings)
        sent = queue.send_due(session, settings, now, letters.compose)
    is_last = pulse.mails_sent == len(ROUNDS)
    if is_last and not queue.open_of(session, pulse.id):
        pulse.wrapped_ticket_key = None
    session.commit()
    return sent


def _queue(session: Session, pulse: Pulse, settings: Settings, now: datetime) -> None:
    is_last = now >= pulse.closes_at - REMINDER_BEFORE_CLOSING
    if is_last and programme.is_paused(session, settings.timezone, now):
        return
    turn = len(ROUNDS) if is_last else 1
    if pulse.mails_sent < turn:
        asked = select(SnapshotPerson.person_id).where(
            SnapshotPerson.pulse_id == pulse.id, SnapshotPerson.address.is_not(None)
        )
        still_here = select(Person.id).where(Person.id.in_(asked))
        if is_last:
            queue.forget(session, pulse.id, MailKind.INVITATION)
        queue.put(session, ROUNDS[turn - 1], session.scalars(still_here), pulse.id, now)
        pulse.mails_sent = turn
    session.commit()


class Letters:
    """Writes the mails of a pulse, each when it is sent."""

    def __init__(self, session: Session, pulse: Pulse, settings: Settings) -> None:
        pulse_mac.check(session.connection(), pulse.id, settings.secret)
        self._session, self._pulse, self._settings = session, pulse, settings
        self._is_again = voided_before(session)

    def compose(self, mail: Mail) -> EmailMessage | None:
        """Write the same neutral mail for everybody, in both languages.

        None where the address is not the one of the opening (R2).
        """
        pulse, secret = self._pulse, self._settings.secret
        person = next(
            iter(reachable(self._session, pulse, secret, mail.person_id)), None
        )
        if person is None or mail.pulse_id != pulse.id:
            return None
        ticket = opening.ticket_of(pulse, person, secret)
        texts: list[str] = []
        for language in LANGUAGES:
            with force_locale(language):
                texts += _words(person.name, is_again=self._is_again)
        body = "\n\n".join([*texts, f"{self._settings.address}/p#{ticket}"])
        return mailer.message(str(person.email), SUBJECT, body)


def reachable(
    session: Session, pulse: Pulse, secret: str, person_id: int | None = None
) -> list[Person]:
    """Return who has the address that stood in the directory when it opened.

    Of everybody, or of one person.
    """
    key = urn.derive_key(secret, pulse.id, tickets.ADDRESSES)
    asked = (
        select(Person, SnapshotPerson.address)
        .join(SnapshotPerson, SnapshotPerson.person_id == Person.id)
        .where(SnapshotPerson.pulse_id == pulse.id, Person.email.is_not(None))
    )
    if person_id is not None:
        asked = asked.where(Person.id == person_id)
    return [
        person
        for person, address in session.execute(asked)
        if tickets.address_hash(key, person.uuid, str(person.email)) == address
    ]


def voided_before(session: Session) -> bool:
    """Tell whether the last pulse that ended was voided, its answers lost."""
    ended = select(Pulse).where(Pulse.state != State.OPEN)
    last = session.scalars(ended.order_by(Pulse.opens_at.desc())).first()
    return last is not None and last.state is State.VOIDED


def _words(name: str, *, is_again: bool) -> Iterator[str]:
    yield _(
        "Hello %(name)s,\n\nFive short questions about your week are "
        "waiting for you; they take less than a minute.",
        name=name,
    )
    if is_again:
        yield _(
            "The answers to the last pulse could not be opened. They were destroyed "
            "unread and count for nothing; this is a new link."
        )
