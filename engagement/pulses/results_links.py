"""Where each counting group reads results: an address made when a pulse opens.

It is the same for everybody counted there, and works until the release after next: that
of the pulse after its own. No secret is needed to make or to find one, since it shows
nothing but published figures. The caller commits.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Row, delete, func, or_, select
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.people import queries as people
from engagement.people.company import company
from engagement.people.models import Person, Team
from engagement.people.queries import TOP
from engagement.pulses.models import Pulse, ResultsLink, State
from engagement.web.sent_once import new_code

LENGTH = 16
"""Letters of a code: 80 bits."""
PATH = "/r/"
_LAST_RELEASED = (
    select(func.coalesce(func.max(Pulse.id), 0))
    .where(Pulse.state == State.CLOSED)
    .scalar_subquery()
)
_WORKS = ResultsLink.pulse_id >= _LAST_RELEASED
"""Of its own pulse the last release may be; once a later one has come, it has ended."""


@dataclass(frozen=True)
class ResultsLinks:
    """The codes of a pulse, of all its groups at once.

    Nobody asks for the one of a single group: right after an answer, that would tell
    who reads along in the database of which group it was.
    """

    codes: Mapping[int, str]
    """By team."""
    company: int | None
    has_teams: bool
    """Else everybody reads the company's results."""

    def code(self, group_id: int | None) -> str | None:
        """Return the code of those who are counted in a group; None: withdrawn."""
        of = group_id if self.has_teams else self.company
        return None if of is None else self.codes.get(of)


@dataclass(frozen=True)
class LinkedGroup:
    """A group that answers are counted in, and the code of its results."""

    team_id: int
    name: str
    code: str | None
    """None: withdrawn, or none was made."""


@dataclass(frozen=True)
class CodedGroup:
    """Whose results a code opens, and of which week its pulse is."""

    team_id: int
    week: int


def make(session: Session, pulse_id: int, team_ids: Collection[int]) -> None:
    """Give each of these teams a code for a pulse, unless it has one."""
    rows = [
        {"pulse_id": pulse_id, "team_id": team_id, "code": new_code(LENGTH)}
        for team_id in team_ids
    ]
    if rows:
        missing = insert_into(session, ResultsLink).on_conflict_do_nothing()
        session.execute(missing, rows)


def of_pulse(session: Session, pulse_id: int) -> ResultsLinks:
    wanted = select(ResultsLink.team_id, ResultsLink.code)
    found = session.execute(wanted.where(ResultsLink.pulse_id == pulse_id))
    return ResultsLinks(
        dict(found.all()),
        session.scalar(select(TOP)),
        company(session).has_team_results,
    )


def group_at(session: Session, code: str) -> CodedGroup | None:
    """Return the team whose results a code opens, in whatever case it was typed.

    None: there never was such a code, it was withdrawn, or it has ended; all alike.
    """
    wanted = (
        select(ResultsLink.team_id, Pulse.week)
        .join(Pulse, Pulse.id == ResultsLink.pulse_id)
        .where(ResultsLink.code == code.lower(), _WORKS)
    )
    found = session.execute(wanted).first()
    return CodedGroup(*found) if found else None


def groups(session: Session) -> Sequence[LinkedGroup]:
    """Return the groups of the last pulse with their codes, in the order of names."""
    last = _last_pulse(session)
    counted = select(Person.counted_in_id).where(Person.counted_in_id.is_not(None))
    is_group = or_(Team.id.in_(counted), Team.id == TOP, ResultsLink.code.is_not(None))
    of_last = (ResultsLink.team_id == Team.id) & (ResultsLink.pulse_id == last)
    rows: Sequence[Row[int, str, str]] = session.execute(
        select(Team.id, Team.name, ResultsLink.code)
        .outerjoin(ResultsLink, of_last)
        .where(is_group)
        .order_by(Team.name, Team.id)
    ).all()
    return [LinkedGroup(*row) for row in rows] if last else []


def withdraw(session: Session, team_id: int) -> bool:
    """Let no code of a team work any more; False: none did."""
    gone = delete(ResultsLink).where(ResultsLink.team_id == team_id)
    return bool(session.execute(gone.returning(ResultsLink.code)).all())


def renew(session: Session, team_id: int, seen: str) -> bool:
    """Put a new code in the place of those that a team has.

    seen: the one that whoever presses sees; empty: none. False: it is another by now,
    since somebody has pressed before.
    """
    people.hold(session, team_id)
    last = _last_pulse(session)
    if last is None or (of_pulse(session, last).codes.get(team_id) or "") != seen:
        return False
    withdraw(session, team_id)
    make(session, last, [team_id])
    return True


def forget(session: Session) -> None:
    """Throw away codes that have ended."""
    session.execute(delete(ResultsLink).where(~_WORKS))


def _last_pulse(session: Session) -> int | None:
    return session.scalar(select(func.max(Pulse.id)))
