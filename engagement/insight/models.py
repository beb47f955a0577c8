"""What those who lead say and have read: guesses, floors, marks on comments."""

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key, moment


class Guess(Base):
    """How many in ten somebody thought favourable; shown back to them alone."""

    __tablename__ = "guess"
    __table_args__ = (UniqueConstraint("person_id", "week"),)

    id: Mapped[int_key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    week: Mapped[int]
    """Of the figures that were not read yet."""
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id", ondelete="CASCADE"))
    staff: Mapped[int | None]
    """In ten of the team; None, as the customers: they would not guess."""
    customers: Mapped[int | None]


class Floor(Base):
    """What no team should stay under, of one measure."""

    __tablename__ = "floor"

    measure: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[float]
    """In the measure's own scale: a share from 0 to 1, of NPS -100 to 100."""
    set_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """Who set it; None when they have left."""


class FloorAnswer(Base):
    """What somebody said of a team under a floor."""

    __tablename__ = "floor_answer"

    id: Mapped[int_key]
    team_id: Mapped[int] = mapped_column(
        ForeignKey("team.id", ondelete="CASCADE"), index=True
    )
    measure: Mapped[str] = mapped_column(String(40))
    value: Mapped[float]
    """The floor at that time."""
    since: Mapped[int]
    """The first week under it, and the last one with a figure at that time."""
    week: Mapped[int]
    reason: Mapped[str] = mapped_column(String(500))
    answered_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )


class PointsAtComment:
    """Columns that point at one comment: of staff, of a file, or from the till."""

    comment_id: Mapped[bytes | None] = mapped_column(
        ForeignKey("comment.id", ondelete="CASCADE"), index=True
    )
    voice_id: Mapped[int | None] = mapped_column(
        ForeignKey("voice.id", ondelete="CASCADE"), index=True
    )
    till_comment_id: Mapped[bytes | None] = mapped_column(
        ForeignKey("till_comment.id", ondelete="CASCADE"), index=True
    )


class ReadComment(PointsAtComment, Base):
    """That somebody has read a comment; theirs alone, and gone with either."""

    __tablename__ = "read_comment"
    __table_args__ = (
        UniqueConstraint("person_id", "comment_id", name="uq_read_comment_staff"),
        UniqueConstraint("person_id", "voice_id", name="uq_read_comment_files"),
        UniqueConstraint("person_id", "till_comment_id", name="uq_read_comment_till"),
    )

    id: Mapped[int_key]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))


class TakenUp(PointsAtComment, Base):
    """That an action takes up a comment; gone with either."""

    __tablename__ = "taken_up"
    __table_args__ = (
        UniqueConstraint("action_id", "comment_id", name="uq_taken_up_staff"),
        UniqueConstraint("action_id", "voice_id", name="uq_taken_up_files"),
        UniqueConstraint("action_id", "till_comment_id", name="uq_taken_up_till"),
    )

    id: Mapped[int_key]
    action_id: Mapped[int] = mapped_column(ForeignKey("action.id", ondelete="CASCADE"))
