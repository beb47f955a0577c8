"""What somebody says of a team under a floor, and which alerts wait for it."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, time

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.actions import calls
from engagement.actions.models import Action
from engagement.insight.floors.alerts import Alert, alerts
from engagement.insight.models import FloorAnswer
from engagement.insight.sight import Sight
from engagement.people.models import Person, Team
from engagement.pulses import bank
from engagement.pulses.queries import Blanks
from engagement.weeks import monday_of


@dataclass(frozen=True)
class SignedAnswer:
    """An answer, by whom and when; nobody: they have left since."""

    answer: FloorAnswer
    person: str | None

    def is_of(self, alert: Alert) -> bool:
        """Tell whether it was said since a team is under its floor, or a higher one."""
        it = self.answer
        return (
            (it.team_id, it.measure) == (alert.team_id, alert.measure)
            and it.week >= alert.since
            and it.value >= alert.floor
        )


@dataclass(frozen=True)
class SeenAlert:
    """An alert, the name of its team, and what was said of it, the latest first."""

    alert: Alert
    team: str
    said: tuple[SignedAnswer, ...]
    actions: tuple[Action, ...]
    """What was decided for the team since it is under its floor, or is under way."""

    @property
    def is_answered(self) -> bool:
        return bool(self.said or self.actions)

    def is_said(self, reason: str, person: Person) -> bool:
        """Tell whether somebody said this already: a form that is sent twice."""
        ours = person.id, reason
        return any((it.answer.person_id, it.answer.reason) == ours for it in self.said)


def seen_alerts(session: Session, sight: Sight, this_week: int) -> list[SeenAlert]:
    """Return a reader's alerts, the longest first; of teams that are open."""
    found = alerts(session, sight, this_week)
    ids = {alert.team_id for alert in found}
    if not ids:
        return []
    wanted = select(Team.id, Team.name).where(
        Team.id.in_(ids), Team.closed_on.is_(None)
    )
    names = {row.id: row.name for row in session.execute(wanted)}
    said, actions = _said(session, ids), calls.actions_of(session, ids)
    seen = [
        SeenAlert(
            alert,
            names[alert.team_id],
            tuple(one for one in said[alert.team_id] if one.is_of(alert)),
            tuple(
                one
                for one in actions[alert.team_id]
                if calls.is_answer(one, _begun(alert))
            ),
        )
        for alert in found
        if alert.team_id in names
    ]
    return sorted(seen, key=lambda one: (one.alert.since, one.team, one.alert.measure))


def _begun(alert: Alert) -> datetime:
    return datetime.combine(monday_of(alert.since), time(), UTC)


def alert_of(
    session: Session, sight: Sight, this_week: int, team_id: int, measure: str
) -> SeenAlert | None:
    """Return the alert of a team and measure; None: there is none for the reader."""
    for one in seen_alerts(session, sight, this_week):
        if (one.alert.team_id, one.alert.measure) == (team_id, measure):
            return one
    return None


@dataclass(frozen=True)
class TeamFloors:
    """Where a team is under a floor, and all that was ever said of it."""

    alerts: list[SeenAlert]
    said: list[SignedAnswer]


def of_team(session: Session, team_id: int, this_week: int, sight: Sight) -> TeamFloors:
    found = seen_alerts(session, sight, this_week)
    return TeamFloors(
        [one for one in found if one.alert.team_id == team_id],
        said_of(session, team_id, sight.blanks),
    )


def answer(
    session: Session, alert: Alert, reason: str, person: Person, now: datetime
) -> None:
    """Keep why a team is under its floor, as somebody says; the caller commits."""
    session.add(
        FloorAnswer(
            team_id=alert.team_id,
            measure=alert.measure,
            value=alert.floor,
            since=alert.since,
            week=alert.week,
            reason=reason,
            answered_at=now,
            person_id=person.id,
        )
    )


def said_of(session: Session, team_id: int, blanks: Blanks) -> list[SignedAnswer]:
    """Return all that was ever said of a team, the latest first.

    Not what was said of figures that the reader does not see.
    """
    blank = {week for team, week in blanks if team == team_id}
    return [
        one
        for one in _said(session, [team_id])[team_id]
        if one.answer.measure != bank.MOBILISATION
        or blank.isdisjoint(range(one.answer.since, one.answer.week + 1))
    ]


def _said(session: Session, team_ids: Collection[int]) -> dict[int, list[SignedAnswer]]:
    wanted = (
        select(FloorAnswer, Person.name)
        .outerjoin(Person, Person.id == FloorAnswer.person_id)
        .where(FloorAnswer.team_id.in_(team_ids))
        .order_by(FloorAnswer.id.desc())
    )
    found: dict[int, list[SignedAnswer]] = defaultdict(list)
    for row, name in session.execute(wanted):
        found[row.team_id].append(SignedAnswer(row, name))
    return found
