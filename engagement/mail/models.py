"""What mails there are to send; never a text, an address or a ticket."""

from enum import StrEnum

from sqlalchemy import Enum, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key, moment


class MailKind(StrEnum):
    """What a mail is about."""

    INVITATION = "invitation"
    REMINDER = "reminder"


class MailState(StrEnum):
    """How far a mail has come."""

    WAITING = "waiting"
    SENDING = "sending"  # somebody has it in hand
    SENT = "sent"
    BOUNCED = "bounced"  # the mail server will never take it


class Mail(Base):
    """One mail to one person; all of a pulse are gone when it ends.

    Never a ticket or its hash: beside a person, `spent` would have a name.
    """

    __tablename__ = "mail"
    __table_args__ = (UniqueConstraint("pulse_id", "person_id", "kind"),)

    id: Mapped[int_key]
    kind: Mapped[MailKind] = mapped_column(
        Enum(MailKind, native_enum=False, values_callable=list)
    )
    person_id: Mapped[int] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE"), index=True
    )
    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"))
    state: Mapped[MailState] = mapped_column(
        Enum(MailState, native_enum=False, values_callable=list)
    )
    tries: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[moment]
    """When it is tried next; of one in hand, when it is taken for lost."""
