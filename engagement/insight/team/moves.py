"""Which of a reader's teams have moved beyond their usual, on either side."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.orm import Session

from engagement.insight.series.change_from_usual import ChangeFromUsual, Move
from engagement.insight.series.measures_in_use import shown_metrics
from engagement.insight.series.staff_history import known_history
from engagement.insight.sight import Sight
from engagement.insight.team.movements import customer_changes
from engagement.people import queries as people
from engagement.pulses import bank
from engagement.statistics.findings import Withheld

Told = tuple[int, str, ChangeFromUsual | Withheld]


@dataclass(frozen=True)
class TeamMove:
    """A measure of a team that is above or below its usual by more than chance."""

    team_id: int
    measure: str
    move: Move
    reach: float
    """How far, in limits; below 0 under it."""


@dataclass(frozen=True)
class TeamMoves:
    """Those that have moved, the furthest first."""

    moves: tuple[TeamMove, ...]
    is_known: bool
    """Whether the usual of any of them is known yet."""


def moves(
    session: Session,
    links: Sequence[people.Link],
    this_week: int,
    sight: Sight,
    *,
    is_own_only: bool,
) -> TeamMoves:
    """Look at the reader's teams with none below; once for the same data.

    is_own_only: others are left out of what they see.
    """
    among = [link for link in links if not is_own_only or sight.names(link[0])]
    leaves = people.leaves(among)
    own = [team for team in leaves if sight.names(team)]
    staff = known_history(
        session, tuple(among), bank.MOBILISATION, this_week, sight.blanks
    )
    told = [
        (team, bank.MOBILISATION, change)
        for team, change in staff.table.loc[own, "change"].items()
    ]
    if metrics := shown_metrics(session):
        changes = customer_changes(session, tuple(leaves), metrics[0], this_week)
        of_team = dict(zip(leaves, changes, strict=True))
        told += [(team, metrics[0], of_team[team]) for team in own]
    return _moves(told)


def _moves(told: Sequence[Told]) -> TeamMoves:
    known = [one for one in told if isinstance(one[2], ChangeFromUsual)]
    found = [
        TeamMove(team, measure, change.move, change.reach)
        for team, measure, change in known
        if isinstance(change, ChangeFromUsual) and change.move is not Move.STEADY
    ]
    found.sort(key=lambda one: -abs(one.reach))
    return TeamMoves(tuple(found), bool(known))
