"""Where the demo stands in its own time; a database without it holds no demo."""

from sqlalchemy import BigInteger
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key


class DemoMoment(Base):
    """The frozen moment of the demo; one row."""

    __tablename__ = "demo_clock"

    id: Mapped[int_key]
    moment: Mapped[int] = mapped_column(BigInteger)
    """Seconds since 1970, so that every driver reads it without SQLAlchemy."""
    first_week: Mapped[int]
    """The week of the first pulse, from which the planted truths are counted."""
    guests: Mapped[int] = mapped_column(default=0)
    """How many visitors were lent an employee's ticket, so that each gets another."""
