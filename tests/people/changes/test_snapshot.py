"""Whatever is done to the directory, its log tells all of it and nothing else."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import date

from flask import Flask
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, update

from engagement.config import ROOT
from engagement.database import db
from engagement.people import removal
from engagement.people.changes import snapshot
from engagement.people.changes.snapshot import (
    Entry,
    PersonThen,
    Picture,
    TeamThen,
)
from engagement.people.files.imports import take_in
from engagement.people.models import Change, Person, RosterChange, Team
from engagement.refusals import FileRefused
from tests.people.changes.test_change_log import TODAY

TEAMS = "team,name,parent\na,Top,\nb,North,a\nc,South,a\nd,Shop,b\ne,Edge,c\n"
STAFF = (
    "person,name,e-mail,team,role,lead of\n1,Ann,ann@x.org,b,,b\n2,Bob,,d,,\n"
    "3,Cy,cy@x.org,a,hr,\n4,Di,,c,,c|d\ndo@x.org,Do,do@x.org,c,hr,\n"
)
WRITES = re.compile(
    r"\b(insert|update|delete)\((Person|Team)\b|\b(Person|Team)\(\s*\w+=|"
    r"\.(team_id|email|role|lead_id|parent_id|created_on|closed_on|joined_id) = "
)
"""What changes persons or teams looks like."""
Edit = Callable[[], object]


@dataclass
class Known:
    """A directory by its names, as whoever reads nothing but the log knows it."""

    persons: dict[str, tuple[str, str]]
    """Team and role of each."""
    teams: dict[str, tuple[str, str, str, bool]]
    """Team above, lead, first day of each, and whether it is closed."""


def known(seen: Picture) -> Known:
    names = {person.id: person.name for person in seen.persons.values()}
    return Known(
        {one.name: (seen.team(one.team_id), one.role) for one in seen.persons.values()},
        {
            one.name: (
                seen.team(one.parent_id),
                names.get(one.lead_id or 0, ""),
                one.created_on.isoformat(),
                one.closed_on is not None,
            )
            for one in seen.teams.values()
        },
    )


def renamed(before: Known, said: Sequence[Entry]) -> Known:
    """Return it without who left, everybody and every team under the new name."""
    new = {who: to for what, who, _, to in said if what is Change.RENAMED}
    teams = {who: to for what, who, _, to in said if what is Change.TEAM_RENAMED}
    left = {who for what, who, *_ in said if what is Change.LEFT}
    return Known(
        {
            new.get(name, name): (teams.get(team, team), role)
            for name, (team, role) in before.persons.items()
            if name not in left
        },
        {
            teams.get(name, name): (
                teams.get(above, above),
                new.get(lead, lead),
                since,
                is_closed,
            )
            for name, (above, lead, since, is_closed) in before.teams.items()
        },
    )


def replayed(before: Known, said: Sequence[Entry], today: date = TODAY) -> Known:
    """Return what somebody knows who has read what happened since."""
    told = renamed(before, said)
    for what, who, was, to in said:
        team, role = told.persons.get(who, ("", ""))
        above, lead, since, is_closed = told.teams.get(who, ("", "", "", False))
        match what:
            case Change.JOINED:
                told.persons[who] = (to, "employee")
            case Change.MOVED:
                told.persons[who] = (to, role)
            case Change.ROLE:
                told.persons[who] = (team, to)
            case Change.TEAM_ADDED:
                told.teams[who] = (to, "", today.isoformat(), False)
            case Change.TEAM_MOVED:
                told.teams[who] = (to, lead, since, is_closed)
            case Change.TEAM_SINCE:
                told.teams[who] = (above, lead, to, is_closed)
            case Change.TEAM_CLOSED | Change.TEAM_JOINED:
                told.teams[who] = (above, lead, since, True)
            case Change.LEADS | Change.LEADS_NO_MORE:
                name = to or was
                above, _, since, is_closed = told.teams[name]
                lead = who if what is Change.LEADS else ""
                told.teams[name] = (above, lead, since, is_closed)
    return told


def changed(before: Picture, after: Picture, column: str) -> set[str]:
    """Return the names of those of whom a value that is not told has changed."""
    return {
        now.name
        for uuid, now in after.persons.items()
        if uuid in before.persons
        and getattr(before.persons[uuid], column) != getattr(now, column)
    }


codes = st.sampled_from([*"12345", "do@x.org"])
names = st.sampled_from(["Ann", "Bob", "Cy", "Di", "Do", "Eve", "Flo"])
emails = st.sampled_from(["", "ann@x.org", "cy@x.org", "do@x.org", "new@x.org"])
keys = st.sampled_from("abcdef")
roles = st.sampled_from(["", "employee", "manager", "hr"])
leads = st.lists(keys, max_size=2, unique=True).map("|".join)
yes = st.sampled_from(["", "", "", "yes"])
person_rows = st.tuples(codes, names, emails, keys, roles, leads, yes)
since = st.sampled_from(["", "2019-05-01"])
places = st.sampled_from(["North", "South", "Shop", "West", "East"])
team_rows = st.tuples(keys, places, st.sampled_from(["", *"abcd"]), since)


def file_of(header: str, rows: list[tuple[str, ...]]) -> Edit:
    text = "\n".join([header, *map(",".join, rows)])
    return lambda: take_in(db.session(), text.encode(), TODAY)


def leaving(key: str) -> Edit:
    def remove() -> None:
        wanted = select(Person).where(Person.key == key)
        if person := db.session.scalars(wanted).first():
            removal.remove(db.session(), person, TODAY)

    return remove


def closing(key: str, into: str) -> Edit:
    def close() -> None:
        teams = {team.key: team for team in db.session.scalars(select(Team))}
        if key in teams:
            removal.close_team(db.session(), teams[key], teams.get(into), TODAY)

    return close


def _files(
    header: str, rows: st.SearchStrategy[tuple[str, ...]]
) -> st.SearchStrategy[Edit]:
    few = st.lists(rows, min_size=1, max_size=4)
    return few.map(lambda some: file_of(header, some))


edits = st.one_of(
    _files("person,name,e-mail,team,role,lead of,leaves", person_rows),
    _files("team,name,parent,since", team_rows),
    codes.map(leaving),
    st.just(file_of("person,e-mail,team", [("5", "do@x.org", "c")])),
    st.just(closing("e", "-")),
    st.builds(closing, keys, st.sampled_from("-abcd")),
)


def told_by(edit: Edit) -> Iterator[Entry]:
    """Let somebody do something, which may be refused; yield what the log says."""
    last = db.session.scalars(select(RosterChange.id).order_by(RosterChange.id.desc()))
    newest = last.first() or 0
    try:
        edit()
    except FileRefused:
        db.session.expire_all()
    since_then = select(RosterChange).where(RosterChange.id > newest)
    for one in db.session.scalars(since_then.order_by(RosterChange.id)):
        yield one.change, one.who, one.before, one.after


@given(edits=st.lists(edits, min_size=1, max_size=6), has_pulsed=st.booleans())
@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[
        HealthCheck.function_scoped_fixture,
        HealthCheck.filter_too_much,
    ],
)
def test_who_reads_nothing_but_the_log_knows_the_directory(
    inside_app: Flask, edits: list[Edit], *, has_pulsed: bool
) -> None:
    db.session.rollback()
    for text in (TEAMS, STAFF):
        take_in(db.session(), text.encode(), TODAY)
    db.session.execute(update(Team).values(was_counted_in=has_pulsed))
    for edit in edits:
        before = snapshot.take_picture(db.session())
        said = list(told_by(edit))
        after = snapshot.take_picture(db.session())
        assume(len(known(after).persons) == len(after.persons))
        assume(len(known(after).teams) == len(after.teams))
        assert replayed(known(before), said) == known(after)
        of_addresses = {who for what, who, *_ in said if what is Change.ADDRESS}
        assert of_addresses == changed(before, after, "email")
        of_codes = {who for what, who, *_ in said if what is Change.RECODED}
        assert of_codes == changed(before, after, "key")
        assert not any("@" in word for _, *words in said for word in words)
    db.session.rollback()


def test_every_column_of_the_directory_is_in_the_picture() -> None:
    person, team = (
        {column.name for column in table.__table__.columns} for table in (Person, Team)
    )

    assert person == {one.name for one in fields(PersonThen)} | {
        "uuid",
        "counted_in_id",
        "language",
        "wants_results",  # of mails: moves nobody, and no ticket
        "wants_digest",  # likewise
    }
    assert team == {one.name for one in fields(TeamThen)} | {"id", "was_counted_in"}


def test_whoever_writes_the_directory_is_told_in_the_log() -> None:
    engagement = ROOT / "engagement"
    writers = {
        str(file.relative_to(engagement))
        for file in engagement.rglob("*.py")
        if WRITES.search(file.read_text())
    }

    assert writers == {
        "cli/people.py",
        "people/files/imports.py",
        "people/files/undo.py",
        "people/persons/editing.py",
        "people/removal.py",
        "people/teams/editing.py",
        "pulses/opening/opening.py",  # in which group people were counted, no more
    }, "Change persons and teams inside `record_changes`, then name the module here."
