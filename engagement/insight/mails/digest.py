"""The mail of Mondays: what waits for its reader, in five lines at most.

Whoever has nothing that waits gets none. It names teams and actions, and no figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from functools import partial

from flask_babel import force_locale, ngettext
from flask_babel import gettext as _
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.customers import queries as customers
from engagement.customers.imports import uploads
from engagement.database import apart
from engagement.insight.calls.seen import SeenRun, calls_for
from engagement.insight.inbox.inbox import NewComments, new_comments
from engagement.insight.mails.due import DueActions, due_actions
from engagement.insight.mails.listed import called, links_to, listed
from engagement.insight.mails.mondays import may_leave
from engagement.insight.sight import sight_of
from engagement.mail import queue
from engagement.mail.letter import Letter
from engagement.mail.models import Mail, MailKind
from engagement.people.company import company, language_of, letterhead
from engagement.people.mails import off_address
from engagement.people.models import Person, Role
from engagement.pulses import bank, schedule
from engagement.pulses import queries as pulses
from engagement.stories import stories
from engagement.web.template_filters import clock, week_name
from engagement.weeks import week_at

LATE_AFTER = 2
"""Whole weeks without any score of customers, once there are some."""


@dataclass(frozen=True)
class Digest:
    """What waits for one reader."""

    calls: tuple[SeenRun, ...]
    """Teams that are called, and of which nobody has said or decided anything; to HR,
    those of which that holds for two weeks."""
    due: DueActions
    comments: NewComments | None
    stories: int
    files: int
    """Of scores, with questions or to be looked through."""
    unreached: int
    """People to whom no mail of the open pulse could be delivered."""
    last_scores: int | None
    """The week of the last score of customers, where the next are late."""
    results_of: int | None
    """The week of the results that came last, if they are new."""
    open_until: datetime | None

    @property
    def is_empty(self) -> bool:
        """Whether nothing waits; that results are out was told when they were."""
        people = self.comments, self.stories, self.unreached
        waits = self.calls, *people, self.files, self.last_scores
        return not (any(waits) or self.due.is_some)


def send_due(session: Session, settings: Settings, now: datetime) -> int:
    """Send what is due; commits. Raises what `queue.send_due` does."""
    compose = partial(_compose, settings, now)
    return queue.send_due(session, settings, now, {MailKind.DIGEST: compose})


def _compose(settings: Settings, now: datetime, mail: Mail) -> EmailMessage | None:
    # It takes a while to compute, and others may write meanwhile.
    with apart() as session:
        person = session.get(Person, mail.person_id)
        if person is None or person.email is None or person.role is Role.EMPLOYEE:
            return None
        if not (person.wants_digest and may_leave(settings.timezone, now)):
            return None
        found = digest_for(session, person, settings, now)
        ours = company(session)
    if found.is_empty:
        return None
    language = language_of(person, ours)
    head = letterhead(ours, settings, now)
    off = off_address(settings, person, MailKind.DIGEST)
    with force_locale(language):
        letter = Letter(
            head.subject(_("Monday: what waits for you")),
            [_("Hello %(name)s,", name=person.name), *lines(found)],
            (_("Open Diapason"), f"{settings.address}/"),
            links=links_to(
                [seen.team for seen in found.calls],
                settings,
                has_due=found.due.is_some,
            ),
            small_print=[_("Stop the mail on Mondays: %(address)s", address=off)],
            off=off,
        )
    return head.write(letter, person.email, language)


def digest_for(
    session: Session, person: Person, settings: Settings, now: datetime
) -> Digest:
    """Read what waits for somebody; what is HR's, for HR alone."""
    zone, is_hr = settings.timezone, person.role is Role.HR
    this_week, sight = week_at(now, zone), sight_of(session, person)
    calls = calls_for(session, sight, this_week)
    last = pulses.last_week(session, bank.MOBILISATION)
    pulse = schedule.the_open_pulse(session)
    return Digest(
        calls.waiting(now) if is_hr else calls.unanswered,
        due_actions(session, sight, now.astimezone(zone).date()),
        new_comments(session, person),
        stories.number_waiting(session) if is_hr else 0,
        len(uploads.waiting(session, now)) if is_hr else 0,
        len(queue.bounced(session, pulse.id)) if is_hr and pulse else 0,
        _late(session, this_week) if is_hr else None,
        last if last is not None and last >= this_week - 1 else None,
        pulse.closes_at if pulse else None,
    )


def _late(session: Session, this_week: int) -> int | None:
    last = customers.last_week_of_all(session)
    is_late = last is not None and last < this_week - LATE_AFTER
    return last if is_late else None


def lines(found: Digest) -> list[str]:
    """Write it in five lines at most."""
    told = [
        _of_calls(found.calls),
        " ".join(found.due.told()),
        " ".join(_of_pulse(found)),
        " ".join(_of_people(found)),
        " ".join(_of_scores(found)),
    ]
    return [line for line in told if line]


def _of_calls(calls: tuple[SeenRun, ...]) -> str:
    if not calls:
        return ""
    names = listed([called(seen.team.name, seen.run) for seen in calls])
    return str(
        _(
            "Needs support first, and nobody has decided on an action or said “not "
            "now”: %(names)s.",
            names=names,
        )
    )


def _of_pulse(found: Digest) -> Iterator[str]:
    if found.results_of is not None:
        yield _("The results of %(week)s are out.", week=week_name(found.results_of))
    if found.open_until:
        yield _("The pulse is open until %(closing)s.", closing=clock(found.open_until))


def _of_people(found: Digest) -> Iterator[str]:
    if found.comments:
        yield ngettext(
            "%(num)s comment of %(week)s to read.",
            "%(num)s comments of %(week)s to read.",
            found.comments.number,
            week=week_name(found.comments.week),
        )
    if found.stories:
        yield ngettext(
            "%(num)s story told by staff waits to be read.",
            "%(num)s stories told by staff wait to be read.",
            found.stories,
        )
    if found.unreached:
        yield ngettext(
            "%(num)s person could not be reached by mail.",
            "%(num)s people could not be reached by mail.",
            found.unreached,
        )


def _of_scores(found: Digest) -> Iterator[str]:
    if found.files:
        yield ngettext(
            "%(num)s file of customers’ scores waits to be looked through.",
            "%(num)s files of customers’ scores wait to be looked through.",
            found.files,
        )
    if found.last_scores is not None:
        yield _(
            "No customers’ scores have come in since %(week)s.",
            week=week_name(found.last_scores),
        )
