"""One question at the till of a shop, answered by its customers week after week."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers.models import TillSurvey
from engagement.customers.till import answers, surveys
from engagement.demo.comments import FROM_CUSTOMERS, GLAD, WISHING
from engagement.demo.company import BY_KEY
from engagement.demo.draws import GLAD_FROM, point_at
from engagement.demo.truths import chance, customer_share
from engagement.people import queries

TEAM = "rennes"
SINCE = 20
"""The week of the demo in which the poster was hung up."""
ITEM, DIMENSION = "csat", "courtesy"
FEWEST, MOST = 15, 35
WRITES = 0.2


def answer(session: Session, week: int, index: int) -> None:
    """Let the customers of a week answer; the caller commits."""
    team_id = queries.team_id_of(session, TEAM)
    if team_id is None or index < SINCE:
        return
    survey_id, draw = _survey_of(session, team_id), chance("at the till", index)
    for number in range(draw.randint(FEWEST, MOST)):
        share = customer_share(TEAM, index)
        given = {key: point_at(draw.random(), share) for key in (ITEM, DIMENSION)}
        tone = GLAD if given[ITEM] >= GLAD_FROM else WISHING
        text = draw.choice(FROM_CUSTOMERS[tone]) if draw.random() < WRITES else ""
        sent = answers.Sent(f"{week}-{number}", given, text)
        answers.record(session, survey_id, sent, week, weeks.monday_of(week))


def _survey_of(session: Session, team_id: int) -> int:
    found = session.scalar(select(TillSurvey.id).where(TillSurvey.team_id == team_id))
    return found or _hung_up(session, team_id)


def _hung_up(session: Session, team_id: int) -> int:
    survey = surveys.create(
        session,
        team_id=team_id,
        place=BY_KEY[TEAM].name,
        moment="",
        item=ITEM,
        dimension=DIMENSION,
        asks_comment=True,
    )
    return survey.id
