"""When the mail of Mondays is queued, and until when it may leave; loads little."""

from datetime import datetime, time, tzinfo

from sqlalchemy.orm import Session

from engagement.mail import queue
from engagement.mail.models import MailKind
from engagement.people import queries as people
from engagement.pulses.programme import holidays
from engagement.weeks import week_at

MONDAY, TUESDAY = range(2)
EIGHT = time(8)


def queue_due(session: Session, zone: tzinfo, now: datetime) -> None:
    """Queue Monday's mail once for everybody who wants it; the caller commits.

    From eight on, company time, until the day ends: where every node was away for
    longer, there is none that week. Nor on a Monday that is a holiday.
    """
    local = now.astimezone(zone)
    if local.weekday() != MONDAY or local.time() < EIGHT:
        return
    if holidays.is_on(session, local.date()):
        return
    if queue.begin_round(session, MailKind.DIGEST, week_at(now, zone)):
        queue.put(session, MailKind.DIGEST, people.readers_on_mondays(session), now)


def may_leave(zone: tzinfo, now: datetime) -> bool:
    """Tell whether a mail that was queued on Monday is still news: until Tuesday."""
    local = now.astimezone(zone)
    is_monday = local.weekday() == MONDAY and local.time() >= EIGHT
    return is_monday or local.weekday() == TUESDAY
