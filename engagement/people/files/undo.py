"""Taking a file of the directory back: everybody and every team as before it.

What was changed since by somebody else stays as it is now. The log tells it like any
other change: whoever left comes back as the person they were, number and all.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import Table, delete, exists, insert, or_, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from engagement.database import Base
from engagement.people import removal
from engagement.people.changes import change_log
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused, Reason

Values = dict[str, Any]
"""A row of a table, its days as text."""
Pair = list[Values | None]
"""A row as it was and as it is; None: it was not there, or is there no more."""
Difference = dict[str, dict[str, Pair]]
"""Of persons and of teams: what changed, by id."""
TABLES: Mapping[str, Table] = {
    one.__tablename__: one.__table__  # type: ignore[misc]
    for one in (Team, Person)
}


def rows(session: Session) -> dict[str, dict[str, Values]]:
    """Return the whole directory as plain values."""
    session.flush()
    return {
        name: {
            str(row["id"]): {column: _plain(row[column]) for column in row}
            for row in session.execute(select(table)).mappings()
        }
        for name, table in TABLES.items()
    }


def difference(
    before: Mapping[str, Mapping[str, Values]],
    after: Mapping[str, Mapping[str, Values]],
) -> Difference:
    return {
        name: {
            id_: [before[name].get(id_), after[name].get(id_)]
            for id_ in before[name].keys() | after[name].keys()
            if before[name].get(id_) != after[name].get(id_)
        }
        for name in TABLES
    }


def undo(session: Session, done: Difference, today: date) -> None:
    """Undo what a file did; the caller commits.

    Raises `FileRefused` where somebody else has a code or an address by now, or where
    nobody of HR would be left.
    """
    with change_log.record_changes(session, today):
        current = rows(session)
        try:
            _undo_persons(session, done["person"], current["person"])
        except IntegrityError as error:
            raise FileRefused(Reason.TAKEN_SINCE) from error
        _undo_teams(session, done["team"], current["team"], today)
        hr = select(Person.id).where(Person.role == Role.HR).limit(1)
        if session.scalar(hr) is None:
            raise FileRefused(Reason.NO_HR_LEFT)
    session.expire_all()


def _plain(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def _values(table: Table, row: Values) -> Values:
    """Return plain values as the columns hold them."""
    return {
        name: date.fromisoformat(value)
        if value and table.c[name].type.python_type is date
        else Role(value)
        if name == "role"
        else value
        for name, value in row.items()
    }


def _undo_persons(
    session: Session, done: Mapping[str, Pair], current: Mapping[str, Values]
) -> None:
    came = [pair[1]["key"] for pair in done.values() if not pair[0] and pair[1]]
    removal.take_out(session, came)
    table = TABLES["person"]
    back = {id_: _changed_back(pair, current.get(id_)) for id_, pair in done.items()}
    for id_, values in back.items():  # each may be another's from now on
        free: Values = {"email": None} if "email" in values else {}
        free |= {"key": f" {id_}"} if "key" in values else {}
        if free:
            session.execute(update(table).where(table.c.id == int(id_)).values(free))
    for id_, values in back.items():
        if row := _values(table, values):
            session.execute(update(table).where(table.c.id == int(id_)).values(row))
    left = [pair[0] for pair in done.values() if pair[0] and not pair[1]]
    if left:
        session.execute(insert(table), [_values(table, row) for row in left])


def _undo_teams(
    session: Session,
    done: Mapping[str, Pair],
    current: Mapping[str, Values],
    today: date,
) -> None:
    table = TABLES["team"]
    for id_, pair in done.items():
        if values := _values(table, _changed_back(pair, current.get(id_))):
            session.execute(update(table).where(table.c.id == int(id_)).values(values))
    new = {int(id_) for id_, pair in done.items() if not pair[0]}
    while leaves := [one for one in new if not _has_below(session, one, new)]:
        for team_id in leaves:
            new.discard(team_id)
            _take_away(session, team_id, today)


def _changed_back(pair: Pair, now: Values | None) -> Values:
    """Return the columns that the file changed, and nobody since."""
    before, after = pair
    if not (before and after and now):
        return {}
    return {
        name: before[name]
        for name in before
        if before[name] != after[name] == now[name]
    }


def _has_below(session: Session, team_id: int, among: set[int]) -> bool:
    below = select(Team.id).where(Team.parent_id == team_id)
    return not among.isdisjoint(session.scalars(below))


def _take_away(session: Session, team_id: int, today: date) -> None:
    """Delete a new team; close it where something speaks of it by now."""
    team = session.get(Team, team_id)
    if team is None:
        return
    if not _is_named(session, team_id):
        session.execute(delete(Team).where(Team.id == team_id))
        session.expunge(team)
    elif removal.is_empty(session, team) and team.parent_id:
        team.closed_on, team.lead_id = today, None
        session.flush()


def _is_named(session: Session, team_id: int) -> bool:
    """Tell whether any row of any table speaks of a team."""
    named = [
        exists().where(column == team_id)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if column.name == "team_id"
        or any(key.column.table is TABLES["team"] for key in column.foreign_keys)
    ]
    return bool(session.scalar(select(or_(*named))))
