"""Imports, what each brought, the scores that count, and questions at the till."""

from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    ForeignKey,
    Index,
    Integer,
    SmallInteger,
    String,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import WITHOUT_ROWID, Base, int_key, light_key, moment


class Import(Base):
    """One file of scores; can be undone."""

    __tablename__ = "import"
    # Counted at every look at what was computed, beside thousands that stand.
    __table_args__ = (
        Index(
            "ix_import_undone",
            "undone_at",
            sqlite_where=text("undone_at IS NOT NULL"),
            postgresql_where=text("undone_at IS NOT NULL"),
        ),
    )

    id: Mapped[int_key]
    filename: Mapped[str] = mapped_column(String(200))
    digest: Mapped[bytes] = mapped_column(index=True)
    imported_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """Who uploaded it; None from the command line, or when they have left."""
    added: Mapped[int]
    same: Mapped[int]
    refused: Mapped[int]
    refusals: Mapped[str]
    """The refused rows as JSON: {columns, rows: [row, reason, values, cells]}.

    The cells of a column of ids are empty.

    Their sentences are made when somebody reads them, in the reader's language.
    """
    undone_at: Mapped[moment | None]


class Upload(Base):
    """A file that somebody looks through before it counts.

    Gone when it is taken in or given up, and a day later at the latest.
    """

    __tablename__ = "upload"

    id: Mapped[int_key]
    filename: Mapped[str] = mapped_column(String(200))
    content: Mapped[bytes]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="CASCADE")
    )
    """None: it lay in the watched folder, and something of it must be asked."""
    uploaded_at: Mapped[moment]
    choices: Mapped[dict[str, Any]] = mapped_column(JSON)
    """What the person has told of it so far; see `correcting.Choices`."""


class Profile(Base):
    """How the files of one source are read; found by their header."""

    __tablename__ = "profile"

    id: Mapped[int_key]
    name: Mapped[str] = mapped_column(String(80), unique=True)
    signature: Mapped[str] = mapped_column(String(32), unique=True)
    source: Mapped[str] = mapped_column(String(80))
    """The name it had first, by which the ids of its files are known."""
    reading: Mapped[dict[str, Any]] = mapped_column(JSON)
    mapping: Mapped[dict[str, Any]] = mapped_column(JSON)
    used_at: Mapped[moment]


class OwnMetric(Base):
    """A customer measure that the company added; see `own_scales.Asked`."""

    __tablename__ = "metric"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    """As scores have it, and as files and programs may call it."""
    name: Mapped[str] = mapped_column(String(60), unique=True)
    """As the company calls it, in every language."""
    lowest: Mapped[int]
    highest: Mapped[int]
    favourable: Mapped[int]
    unfavourable: Mapped[int]
    is_turned: Mapped[bool]


class TeamAlias(Base):
    """What files call a team."""

    __tablename__ = "team_alias"

    id: Mapped[int_key]
    alias: Mapped[str] = mapped_column(String(100), unique=True)
    """Folded, so that case and accents do not matter."""
    shown: Mapped[str] = mapped_column(String(100))
    """As a file wrote it."""
    team_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    """None: its rows are left out, as somebody decided."""


