"""What every subject shares in the database."""

from sqlalchemy import JSON
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key, moment


class Clockwork(Base):
    """When what is due was done last, and what of it failed; one row."""

    __tablename__ = "clockwork"

    id: Mapped[int_key]
    ran_at: Mapped[moment]
    failed: Mapped[list[str]] = mapped_column(JSON)
    """Names of tasks."""
