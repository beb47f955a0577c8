"""Every question beside every score: what the page says, and what the file holds."""

import csv
import io
import re
from collections.abc import Callable

import numpy as np
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
)

SignIn = Callable[[str], FlaskClient]
TEAMS = 30


def fill(company: dict[str, int], save: Save, *, teams: int) -> list[int]:
    """Save teams whose trust goes with satisfaction, and nothing else with anything."""
    random = np.random.default_rng(11)
    ids = shops(save, teams, parent_id=company["south"])
    save(a_release())
    for one in ids:
        trust, courtesy = random.uniform(0.3, 0.9, 2)
        satisfied = min(0.95, max(0.05, trust + random.normal() / 20))
        same = {"week": THIS_WEEK - 1, "low": 60, "high": 69, "rounding": 0}
        save(
            a_figure(one, 0.6, **same),
            a_figure(one, trust, question="trust", **same),
            a_figure(one, courtesy, question="courtesy", **same),
            a_score(one, 200, round(200 * satisfied), week=THIS_WEEK - 1),
            a_score(
                one, 200, round(200 * random.uniform(0.3, 0.9)), metric="courtesy",
                week=THIS_WEEK - 1,
            ),
        )  # fmt: skip
    return ids


def page(client: FlaskClient) -> BeautifulSoup:
    response = client.get("/symmetry/questions")
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


@pytest.fixture
def thirty(company: dict[str, int], save: Save) -> list[int]:
    return fill(company, save, teams=TEAMS)


def test_the_pair_that_goes_together_is_named_and_no_other(
    sign_in: SignIn, thirty: list[int]
) -> None:
    soup = page(sign_in("hana"))

    told = [" ".join(one.get_text(" ").split()) for one in soup.select("main li")]
    (only,) = told
    assert only.startswith("Where staff answer “Trust” more favourably, custom")
    assert only.endswith("stands higher.")
    assert "Of 3 pairs, one goes together by more than chance would bring." in words(
        soup
    )
    bold = soup.select("td strong")
    assert [float(one.get_text()) for one in bold] == [pytest.approx(0.95, abs=0.05)]


def test_what_both_sides_are_asked_is_shown_by_thirds(
    sign_in: SignIn, thirty: list[int]
) -> None:
    soup = page(sign_in("hana"))

    row = soup.select("table")[-1].select_one("tbody tr")
    assert row
    assert [one.get_text(strip=True) for one in row.select("th")] == ["Courtesy"]
    cells = [" ".join(cell.get_text(" ").split()) for cell in row.select("td .told")]
    staff = [int(cell.split("staff: ")[1].rstrip("%")) for cell in cells]
    assert len(staff) == 3
    assert staff == sorted(staff)
    assert all(re.match(r"\d+% \d+% to \d+% staff", cell) for cell in cells)


def test_the_file_has_what_the_page_has(sign_in: SignIn, thirty: list[int]) -> None:
    text = sign_in("hana").get("/symmetry/questions.csv").text

    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    found = {(row["Asked of staff"], row["Score of customers"]): row for row in rows}
    assert list(found) == [
        ("Courtesy", "Satisfaction (CSAT)"),
        ("Courtesy", "Courtesy"),
        ("Trust", "Satisfaction (CSAT)"),
    ]
    clear = [row["Finding"] for row in rows]
    assert clear == ["", "", "beyond chance"]
    assert {row["Teams"] for row in rows} == {str(TEAMS)}


def test_with_fewer_teams_it_says_how_many_it_takes(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    fill(company, save, teams=15)

    soup = page(sign_in("hana"))

    assert "It takes 20 teams with both sides" in words(soup)
    assert not soup.select("table")


def test_before_any_figure_the_page_stands(sign_in: SignIn) -> None:
    assert "It takes 20 teams" in words(page(sign_in("hana")))


def test_a_manager_has_no_such_page(sign_in: SignIn, thirty: list[int]) -> None:
    assert sign_in("alice").get("/symmetry/questions").status_code in {403, 404}
    assert "questions" not in sign_in("alice").get("/symmetry").text


def test_hr_finds_it_from_symmetry(sign_in: SignIn, thirty: list[int]) -> None:
    assert "/symmetry/questions" in sign_in("hana").get("/symmetry").text
