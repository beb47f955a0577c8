"""Imports, what each brought, and the scores that count."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import Base, int_key, moment


class Import(Base):
    """One file of scores; can be undone."""

    __tablename__ = "import"

    id: Mapped[int_key]
    filename: Mapped[str] = mapped_column(String(200))
    digest: Mapped[bytes] = mapped_column(index=True)
    imported_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who uploaded it; None from the command line."""
    added: Mapped[int]
    same: Mapped[int]
    refused: Mapped[int]
    refusals: Mapped[str]
    """The refused rows as JSON: {columns, rows: [row, reason, values, cells]}.

    Their sentences are made when somebody reads them, in the reader's language.
    """
    undone_at: Mapped[moment | None]


class Contribution(Base):
    """What one import says of a team, week, metric and moment."""

    __tablename__ = "contribution"
    __table_args__ = (
        Index("ix_contribution_cell", "metric", "week", "team_id", "moment"),
    )

    import_id: Mapped[int] = mapped_column(ForeignKey("import.id"), primary_key=True)
    metric: Mapped[str] = mapped_column(String(40), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    moment: Mapped[str] = mapped_column(String(60), primary_key=True)
    is_aggregated: Mapped[bool]
    """Of these only the newest counts, and then nothing else; raw ones are added."""
    n: Mapped[int]
    favourable: Mapped[float]
    unfavourable: Mapped[float]


class CountedRow(Base):
    """A raw row with an id, so that it is counted once whatever file it comes in."""

    __tablename__ = "counted_row"
    __table_args__ = ({"sqlite_with_rowid": False},)

    metric: Mapped[str] = mapped_column(String(40), primary_key=True)
    external_id: Mapped[str] = mapped_column(String(100), primary_key=True)
    import_id: Mapped[int] = mapped_column(ForeignKey("import.id"), index=True)


class Score(Base):
    """Customer answers of one team, week, metric and moment, as they count now.

    `favourable` and `unfavourable` are counts, or the counts of the widest interval
    that a file with a value alone allows.
    """

    __tablename__ = "score"
    __table_args__ = (
        Index("ix_score_team", "team_id", "metric", "week"),
        {"sqlite_with_rowid": False},
    )

    metric: Mapped[str] = mapped_column(String(40), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    moment: Mapped[str] = mapped_column(String(60), primary_key=True)
    """Touch point; empty when the file names none."""
    n: Mapped[int]
    favourable: Mapped[float]
    unfavourable: Mapped[float]
