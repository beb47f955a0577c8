"""Taking a file of the directory in; the rules are in `person_file` and `team_file`."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from engagement.files.csv_file import visible
from engagement.files.tables import Table
from engagement.people import queries, removal
from engagement.people.changes import change_log
from engagement.people.files import exports, lines, person_file, team_file
from engagement.people.files.exports import Directory, Export
from engagement.people.files.lines import (
    CHANGES_ONLY,
    DirectoryKind,
    How,
    ParsedFile,
    PersonLine,
    TeamLine,
)
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused, Reason, Refusal

MOST_LEAVE = 0.2
"""Of everybody, by one list; more only where somebody has confirmed it."""


@dataclass(frozen=True)
class DirectoryOutcome:
    """What became of the rows of a file."""

    kind: DirectoryKind
    added: int
    changed: int
    left: int
    same: int
    refused: list[Refusal]
    export: Export | None = None
    """How a file of people was read."""
    unheard: int = 0
    """Teams whose first day the file says, and it does not count."""


def take_in(
    session: Session, content: bytes, today: date, how: How = CHANGES_ONLY
) -> DirectoryOutcome:
    """Add and change teams or persons as a file states them; the caller commits.

    Nobody is taken out but by a row that says so, or by a list of everybody; the same
    file again changes nothing. A person who leads a team and whose role is employee
    becomes a manager; a team that the file gives a lead loses its former one. Raises
    `FileRefused` when nothing can be used, or when more leave than may.
    """
    kind, table = lines.parse(content)
    reading: ParsedFile[TeamLine] | ParsedFile[PersonLine]
    with change_log.record_changes(session, today):
        export = None
        if kind is DirectoryKind.TEAMS:
            reading = take_teams(session, table, today)
        else:
            export = _read_export(session, table, today, how)
            reading = take_persons(session, export.table, how)
        _check_leavers(session, len(reading.left), how)
    session.expire_all()
    return DirectoryOutcome(
        kind,
        len(reading.added),
        len(reading.changed),
        len(reading.left),
        reading.same,
        reading.refused,
        export,
        reading.unheard,
    )


def _read_export(session: Session, table: Table, today: date, how: How) -> Export:
    """Return a file of people in our columns; add its teams where that is wanted."""
    teams, _closed = _known_teams(session)
    names = {key: team.name for key, team in teams.items()}
    known = Directory(_known_persons(session), names, today)
    export = exports.export_of(table, known, how.place)
    top = next((key for key, team in teams.items() if not team.parent), "")
    if export.missing and how.adds_teams and export.place != "manager":
        columns = ("team", "name", "parent")
        rows = [(0, (name, name, top)) for name in export.missing]
        take_teams(session, Table(columns, columns, list(rows), []), today)
    return export


def are_many(left: int, staying: int) -> bool:
    """Tell whether so many leave that somebody must say that it is right."""
    return left > MOST_LEAVE * (left + staying)


def _check_leavers(session: Session, left: int, how: How) -> None:
    staying = session.scalar(select(func.count()).select_from(Person)) or 0
    if how.is_complete and not how.many_may_leave and are_many(left, staying):
        percent = round(100 * MOST_LEAVE)
        raise FileRefused(Reason.MANY_LEAVE, left=left, percent=percent)


def take_teams(session: Session, table: Table, today: date) -> ParsedFile[TeamLine]:
    """Write what rows state of teams; to be called while changes are recorded."""
    latest = "" if queries.has_pulsed(session) else today.isoformat()
    known, closed = _known_teams(session)
    reading = team_file.teams_in(table, known, closed, latest)
    _rename(session, Team, reading.renamed)
    if reading.added:
        rows = [
            {"key": line.key, "name": line.name, "created_on": today}
            for line in reading.added
        ]
        session.execute(insert(Team), rows)
    _place(session, [*reading.added, *reading.changed])
    return reading


def _rename(
    session: Session, table: type[Team | Person], renamed: dict[str, str]
) -> None:
    for old, new in renamed.items():
        session.execute(update(table).where(table.key == old).values(key=new))


def _place(session: Session, lines: list[TeamLine]) -> None:
    """Write names, parents and first days, once every team has its id."""
    ids = _team_ids(session)
    days = dict(session.execute(select(Team.key, Team.created_on)).all())
    rows = [
        {
            "id": ids[line.key],
            "name": line.name,
            "parent_id": ids.get(line.parent),
            "created_on": date.fromisoformat(line.since or days[line.key].isoformat()),
        }
        for line in lines
    ]
    if rows:
        session.execute(update(Team), rows)


def take_persons(session: Session, table: Table, how: How) -> ParsedFile[PersonLine]:
    """Write what rows state of persons; to be called while changes are recorded."""
    known = _known_persons(session)
    teams = _team_ids(session)
    open_teams, closed = _known_teams(session)
    names = {key: team.name for key, team in open_teams.items()}
    reading = person_file.persons_in(table, known, names, closed, how)
    removal.take_out(session, reading.left)
    _rename(session, Person, reading.renamed)
    known.update({new: known[old] for old, new in reading.renamed.items()})
    _free_addresses(session, reading.changed, known)
    if reading.added:
        rows = [{"key": line.key, **_columns(line, teams)} for line in reading.added]
        session.execute(insert(Person), rows)
    ids = _person_ids(session)
    if reading.changed:
        rows = [
            {"id": ids[line.key], **_columns(line, teams)} for line in reading.changed
        ]
        session.execute(update(Person), rows)
    leads = _new_leads(reading, known)
    if leads:
        rows = [
            {"id": teams[team], "lead_id": ids.get(person)}
            for team, person in leads.items()
        ]
        session.execute(update(Team), rows)
    return reading


def _free_addresses(
    session: Session, changed: list[PersonLine], known: dict[str, PersonLine]
) -> None:
    """Take away addresses that change: each may be another row's from now on."""
    ids = _person_ids(session)
    rows = [
        {"id": ids[line.key], "email": None}
        for line in changed
        if known[line.key].email not in ("", line.email)
    ]
    if rows:
        session.execute(update(Person), rows)


