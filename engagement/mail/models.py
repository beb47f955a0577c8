"""What mails there are to send; never a text, an address or a ticket."""

from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key, moment
from engagement.mail.services import Service


class MailKind(StrEnum):
    """What a mail is about."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    RESULTS = "results"  # they are out
    DIGEST = "digest"  # what waits for its reader, on Mondays
    SIGN_IN = "sign_in"  # a link that somebody asked for
    ADDRESS = "address"  # somebody's address has changed
    TEST = "test"  # whether mails leave the house
    OPENED = "opened"  # a channel is told that a pulse is open
    RELEASED = "released"  # a channel is told that results are out
    CHANNEL_TEST = "try_out"  # whether notices arrive there


OF_PULSES = (MailKind.INVITATION, MailKind.REMINDER)
"""Those that hold tickets, which web workers must not have (R4)."""


NOTICES = (MailKind.OPENED, MailKind.RELEASED, MailKind.CHANNEL_TEST)
"""To channels of a chat, not to persons."""


class MailState(StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"
    SENDING = "sending"  # somebody has it in hand
    SENT = "sent"
    BOUNCED = "bounced"  # the mail server will never take it


class Mail(Base):
    """One mail to one person, or one notice to a channel.

    Those of a pulse are gone when it ends, others once sent.
    Never a ticket or its hash: beside a person, `spent` would have a name.
    """

    __tablename__ = "mail"
    __table_args__ = (UniqueConstraint("pulse_id", "person_id", "kind"),)

    id: Mapped[int_key]
    kind: Mapped[MailKind] = mapped_column(
        Enum(MailKind, native_enum=False, values_callable=list)
    )
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    pulse_id: Mapped[int | None] = mapped_column(ForeignKey("pulse.id"))
    webhook_id: Mapped[int | None]
    """The channel that a notice goes to; then there is no person. No key: a notice to
    one that was turned off meanwhile goes nowhere."""
    sealed_address: Mapped[bytes | None]
    """Where nobody in the directory has it any more: sealed by the secret."""
    state: Mapped[MailState] = mapped_column(
        Enum(MailState, native_enum=False, values_callable=list)
    )
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[moment]
    """When it is tried next; of one in hand, when it is taken for lost."""


class MailRound(Base):
    """That a mail of a kind was queued for everybody in a week, so that it is once."""

    __tablename__ = "mail_round"

    kind: Mapped[MailKind] = mapped_column(
        Enum(MailKind, native_enum=False, values_callable=list), primary_key=True
    )
    week: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)


class Webhook(Base):
    """A channel of a chat that is told: a pulse is open, results are out."""

    __tablename__ = "webhook"
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int_key]
    service: Mapped[Service] = mapped_column(
        Enum(Service, native_enum=False, values_callable=list)
    )
    host: Mapped[str] = mapped_column(String(253))
    """All that is shown of its address."""
    sealed_address: Mapped[bytes]
    """Sealed by the secret: whoever has it can write there."""
    mark: Mapped[bytes] = mapped_column(unique=True)
    """A keyed hash of the address, so that no channel stands here twice."""
    set_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """Who set it; None: they have left since."""