class Contribution(Base):
    """What one import says of a team, week, metric and moment."""

    __tablename__ = "contribution"
    __table_args__ = (
        light_key("team_id", "team.id"),
        light_key("import_id", "import.id"),
        {"sqlite_with_rowid": False},
    )

    metric: Mapped[str] = mapped_column(String(40), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(primary_key=True)
    moment: Mapped[str] = mapped_column(String(60), primary_key=True)
    import_id: Mapped[int] = mapped_column(primary_key=True, index=True)
    is_aggregated: Mapped[bool]
    """Of these only the newest counts, and then nothing else; raw ones are added."""
    n: Mapped[int]
    favourable: Mapped[float]
    unfavourable: Mapped[float]


class CountedRow(Base):
    """An answer that counts once whatever file it comes in, and what it said."""

    __tablename__ = "counted_row"
    __table_args__ = WITHOUT_ROWID

    id: Mapped[int] = mapped_column(
        BigInteger().with_variant(Integer, "sqlite"),
        primary_key=True,
        autoincrement=False,
    )
    """The fingerprint of its source, metric and id, or of its content; see
    `Intake.ids`."""
    import_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Not looked up when it is kept, nor indexed: there are millions of them."""
    team_id: Mapped[int]
    day: Mapped[int]
    """Since the first Monday; see `Intake.facts`."""
    spot: Mapped[int] = mapped_column(BigInteger)
    score: Mapped[int] = mapped_column(SmallInteger)
    standing: Mapped[int] = mapped_column(SmallInteger)
    replaced_by: Mapped[int] = mapped_column(default=0, server_default="0")
    """The import that corrected it, so that it counts no more; 0: it counts."""


class Score(Base):
    """Customer answers of one team, week, metric and moment, as they count now.

    `favourable` and `unfavourable` are counts, or the counts of the widest interval
    that a file with a value alone allows.
    """

    __tablename__ = "score"
    __table_args__ = (
        Index("ix_score_team", "team_id", "metric", "week"),
        light_key("team_id", "team.id"),
        {"sqlite_with_rowid": False},
    )

    metric: Mapped[str] = mapped_column(String(40), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(primary_key=True)
    moment: Mapped[str] = mapped_column(String(60), primary_key=True)
    """Touch point; empty when the file names none."""
    n: Mapped[int]
    favourable: Mapped[float]
    unfavourable: Mapped[float]


class Voice(Base):
    """What a customer wrote, if somebody asked for it when the file came in.

    Destroyed with its import and a year after its week.
    """

    __tablename__ = "voice"
    __table_args__ = (Index("ix_voice_team", "team_id", "week"),)

    id: Mapped[int_key]
    import_id: Mapped[int] = mapped_column(ForeignKey("import.id"), index=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"))
    week: Mapped[int] = mapped_column(index=True)
    moment: Mapped[str] = mapped_column(String(60))
    text: Mapped[str] = mapped_column(String(1000))
    on_wall: Mapped[bool] = mapped_column(default=False)
    """HR lets it be shown to teams."""


class TillSurvey(Base):
    """One question at the till, and what customers are asked besides."""

    __tablename__ = "till_survey"

    id: Mapped[int_key]
    code: Mapped[str] = mapped_column(String(10), unique=True)
    """What its address ends in."""
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    place: Mapped[str] = mapped_column(String(80))
    """What customers call the team; empty: the page names nobody."""
    moment: Mapped[str] = mapped_column(String(60))
    item: Mapped[str] = mapped_column(String(40))
    dimension: Mapped[str] = mapped_column(String(40))
    """Empty when none is asked."""
    asks_comment: Mapped[bool]
    is_open: Mapped[bool]
    import_id: Mapped[int | None] = mapped_column(ForeignKey("import.id"))
    """By which its answers were counted last; without one they are unverified, and so
    they are when it is undone."""


class TillAnswer(Base):
    """How many customers chose a score in a week; no answer stands alone."""

    __tablename__ = "till_answer"
    __table_args__ = WITHOUT_ROWID

    survey_id: Mapped[int] = mapped_column(
        ForeignKey("till_survey.id"), primary_key=True
    )
    metric: Mapped[str] = mapped_column(String(40), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    score: Mapped[int] = mapped_column(primary_key=True)
    n: Mapped[int]


class TillComment(Base):
    """A comment in its week, without its score."""

    __tablename__ = "till_comment"
    __table_args__ = WITHOUT_ROWID

    id: Mapped[bytes] = mapped_column(primary_key=True)
    """Random, and the order in which they are kept and shown."""
    survey_id: Mapped[int] = mapped_column(ForeignKey("till_survey.id"), index=True)
    week: Mapped[int]
    text: Mapped[str] = mapped_column(String(300))
    on_wall: Mapped[bool] = mapped_column(default=False)
    """HR lets it be shown to teams."""


class TillSent(Base):
    """That a form was sent today, so that it counts once; gone the day after."""

    __tablename__ = "till_sent"
    __table_args__ = (Index("ix_till_sent_day", "day", "survey_id"), *WITHOUT_ROWID)

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    survey_id: Mapped[int] = mapped_column(ForeignKey("till_survey.id"))
    day: Mapped[date]


class Answered(Base):
    """What a program was told about a batch, to be told again when it asks twice."""

    __tablename__ = "answered"

    key_id: Mapped[int] = mapped_column(ForeignKey("api_key.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    """What the program calls the batch, in `Idempotency-Key`."""
    digest: Mapped[bytes]
    """Of the batch."""
    answer: Mapped[str]
    answered_at: Mapped[moment]
