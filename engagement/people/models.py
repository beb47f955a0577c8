"""Teams, persons, and the ways they are signed in."""

import uuid
from datetime import date
from enum import StrEnum

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
        ForeignKey("person.id", use_alter=True), index=True
    )
    created_on: Mapped[date]


class Person(Base):
    """Somebody in the directory."""

    __tablename__ = "person"

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

    team: Mapped[Team] = relationship(foreign_keys=team_id)


class Change(StrEnum):
    """What can happen in the directory that others should be able to see."""

    JOINED = "joined"  # a person, a team
    MOVED = "moved"  # a person, from a team, to a team
    LEADS = "leads"  # a person, a team
    TEAM_ADDED = "team_added"  # a team, below a team
    SLIPS = "slips"  # who printed slips with codes, how many
    TEAM_MOVED = "team_moved"  # a team, from a team, to a team


class RosterChange(Base):
    """One change of the directory, in names, for everybody to read."""

    __tablename__ = "roster_change"

    id: Mapped[int_key]
    day: Mapped[date]
    change: Mapped[Change] = mapped_column(
        Enum(Change, native_enum=False, values_callable=list)
    )
    who: Mapped[str] = mapped_column(String(200))
    """The person or the team that changed."""
    before: Mapped[str] = mapped_column(String(200))
    after: Mapped[str] = mapped_column(String(200))


class SignInLink(Base):
    """A one-time link, known only by its hash."""

    __tablename__ = "sign_in_link"

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    expires_at: Mapped[moment]


class SignIn(Base):
    """A person signed in on one browser, known only by the hash of its cookie."""

    __tablename__ = "sign_in"

    hash: Mapped[bytes] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    began_at: Mapped[moment]
    seen_at: Mapped[moment]

    person: Mapped[Person] = relationship()


class Scope(StrEnum):
    """What a program may do with a key."""

    WRITE_SCORES = "scores:write"
    READ_SCORES = "scores:read"
    READ_RELEASES = "releases:read"
    READ_CORRELATION = "correlation:read"


class ApiKey(Base):
    """The right of a program to use the API, known only by its hash."""

    __tablename__ = "api_key"

    id: Mapped[int_key]
    hash: Mapped[bytes] = mapped_column(unique=True)
    name: Mapped[str] = mapped_column(String(60))
    scopes: Mapped[list[str]] = mapped_column(JSON)
    created_at: Mapped[moment]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    """Who made it; None from the command line."""
    revoked_at: Mapped[moment | None]
    used_on: Mapped[date | None]
    """The last day, and nothing finer."""
