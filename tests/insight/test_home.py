"""The overview: who needs support, and what is said where nothing can be told."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from engagement.insight import wording
from tests.actions.written import an_action
from tests.insight.home.test_attention import usual
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_score, shops, steady

SignIn = Callable[[str], FlaskClient]
FEW = "Fewer than five answers, or too new"


def page(client: FlaskClient, path: str = "/") -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def words(soup: Tag) -> str:
    return " ".join(soup.get_text(" ").split())


@pytest.fixture
def ids(company: dict[str, int], save: Save) -> list[int]:
    """Give Alice Lille, low on both sides, and HR twelve shops more."""
    found = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(found)
    lille, arras = company["lille"], company["arras"]
    steady(
        save,
        {**shares, lille: 0.2, arras: 0.6},
        {**favourable, lille: 30, arras: 71},
    )
    return found


def test_the_first_thing_said_is_who_needs_support_and_why(
    sign_in: SignIn, ids: list[int], company: dict[str, int]
) -> None:
    soup = page(sign_in("alice"))

    assert ids
    headings = [heading.get_text() for heading in soup.select("main h2")]
    assert headings[0] == "Who needs support now, and why"
    [card] = soup.select(".called section")
    assert [link["href"] for link in card.select("h3 a")] == [
        f"/teams/{company['lille']}"
    ]
    told = " ".join(card.get_text(" ").split())
    chance = "chance brings fewer than one team in 1,000 so low."
    lower = f"is lower than in the other teams. Of teams like them, {chance}"
    assert f"Mobilisation {lower}" in told
    assert f"Satisfaction (CSAT) {lower}" in told
    assert (
        "1 team in the company is named; expect fewer than one to be so by chance."
        in words(soup)
    )


def test_that_the_whole_company_fell_stands_beside_its_figures(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    found = shops(save, 12, parent_id=company["south"])
    steady(save, *usual(found), n_weeks=1)
    save(
        *(
            a_figure(
                company["company"],
                0.4 if back < 5 else 0.6,
                week=THIS_WEEK - back,
                low=900,
                high=909,
                rounding=0,
            )
            for back in range(1, 9)
        ),
        *(
            a_score(one, 100, 60 if back < 5 else 80, week=THIS_WEEK - back)
            for one in found
            for back in range(2, 9)
        ),
    )

    soup = page(sign_in("hana"))

    told = [words(tile) for tile in soup.select(".tile")[:2]]
    assert "Down 20 points on the four weeks before" in told[0]
    assert "Down" in told[1]
    assert "points on the four weeks before" in told[1]
    assert not soup.select(".called")


def test_a_manager_finds_their_teams_in_a_line_each(
    app: Flask, sign_in: SignIn, ids: list[int], company: dict[str, int]
) -> None:
    an_action(app, company["lille"])

    [table] = page(sign_in("alice")).select("table:has(caption)")[-1:]

    assert ids
    assert "A tick: something is under way." in words(table)
    assert [words(row) for row in table.select("tbody tr")] == [
        f"North {FEW} 50%",
        "Arras 60% 71%",
        "Lille 1 action 20% 30%",
    ]
    assert "A tick" not in words(page(sign_in("hana")))


def test_the_evidence_is_drawn_and_written(sign_in: SignIn, ids: list[int]) -> None:
    soup = page(sign_in("alice"))

    assert ids
    drawings = soup.select(".called svg[role=img]")
    mean = (
        "; the mean of the teams is the broken line. "
        "A gap is a week in which nothing can be shown."
    )
    assert [drawing["aria-label"] for drawing in drawings] == [
        f"Mobilisation week by week, from 20% to 20%{mean}",
        f"Satisfaction (CSAT) week by week, from 30% to 30%{mean}",
    ]
    rows = soup.select(".called table tbody tr")
    assert len(rows) == 13
    assert [cell.get_text(strip=True) for cell in rows[0].select("th, td")] == [
        "week 9 of 2026", "20%", "30%",
    ]  # fmt: skip


def test_a_gap_in_the_evidence_is_told(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    found = shops(save, 12, parent_id=company["south"])
    steady(save, *usual(found))
    save(
        a_figure(company["lille"], 0.05, low=90, high=90, rounding=0),
        a_score(company["lille"], 100, 5),
        a_score(company["lille"], 100, 5, week=THIS_WEEK - 3),
    )

    soup = page(sign_in("alice"))

    drawn = soup.select(".called svg")
    assert "A gap is a week in which nothing can be shown." in str(drawn[0])
    assert len(drawn[0].select("circle")) == 1
    assert not drawn[0].select("polyline")


def test_whoever_leads_other_teams_is_told_kindly(
    sign_in: SignIn, ids: list[int]
) -> None:
    soup = page(sign_in("charlie"))

    assert ids
    assert not soup.select(".called")
    assert "None of your teams is among those that need support first" in words(soup)
    assert "Lille" not in soup.get_text()


def test_where_nobody_stands_out_that_is_said(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, *usual(shops(save, 12, parent_id=company["south"])))

    assert "No team stands out" in words(page(sign_in("hana")))


def test_three_groups_are_counts_with_ones_own_teams(
    sign_in: SignIn, ids: list[int]
) -> None:
    soup = page(sign_in("alice"), "/teams")

    assert ids
    tiles = [
        " ".join(tile.get_text(" ").split()) for tile in soup.select(".groups section")
    ]
    below = "Clearly below the teams’ mean 1 team Your teams among them: Lille"
    alike = "Your teams among them: Arras"
    assert tiles == [
        below,
        f"Not distinguishable from the mean 9 teams {alike}",
        "Clearly above the teams’ mean 4 teams",
        below,
        f"Not distinguishable from the mean 10 teams {alike}",
        "Clearly above the teams’ mean 3 teams",
    ]


def test_many_own_teams_are_folded_away(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, *usual(shops(save, 13, parent_id=company["south"])))

    soup = page(sign_in("hana"), "/teams")

    folded = soup.select(".groups details")
    assert [one.select("summary")[0].get_text() for one in folded] == [
        "Your 13 teams among them"
    ] * 2
    names = [link.get_text() for link in folded[0].select("a")]
    assert names == sorted(names)


def test_every_number_says_where_it_is_explained(
    sign_in: SignIn, ids: list[int]
) -> None:
    soup = page(sign_in("alice"))

    assert ids
    links = [
        *soup.select("a.method"),
        *page(sign_in("alice"), "/teams").select("a.method"),
    ]
    anchors = {str(link["href"]).rpartition("/")[2] for link in links}
    assert {"support", "groups", "mobilisation", "csat", "between"} <= anchors


def test_the_corners_of_the_chart_are_explained(
    sign_in: SignIn, ids: list[int]
) -> None:
    soup = page(sign_in("alice"))

    assert ids
    assert [term.get_text() for term in soup.select("dl.corners dt")] == [
        "Customers higher, staff lower", "Both sides higher", "Both sides lower",
        "Staff higher, customers lower",
    ]  # fmt: skip
    assert "Both sides lower" in soup.select("[data-chart] script")[0].text


@pytest.mark.parametrize("count", [1, 5])
def test_a_company_of_few_teams_gets_ranges_and_no_groups(
    sign_in: SignIn, company: dict[str, int], save: Save, count: int
) -> None:
    steady(save, *usual(shops(save, count, parent_id=company["south"])))

    soup = page(sign_in("hana"))

    text = words(soup)
    apart = page(sign_in("hana"), "/teams")
    assert (
        f"With fewer than 6 teams that have figures (there are {count}), chance and "
        "true differences cannot be told apart." in text
    )
    assert f"(there are {count}) no groups are made." in words(apart)
    assert not soup.select(".called") + apart.select(".groups")
    table = apart.select("main table")[-1]
    assert len(table.select("tbody tr")) == count
    assert re.search(r"60% \d\d% to \d\d%", " ".join(table.get_text(" ").split()))


def test_without_customer_scores_the_reason_is_told(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, usual(shops(save, 12, parent_id=company["south"]))[0], {})

    text = words(page(sign_in("hana")))

    assert "There are no customer scores of these weeks yet." in text
    text = words(page(sign_in("hana"), "/teams"))
    assert "No team has enough customers in these weeks." in text
    assert "Not distinguishable from the mean 12 teams" in text


def test_without_staff_figures_the_reason_is_told(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, {}, usual(shops(save, 12, parent_id=company["south"]))[1])

    text = words(page(sign_in("hana")))

    assert "Nothing of the staff side is published for single teams yet." in text
    text = words(page(sign_in("hana"), "/teams"))
    assert "No team has a published figure in these weeks." in text


def test_in_the_third_week_it_is_said_that_no_fall_can_be_known(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    steady(save, *usual(shops(save, 12, parent_id=company["south"])), n_weeks=3)

    text = words(page(sign_in("hana")))

    assert "From the figures of 3 weeks up to week 9 of 2026" in text
    assert "not enough customers in the four weeks before" in text


def test_falling_customers_are_told_in_words(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    found = shops(save, 12, parent_id=company["south"])
    lille = company["lille"]
    steady(save, {**usual(found)[0], lille: 0.2}, dict.fromkeys(found, 70))
    save(
        *(
            a_score(lille, 100, 95 if back > 4 else 75, week=THIS_WEEK - back)
            for back in range(1, 9)
        )
    )

    assert (
        "Satisfaction (CSAT) has fallen, beside the other teams, from the four weeks "
        "before to the last four. Of teams like them, chance makes fewer than one team "
        "in 1,000 fall so far." in words(page(sign_in("alice")))
    )


@pytest.mark.parametrize("word", ["cause", "because", "effect", "leads to", "rank"])
def test_no_word_says_what_causes_what_or_who_comes_last(
    sign_in: SignIn, ids: list[int], word: str
) -> None:
    assert ids

    assert word not in words(page(sign_in("hana"))).lower()


@pytest.mark.parametrize(
    ("chance", "told"),
    [
        (0.05, "one team in 20"),
        (0.03, "one team in 33"),
        (0.0013, "one team in 770"),
        (0.0009, "fewer than one team in 1,000"),
        (0.0, "fewer than one team in 1,000"),
    ],
)
@pytest.mark.usefixtures("inside_app")
def test_a_chance_is_written_as_one_of_so_many_teams(chance: float, told: str) -> None:
    assert wording.one_in(chance) == told
