"""Mails that wait in the database: no node, kill or server loses or doubles one.

Whoever sends takes one, commits, sends it, and notes what became of it: of a process
that dies, at most the mail in its hand is sent once more.
"""

import logging
import time
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from email.message import EmailMessage
from threading import Event

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import insert_into
from engagement.mail.mailer import Outcome, Post
from engagement.mail.models import Mail, MailKind, MailState

IN_HAND = timedelta(minutes=5)
"""After which a mail in hand is taken for lost; longer than a server is waited for."""
PAUSES = [timedelta(minutes=one) for one in (1, 5, 15, 60, 180)]
"""Before a mail is tried again that the server would not take for now."""
LONGEST_RUN = 45.0
"""Seconds after which something else may be due; the rest goes at the next turn."""
OPEN = (MailState.WAITING, MailState.SENDING)
Compose = Callable[[Mail], EmailMessage | None]
"""Write a mail; None: it is not to be sent any more."""
log = logging.getLogger(__name__)
ending = Event()
"""Set when the process is told to end: after the mail in hand, not within it."""


def put(
    session: Session,
    kind: MailKind,
    person_ids: Iterable[int],
    pulse_id: int,
    now: datetime,
) -> None:
    """Queue a mail for each person, if it is not there already; the caller commits."""
    rows = [
        {
            "kind": kind,
            "person_id": person,
            "pulse_id": pulse_id,
            "state": MailState.WAITING,
            "tries": 0,
            "due_at": now,
        }
        for person in person_ids
    ]
    if rows:
        session.execute(insert_into(session, Mail).on_conflict_do_nothing(), rows)


def send_due(
    session: Session, settings: Settings, now: datetime, compose: Compose
) -> int:
    """Send what is due, one by one; commits each. Returns how many went.

    Raises `OSError` when the mail server cannot be reached; the mail in hand waits.
    """
    sent, until = 0, time.monotonic() + LONGEST_RUN
    with Post(settings) as post:
        while not ending.is_set():
            taken = _take(session, now)
            if taken is None:
                break
            sent += _send(session, post, taken, compose, now)
            if time.monotonic() >= until:
                break
    return sent


def has_due(session: Session, now: datetime) -> bool:
    return session.scalar(select(_due(now).exists())) or False


def open_of(session: Session, pulse_id: int) -> int:
    """Return how many mails of a pulse wait, or are in hand."""
    wanted = select(func.count()).where(Mail.pulse_id == pulse_id, Mail.state.in_(OPEN))
    return session.scalar(wanted) or 0


def bounced(session: Session, pulse_id: int) -> list[int]:
    """Return the persons whom a mail of a pulse will never reach."""
    wanted = select(Mail.person_id).where(
        Mail.pulse_id == pulse_id, Mail.state == MailState.BOUNCED
    )
    return list(session.scalars(wanted.distinct()))


def forget(session: Session, pulse_id: int, kind: MailKind | None = None) -> None:
    """Forget the mails of a pulse; of one kind, those that have not gone."""
    gone = delete(Mail).where(Mail.pulse_id == pulse_id)
    if kind:
        gone = gone.where(Mail.kind == kind, Mail.state.in_(OPEN))
    session.execute(gone, execution_options={"synchronize_session": False})


def _due(now: datetime) -> Select[Mail]:
    return select(Mail).where(Mail.state.in_(OPEN), Mail.due_at <= now)


def _take(session: Session, now: datetime) -> Mail | None:
    """Take a mail in hand, which nobody else then has; commits."""
    wanted = _due(now).order_by(Mail.id).limit(1).with_for_update(skip_locked=True)
    taken = session.scalars(wanted.execution_options(populate_existing=True)).first()
    if taken:
        taken.state, taken.due_at = MailState.SENDING, now + IN_HAND
        taken.tries += 1
    session.commit()  # no lock is held while a mail server is slow
    return taken


def _send(
    session: Session, post: Post, taken: Mail, compose: Compose, now: datetime
) -> bool:
    """Send a mail in hand and note what became of it; commits."""
    try:
        mail = compose(taken)
        session.commit()
        outcome = post.send(mail) if mail else None
    except ValueError:  # no mail can be written to that address
        outcome = Outcome.NEVER
    except OSError:  # nor would any other mail go
        _note(session, taken, MailState.WAITING, now)
        raise
    except Exception as error:  # noqa: BLE001 - the others go, whatever it is
        session.rollback()
        log.error(  # noqa: TRY400 - a traceback would hold the address
            "A mail could not be sent (%s); it is tried again later.",
            type(error).__name__,
        )
        outcome = Outcome.LATER
    if outcome is None:
        session.delete(taken)
        session.commit()
    elif outcome is Outcome.LATER:
        pause = PAUSES[min(taken.tries, len(PAUSES)) - 1]
        _note(session, taken, MailState.WAITING, now + pause)
    else:
        is_sent = outcome is Outcome.SENT
        _note(session, taken, MailState.SENT if is_sent else MailState.BOUNCED, now)
    return outcome is Outcome.SENT


def _note(session: Session, taken: Mail, state: MailState, due_at: datetime) -> None:
    taken.state, taken.due_at = state, due_at
    session.commit()
