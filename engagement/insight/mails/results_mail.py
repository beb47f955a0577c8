"""The mail that says that results are out, to managers and HR, in three lines."""

from datetime import datetime
from email.message import EmailMessage

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.insight.home.naming import SeenAttention, attention_for
from engagement.insight.sight import sight_of
from engagement.mail import queue
from engagement.mail.letter import Letter
from engagement.mail.models import Mail, MailKind
from engagement.people.company import company, language_of, letterhead
from engagement.people.mails import off_address
from engagement.people.models import Person, Role
from engagement.pulses import queries as pulses
from engagement.web.template_filters import week_name
from engagement.weeks import week_at


def send_due(session: Session, settings: Settings, now: datetime) -> int:
    """Send what is due; commits. Raises what `queue.send_due` does."""

    def compose(mail: Mail) -> EmailMessage | None:
        person = session.get(Person, mail.person_id)
        if person is None or mail.pulse_id is None:
            return None
        return _written(session, settings, now, person, mail.pulse_id)

    return queue.send_due(session, settings, now, {MailKind.RESULTS: compose})


def _written(
    session: Session, settings: Settings, now: datetime, person: Person, pulse_id: int
) -> EmailMessage | None:
    week = pulses.week_of_pulse(session, pulse_id)
    is_reader = person.role is not Role.EMPLOYEE and person.wants_results
    if week is None or person.email is None or not is_reader:
        return None
    ours = company(session)
    language = language_of(person, ours)
    this_week = week_at(now, settings.timezone)
    seen = attention_for(session, sight_of(session, person), this_week)
    off = off_address(settings, person)
    head = letterhead(ours, settings, now)
    with force_locale(language):
        about = _("the results of %(week)s", week=week_name(week))
        letter = Letter(
            head.subject(about),
            [
                _("Hello %(name)s,", name=person.name),
                _("The results of %(week)s are out.", week=week_name(week)),
                _who_is_called(seen),
            ],
            (_("Look at the results"), f"{settings.address}/"),
            [_("Stop these mails: %(address)s", address=off)],
            off,
        )
    return head.write(letter, person.email, language)


def _who_is_called(seen: SeenAttention) -> str:
    """Name up to three of the reader's teams that need support first."""
    names = ", ".join(call.team.name for call in seen.first)
    more = len(seen.others)
    if not names:
        return str(_("None of your teams stands out as needing support first."))
    if more:
        told = ngettext(
            "These need support first: %(names)s, and %(num)s more.",
            "These need support first: %(names)s, and %(num)s more.",
            more,
            names=names,
        )
    else:
        told = _("These need support first: %(names)s.", names=names)
    return str(told)
