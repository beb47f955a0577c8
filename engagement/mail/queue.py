"""Mails that wait in the database: no node, kill or server loses or doubles one.

Whoever sends takes one, commits, sends it, and notes what became of it: of a process
that dies, at most the mail in its hand is sent once more.
"""

import logging
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import AbstractContextManager
from datetime import datetime, timedelta
from threading import Event
from typing import Any, Protocol

from sqlalchemy import Select, delete, func, select, update
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import insert_into
from engagement.mail.addresses import sealed
from engagement.mail.mailer import BadAddress, Outcome, Post
from engagement.mail.models import (
    NOTICES,
    OF_PULSES,
    Mail,
    MailKind,
    MailRound,
    MailState,
)

IN_HAND = timedelta(minutes=5)
"""After which a mail in hand is taken for lost; longer than a server is waited for."""
PAUSES = [timedelta(minutes=one) for one in (1, 5, 15, 60, 180)]
"""Before a mail is tried again that the server would not take for now."""
MOST_TRIES = 20
"""Of a notice, or of a mail that ends with no pulse: two days, three hours apart at
the end."""
LONGEST_RUN = 45.0
"""Seconds after which something else may be due; the rest goes at the next turn."""
REMEMBERED = {*OF_PULSES, MailKind.TEST, *NOTICES}
"""What became of these is looked at afterwards; others are gone once sent."""
OPEN = (MailState.WAITING, MailState.SENDING)
Compose = Callable[[Mail], Any]
"""Write a mail as its carrier takes it; None: it is not to be sent any more."""
Writers = Mapping[MailKind, Compose]
"""Who writes the mails of which kind; others wait for others."""


class Carrier(Protocol):
    """Who brings what was written where it goes; over a run one and the same."""

    def send(self, written: Any, /) -> Outcome:  # noqa: ANN401 - what its writer gives
        """Send it; raises `OSError` where most likely no other would go."""


Carriers = Callable[[Settings], AbstractContextManager[Carrier]]
log = logging.getLogger(__name__)
ending = Event()
"""Set when the process is told to end: after the mail in hand, not within it."""


def put(
    session: Session,
    kind: MailKind,
    person_ids: Iterable[int],
    now: datetime,
    pulse_id: int | None = None,
) -> None:
    """Queue a mail for each person; of a pulse, if it is not there already.

    The caller commits.
    """
    rows = [
        _waiting(kind, now, person_id=person, pulse_id=pulse_id)
        for person in person_ids
    ]
    if rows:
        session.execute(insert_into(session, Mail).on_conflict_do_nothing(), rows)


def begin_round(session: Session, kind: MailKind, week: int) -> bool:
    """Tell whether nobody has queued a week's mails of a kind; from then on they are.

    Whoever asks meanwhile waits for us. What is left of an earlier week is forgotten.
    The caller queues them, and commits.
    """
    row = insert_into(session, MailRound).values(kind=kind, week=week)
    begun = row.on_conflict_do_nothing().returning(MailRound.week)
    if session.execute(begun).first() is None:
        return False
    late = delete(Mail).where(Mail.kind == kind, Mail.state.in_(OPEN))
    session.execute(late, execution_options={"synchronize_session": False})
    return True


def put_to(
    session: Session, kind: MailKind, addresses: Iterable[str], now: datetime, key: str
) -> None:
    """Queue a mail for each address, sealed under a secret; the caller commits."""
    rows = [
        _waiting(kind, now, sealed_address=sealed(address, key))
        for address in addresses
    ]
    if rows:
        session.execute(insert_into(session, Mail), rows)


def put_notices(
    session: Session,
    kind: MailKind,
    webhook_ids: Collection[int],
    now: datetime,
    pulse_id: int | None = None,
) -> None:
    """Queue a notice for each channel in place of earlier ones of this kind.

    The caller commits.
    """
    forget_notices(session, webhook_ids, [kind])
    rows = [
        _waiting(kind, now, pulse_id=pulse_id, webhook_id=one) for one in webhook_ids
    ]
    if rows:
        session.execute(insert_into(session, Mail), rows)


def forget_notices(
    session: Session, webhook_ids: Collection[int], kinds: Iterable[MailKind] = NOTICES
) -> None:
    """Forget the notices of these kinds to some channels, and what became of them."""
    gone = delete(Mail).where(
        Mail.kind.in_(list(kinds)), Mail.webhook_id.in_(webhook_ids)
    )
    session.execute(gone, execution_options={"synchronize_session": False})


def _waiting(  # noqa: PLR0913 - where a mail goes
    kind: MailKind,
    now: datetime,
    *,
    person_id: int | None = None,
    pulse_id: int | None = None,
    webhook_id: int | None = None,
    sealed_address: bytes | None = None,
) -> dict[str, object]:
    return {
        "kind": kind,
        "person_id": person_id,
        "pulse_id": pulse_id,
        "webhook_id": webhook_id,
        "sealed_address": sealed_address,
        "state": MailState.WAITING,
        "tries": 0,
        "due_at": now,
    }


