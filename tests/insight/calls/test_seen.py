"""What a reader knows of calls, and what became of them."""

from datetime import date, datetime, timedelta
from itertools import count

import pytest
from flask import Flask

from engagement.actions import actions, calls
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.database import db
from engagement.insight.calls.seen import Became, SeenCalls, calls_for
from engagement.insight.series.periods import SEASON
from engagement.insight.sight import EVERYTHING, Sight
from engagement.people.models import Person, Team
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.weeks import monday_of
from tests.insight.calls.called import a_week, keep
from tests.insight.home.test_attention import usual
from tests.insight.measured import THIS_WEEK, Save, shops, steady

LAST = THIS_WEEK - 1
FORMS = count()


@pytest.fixture
def lille(company: dict[str, int], inside_app: Flask) -> int:
    return company["lille"]


def seen(sight: Sight = EVERYTHING) -> SeenCalls:
    return calls_for(db.session(), sight, THIS_WEEK)


def at(week: int, days: int = 0) -> datetime:
    """Return a moment so many days after a week's results came."""
    return a_week(week).said_at + timedelta(days=days)


def decide(team_id: int, when: datetime, until: date | None = None) -> Action:
    due_on = until or (when + timedelta(weeks=4)).date()
    plan = Plan(
        team_id, "mobilisation", ActionKind.ROTA, "Plan the rota earlier.",
        when.date(), due_on,
    )  # fmt: skip
    author = Author(None, when, when.date())
    return actions.write(db.session(), plan, f"form {next(FORMS)}", author)


def say(team_id: int, week: int, reason: str = "We wait for the new shop.") -> None:
    found = calls.calls_since(db.session(), week)
    call = next(one for one in found if one.team_id == team_id)
    person = db.session.get_one(Person, 1)
    calls.say_not_now(db.session(), call, reason, person, at(week, 1))


def test_a_team_is_called_for_the_third_week(lille: int) -> None:
    keep({LAST - 3: [], LAST - 2: [lille], LAST - 1: [lille], LAST: [lille]})

    current = seen().current(lille)

    assert current
    assert (current.run.number, current.run.since) == (3, LAST - 2)
    assert current.team.name == "Lille"
    assert current.became is Became.OPEN


def test_a_team_that_left_by_itself_says_so(lille: int) -> None:
    keep({LAST - 1: [lille], LAST: []})

    found = seen()

    assert found.current(lille) is None
    assert [one.became for one in found.new_left] == [Became.ALONE]


def test_an_action_written_since_is_what_became_of_it(lille: int) -> None:
    keep({LAST - 1: [lille], LAST: [lille]})
    decide(lille, at(LAST - 1, days=1))

    current = seen().current(lille)

    assert current
    assert current.became is Became.ACTED
    assert [one.text for one in current.actions] == ["Plan the rota earlier."]


@pytest.mark.parametrize(
    ("written", "until", "counts"),
    [
        (at(LAST - 5), date(2026, 12, 31), True),  # still under way
        (at(LAST - 5), at(LAST - 3).date(), False),  # it was due before
        (at(LAST - 1, days=3), None, True),
        (at(LAST, days=1), None, False),  # the team had left by then
    ],
)
def test_an_action_answers_a_run_from_its_beginning_to_its_end(
    lille: int, written: datetime, until: date | None, *, counts: bool
) -> None:
    keep({LAST - 1: [lille], LAST: []})
    decide(lille, written, until)

    (run,) = seen().runs

    assert bool(run.actions) is counts


def test_an_action_that_was_given_up_answers_nothing(lille: int) -> None:
    keep({LAST: [lille]})
    action = decide(lille, at(LAST, days=1))
    author = Author(None, at(LAST, 2), at(LAST, 2).date())
    actions.move(db.session(), action, ActionState.GIVEN_UP, author)

    current = seen().current(lille)

    assert current
    assert current.became is Became.OPEN


def test_an_action_for_another_team_answers_nothing(
    lille: int, company: dict[str, int]
) -> None:
    keep({LAST: [lille]})
    decide(company["north"], at(LAST, days=1))

    current = seen().current(lille)

    assert current
    assert current.became is Became.OPEN


def test_not_now_holds_for_the_run_and_not_for_the_next(lille: int) -> None:
    keep({LAST - 3: [lille], LAST - 2: [lille], LAST - 1: [], LAST: [lille]})
    say(lille, LAST - 3)

    latest, earlier = seen().of_team(lille)

    assert earlier.became is Became.NOT_NOW
    assert [one.answer.reason for one in earlier.said] == ["We wait for the new shop."]
    assert latest.became is Became.OPEN


