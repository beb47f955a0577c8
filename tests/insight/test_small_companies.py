"""Companies too small, too young or too one-sided to conclude anything of.

Every page of theirs opens, and says in words what cannot be said and why.
"""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    rising,
    shops,
)

Ids = dict[str, int]
SignIn = Callable[[str], FlaskClient]
Live = Callable[[Save, Ids], int]
PAGES = ("/", "/symmetry", "/symmetry?weeks=all", "/trends", "/teams", "/method")


def of_five_teams(save: Save, ids: Ids) -> int:
    found = shops(save, 5, parent_id=ids["south"])
    rising(save, found, n_weeks=20)
    return found[0]


def of_one_team(save: Save, ids: Ids) -> int:
    found = shops(save, 1, parent_id=ids["south"])
    rising(save, found, n_weeks=20)
    return found[0]


def of_three_weeks(save: Save, ids: Ids) -> int:
    found = shops(save, 12, parent_id=ids["south"])
    rising(save, found, n_weeks=3)
    return found[0]


def without_customers(save: Save, ids: Ids) -> int:
    found = shops(save, 12, parent_id=ids["south"])
    save(a_release())
    for back in range(20):
        figures = [a_figure(one, 0.5, week=THIS_WEEK - 1 - back) for one in found]
        save(*figures)
    return found[0]


def without_staff(save: Save, ids: Ids) -> int:
    found = shops(save, 12, parent_id=ids["south"])
    save(*(a_score(one, 40, 20 + at) for at, one in enumerate(found)))
    return found[0]


def of_one_team_of_four_hundred(save: Save, ids: Ids) -> int:
    large, week = shops(save, 1, parent_id=ids["south"])[0], THIS_WEEK - 1
    save(a_release())
    for back in range(20):
        share = 0.6 + 0.01 * (back % 3)
        at = {"week": week - back}
        save(a_figure(large, share, low=390, high=399, rounding=0, **at))
        save(a_score(large, 900, 700, **at))
    return large


def nothing_yet(_save: Save, ids: Ids) -> int:
    return ids["lille"]


LIVES: list[tuple[Live, str]] = [
    (of_five_teams, "Nothing can be concluded yet: 5 teams have both sides, and it t"),
    (of_one_team, "Nothing can be concluded yet: 1 team has both sides, and it takes"),
    (of_three_weeks, "Where teams are more mobilised, customers are more satisfied."),
    (without_customers, "no team has enough answers from customers."),
    (without_staff, "no team has answers from staff that may be shown."),
    (of_one_team_of_four_hundred, "Nothing can be concluded yet: 1 team has both"),
    (nothing_yet, "no team has answers from staff that may be shown."),
]
NAMES = [life.__name__.strip("_") for life, _ in LIVES]


@pytest.mark.parametrize(("life", "sentence"), LIVES, ids=NAMES)
def test_the_sentence_says_what_these_data_allow(
    sign_in: SignIn, company: Ids, save: Save, life: Live, sentence: str
) -> None:
    life(save, company)

    soup = BeautifulSoup(sign_in("hana").get("/symmetry").text, "html.parser")

    told = soup.select_one(".verdict")
    assert told
    assert sentence in told.get_text()


@pytest.mark.parametrize("life", [life for life, _ in LIVES], ids=NAMES)
def test_every_page_opens_and_writes_no_number_that_is_none(
    sign_in: SignIn, company: Ids, save: Save, life: Live
) -> None:
    team = life(save, company)
    client = sign_in("hana")

    for path in (*PAGES, f"/teams/{team}", f"/teams/{company['company']}"):
        page = client.get(path)

        text = BeautifulSoup(page.text, "html.parser").get_text(" ")
        assert page.status_code == 200, path
        assert not {"nan", "inf", "None"} & set(text.split()), path


def test_three_weeks_are_too_few_for_the_clause_on_weeks(
    sign_in: SignIn, company: Ids, save: Save
) -> None:
    of_three_weeks(save, company)

    text = sign_in("hana").get("/symmetry").text

    assert "weeks with both sides are too few to see what moves" in text
    assert "(36 of all teams; it takes 72)" in text