def send_due(
    session: Session,
    settings: Settings,
    now: datetime,
    writers: Writers,
    carriers: Carriers = Post,
) -> int:
    """Send what is due of these kinds, one by one; commits each. Returns how many went.

    By mail, unless another carrier is named. Raises `OSError` when the mail server
    cannot be reached; the mail in hand waits.
    """
    sent, until = 0, time.monotonic() + LONGEST_RUN
    with carriers(settings) as post:
        while not ending.is_set():
            taken = _take(session, now, writers)
            if taken is None:
                break
            sent += _send(session, post, taken, writers[taken.kind], now)
            if time.monotonic() >= until:
                break
    return sent


def has_due(session: Session, now: datetime, kinds: Iterable[MailKind]) -> bool:
    return session.scalar(select(_due(now, kinds).exists())) or False


def is_waiting(session: Session, kind: MailKind, person_id: int) -> bool:
    """Tell whether a person is to get a mail of this kind already."""
    wanted = select(Mail.id).where(
        Mail.kind == kind, Mail.person_id == person_id, Mail.state.in_(OPEN)
    )
    return session.scalar(select(wanted.exists())) or False


def state_of(session: Session, kind: MailKind, person_id: int) -> MailState | None:
    """Return how far the last mail of this kind to a person has come."""
    wanted = select(Mail.state).where(Mail.kind == kind, Mail.person_id == person_id)
    return session.scalars(wanted.order_by(Mail.id.desc())).first()


def open_of(session: Session, pulse_id: int) -> int:
    """Return how many mails of a pulse wait, or are in hand; notices hold no ticket."""
    wanted = select(func.count()).where(
        Mail.pulse_id == pulse_id, Mail.state.in_(OPEN), Mail.webhook_id.is_(None)
    )
    return session.scalar(wanted) or 0


def bounced(session: Session, pulse_id: int) -> list[int]:
    """Return the persons whom a mail of a pulse will never reach."""
    wanted = select(Mail.person_id).where(
        Mail.pulse_id == pulse_id,
        Mail.state == MailState.BOUNCED,
        Mail.webhook_id.is_(None),
    )
    return list(session.scalars(wanted.distinct()))


def forget(session: Session, pulse_id: int, kind: MailKind | None = None) -> None:
    """Forget the mails of a pulse; of one kind, those that have not gone."""
    gone = delete(Mail).where(Mail.pulse_id == pulse_id)
    if kind:
        gone = gone.where(Mail.kind == kind, Mail.state.in_(OPEN))
    session.execute(gone, execution_options={"synchronize_session": False})


def forget_to(session: Session, kind: MailKind, person_id: int) -> None:
    """Forget the mails of this kind to a person."""
    session.execute(delete(Mail).where(Mail.kind == kind, Mail.person_id == person_id))


def _due(now: datetime, kinds: Iterable[MailKind]) -> Select[Mail]:
    return select(Mail).where(
        Mail.kind.in_(list(kinds)), Mail.state.in_(OPEN), Mail.due_at <= now
    )


def _take(session: Session, now: datetime, kinds: Iterable[MailKind]) -> Mail | None:
    """Take a mail in hand, which nobody else then has; commits.

    One at which the connection broke is due since then, so behind those that wait:
    where a server hangs up at one address, it would starve the others.
    """
    first = _due(now, kinds).order_by(Mail.due_at, Mail.id).limit(1)
    wanted = first.with_for_update(skip_locked=True)
    taken = session.scalars(wanted.execution_options(populate_existing=True)).first()
    if taken:
        taken.state, taken.due_at = MailState.SENDING, now + IN_HAND
        taken.tries += 1
    session.commit()  # no lock is held while a mail server is slow
    return taken


def _send(
    session: Session, post: Carrier, taken: Mail, compose: Compose, now: datetime
) -> bool:
    """Send a mail in hand and note what became of it; commits."""
    try:
        written = compose(taken)
        session.commit()
        outcome = post.send(written) if written else None
    except BadAddress:
        outcome = Outcome.NEVER
    except OSError:  # most likely no other mail would go
        _note(session, taken, MailState.WAITING, now, taken.tries - 1)
        raise
    except Exception as error:  # noqa: BLE001 - the others go, whatever it is
        session.rollback()
        log.error(  # noqa: TRY400 - a traceback would hold the address
            "A mail could not be sent (%s); it is tried again later.",
            type(error).__name__,
        )
        outcome = Outcome.LATER
    ends_by_itself = taken.pulse_id is None or taken.webhook_id is not None
    if ends_by_itself and taken.tries >= MOST_TRIES:
        outcome = outcome and Outcome.NEVER
    is_over = outcome is not Outcome.LATER and taken.kind not in REMEMBERED
    if outcome is None or is_over:
        session.execute(delete(Mail).where(Mail.id == taken.id))
        session.commit()
    elif outcome is Outcome.LATER:
        pause = PAUSES[min(taken.tries, len(PAUSES)) - 1]
        _note(session, taken, MailState.WAITING, now + pause)
    else:
        is_sent = outcome is Outcome.SENT
        _note(session, taken, MailState.SENT if is_sent else MailState.BOUNCED, now)
    return outcome is Outcome.SENT


def _note(
    session: Session,
    taken: Mail,
    state: MailState,
    due_at: datetime,
    tries: int | None = None,
) -> None:
    """Note what became of a mail, unless it was forgotten meanwhile; commits."""
    tries = taken.tries if tries is None else tries
    noted = {"state": state, "due_at": due_at, "tries": tries}
    session.execute(update(Mail).where(Mail.id == taken.id).values(noted))
    session.commit()
