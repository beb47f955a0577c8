"""What to work on first in a team."""

import numpy as np
import pytest

from engagement.database import db
from engagement.insight.team import priorities
from engagement.insight.team.priorities import Importance, TeamPriorities
from engagement.pulses.models import CompanyStatistics
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.priorities import Quadrant
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1
SCALE = ["energy", "extra", "pride"]
TEAMS = 6


def statistics(
    week: int, asked: tuple[str, ...], strong: float, weak: float
) -> CompanyStatistics:
    """Make a pulse whose first question goes with mobilisation more than the other."""
    questions = [*SCALE, *asked]
    correlations = np.full((len(questions), len(questions)), 0.5)
    correlations[3:4, :] = correlations[:, 3:4] = strong
    correlations[4:, :] = correlations[:, 4:] = weak
    np.fill_diagonal(correlations, 1)
    return CompanyStatistics(
        week=week,
        release_id=1,
        icc1=0.1,
        icc2=0.5,
        alpha=0.8,
        questions=questions,
        correlations=correlations.tolist(),
    )


def pulse(
    save: Save,
    root: int,
    week: int,
    asked: tuple[str, ...],
    *,
    people: int = 900,
    strong: float = 0.7,
    weak: float = 0.1,
) -> None:
    """Publish a pulse and the whole company's figures of its questions."""
    save(statistics(week, asked, strong, weak))
    save(
        *(
            a_figure(root, 0.6, question=question, week=week, low=people, high=people)
            for question in (*SCALE, *asked)
        )
    )


def shares(save: Save, team: int, week: int, **given: float) -> None:
    save(
        *(
            a_figure(
                team, share, question=question, week=week, low=90, high=90, rounding=0
            )
            for question, share in given.items()
        )
    )


def found_for(team: int, blanks: Blanks = NO_BLANKS) -> TeamPriorities | Withheld:
    return priorities.of_team(db.session(), team, TEAMS, WEEK, blanks)


def test_questions_of_blank_weeks_are_not_in_their_share(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    for back in range(2):
        pulse(save, company["company"], WEEK - back, ("courtesy", "trust"))
        shares(save, company["nice"], WEEK - back, courtesy=0.2 + 0.4 * back, trust=0.5)

    found = found_for(company["nice"], frozenset({(company["nice"], WEEK)}))

    assert isinstance(found, TeamPriorities)
    values = {row.question: row.favourable.value for row in found.rows}
    assert values["courtesy"] == pytest.approx(0.6)


def test_what_matters_more_and_pleases_less_comes_first(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    shares(save, company["lille"], WEEK, courtesy=0.2, trust=0.8)

    found = found_for(company["lille"])

    assert isinstance(found, TeamPriorities)
    first, second = found.rows
    assert (first.question, first.quadrant) == ("courtesy", Quadrant.FIRST)
    assert (second.question, second.quadrant) == ("trust", Quadrant.ENOUGH)
    assert first.importance.value > second.importance.value
    assert [row.number for row in found.rows] == [1, 2]
    assert found.is_decided
    assert found.importance.ballots == 900
    assert len(found.drawing().crosses) == 2
    assert [quadrant for quadrant, _ in found.by_quadrant()] == [
        Quadrant.FIRST,
        Quadrant.ENOUGH,
    ]


def test_a_question_that_few_answered_is_undecided(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    save(
        *(
            a_figure(company["lille"], share, question=question, low=5, high=7)
            for question, share in (("courtesy", 0.33), ("trust", 0.67))
        )
    )

    found = found_for(company["lille"])

    assert isinstance(found, TeamPriorities)
    assert {row.quadrant for row in found.rows} == {Quadrant.UNDECIDED}
    assert not found.is_decided


def test_the_last_four_weeks_of_each_question_count(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    for back, share in enumerate([0.2, 0.4, 0.2, 0.4, 1.0]):
        shares(save, company["lille"], WEEK - 5 * back, courtesy=share, trust=0.8)

    found = found_for(company["lille"])

    assert isinstance(found, TeamPriorities)
    assert found.rows[0].favourable.value == pytest.approx(0.3)


def test_turns_with_other_questions_are_put_together(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    root = company["company"]
    pulse(save, root, WEEK, ("courtesy", "trust"))
    pulse(save, root, WEEK - 1, ("trust", "autonomy"))
    pulse(save, root, WEEK - 2, ("courtesy", "trust"))

    alone = priorities.importance(db.session(), TEAMS, WEEK)

    assert isinstance(alone, Importance)
    assert list(alone.of) == ["courtesy", "trust", "autonomy"]
    assert alone.pulses == 3
    assert alone.ballots == 2700
    trust = alone.of["trust"]
    assert alone.of["autonomy"].value < trust.value < alone.of["courtesy"].value
    assert trust.interval.low <= trust.value <= trust.interval.high


def test_a_question_without_a_figure_of_the_team_is_named_as_such(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    root = company["company"]
    pulse(save, root, WEEK, ("courtesy", "trust"))
    pulse(save, root, WEEK - 1, ("values", "autonomy"))
    shares(save, company["lille"], WEEK, courtesy=0.2, trust=0.8)

    found = found_for(company["lille"])

    assert isinstance(found, TeamPriorities)
    assert found.without == ("values", "autonomy")


def test_a_team_of_which_nothing_is_published_has_no_priorities(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))

    assert found_for(company["lille"]) == Withheld(WithheldReason.NOT_PUBLISHED)


def test_a_single_question_is_not_put_before_others(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    shares(save, company["lille"], WEEK, courtesy=0.2)

    assert found_for(company["lille"]) == Withheld(
        WithheldReason.TOO_FEW_QUESTIONS, 1, 2
    )


def test_without_a_pulse_of_fifty_there_is_no_importance(
    company: dict[str, int],
) -> None:
    assert found_for(company["lille"]) == Withheld(
        WithheldReason.TOO_FEW_BALLOTS, 0, 50
    )


def test_fewer_ballots_than_fifty_beyond_the_teams_are_refused(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"), people=52)

    found = found_for(company["lille"])

    assert found == Withheld(WithheldReason.TOO_FEW_BALLOTS, 52, 55)


def test_a_pulse_of_which_the_company_publishes_nothing_does_not_count(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    save(statistics(WEEK - 1, ("courtesy", "trust"), strong=0.1, weak=0.7))

    found = priorities.importance(db.session(), TEAMS, WEEK)

    assert isinstance(found, Importance)
    assert found.ballots == 900
    assert found.of["courtesy"].value > found.of["trust"].value


def test_a_dimension_beside_what_customers_felt_is_not_weighed_alone(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    root = company["company"]
    pulse(save, root, WEEK, ("courtesy", "trust"))
    before = priorities.importance(db.session(), TEAMS, WEEK)
    db.session.rollback()

    pulse(save, root, WEEK - 1, ("trust", "delighted_customers"))

    found = priorities.importance(db.session(), TEAMS, WEEK)
    assert isinstance(found, Importance)
    assert isinstance(before, Importance)
    assert list(found.of) == ["courtesy", "trust"]
    assert found.of["trust"].value == before.of["trust"].value
    assert found.pulses == 1


def test_pulses_that_asked_nothing_but_mobilisation_tell_nothing(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ())

    assert found_for(company["lille"]) == Withheld(
        WithheldReason.TOO_FEW_BALLOTS, 0, 50
    )
