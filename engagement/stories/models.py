"""Stories, and the addresses at which they are told."""

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import WITHOUT_ROWID, Base

LONGEST_STORY = 600
LONGEST_SIGNATURE = 60


class StoryAddress(Base):
    """The random address at which a team tells; without a row, it tells nowhere."""

    __tablename__ = "story_address"

    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(10), unique=True)


class Story(Base):
    """A story in its week: nothing of who told it but the signature they chose."""

    __tablename__ = "story"
    __table_args__ = WITHOUT_ROWID

    id: Mapped[bytes] = mapped_column(primary_key=True)
    """Random, and the order in which they are kept and shown."""
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    week: Mapped[int]
    text: Mapped[str] = mapped_column(String(LONGEST_STORY))
    signature: Mapped[str] = mapped_column(String(LONGEST_SIGNATURE))
    """As they wrote it; empty: not signed."""
    on_wall: Mapped[bool] = mapped_column(default=False)
    """HR has read it and lets it be shown."""
    is_edited: Mapped[bool] = mapped_column(default=False)
    """HR has changed its words, which the wall says."""
