"""What those who lead in the demo guess before they read: a little too well of it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.demo import company, truths
from engagement.demo.truths import chance, within_reason
from engagement.insight.mirror.guesses import TENTHS
from engagement.insight.models import Guess
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team

OPTIMISM, SPREAD = 0.04, 0.06
BLIND_SPOT = {company.MANAGER: 0.28}
"""Who thinks far too well of their people, for the mirror to show them."""


def fill(session: Session, week: int, index: int) -> None:
    """Let everybody who leads guess of a week's figures; the caller commits.

    Whoever a visitor plays guesses of the week before: of the last they are asked.
    """
    root, above = people.root(session), {up for _, up in people.links(session)}
    led = session.execute(
        select(Person.id, Person.key, Person.role, Team.id, Team.key).join(
            Team, Team.lead_id == Person.id
        )
    )
    visited = {company.MANAGER, company.HR}
    rows = [
        {
            "person_id": person_id,
            "week": week - 1 if key in visited else week,
            "team_id": root.id if root and role is Role.HR else team_id,
            **guess(key, "" if team_id in above else team, index),
        }
        for person_id, key, role, team_id, team in led
        if role is not Role.EMPLOYEE and not (key in visited and index == 0)
    ]
    if rows:
        session.execute(insert_into(session, Guess).on_conflict_do_nothing(), rows)


def guess(key: str, team: str, index: int) -> dict[str, int]:
    """Return how many in ten of staff and of customers somebody thinks favourable.

    team: with none below it; empty for one above others, which is like all together.
    """
    draw, beyond = chance("guess", key, index), BLIND_SPOT.get(key, OPTIMISM)
    staff, customers = truths.STAFF_LEVEL, truths.CUSTOMER_LEVEL
    if team:
        staff = truths.staff_share(team, index)
        customers = truths.customer_share(team, index)
    staff += beyond + draw.gauss(0, SPREAD)
    customers += OPTIMISM + draw.gauss(0, SPREAD)
    return {
        "staff": round(TENTHS * within_reason(staff)),
        "customers": round(TENTHS * within_reason(customers)),
    }
