"""What teams are told, out of the actions kept for them."""

from datetime import timedelta

import pytest

from engagement.actions import actions, queries
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.database import db
from engagement.insight.deeds import deeds
from engagement.web.deeds import DeedState, ToldDeed
from tests.conftest import NOON

TODAY = NOON.date()
A_WEEK = timedelta(weeks=1)

pytestmark = pytest.mark.usefixtures("inside_app")


@pytest.fixture
def team(company: dict[str, int]) -> int:
    return company["lille"]


def write(team: int, text: str, *, weeks: int = 1, is_told: bool = True) -> Action:
    """Let something begin so many weeks ago."""
    start = TODAY - weeks * A_WEEK
    plan = Plan(team, "trust", ActionKind.OTHER, text, start, TODAY, None, "", is_told)
    return actions.write(db.session(), plan, text, Author(None, NOON, TODAY))


def told(team: int) -> list[str]:
    return [one.text for one in deeds(db.session(), TODAY).of(team)]


def test_each_has_its_state_and_its_day(team: int) -> None:
    done = write(team, "done", weeks=3)
    actions.move(db.session(), done, ActionState.DONE, Author(None, NOON, TODAY))
    write(team, "running")
    write(team, "planned", weeks=-2)
    db.session.flush()

    assert deeds(db.session(), TODAY).of(team) == (
        ToldDeed("", "done", DeedState.DONE, TODAY),
        ToldDeed("", "running", DeedState.RUNNING, TODAY - A_WEEK),
        ToldDeed("", "planned", DeedState.PLANNED, TODAY + 2 * A_WEEK),
    )


def test_what_is_not_told_never_leaves(team: int) -> None:
    write(team, "secret", is_told=False)
    given_up = write(team, "given up")
    author = Author(None, NOON, TODAY)
    actions.move(db.session(), given_up, ActionState.GIVEN_UP, author)
    db.session.flush()

    found = deeds(db.session(), TODAY)

    assert found.by_team == {}


def test_what_was_done_half_a_year_ago_is_no_news(team: int) -> None:
    for text, ago in (("old", 27), ("recent", 25)):
        action = write(team, text, weeks=30)
        action.ended_on = TODAY - ago * A_WEEK
    db.session.flush()

    assert told(team) == ["recent"]


def test_three_at_most_the_latest_first(team: int) -> None:
    for weeks in (4, 2, 5, 3):
        write(team, str(weeks), weeks=weeks)
    db.session.flush()

    assert told(team) == ["2", "3", "4"]
    assert len(told(team)) == queries.MOST_TOLD
