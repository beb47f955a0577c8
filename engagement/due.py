"""What is due by now: pulses and mails, and what must not be kept any longer."""

from secrets import SystemRandom

from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.customers.check import staging
from engagement.customers.imports import voices
from engagement.customers.till import answers
from engagement.people import roster
from engagement.pulses import schedule
from engagement.web import now, this_week, today


def do_what_is_due(session: Session, settings: Settings) -> schedule.Done:
    """Do it, and commit; safe to call at any time."""
    done = schedule.tick(session, settings, now(), SystemRandom())
    answers.forget(session, today())
    staging.sweep(session, now())
    voices.forget(session, this_week())
    roster.forget(session, today())
    session.commit()
    return done
