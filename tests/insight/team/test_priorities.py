"""What to work on first in a team, and in the company."""

from datetime import date

import pytest

from engagement.database import db
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.team import priorities
from engagement.insight.team.priorities import Priorities
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.priorities import Additive
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release
from tests.insight.team.test_importance import pulse

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1
ASKED = {"courtesy": 0.7, "trust": 0.6, "values": 0.5, "autonomy": 0.4}


def shares(save: Save, team: int, week: int, **given: float) -> None:
    save(
        *(
            a_figure(
                team, share, question=question, week=week, low=90, high=90, rounding=0
            )
            for question, share in given.items()
        )
    )


@pytest.fixture
def teams(company: dict[str, int], save: Save) -> list[int]:
    """Seven teams with none below, Lille the first, that answer alike for two weeks."""
    more = [
        Team(
            key=f"n{at}",
            name=f"N{at}",
            parent_id=company["south"],
            created_on=date(2025, 1, 6),
        )
        for at in range(4)
    ]
    save(a_release(), *more)
    found = [company[name] for name in ("lille", "arras", "nice")]
    found += [team.id for team in more]
    for week in (WEEK, WEEK - 1):
        for at, team in enumerate(found[1:]):
            # Some noise, by which nothing is a team's own.
            off = {q: 0.01 * ((at + i) % 3 - 1) for i, q in enumerate(ASKED)}
            shares(save, team, week, **{q: ASKED[q] + off[q] for q in ASKED})
    return found


def found_for(team_id: int, sight: Sight = EVERYTHING) -> Priorities | Withheld:
    session = db.session()
    team = session.get_one(Team, team_id)
    return priorities.of_team(session, people.links(session), team, WEEK, sight)


def test_what_is_low_in_this_team_alone_comes_first(
    company: dict[str, int], save: Save, teams: list[int]
) -> None:
    for week in (WEEK, WEEK - 1):
        pulse(save, company["company"], week, tuple(ASKED))
        shares(save, teams[0], week, **{**ASKED, "courtesy": 0.2})

    found = found_for(teams[0])

    assert isinstance(found, Priorities)
    assert isinstance(found.model, Additive)
    assert found.model.teams == 7
    [first] = found.first
    assert first.question == "courtesy"
    assert first.favourable.value == pytest.approx(0.2)
    assert first.chance > 0.9
    assert first.expected > 0.4
    assert found.rows[0] == first
    assert sum(row.chance for row in found.rows) == pytest.approx(2)


def test_what_is_low_everywhere_is_not_a_team_s_own(
    save: Save, teams: list[int]
) -> None:
    for week in (WEEK, WEEK - 1):
        shares(save, teams[0], week, **{q: share - 0.2 for q, share in ASKED.items()})

    found = found_for(teams[0])

    assert isinstance(found, Priorities)
    assert found.first == ()


def test_the_company_gets_an_order_without_any_other(
    company: dict[str, int], save: Save, teams: list[int]
) -> None:
    shares(save, company["company"], WEEK, **ASKED)

    found = found_for(company["company"])
    of_team = found_for(teams[1])

    assert isinstance(found, Priorities)
    assert isinstance(of_team, Priorities)
    assert found.model is None
    assert [row.question for row in found.rows][:2] == ["autonomy", "values"]
    assert found.rows[0].chance > 0.9
    assert of_team.company == found.rows
    assert found.importance == Withheld(WithheldReason.TOO_FEW_BALLOTS, 0, 50)


def test_of_few_teams_the_company_s_order_is_shown(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    shares(save, company["company"], WEEK, **ASKED)
    shares(save, company["lille"], WEEK, **ASKED)

    found = found_for(company["lille"])

    assert isinstance(found, Priorities)
    assert found.model == Withheld(WithheldReason.TOO_FEW_TEAMS, 1, 6)
    assert found.first == ()
    assert found.rows == found.company


def test_the_last_four_weeks_of_each_question_count(
    save: Save, teams: list[int]
) -> None:
    for back, share in enumerate([0.2, 0.4, 0.2, 0.4, 1.0]):
        shares(save, teams[0], WEEK - 5 * back, **{**ASKED, "courtesy": share})

    found = found_for(teams[0])

    assert isinstance(found, Priorities)
    values = {row.question: row.favourable.value for row in found.rows}
    assert values["courtesy"] == pytest.approx(0.3)


def test_weeks_that_the_reader_may_not_see_are_left_out(
    save: Save, teams: list[int]
) -> None:
    for week, share in ((WEEK, 0.2), (WEEK - 1, 0.6)):
        shares(save, teams[0], week, **{**ASKED, "courtesy": share})

    found = found_for(teams[0], Sight(None, frozenset({(teams[0], WEEK)})))

    assert isinstance(found, Priorities)
    values = {row.question: row.favourable.value for row in found.rows}
    assert values["courtesy"] == pytest.approx(0.6)


@pytest.mark.parametrize(("others", "compared"), [(5, 7), (4, None)])
def test_few_others_are_not_looked_at(
    save: Save, teams: list[int], others: int, compared: int | None
) -> None:
    """Of fewer than five foreign teams one could be told; own ones are too few."""
    shares(save, teams[0], WEEK, **ASKED)
    own = frozenset(teams[: len(teams) - others])

    found = found_for(teams[0], Sight(own, NO_BLANKS))

    assert isinstance(found, Priorities)
    if compared:
        assert isinstance(found.model, Additive)
        assert found.model.teams == compared
    else:
        assert found.model == Withheld(WithheldReason.TOO_FEW_TEAMS, 3, 6)


def test_a_question_without_a_figure_of_the_team_is_named_as_such(
    save: Save, teams: list[int]
) -> None:
    shares(save, teams[0], WEEK, courtesy=0.2, trust=0.8, values=0.5)

    found = found_for(teams[0])

    assert isinstance(found, Priorities)
    assert "autonomy" in found.without
    assert "courtesy" not in found.without


@pytest.mark.parametrize("count", [0, 2])
def test_fewer_than_three_questions_are_not_put_before_others(
    save: Save, teams: list[int], count: int
) -> None:
    shares(save, teams[0], WEEK, **dict(list(ASKED.items())[:count]))

    assert found_for(teams[0]) == Withheld(WithheldReason.TOO_FEW_QUESTIONS, count, 3)


def test_a_team_above_others_is_looked_at_as_their_mean(
    company: dict[str, int], save: Save, teams: list[int]
) -> None:
    shares(save, company["south"], WEEK, **{**ASKED, "courtesy": 0.3})

    found = found_for(company["south"])

    assert isinstance(found, Priorities)
    assert found.rows[0].question == "courtesy"
