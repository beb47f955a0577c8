"""Teams, persons, and the ways they are signed in."""

import uuid
from datetime import date
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, Enum, ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from engagement.database import Base, int_key, moment


class Role(StrEnum):
    """What a person may see beyond the answer page."""

    EMPLOYEE = "employee"  # the promise, the method
    MANAGER = "manager"  # the teams they lead, those below, the company's line
    HR = "hr"  # every team, customers' files, the directory, the calendar


class Team(Base):
    """A node of the company's tree."""

    __tablename__ = "team"

    id: Mapped[int_key]
    key: Mapped[str] = mapped_column(String(100), unique=True)
    """The company's own code for it, as written in files."""
    name: Mapped[str] = mapped_column(String(200))
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"), index=True)
    lead_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", use_alter=True, ondelete="SET NULL"), index=True
    )
    created_on: Mapped[date]
    closed_on: Mapped[date | None]
    """From then on nobody can be in it; what was published of it stays."""
    joined_id: Mapped[int | None] = mapped_column(ForeignKey("team.id"))
    """The team that took over its people when it was closed."""
    was_counted_in: Mapped[bool] = mapped_column(default=False)
    """A person who is removed was counted in it, so that a pulse has opened."""


class Person(Base):
    """Somebody in the directory.

    Each table that points here says what becomes of it when the person is removed.
    """

    __tablename__ = "person"
    # A number given twice would put a newcomer among those a pulse has invited.
    __table_args__ = ({"sqlite_autoincrement": True},)

    id: Mapped[int_key]
    uuid: Mapped[str] = mapped_column(
        String(32), unique=True, default=lambda: uuid.uuid4().hex
    )
    """Random, so that a ticket made from it tells nothing."""
    key: Mapped[str] = mapped_column(String(254), unique=True)
    """Employee number, or lower-cased e-mail, as written in files."""
    name: Mapped[str] = mapped_column(String(200))
    email: Mapped[str | None] = mapped_column(String(254), unique=True)
    role: Mapped[Role] = mapped_column(
        Enum(Role, native_enum=False, values_callable=list)
    )
    team_id: Mapped[int] = mapped_column(ForeignKey("team.id"), index=True)
    counted_in_id: Mapped[int | None]
    """The team in which their answers were counted by the last pulse; None: new."""
    language: Mapped[str | None] = mapped_column(String(2))
    """In which mails to them are, "fr" or "en"; None: in the company's."""
    wants_results: Mapped[bool] = mapped_column(default=True)
    """A mail when results are out, to managers and HR."""

    team: Mapped[Team] = relationship(foreign_keys=team_id)


class Company(Base):
    """How the company is called, and whom its people ask; one row."""

    __tablename__ = "company"

    id: Mapped[int_key]
    name: Mapped[str] = mapped_column(String(60))
    contact: Mapped[str] = mapped_column(String(200))
    """Who answers questions on the pulses, as people read it."""
    language: Mapped[str] = mapped_column(String(2))
    """In which mails are to those of whom no other is known."""
    logo: Mapped[bytes | None] = mapped_column(deferred=True)
    logo_type: Mapped[str | None] = mapped_column(String(20))


class Change(StrEnum):
    """What can happen in the directory that others should be able to see."""

    JOINED = "joined"  # a person, a team
    LEFT = "left"  # a person, from a team
    MOVED = "moved"  # a person, from a team, to a team
    RENAMED = "renamed"  # a person, by the name before, to a name
    RECODED = "recoded"  # a person: the code by which files know them
    ADDRESS = "address"  # a person: that it changed, never from what or to what
    ROLE = "role"  # a person, from a role, to a role
    LEADS = "leads"  # a person, a team
    LEADS_NO_MORE = "leads_no_more"  # a person, a team
    TEAM_ADDED = "team_added"  # a team, below a team
    SLIPS = "slips"  # who printed slips with codes, how many
    ON_WALL = "on_wall"  # who let a customer's comment be shown, of which team
    OFF_WALL = "off_wall"  # who took one off again, of which team
    TEAM_MOVED = "team_moved"  # a team, from a team, to a team
    TEAM_RENAMED = "team_renamed"  # a team, by the name before, to a name
    TEAM_RECODED = "team_recoded"  # a team, from a code, to a code
    TEAM_SINCE = "team_since"  # a team, from a day, to a day
    TEAM_CLOSED = "team_closed"  # a team
    TEAM_JOINED = "team_joined"  # a team that is closed, to a team
    SIGNED_IN = "signed_in"  # HR or a manager, once a day at most


class RosterChange(Base):
    """One change of the directory, in names, for everybody to read for a year."""

    __tablename__ = "roster_change"

    id: Mapped[int_key]
    day: Mapped[date] = mapped_column(index=True)
    change: Mapped[Change] = mapped_column(
        Enum(Change, native_enum=False, values_callable=list)
    )
    who: Mapped[str] = mapped_column(String(200))
    """The person or the team that changed."""
    before: Mapped[str] = mapped_column(String(200))
    after: Mapped[str] = mapped_column(String(200))


class DirectoryFile(Base):
    """A file of people or teams that waits, or that can be undone until a pulse opens.

    One of the two: its content, until it is taken in; from then on what it did.
    """

    __tablename__ = "directory_file"

    id: Mapped[int_key]
    filename: Mapped[str] = mapped_column(String(200))
    sent_at: Mapped[moment]
    content: Mapped[bytes | None]
    taken_on: Mapped[date | None]
    done: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    """The rows it changed, as they were and as they became; see `files.undo`."""


class SignInLink(Base):
    """A one-time link, known only by its hash."""

    __tablename__ = "sign_in_link"

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    expires_at: Mapped[moment]


class SignIn(Base):
    """A person signed in on one browser, known only by the hash of its cookie."""

    __tablename__ = "sign_in"

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id", ondelete="CASCADE"))
    began_at: Mapped[moment]
    seen_at: Mapped[moment]

    person: Mapped[Person] = relationship()


class Scope(StrEnum):
    """What a program may do with a key."""

    WRITE_SCORES = "scores:write"
    READ_SCORES = "scores:read"
    READ_RELEASES = "releases:read"
    READ_CORRELATION = "correlation:read"
    WRITE_ACTIONS = "actions:write"
    READ_ACTIONS = "actions:read"


class ApiKey(Base):
    """The right of a program to use the API, known only by its hash."""

    __tablename__ = "api_key"

    id: Mapped[int_key]
    hash: Mapped[bytes] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(60))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id", ondelete="SET NULL")
    )
    """Who made it; None from the command line, or when they have left."""
    revoked_at: Mapped[moment | None]
    used_on: Mapped[date | None]
    """The last day, and nothing finer."""
