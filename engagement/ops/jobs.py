"""What is due by now: pulses and mails, and what must not be kept any longer."""

import logging
from datetime import date
from secrets import SystemRandom

from sqlalchemy.orm import Session

from engagement import weeks
from engagement.config import Settings
from engagement.customers.comments import customer_comments
from engagement.customers.imports import uploads
from engagement.customers.till import answers
from engagement.people.changes import change_log
from engagement.pulses import fingerprint, queries, schedule
from engagement.web.context import now, this_week, today

log = logging.getLogger(__name__)
Ended = tuple[int | None, date]


def do_what_is_due(session: Session, settings: Settings) -> schedule.Done:
    """Do it, and commit; safe to call at any time.

    Raises `fingerprint.AnotherSecret` where the database is used with another one.
    """
    fingerprint.demand(settings)
    done = schedule.tick(session, settings, now(), SystemRandom())
    answers.forget(session, today())
    uploads.sweep(session, now())
    customer_comments.forget(session, this_week())
    change_log.forget(session, today())
    session.commit()
    _tell(done)
    return done


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
