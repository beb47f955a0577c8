"""What to work on for customers: rated by them, or read from their scores."""

from datetime import date

import numpy as np
import pytest
from bs4 import BeautifulSoup
from flask import Flask

from engagement.database import db
from engagement.insight.mirror.customer_importance import (
    CustomerPriorities,
    customer_priorities,
)
from engagement.people.models import Team
from tests.insight.measured import THIS_WEEK, Save, a_score
from tests.insight.mirror.test_mirror import (
    SignIn,
    bring_in,
    bring_scores_in,
    of_company,
    words,
)

LEVELS = {"courtesy": 0.8, "facilitation": 0.5, "listening": 0.7, "trust": 0.6}


def found() -> CustomerPriorities:
    priorities = customer_priorities(db.session(), of_company())
    assert priorities
    return priorities


def rated(shares: dict[str, tuple[int, int]]) -> None:
    """Bring in how many are favourable to things, and to how many they matter."""
    importance = {f"importance-{key}": of for key, (of, _) in shares.items()}
    goes = {key: goes for key, (_, goes) in shares.items()}
    bring_scores_in("company", importance | goes)


@pytest.mark.usefixtures("company")
def test_what_customers_say_matters_stands_beside_what_pleases(app: Flask) -> None:
    with app.app_context():
        rated({"courtesy": (90, 90), "facilitation": (90, 40), "trust": (30, 40)})
        first, *_ = found().rows

    assert first.dimension == "facilitation"
    assert first.advice.value == "first"
    assert first.chance > 0.9
    assert first.gap.value == pytest.approx(0.5)
    assert first.gap.interval.low == pytest.approx(0.5 - 1.96 * 0.0259, abs=0.003)


@pytest.fixture
def teams(app: Flask, company: dict[str, int], save: Save) -> None:
    """Satisfaction goes with ease alone, in teams and months that differ besides."""
    random = np.random.default_rng(3)
    with app.app_context():
        more = [
            Team(
                key=f"n{at}",
                name=f"N{at}",
                parent_id=company["south"],
                created_on=date(2025, 1, 6),
            )
            for at in range(20)
        ]
        save(*more)
        for team in more:
            of_team = random.normal(0, 0.05)
            for month in range(6):
                moved = {key: random.normal(0, 0.12) for key in LEVELS}
                shares = {key: LEVELS[key] + of_team + moved[key] for key in LEVELS}
                shares["csat"] = 0.7 + of_team + moved["facilitation"]
                save(
                    *(
                        a_score(
                            team.id,
                            200,
                            round(200 * min(1, share)),
                            metric=key,
                            week=THIS_WEEK - 4 * month,
                        )
                        for key, share in shares.items()
                    )
                )


@pytest.mark.usefixtures("teams")
def test_without_ratings_it_is_read_from_the_scores(app: Flask) -> None:
    with app.app_context():
        priorities = found()

    weights = {row.dimension: row.importance.value for row in priorities.rows}
    assert priorities.derived
    assert priorities.derived.ballots == 120
    assert priorities.criterion == "csat"
    assert max(weights, key=lambda key: weights[key]) == "facilitation"
    others = [weight for key, weight in weights.items() if key != "facilitation"]
    assert max(others) < 0.1 < weights["facilitation"]
    assert priorities.rows[0].dimension == "facilitation"
    assert [row.number for row in priorities.rows] == [1, 2, 3, 4]
    assert len(priorities.drawing().crosses) == 4


@pytest.mark.usefixtures("teams")
def test_the_page_says_how_it_is_told(sign_in: SignIn, app: Flask) -> None:
    with app.app_context():
        bring_in("company", {"facilitation": (50, 50)})

    text = words(sign_in("hana"))

    assert "By what customers say alone Most likely Ease of getting things" in text
    assert "The chance is that of being among the two to work on first." in text
    assert "Nobody asked customers how much each matters to them" in text
    assert "120 teams in four weeks" in text


@pytest.mark.usefixtures("company")
def test_a_page_with_ratings_has_their_gap(sign_in: SignIn, app: Flask) -> None:
    with app.app_context():
        rated({"courtesy": (90, 90), "facilitation": (90, 40), "trust": (30, 40)})
        bring_in("company", {"autonomy": (50, 50)})

    text = words(sign_in("hana"))

    assert "Importance less favourable, points" in text
    assert "Work on this first: matters more, pleases less" in text
    assert "+50" in text


@pytest.mark.usefixtures("company")
def test_two_things_are_too_few(app: Flask) -> None:
    with app.app_context():
        rated({"courtesy": (90, 90), "facilitation": (90, 40)})

        assert customer_priorities(db.session(), of_company()) is None


@pytest.mark.usefixtures("company")
def test_ratings_stand_among_no_other_scores(sign_in: SignIn, app: Flask) -> None:
    with app.app_context():
        rated({"courtesy": (90, 90), "facilitation": (90, 40), "trust": (30, 40)})

    for path in ("/customers", "/symmetry", "/teams"):
        soup = BeautifulSoup(sign_in("hana").get(path).text, "html.parser")
        found = soup.find_all(string=lambda text: "Importance to customers" in text)
        assert [(path, str(one.parent)[:300]) for one in found] == []
