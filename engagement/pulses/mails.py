"""The invitation to a pulse, and one neutral reminder to everybody."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from email.message import EmailMessage

from flask_babel import force_locale
from flask_babel import gettext as _
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.mail import queue
from engagement.mail.letter import Letter
from engagement.mail.models import OF_PULSES, Mail, MailKind
from engagement.people.company import company, language_of, letterhead
from engagement.people.models import Person
from engagement.pulses import news
from engagement.pulses.crypto import pulse_mac, tickets, urn
from engagement.pulses.models import Pulse, SnapshotPerson, State
from engagement.pulses.news import GroupNews
from engagement.pulses.opening import opening
from engagement.pulses.programme import programme
from engagement.web.deeds import TellDeeds, in_one_line, nothing_told
from engagement.web.language import LANGUAGES
from engagement.web.template_filters import clock, week_name

REMINDER_BEFORE_CLOSING = timedelta(hours=24)


def send_due(
    session: Session,
    pulse: Pulse,
    settings: Settings,
    now: datetime,
    tell: TellDeeds = nothing_told,
) -> int:
    """Queue what a running pulse has to send, and send what is due; commits.

    The last day takes the place of an invitation that has not gone yet. With the last
    mail the ticket key goes. Raises what `queue.send_due` does, and `SecretChanged` and
    `Altered` where the pulse's tickets cannot be made.
    """
    if pulse.wrapped_ticket_key is None or now >= pulse.closes_at:
        return 0
    _queue(session, pulse, settings, now)
    sent = 0
    if queue.has_due(session, now, OF_PULSES):
        letters = Letters(session, pulse, settings, now, tell)
        writers = dict.fromkeys(OF_PULSES, letters.compose)
        sent = queue.send_due(session, settings, now, writers)
    is_last = pulse.mails_sent == len(OF_PULSES)
    if is_last and not queue.open_of(session, pulse.id):
        pulse.wrapped_ticket_key = None
    session.commit()
    return sent


def _queue(session: Session, pulse: Pulse, settings: Settings, now: datetime) -> None:
    is_last = now >= pulse.closes_at - REMINDER_BEFORE_CLOSING
    if is_last and programme.is_paused(session, settings.timezone, now):
        return
    turn = len(OF_PULSES) if is_last else 1
    if pulse.mails_sent < turn:
        asked = select(SnapshotPerson.person_id).where(
            SnapshotPerson.pulse_id == pulse.id, SnapshotPerson.address.is_not(None)
        )
        still_here = select(Person.id).where(Person.id.in_(asked))
        if is_last:
            queue.forget(session, pulse.id, MailKind.INVITATION)
        kind, people = OF_PULSES[turn - 1], session.scalars(still_here)
        queue.put(session, kind, people, now, pulse.id)
        pulse.mails_sent = turn
    session.commit()


class Letters:
    """Writes the mails of a pulse, each when it is sent."""

    def __init__(
        self,
        session: Session,
        pulse: Pulse,
        settings: Settings,
        now: datetime,
        tell: TellDeeds = nothing_told,
    ) -> None:
        pulse_mac.check(session.connection(), pulse.id, settings.secret)
        self._session, self._pulse, self._settings = session, pulse, settings
        today = now.astimezone(settings.timezone).date()
        self._news = news.read(session, pulse.id, settings, today, tell)
        self._company = company(session)
        self._head = letterhead(self._company, settings, now)
        self._is_again = voided_before(session)

    def compose(self, mail: Mail) -> EmailMessage | None:
        """Write the same neutral mail for everybody of a group, in each one's language.

        None where the address is not the one of the opening (R2).
        """
        pulse, secret = self._pulse, self._settings.secret
        if mail.person_id is None or mail.pulse_id != pulse.id:
            return None
        found = reachable(self._session, pulse, secret, mail.person_id)
        if not found:
            return None
        (person,) = found
        ticket = opening.ticket_of(pulse, person, secret) or ""
        language = language_of(person, self._company)
        told = self._news.of(group_of(self._session, pulse, person))
        with force_locale(language):
            letter = self._letter(mail.kind, person.name, ticket, language, told)
        return self._head.write(letter, str(person.email), language)

    def _letter(
        self, kind: MailKind, name: str, ticket: str, language: str, told: GroupNews
    ) -> Letter:
        page = f"{self._settings.address}/p"
        week, is_last = week_name(self._pulse.week), kind is MailKind.REMINDER
        number = len(self._pulse.questions)
        if is_last:
            about = _(
                "last day: %(number)s questions, %(week)s", number=number, week=week
            )
        else:
            about = _("%(number)s questions, %(week)s", number=number, week=week)
        asking, is_again = self._head.asking, self._is_again
        return Letter(
            self._head.subject(about),
            [
                *_words(name, asking, number, is_last=is_last, is_again=is_again),
                *_what_was_done(told),
            ],
            (_("Answer the questions"), f"{page}#{ticket}"),
            [
                _("Open until %(closing)s.", closing=clock(self._pulse.closes_at)),
                _("This link is yours alone: please do not forward it."),
                _(
                    "Without the link: open %(page)s and type %(code)s.",
                    page=page,
                    code="-".join(tickets.spelled(ticket)),
                ),
                *_where_results_are(told),
                *self._head.questions(),
                *_other_language(page, ticket, language),
            ],
        )


def _words(
    name: str, company: str, number: int, *, is_last: bool, is_again: bool
) -> Iterator[str]:
    yield _("Hello %(name)s,", name=name)
    if is_last:
        yield _(
            "This is the last day. If you have answered, there is nothing left to do: "
            "nobody here knows who has, so everybody gets this mail."
        )
    yield _(
        "%(company)s asks everybody %(number)s short questions about their week. They "
        "take less than a minute.",
        company=company,
        number=number,
    )
    if is_again:
        yield _(
            "The answers to the last pulse could not be opened. They were destroyed "
            "unread and count for nothing; this is a new link."
        )
    yield _(
        "Your answers are sealed when you send them, opened together with all others "
        "at the end, counted and destroyed."
    )


def _what_was_done(told: GroupNews) -> Iterator[str]:
    """Say it in the same words to everybody of a group."""
    if told.own or told.company:
        yield str(_("You said, we did:"))
        yield from map(in_one_line, (*told.own, *told.company))


def _where_results_are(told: GroupNews) -> Iterator[str]:
    if told.results:
        yield str(
            _(
                "What came out so far, the same page for everybody with whom you are "
                "counted: %(address)s",
                address=told.results,
            )
        )


def _other_language(page: str, ticket: str, language: str) -> Iterator[str]:
    """Say in each other language where the questions are in it."""
    for other, name in LANGUAGES.items():
        if other != language:
            yield f"{name} → {page}?language={other}#{ticket}"


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


def group_of(session: Session, pulse: Pulse, person: Person) -> int | None:
    """Return the group in which a person is counted by a pulse that is open."""
    return session.scalar(
        select(SnapshotPerson.group_id).where(
            SnapshotPerson.pulse_id == pulse.id, SnapshotPerson.person_id == person.id
        )
    )


def voided_before(session: Session) -> bool:
    """Tell whether the last pulse that ended was voided, its answers lost."""
    ended = select(Pulse).where(Pulse.state != State.OPEN)
    last = session.scalars(ended.order_by(Pulse.opens_at.desc())).first()
    return last is not None and last.state is State.VOIDED