def test_not_now_that_is_sent_twice_is_said_once(lille: int) -> None:
    keep({LAST: [lille]})
    for _ in range(2):
        say(lille, LAST)
    say(lille, LAST, "Another reason since.")

    (run,) = seen().runs

    assert len(run.said) == 2


def test_hr_is_told_after_two_weeks_of_what_nobody_answers(
    lille: int, company: dict[str, int]
) -> None:
    arras, nice = company["arras"], company["nice"]
    teams = [lille, arras, nice]
    keep({LAST - 2: teams, LAST - 1: teams, LAST: teams})
    decide(arras, at(LAST - 1))
    say(nice, LAST - 2)

    waiting = {days: seen().waiting(at(LAST - 2, days)) for days in (13, 14)}

    assert [one.team.id for one in waiting[14]] == [lille]
    assert waiting[13] == ()


def test_a_reader_sees_teams_of_theirs_alone(
    lille: int, company: dict[str, int]
) -> None:
    keep({LAST: [lille, company["nice"]]})

    found = seen(Sight({lille}, NO_BLANKS))

    assert [one.team.id for one in found.runs] == [lille]


def blank(team_id: int, week: int) -> Blanks:
    return frozenset({(team_id, week)})


@pytest.mark.parametrize(
    ("week", "is_read"),
    [
        (LAST, False),
        (LAST - 2 - SEASON + 1, False),
        (LAST - 2 - SEASON, True),
        (LAST + 1, True),
    ],
)
def test_no_call_is_read_that_was_computed_from_weeks_one_does_not_see(
    lille: int, week: int, *, is_read: bool
) -> None:
    keep({LAST - 2: [], LAST - 1: [lille], LAST: [lille]})

    found = seen(Sight(None, blank(lille, week)))

    assert bool(found.runs) is is_read


def test_with_a_blank_week_of_another_team_no_chance_is_told(
    lille: int, company: dict[str, int]
) -> None:
    keep({LAST: [lille]})

    found = seen(Sight(None, blank(company["nice"], LAST)))

    assert found.runs
    assert not found.has_chances
    assert seen().has_chances


def test_where_others_could_be_told_nothing_of_all_teams_is_read(
    company: dict[str, int], save: Save, inside_app: Flask
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    steady(save, *usual(ids))
    keep({LAST: [ids[3]]})

    assert not seen(Sight(set(ids[2:]), NO_BLANKS)).runs
    assert seen(Sight({ids[3], *ids[6:]}, NO_BLANKS)).runs


def test_a_closed_team_is_called_no_more(lille: int) -> None:
    keep({LAST: [lille]})
    db.session.get_one(Team, lille).closed_on = monday_of(LAST)

    assert not seen().runs


def test_a_run_of_more_than_half_a_year_says_since_when(lille: int) -> None:
    keep({week: [lille] for week in range(LAST - 29, LAST + 1)})

    (run,) = seen().runs

    assert (run.run.number, run.run.since) == (30, LAST - 29)


def test_what_ended_half_a_year_ago_is_no_longer_told(lille: int) -> None:
    keep({week: [lille] * (week < LAST - 25) for week in range(LAST - 29, LAST + 1)})

    assert not seen().runs


def test_an_answer_holds_for_half_a_year(lille: int) -> None:
    keep({week: [lille] for week in range(LAST - 29, LAST + 1)})
    say(lille, LAST - 26)
    decide(lille, at(LAST - 29, days=1), at(LAST - 26).date())

    current = seen().current(lille)

    assert current
    assert current.became is Became.OPEN
    say(lille, LAST - 25)
    again = seen().current(lille)
    assert again
    assert again.became is Became.NOT_NOW


def test_once_nobody_can_be_told_nobody_is_called(lille: int) -> None:
    keep({LAST - 1: [lille]})
    calls.keep(db.session(), a_week(LAST, is_told=False), [])

    assert not seen().runs


def test_what_was_said_eight_weeks_ago_is_called_no_more(lille: int) -> None:
    keep({LAST: [lille]})

    later = [calls_for(db.session(), EVERYTHING, LAST + one) for one in (8, 9)]

    assert [len(one.runs) for one in later] == [1, 0]


def test_before_anything_is_kept_there_is_nothing(lille: int) -> None:
    assert seen().runs == ()
