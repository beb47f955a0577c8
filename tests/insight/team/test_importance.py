"""How much of mobilisation goes with each question."""

import numpy as np
import pytest

from engagement.database import db
from engagement.insight.team.importance import Importance, importance
from engagement.pulses.models import CompanyStatistics
from engagement.statistics.findings import Withheld, WithheldReason
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


def found() -> Importance | Withheld:
    return importance(db.session(), TEAMS, WEEK)


def test_turns_with_other_questions_are_put_together(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    root = company["company"]
    pulse(save, root, WEEK, ("courtesy", "trust"))
    pulse(save, root, WEEK - 1, ("trust", "autonomy"))
    pulse(save, root, WEEK - 2, ("courtesy", "trust"))

    weighed = found()

    assert isinstance(weighed, Importance)
    assert list(weighed.of) == ["courtesy", "trust", "autonomy"]
    assert weighed.pulses == 3
    assert weighed.ballots == 2700
    trust = weighed.of["trust"]
    assert weighed.of["autonomy"].value < trust.value < weighed.of["courtesy"].value
    assert trust.interval.low <= trust.value <= trust.interval.high


def test_a_pulse_of_which_the_company_publishes_nothing_does_not_count(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    save(statistics(WEEK - 1, ("courtesy", "trust"), strong=0.1, weak=0.7))

    weighed = found()

    assert isinstance(weighed, Importance)
    assert weighed.ballots == 900
    assert weighed.of["courtesy"].value > weighed.of["trust"].value


def test_without_a_pulse_of_fifty_there_is_no_importance(
    company: dict[str, int],
) -> None:
    assert company
    assert found() == Withheld(WithheldReason.TOO_FEW_BALLOTS, 0, 50)


def test_fewer_ballots_than_fifty_beyond_the_teams_are_refused(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"), people=52)

    assert found() == Withheld(WithheldReason.TOO_FEW_BALLOTS, 52, 55)


def test_a_dimension_beside_what_customers_felt_is_not_weighed_alone(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    root = company["company"]
    pulse(save, root, WEEK, ("courtesy", "trust"))
    before = found()
    db.session.rollback()

    pulse(save, root, WEEK - 1, ("trust", "delighted_customers"))

    weighed = found()
    assert isinstance(weighed, Importance)
    assert isinstance(before, Importance)
    assert list(weighed.of) == ["courtesy", "trust"]
    assert weighed.of["trust"].value == before.of["trust"].value
    assert weighed.pulses == 1


def test_pulses_that_asked_nothing_but_mobilisation_tell_nothing(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ())

    assert found() == Withheld(WithheldReason.TOO_FEW_BALLOTS, 0, 50)
