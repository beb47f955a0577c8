"""What those who lead thought before they read."""

from sqlalchemy import ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key


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
