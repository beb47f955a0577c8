"""What HR writes about teams on the pages, by the rules that files of teams obey.

The caller commits.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from engagement.people.changes import change_log
from engagement.people.files import imports, lines
from engagement.people.models import Person, Role, Team
from engagement.refusals import FileRefused


@dataclass(frozen=True)
class TeamEntry:
    """What HR says of a team."""

    name: str
    parent_id: int | None
    """None: it is the top of the company."""
    code: str = ""
    """Empty, for a new team: its name."""
    lead_id: int | None = None
    since: date | None = None
    """The day from which it has existed; counts until the first pulse opens."""


def add_below(session: Session, name: str, parent_id: int, today: date) -> int:
    """Add a team that has no lead yet; see `add`."""
    return add(session, TeamEntry(name, parent_id), today)


def add(session: Session, said: TeamEntry, today: date) -> int:
    """Add a team and return its id; raises `FileRefused` when it cannot be."""
    with change_log.record_changes(session, today):
        code = said.code or said.name
        imports.check_code(session, Team, code)
        _write(session, code, said, today)
        team = session.scalars(select(Team).where(Team.key == code)).one()
        _lead(session, team, said.lead_id)
    session.expire_all()
    return team.id


def change(session: Session, team: Team, said: TeamEntry, today: date) -> None:
    """Change a team; raises `FileRefused` where it would be closed, or a loop."""
    with change_log.record_changes(session, today):
        code = said.code or team.key
        if code != team.key:
            imports.check_code(session, Team, code)
            team.key = code
            session.flush()
        _write(session, code, said, today)
        _lead(session, team, said.lead_id)
    session.expire_all()


def may_lead(session: Session, team: Team | None) -> Sequence[Person]:
    """Return who may lead a team: its people, those of the team above, managers."""
    near = Person.role != Role.EMPLOYEE
    if team:
        teams = [team.id, *([team.parent_id] if team.parent_id else [])]
        near = or_(near, Person.team_id.in_(teams), Person.id == team.lead_id)
    asked = select(Person).where(near).order_by(Person.name, Person.id)
    return session.scalars(asked).all()


def _write(session: Session, code: str, said: TeamEntry, today: date) -> None:
    parent = session.get(Team, said.parent_id) if said.parent_id else None
    cells = {"team": code, "name": said.name, "parent": parent.key if parent else ""}
    if said.since:
        cells["since"] = said.since.isoformat()
    reading = imports.take_teams(session, lines.of_one_row(cells), today)
    for refusal in reading.refused:
        raise FileRefused(refusal.reason, **refusal.values)


def _lead(session: Session, team: Team, lead_id: int | None) -> None:
    """Let somebody lead a team, who is a manager from then on; or nobody."""
    lead = session.get(Person, lead_id) if lead_id else None
    team.lead_id = lead.id if lead else None
    if lead and lead.role is Role.EMPLOYEE:
        lead.role = Role.MANAGER
    session.flush()
