"""Questions at the till, and customers who answer them."""

from datetime import date
from typing import Any

from sqlalchemy.orm import Session

from engagement import weeks
from engagement.customers.models import TillSurvey
from engagement.customers.till import answers, surveys
from engagement.customers.till.answers import Sent, TillOutcome

DAY = date(2026, 3, 4)
WEEK = weeks.week_of(DAY)


def a_survey(session: Session, team_id: int, **given: Any) -> TillSurvey:  # noqa: ANN401
    """Open a question with everything that a question can have."""
    made = {
        "place": "Rue des Lilas",
        "moment": "till",
        "item": "csat",
        "dimension": "courtesy",
        "asks_comment": True,
    }
    return surveys.create(session, team_id=team_id, **{**made, **given})


def form_of(number: int) -> str:
    """Return the name of a page that was shown."""
    return f"{number:032x}"


def say(
    session: Session,
    survey: TillSurvey,
    number: int,
    comment: str = "",
    *,
    week: int = WEEK,
    day: date = DAY,
    **scores: int,
) -> TillOutcome:
    """Let a customer answer."""
    sent = Sent(form_of(number), scores, comment)
    return answers.record(session, survey.id, sent, week, day)
