"""Pulses, the urn while they are open, and the releases that remain."""

from datetime import date
from enum import StrEnum

from sqlalchemy import (
    JSON,
    CheckConstraint,
    Enum,
    ForeignKey,
    Index,
    String,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from engagement.database import WITHOUT_ROWID, Base, int_key, moment
from engagement.pulses.calendar import WhyNot


class State(StrEnum):
    """Where a pulse stands; it moves down this list and never up."""

    OPEN = "open"  # tickets and sealed envelopes exist
    CLOSED = "closed"  # released; envelopes, tickets and keys are gone
    VOIDED = "voided"  # could not be opened again; envelopes destroyed unread


class Rhythm(Base):
    """When pulses open and close, in the company's local time; one row."""

    __tablename__ = "rhythm"

    id: Mapped[int_key]
    is_running: Mapped[bool]
    weekday: Mapped[int]
    """0 is Monday."""
    hour: Mapped[int]
    days_open: Mapped[int]
    every: Mapped[int] = mapped_column(default=1)
    """Weeks from one pulse to the next."""
    first_week: Mapped[int] = mapped_column(default=0)
    """Of a rhythm of two weeks: one that has a pulse."""
    paused_until: Mapped[date | None]
    """The first day on which a pulse may open again."""
    since: Mapped[moment | None]
    """When HR set it."""
    has_checks: Mapped[bool] = mapped_column(default=False)
    """Whether the first pulse of a quarter is a culture check."""


class ProgrammeWeek(Base):
    """What HR chose for one week to come, unlike the others."""

    __tablename__ = "programme_week"

    week: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    runs: Mapped[bool | None]
    """None: as the rhythm has it."""
    weekday: Mapped[int | None]
    questions: Mapped[list[str]] = mapped_column(JSON)
    """Those of the rotation; empty: the next in turn."""


class Holiday(Base):
    """Days on which no pulse opens."""

    __tablename__ = "holiday"
    __table_args__ = (UniqueConstraint("first", "last"),)

    id: Mapped[int_key]
    first: Mapped[date]
    last: Mapped[date]
    name: Mapped[str] = mapped_column(String(100))


class SkippedWeek(Base):
    """A week that should have had a pulse and had none, and why."""

    __tablename__ = "skipped_week"

    week: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    why: Mapped[WhyNot] = mapped_column(
        Enum(WhyNot, native_enum=False, values_callable=list)
    )


class Pulse(Base):
    """One round of questions to the whole company."""

    __tablename__ = "pulse"

    id: Mapped[int_key]
    week: Mapped[int] = mapped_column(unique=True)
    opens_at: Mapped[moment]
    closes_at: Mapped[moment]
    state: Mapped[State] = mapped_column(
        Enum(State, native_enum=False, values_callable=list)
    )
    questions: Mapped[list[str]] = mapped_column(JSON)
    smallest_group: Mapped[int]
    """k of the release rule, fixed and shown at opening."""
    public_key: Mapped[bytes | None]
    wrapped_private_key: Mapped[bytes | None]
    wrapped_ticket_key: Mapped[bytes | None]
    """None once no mail waits any more."""
    mails_sent: Mapped[int] = mapped_column(default=0)
    """Rounds of mails that were queued: 0 none, 1 the invitation, 2 the reminder."""
    is_wiped: Mapped[bool] = mapped_column(default=False)
    """What was destroyed at the end is gone from the database's files as well."""
    mac: Mapped[bytes | None]
    """Authenticates what was fixed at opening; see `pulse_mac`."""
    has_slips: Mapped[bool] = mapped_column(default=False)
    """Slips of paper were printed for people without an address; once a pulse."""


class Fingerprint(Base):
    """What tells the secret of this database from another, and nothing of it."""

    __tablename__ = "fingerprint"

    id: Mapped[int_key]
    value: Mapped[bytes]


class SnapshotTeam(Base):
    """A team as it stood when the pulse opened; gone after closing."""

    __tablename__ = "snapshot_team"

    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(primary_key=True)
    parent_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(200))
    invited: Mapped[int]
    """Persons whose counting group this is."""
    is_settled: Mapped[bool]
    """It has existed for 28 days, so it may be published."""
    mac: Mapped[bytes | None]
    """Authenticates those persons; None: there are none."""


class SnapshotPerson(Base):
    """With whom each person was counted when the pulse opened; gone after closing."""

    __tablename__ = "snapshot_person"

    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(primary_key=True)
    group_id: Mapped[int] = mapped_column(index=True)
    name: Mapped[str] = mapped_column(String(200))
    is_new: Mapped[bool]
    """They were not counted there by the pulse before."""
    address: Mapped[bytes | None]
    """A keyed hash of the only address to which their ticket goes; None: without."""


