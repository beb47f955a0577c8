"""Channels of a chat that are told: set, listed, turned off, and what each is told."""

import hmac
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.database import insert_into
from engagement.mail import queue
from engagement.mail.addresses import opened, sealed
from engagement.mail.mailer import BadAddress
from engagement.mail.models import NOTICES, Mail, MailKind, MailState, Webhook
from engagement.mail.services import Service
from engagement.mail.webhooks import messages
from engagement.mail.webhooks.addresses import CannotGo, HookAddress, checked
from engagement.mail.webhooks.messages import HookMessage, Notice

MOST = 10
"""Channels; a company that tells more than these tells everybody already."""


@dataclass(frozen=True)
class Channel:
    """A channel as pages show it: never its address."""

    id: int
    service: Service
    host: str
    set_at: datetime
    person_id: int | None
    state: MailState | None
    """Of the last notice to it; None: there was none."""
    is_open: bool
    """Its address can still be read: it was sealed by this secret, and is allowed."""


def add(  # noqa: PLR0913 - which channel, and who lets it be told
    session: Session,
    settings: Settings,
    service: Service,
    address: HookAddress,
    *,
    person_id: int,
    now: datetime,
) -> bool:
    """Let a channel be told from now on; the caller commits. False: there are too many.

    One that is there already stays as it is.
    """
    if session.scalars(select(func.count()).select_from(Webhook)).one() >= MOST:
        return False
    row = {
        "service": service,
        "host": address.host,
        "sealed_address": sealed(address.url, settings.secret),
        "mark": _mark(settings, address),
        "set_at": now,
        "person_id": person_id,
    }
    session.execute(insert_into(session, Webhook).on_conflict_do_nothing(), [row])
    return True


def _mark(settings: Settings, address: HookAddress) -> bytes:
    told = f"diapason webhook {address.url}".encode()
    return hmac.new(settings.secret.encode(), told, sha256).digest()


def turn_off(session: Session, webhook_id: int) -> None:
    """Tell a channel nothing any more, not even what waits; the caller commits."""
    queue.forget_notices(session, [webhook_id])
    session.execute(delete(Webhook).where(Webhook.id == webhook_id))


def channels(session: Session, settings: Settings) -> list[Channel]:
    """Return the channels in the order in which they were set."""
    sent = select(Mail.webhook_id, Mail.state).where(Mail.kind.in_(NOTICES))
    last = dict(session.execute(sent.order_by(Mail.due_at, Mail.id)).all())
    return [
        Channel(
            one.id,
            one.service,
            one.host,
            one.set_at,
            one.person_id,
            last.get(one.id),
            _address_of(one, settings) is not None,
        )
        for one in session.scalars(select(Webhook).order_by(Webhook.id))
    ]


def put(session: Session, kind: MailKind, now: datetime, pulse_id: int) -> None:
    """Queue a notice of a pulse for every channel; the caller commits.

    In the transaction that opens or closes the pulse, so that it is told once.
    """
    ids = session.scalars(select(Webhook.id)).all()
    queue.put_notices(session, kind, ids, now, pulse_id)


def put_test(session: Session, webhook_id: int, now: datetime) -> bool:
    """Queue a test for a channel; the caller commits. False: there is none such.

    Of two who press at once the second waits, and theirs takes the place of the other.
    """
    wanted = select(Webhook.id).where(Webhook.id == webhook_id).with_for_update()
    is_there = session.scalar(wanted) is not None
    if is_there:
        queue.put_notices(session, MailKind.CHANNEL_TEST, [webhook_id], now)
    return is_there


def addressed(
    session: Session, settings: Settings, mail: Mail, notice: Notice
) -> HookMessage | None:
    """Return a notice on its way to its channel; None: the channel is gone.

    Raises `BadAddress` where its address cannot be read, or is not allowed any more.
    """
    channel = session.get(Webhook, mail.webhook_id)
    if channel is None:
        return None
    address = _address_of(channel, settings)
    if address is None:
        raise BadAddress
    return HookMessage(address, messages.body(channel.service, notice))


def _address_of(channel: Webhook, settings: Settings) -> HookAddress | None:
    url = opened(channel.sealed_address, settings.secret)
    try:
        hosts = settings.own_chat_hosts
        return url and checked(url, channel.service, hosts)  # type: ignore[return-value]
    except CannotGo:
        return None
