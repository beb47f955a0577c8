"""What is due: closing, opening, mails. Called every minute, by anybody, safely."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.anonymity.groups import Random
from engagement.config import Settings
from engagement.pulses import mails
from engagement.pulses.closing import closing
from engagement.pulses.crypto import pulse_mac, urn
from engagement.pulses.models import Pulse, State, Ticket
from engagement.pulses.opening import opening
from engagement.pulses.programme import programme
from engagement.web.clockwork import Turn

SEALED_FOR = timedelta(days=30)
"""After its closing time, a pulse whose secret is lost is destroyed unread."""
log = logging.getLogger(__name__)
WHY: dict[type[Exception], str] = {
    urn.SecretChanged: "the secret is not the one under which it was opened",
    pulse_mac.Altered: "somebody changed it in the database",
}


@dataclass(frozen=True)
class Done:
    """What a tick did: the weeks of the pulses it moved, and mails sent."""

    closed: int | None = None
    voided: int | None = None
    opened: int | None = None
    mails: int = 0


@dataclass(frozen=True)
class PulseFault:
    """What is wrong with the open pulse: its secret is gone, or it was altered."""

    week: int
    closes_at: datetime
    is_altered: bool

    @property
    def destroyed_at(self) -> datetime:
        """When its answers are destroyed unread, unless that is put right before."""
        return self.closes_at + (timedelta() if self.is_altered else SEALED_FOR)


def tick(
    session: Session,
    settings: Settings,
    now: datetime,
    random: Random,
    turn: Turn | None = None,
) -> Done:
    """Close, open and mail what is due; commits each step by itself."""
    turn = turn or Turn(session)
    done = turn.do(
        "closing", partial(_close_due, session, settings, now, random), Done()
    )
    turn.do("wiping", partial(closing.wipe, session), None)
    opened = turn.do("opening", partial(_open_due, session, settings, now), None)
    mails = turn.do("mails", partial(_mail_due, session, settings, now), 0)
    return replace(done, opened=opened, mails=mails)


def the_open_pulse(session: Session) -> Pulse | None:
    # As it stands by now: another tick may have moved it on since this one looked.
    wanted = select(Pulse).where(Pulse.state == State.OPEN)
    current = wanted.execution_options(populate_existing=True)
    return session.scalars(current).first()


def pulses(session: Session) -> Sequence[Pulse]:
    """Return every pulse, the newest first."""
    return session.scalars(select(Pulse).order_by(Pulse.opens_at.desc())).all()


def fault(session: Session, settings: Settings) -> PulseFault | None:
    """Return why the open pulse takes no answers and sends no mails, if it does not."""
    pulse = the_open_pulse(session)
    if pulse is None:
        return None
    wrapped = pulse.wrapped_private_key or b""
    try:
        pulse_mac.check(session.connection(), pulse.id, settings.secret)
        urn.unwrap_key(settings.secret, pulse.id, urn.PRIVATE, wrapped)
    except urn.SecretChanged:
        return PulseFault(pulse.week, pulse.closes_at, is_altered=False)
    except pulse_mac.Altered:
        return PulseFault(pulse.week, pulse.closes_at, is_altered=True)
    return None


def _close_due(
    session: Session, settings: Settings, now: datetime, random: Random
) -> Done:
    pulse = the_open_pulse(session)
    if pulse is None:
        return _void_what_others_ended(session)
    if now < pulse.closes_at:
        _tell_of_fault(session, settings)
        return Done()
    pulse_id, week, closes_at = pulse.id, pulse.week, pulse.closes_at
    try:
        written = closing.close(session, pulse_id, settings.secret, now, random)
    except (urn.SecretChanged, pulse_mac.Altered) as error:
        session.rollback()
        is_lost = isinstance(error, urn.SecretChanged)
        if is_lost and now < closes_at + SEALED_FOR:  # it may be found again
            _tell_of_fault(session, settings)
            return Done()
        closing.void(session, pulse_id)
        session.commit()
        log.error(  # noqa: TRY400 - the traceback tells nothing more
            "The pulse of %s was voided: %s.", weeks.iso_week(week), WHY[type(error)]
        )
        return Done(voided=week)
    session.commit()
    return Done(closed=week) if written else Done()


def _void_what_others_ended(session: Session) -> Done:
    """Destroy what is left of a pulse that somebody else marked as ended.

    A closing of ours leaves neither keys nor tickets.
    """
    has_keys = or_(Pulse.mac.is_not(None), Pulse.wrapped_private_key.is_not(None))
    has_tickets = exists().where(Ticket.pulse_id == Pulse.id)
    ended = select(Pulse).where(Pulse.state != State.OPEN, or_(has_keys, has_tickets))
    pulse = session.scalars(ended).first()
    if pulse is None:
        return Done()
    week = pulse.week
    closing.void(session, pulse.id)
    session.commit()
    log.error(
        "The pulse of %s was voided: %s.", weeks.iso_week(week), WHY[pulse_mac.Altered]
    )
    return Done(voided=week)


def _tell_of_fault(session: Session, settings: Settings) -> None:
    found = fault(session, settings)
    if found:
        log.error(
            "The open pulse takes no answers and sends no mails: %s. Put that right "
            "before %s, or its answers are destroyed unread.",
            WHY[pulse_mac.Altered if found.is_altered else urn.SecretChanged],
            found.destroyed_at.astimezone(settings.timezone).isoformat(
                timespec="minutes"
            ),
        )


def _open_due(session: Session, settings: Settings, now: datetime) -> int | None:
    for week in programme.note_skipped(session, settings.timezone, now):
        log.warning(
            "No pulse opened in %s: %s.", weeks.iso_week(week.week), week.why.value
        )
    slot = programme.due_slot(session, settings.timezone, now)
    session.commit()
    if slot is None:
        return None
    try:
        opening.open_pulse(session, slot, settings, now)
    except opening.CannotOpen as refusal:
        session.rollback()
        log.debug("No pulse was opened: %s", refusal)
        return None
    session.commit()
    return slot.week


def _mail_due(session: Session, settings: Settings, now: datetime) -> int:
    """Send the invitation, then one neutral reminder to everybody."""
    pulse = the_open_pulse(session)
    if pulse is None:
        return 0
    try:
        return mails.send_due(session, pulse, settings, now)
    except (OSError, urn.SecretChanged, pulse_mac.Altered) as error:
        session.rollback()
        log.error(  # noqa: TRY400 - a traceback would hold addresses
            "The pulse's mails could not be sent (%s); tried again at the next tick.",
            type(error).__name__,
        )
        return 0