class CountedIn(Base):
    """In which teams' figures a person's answers were counted, week by week; kept.

    A row for the counting group and for every team above it, over the weeks of pulses
    in a row in which it stayed so.
    """

    __tablename__ = "counted_in"

    person_id: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(primary_key=True)
    first_week: Mapped[int] = mapped_column(primary_key=True)
    last_week: Mapped[int]
    is_group: Mapped[bool]
    """The team is the counting group itself, not one above it."""


class Ticket(Base):
    """The right to answer one pulse once; nothing ties it to an envelope."""

    __tablename__ = "ticket"
    __table_args__ = WITHOUT_ROWID

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"))
    group: Mapped[bytes]
    """The counting group, encrypted: `spent` cannot be read group by group."""
    spent: Mapped[bool]


class Envelope(Base):
    """One person's sealed answers: no time, no order, no person, no group."""

    __tablename__ = "envelope"
    __table_args__ = WITHOUT_ROWID

    id: Mapped[bytes] = mapped_column(primary_key=True)
    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"))
    sealed: Mapped[bytes]


class ResultsLink(Base):
    """The random address at which a counting group reads results, from a pulse on.

    The same for everybody counted there; it opens nothing but what is published.
    """

    __tablename__ = "results_link"

    pulse_id: Mapped[int] = mapped_column(ForeignKey("pulse.id"), primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(16), unique=True)


class Release(Base):
    """What was published for a week, chained to the release before it."""

    __tablename__ = "release"

    id: Mapped[int_key]
    week: Mapped[int] = mapped_column(index=True)
    pulse_id: Mapped[int | None] = mapped_column(ForeignKey("pulse.id"), unique=True)
    """None for results imported from another tool."""
    released_at: Mapped[moment]
    previous: Mapped[bytes]
    hash: Mapped[bytes] = mapped_column(unique=True)
    mac: Mapped[bytes]
    """Signs the hash under the application's secret."""


class Figure(Base):
    """A published value for a team, week and question; never changed afterwards.

    `question` is a key of the bank, `mobilisation`, `answers` (who took part), or a
    question of an imported history.
    """

    __tablename__ = "figure"
    __table_args__ = (
        Index("ix_figure_team", "team_id", "question", "week"),
        CheckConstraint("share BETWEEN 0 AND 1", name="share"),
        CheckConstraint("low <= high", name="respondents"),
        {"sqlite_with_rowid": False},
    )

    question: Mapped[str] = mapped_column(String(60), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    share: Mapped[float]
    steps: Mapped[int]
    """Steps of the grid on which the share was rounded; 0: not on one grid."""
    rounding: Mapped[float]
    """Variance of the rounding, 0 for exact figures."""
    low: Mapped[int]
    high: Mapped[int]
    """Respondents lie between the two."""
    invited: Mapped[int | None]
    """How many were asked; of taking part alone."""


class Distribution(Base):
    """The five-class distribution of a question, from 100 respondents, in 20ths."""

    __tablename__ = "distribution"

    question: Mapped[str] = mapped_column(String(60), primary_key=True)
    week: Mapped[int] = mapped_column(primary_key=True)
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    twentieths: Mapped[list[int]] = mapped_column(JSON)


class CompanyStatistics(Base):
    """How alike answers are inside teams, over the whole company (R8)."""

    __tablename__ = "company_statistics"

    week: Mapped[int] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    icc1: Mapped[float]
    icc2: Mapped[float]
    alpha: Mapped[float]
    questions: Mapped[list[str]] = mapped_column(JSON)
    correlations: Mapped[list[list[float]]] = mapped_column(JSON)


class Comment(Base):
    """A released comment: no author, no ratings, no order."""

    __tablename__ = "comment"
    __table_args__ = WITHOUT_ROWID

    id: Mapped[bytes] = mapped_column(primary_key=True)
    release_id: Mapped[int] = mapped_column(ForeignKey("release.id"))
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    text: Mapped[str] = mapped_column(String(500))


class HiddenComment(Base):
    """A comment that is hidden now, since when and by whom."""

    __tablename__ = "hidden_comment"

    comment_id: Mapped[bytes] = mapped_column(
        ForeignKey("comment.id"), primary_key=True
    )
    hidden_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """None: they have left since."""


class HidingChange(Base):
    """That a comment was hidden or shown again, when and by whom; kept."""

    __tablename__ = "hiding_change"

    id: Mapped[int_key]
    comment_id: Mapped[bytes] = mapped_column(ForeignKey("comment.id"), index=True)
    changed_at: Mapped[moment]
    is_hidden: Mapped[bool]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """None: they have left since."""
