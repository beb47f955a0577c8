"""The page of a team: what has moved, and what to work on first, in words."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from engagement.customers.models import Voice
from tests.customers.comments.test_customer_comments import an_import
from tests.insight.home.test_attention import usual
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
    steady,
)
from tests.insight.team.test_importance import pulse
from tests.insight.team.test_priorities import ASKED, shares

SignIn = Callable[[str], FlaskClient]
WEEK = THIS_WEEK - 1


def page(client: FlaskClient, team: int) -> BeautifulSoup:
    response = client.get(f"/teams/{team}")
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


@pytest.fixture
def lille(company: dict[str, int], save: Save) -> int:
    """Give Lille twelve peers, all of them steady."""
    found = [company["lille"], *shops(save, 11, parent_id=company["south"])]
    steady(save, *usual(found))
    return company["lille"]


def stepping(save: Save, team: int, *, before: float, after: float) -> None:
    """Let a team beside steady ones move on both sides."""
    for back in range(1, 9):
        share = before if back > 4 else after
        save(
            a_figure(team, share, week=THIS_WEEK - back, low=90, high=90, rounding=0),
            a_score(team, 100, 100 * share, week=THIS_WEEK - back),
        )


def test_before_and_after_stand_beside_what_was_to_be_expected(
    sign_in: SignIn, lille: int
) -> None:
    soup = page(sign_in("alice"), lille)

    assert "tends to come back up by itself" in words(soup)
    [table] = [
        one
        for one in soup.select("table")
        if one.caption and "four weeks up to" in one.caption.get_text()
    ]
    rows = [" ".join(row.get_text(" ").split()) for row in table.select("tbody tr")]
    assert rows[0].startswith("Mobilisation Where it was to be expected anyway 60% ")
    assert rows[1].startswith("Satisfaction (CSAT) Where it was to be expected anyway")


@pytest.mark.parametrize(
    ("before", "after", "expected", "circle"),
    [
        (0.3, 0.9, "Higher than was to be expected", "both sides are higher than"),
        (0.9, 0.3, "Lower than was to be expected", "both sides are lower than"),
    ],
)
def test_more_than_was_to_be_expected_is_told(
    sign_in: SignIn,
    company: dict[str, int],
    save: Save,
    before: float,
    after: float,
    expected: str,
    circle: str,
) -> None:
    steady(save, *usual(shops(save, 11, parent_id=company["south"])))
    stepping(save, company["lille"], before=before, after=after)

    text = words(page(sign_in("alice"), company["lille"]))

    assert expected in text
    assert f"Beside the other teams, {circle} in the four weeks before." in text


def test_nothing_turns_where_nothing_moves(sign_in: SignIn, lille: int) -> None:
    text = words(page(sign_in("alice"), lille))

    assert "Nothing tells that both sides rise or fall together, beside" in text
    assert "what is usual for this team is known after 21 weeks; there are 8." in text


@pytest.mark.parametrize(
    ("share", "sentence"),
    [(0.1, "below the usual of this team"), (0.99, "above the usual of this team")],
)
def test_a_change_beyond_the_usual_is_told_for_each_side(
    sign_in: SignIn, company: dict[str, int], save: Save, share: float, sentence: str
) -> None:
    ids = [company["lille"], *shops(save, 7, parent_id=company["south"])]
    save(a_release())
    for back in range(1, 31):
        week = THIS_WEEK - back
        values = {one: 0.6 + 0.02 * (back % 3) * (at % 2) for at, one in enumerate(ids)}
        values[ids[0]] = share if back <= 6 else 0.6
        save(
            *(
                a_figure(one, value, week=week, low=90, high=90, rounding=0)
                for one, value in values.items()
            ),
            *(
                a_score(one, 100, 100 * value, week=week)
                for one, value in values.items()
            ),
        )
    client = sign_in("alice")

    moved = words(page(client, company["lille"]))

    assert f"Mobilisation: {sentence}" in moved
    assert f"Satisfaction (CSAT): {sentence}" in moved


def test_a_team_that_does_not_change_is_told_so(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    ids = [company["lille"], *shops(save, 7, parent_id=company["south"])]
    save(a_release())
    for back in range(1, 31):
        save(*(
            a_figure(
                one, 0.6 + 0.02 * ((at + back) % 3), week=THIS_WEEK - back,
                low=90, high=90, rounding=0,
            )
            for at, one in enumerate(ids)
        ))  # fmt: skip

    text = words(page(sign_in("alice"), company["lille"]))

    assert "Mobilisation: no change that is more than the usual ups and downs." in text
    assert "Satisfaction" not in text


def test_a_company_of_few_teams_is_told_why_nothing_is_flagged(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, *usual([company["lille"], company["arras"]]))

    text = words(page(sign_in("alice"), company["lille"]))

    assert "too few teams like this one to tell a change from chance" in text
    assert "This takes at least 6 teams" in text


def test_a_team_of_which_nothing_is_published_is_told_so(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, *usual(shops(save, 11, parent_id=company["south"])), n_weeks=30)

    text = words(page(sign_in("alice"), company["lille"]))

    assert "Mobilisation: nothing to show in the last four weeks." in text
    assert "One of the two blocks of four weeks has nothing to show." in text
    assert "one of them has too few weeks to show" in text


def test_a_team_above_others_has_no_before_and_after(
    sign_in: SignIn, lille: int, company: dict[str, int]
) -> None:
    assert lille

    assert "Before and after" not in words(page(sign_in("alice"), company["north"]))


def test_of_few_teams_the_company_s_first_is_told(
    sign_in: SignIn, lille: int, company: dict[str, int], save: Save
) -> None:
    shares(save, company["company"], WEEK, **ASKED)
    shares(save, lille, WEEK, **ASKED)

    text = words(page(sign_in("alice"), lille))

    assert "With fewer than 6 teams that have answered" in text
    assert "In the whole company, most likely first: Room to decide (" in text
    assert "How much each matters is not known yet, so all count alike." in text


def test_the_company_s_page_has_an_order(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(a_release())
    pulse(save, company["company"], WEEK, ("courtesy", "trust"))
    shares(save, company["company"], WEEK, values=0.9, autonomy=0.9)

    text = words(page(sign_in("hana"), company["company"]))

    assert "most likely first: Courtesy (" in text
    assert "from 1 pulse and at least 900 answers" in text
    assert "with the fixed seed 2026" in text


def test_too_few_questions_are_told(sign_in: SignIn, lille: int) -> None:
    text = words(page(sign_in("alice"), lille))

    assert "Too few questions can be shown here" in text


@pytest.mark.parametrize("name", ["alice", "hana"])
def test_what_customers_wrote_of_the_teams_below_is_shown(
    sign_in: SignIn, save: Save, company: dict[str, int], name: str
) -> None:
    save(an_import())
    save(
        *(
            Voice(import_id=1, team_id=company[team], week=WEEK, moment="", text=text)
            for team, text in [("lille", "Slow."), ("nice", "Kind.")]
        )
    )

    soup = page(sign_in(name), company["north"])

    assert "Slow." in words(soup)
    assert "Kind." not in words(soup)
    all_of_them = f"main a[href='/comments?team={company['north']}']"
    assert len(soup.select(all_of_them)) == 1