def _person_ids(session: Session) -> dict[str, int]:
    return dict(session.execute(select(Person.key, Person.id)).all())


def _new_leads(
    reading: ParsedFile[PersonLine], known: dict[str, PersonLine]
) -> dict[str, str]:
    """Return the persons who lead from now on, by team; empty: nobody does."""
    leads: dict[str, str] = {}
    for line in reading.changed:
        leads.update(dict.fromkeys(known[line.key].leads - line.leads, ""))
    for line in [*reading.added, *reading.changed]:
        leads.update(dict.fromkeys(line.leads, line.key))
    return leads


def _columns(line: PersonLine, teams: dict[str, int]) -> dict[str, object]:
    return {
        "name": line.name,
        "email": line.email or None,
        "role": Role(line.role),
        "team_id": teams[line.team],
        "language": line.language or None,
    }


def _team_ids(session: Session) -> dict[str, int]:
    return dict(session.execute(select(Team.key, Team.id)).all())


def _known_teams(session: Session) -> tuple[dict[str, TeamLine], set[str]]:
    """Return the open teams, and the codes of those that are closed."""
    columns = (Team.id, Team.key, Team.name, Team.parent_id, Team.created_on)
    rows = session.execute(select(*columns, Team.closed_on)).all()
    keys = {row.id: row.key for row in rows}
    known = {
        row.key: TeamLine(
            row.key,
            row.name,
            keys.get(row.parent_id, ""),
            row.created_on.isoformat(),
        )
        for row in rows
        if row.closed_on is None
    }
    return known, {*keys.values()} - known.keys()


def _known_persons(session: Session) -> dict[str, PersonLine]:
    leads = defaultdict(set)
    for team, lead in session.execute(select(Team.key, Team.lead_id)):
        leads[lead].add(team)
    columns = (Person.id, Person.key, Person.name, Person.email, Person.role)
    wanted = select(*columns, Team.key, Person.language).join(Person.team)
    rows = session.execute(wanted)
    return {
        key: PersonLine(
            key,
            name,
            email or "",
            team,
            role.value,
            frozenset(leads.get(id_, ())),
            language=language or "",
        )
        for id_, key, name, email, role, team, language in rows
    }


def check_code(session: Session, table: type[Person | Team], code: str) -> None:
    """Raise `FileRefused` where a new code looks like one that there is."""
    if any(visible(one) == visible(code) for one in session.scalars(select(table.key))):
        raise FileRefused(Reason.CODE_TAKEN, code=code)
