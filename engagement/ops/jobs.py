"""What is due by now: pulses and mails, and what must not be kept any longer."""

import logging
from datetime import date
from functools import partial
from secrets import SystemRandom

from sqlalchemy.orm import Session

from engagement import weeks
from engagement.config import Settings
from engagement.customers.comments import customer_comments
from engagement.customers.imports import uploads
from engagement.customers.till import answers
from engagement.database import apart
from engagement.insight import deeds
from engagement.insight.calls.state import unsaid
from engagement.insight.mails import mondays
from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.people import mails, notices
from engagement.people.changes import change_log
from engagement.people.files import waiting
from engagement.pulses import fingerprint, queries, results_links, schedule
from engagement.stories import stories
from engagement.web import clockwork
from engagement.web.context import now, this_week, today

log = logging.getLogger(__name__)
Ended = tuple[int | None, date]


def do_what_is_due(session: Session, settings: Settings) -> schedule.Done:
    """Do it, and commit; safe to call at any time.

    What fails is told, and stops nothing else. Raises `fingerprint.AnotherSecret`
    where the database is used with another one.
    """
    fingerprint.demand(settings)
    turn = clockwork.Turn(session)
    turn.do("letters", partial(mails.send_due, session, settings, now()), 0)
    random, tell = SystemRandom(), deeds.deeds
    done = schedule.tick(session, settings, now(), random, turn, tell=tell)
    turn.do("notices", partial(notices.send_due, session, settings, now()), 0)
    turn.do("calls", partial(_keep_calls, session), None)
    turn.do("results", partial(_tell_results, session, settings), 0)
    zone = settings.timezone
    turn.do("Mondays", partial(mondays.queue_due, session, zone, now()), None)
    turn.do("digest", partial(_tell_what_waits, session, settings), 0)
    for name, task in {
        "till": partial(answers.forget, session, today()),
        "uploads": partial(uploads.sweep, session, now()),
        "comments": partial(customer_comments.forget, session, this_week()),
        "stories": partial(stories.forget, session, this_week()),
        "changes": partial(change_log.forget, session, today()),
        "results links": partial(results_links.forget, session),
        "files of people": partial(waiting.sweep, session, now()),
    }.items():
        turn.do(name, task, None)
    clockwork.note(session, now(), turn.failed)
    session.commit()
    _tell(done)
    return done


def _keep_calls(session: Session) -> None:
    with apart() as reading:  # each minute, and nobody has to wait for it
        if unsaid(reading, this_week()) is None:
            return
    # All the statistics, which take a second to load: only when there is news.
    from engagement.insight.calls import keep  # noqa: PLC0415

    keep.keep_due(session, this_week(), now())


def _tell_results(session: Session, settings: Settings) -> int:
    if not queue.has_due(session, now(), [MailKind.RESULTS]):
        return 0
    from engagement.insight.mails import results_mail  # noqa: PLC0415

    return results_mail.send_due(session, settings, now())


def _tell_what_waits(session: Session, settings: Settings) -> int:
    if not queue.has_due(session, now(), [MailKind.DIGEST]):
        return 0
    from engagement.insight.mails import digest  # noqa: PLC0415

    return digest.send_due(session, settings, now())


def _tell(done: schedule.Done) -> None:
    for event in ("closed", "voided", "opened"):
        if week := getattr(done, event):
            log.info("%s %s", event, weeks.iso_week(week))
    if done.mails:
        log.info("mailed %s", done.mails)


def last_ended(session: Session) -> Ended:
    """Return the last pulse that ended, and the day: web workers outlive neither.

    The day is for those who answer when the pulse is closed: nothing of it counts, and
    a worker has read it all the same.
    """
    session.connection(execution_options={"reads": True})
    return queries.last_ended(session), today()
