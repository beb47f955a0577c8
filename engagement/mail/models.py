"""What mails there are to send; never a text, an address or a ticket."""

from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key, moment


class MailKind(StrEnum):
    """What a mail is about."""

    INVITATION = "invitation"
    REMINDER = "reminder"
    RESULTS = "results"  # they are out
    DIGEST = "digest"  # what waits for its reader, on Mondays
    SIGN_IN = "sign_in"  # a link that somebody asked for
    ADDRESS = "address"  # somebody's address has changed
    TEST = "test"  # whether mails leave the house


OF_PULSES = (MailKind.INVITATION, MailKind.REMINDER)
"""Those that hold tickets, which web workers must not have (R4)."""


class MailState(StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"
    SENDING = "sending"  # somebody has it in hand
    SENT = "sent"
    BOUNCED = "bounced"  # the mail server will never take it


class Mail(Base):
    """One mail to one person; those of a pulse are gone when it ends, others once sent.

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
