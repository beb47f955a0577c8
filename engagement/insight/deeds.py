"""What teams are told was done, out of the actions kept for them."""

from collections.abc import Collection, Mapping
from datetime import date

from sqlalchemy.orm import Session

from engagement.actions import queries as actions
from engagement.actions.models import Action
from engagement.people import queries as people
from engagement.web.deeds import Deeds, DeedState, ToldDeed


def deeds(session: Session, today: date) -> Deeds:
    """Read what every team is told, and nothing of what it is not.

    A team too small to be counted by itself reads with the group in which it is.
    """
    told = actions.told(session, today)
    above = dict(people.links(session))
    groups = people.counting_groups(session)
    found: dict[int, list[Action]] = {}
    for team, some in told.items():
        for reads in {team, _group_of(team, above, groups)}:
            found.setdefault(reads, []).extend(some)
    return Deeds(
        {
            team: tuple(_deed(one, today) for one in actions.latest(some, today))
            for team, some in found.items()
        },
        above,
    )


def _group_of(
    team: int, above: Mapping[int, int | None], groups: Collection[int]
) -> int:
    """Return where the people of a team are counted; itself, where that is the company.

    Teams that have others below keep what is theirs: those below read it there.
    """
    if team in groups or team in above.values():
        return team
    at = above.get(team)
    while at is not None and at not in groups:
        at = above.get(at)
    is_company = at is None or above.get(at) is None
    return team if at is None or is_company else at


def _deed(one: Action, today: date) -> ToldDeed:
    state = DeedState(one.state(today).value)
    day = one.ended_on or one.starts_on
    return ToldDeed(one.heard, one.text, state, day)
