"""Trends: three tables of every team, for HR alone, sorted and paged by address."""

import json
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from engagement.config import ROOT
from engagement.database import db
from engagement.insight.trends import trends
from engagement.insight.trends.rows import MOST_OPEN
from engagement.pulses.queries import NO_BLANKS
from engagement.web.lists import Order
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release, shops

SignIn = Callable[[str], FlaskClient]
LAST = THIS_WEEK - 1
TREE = ["Company", "North", "Arras", "Lille", "South", "Nice"]
PARTICIPATION = "/trends?table=participation"
UNFOLDED = ["Company", "North", "South", "Arras", "Lille", "Nice"]
"""As they stand on the page: regions, then the teams below each."""


@pytest.fixture
def figures(company: dict[str, int], save: Save) -> dict[str, int]:
    """Publish a little: the company, Lille high, Arras low, nothing of Nice."""
    save(a_release())
    save(
        a_figure(company["company"], 0.6, low=400, high=409),
        a_figure(company["company"], 0.6, question="answers", low=400, high=409),
        a_figure(company["lille"], 0.8),
        a_figure(company["lille"], 0.7, week=LAST - 1),
        a_figure(company["lille"], 0.25, question="trust"),
        a_figure(company["lille"], 0.66, question="answers"),
        a_figure(company["arras"], 0.35),
        a_figure(company["arras"], 0.75, question="trust"),
    )
    return company


def page(client: FlaskClient, address: str = "/trends") -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def words(found: Tag) -> str:
    return " ".join(found.get_text(" ").split())


def table(soup: BeautifulSoup, name: str) -> list[list[str]]:
    """Return the texts of the table that is shown, what is folded of it as well."""
    heads, rows = soup.select(f"#{name} thead tr"), soup.select(f"#{name} tbody tr")
    for named in soup.select(f"#{name} tbody .named"):
        named.decompose()
    return [[words(one) for one in row.select("th, td")] for row in heads[:1] + rows]


def rows_of(soup: BeautifulSoup, name: str) -> dict[str, list[str]]:
    """Return the cells of each team, by its name."""
    return {row[0].removesuffix(" the whole company"): row[1:]
            for row in table(soup, name)[1:]}  # fmt: skip


def names(soup: BeautifulSoup) -> list[str]:
    return [words(link) for link in soup.select("section.heat tbody th a")]


def sorted_heads(soup: BeautifulSoup) -> list[tuple[str, str]]:
    return [(words(one), str(one["aria-sort"])) for one in soup.select("[aria-sort]")]


@pytest.mark.parametrize("name", ["alice", "emil"])
@pytest.mark.parametrize("path", ["/trends", "/trends.csv"])
def test_trends_are_for_hr_alone(sign_in: SignIn, name: str, path: str) -> None:
    assert sign_in(name).get(path).status_code == 404


def test_hr_finds_the_page_in_the_navigation(sign_in: SignIn) -> None:
    here = page(sign_in("hana")).select_one("nav.places [aria-current=page]")

    assert here
    assert here["href"] == "/trends"


def test_regions_are_seen_and_the_teams_below_each_are_folded(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"))

    assert names(soup) == UNFOLDED
    assert "the whole company" in table(soup, "weeks")[1][0]
    folded = soup.select("details.region:not([open])")
    assert [words(one.summary) for one in folded if one.summary] == [
        "North: 2 teams",
        "South: 1 team",
    ]
    assert [words(a) for one in folded for a in one.select("tbody th a")] == [
        "Arras",
        "Lille",
        "Nice",
    ]


def test_many_teams_right_below_the_company_are_folded_as_well(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["company"], low=100, high=109))
    shops(save, MOST_OPEN + 1, parent_id=company["company"])

    soup = page(sign_in("hana"))

    alone = soup.select("details.region")[-1]
    assert words(alone).startswith(f"{MOST_OPEN + 1} teams")


@pytest.mark.parametrize("name", ["weeks", "questions", "participation"])
def test_one_table_is_shown_at_a_time(
    sign_in: SignIn, figures: dict[str, int], name: str
) -> None:
    soup = page(sign_in("hana"), f"/trends?table={name}&sort=name")

    assert len(soup.select("main table")) == 1
    here = soup.select_one("nav.periods a[aria-current]")
    assert here
    assert f"table={name}" in str(here["href"])


def test_each_week_with_figures_has_a_column(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"))
    head, rows = table(soup, "weeks")[0], rows_of(soup, "weeks")

    assert head == ["Team", "W8 week 8 of 2026", "W9 week 9 of 2026", "Change"]
    assert rows["Company"][:2] == ["not shown", "60%"]
    assert rows["Lille"][:2] == ["70%", "80%"]
    assert rows["Nice"][:2] == ["not shown", "not shown"]


def test_each_question_has_a_column_of_means(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"), "/trends?table=questions")
    head, rows = table(soup, "questions")[0], rows_of(soup, "questions")

    assert head == ["Team", "Mobilisation", "Trust"]
    assert rows["Arras"] == ["35%", "75%"]
    assert rows["Lille"] == ["75%", "25%"]


def test_who_took_part_is_about_a_share_and_a_range(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    rows = rows_of(page(sign_in("hana"), PARTICIPATION), "participation")

    assert rows["Company"] == ["60%", "400 to 409"]
    assert rows["Lille"] == ["66%", "8 to 11"]
    assert rows["Arras"] == ["not shown", "not shown"]


def test_beside_the_range_stands_how_many_were_asked(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(
        a_figure(company["lille"]),
        a_figure(company["lille"], 8 / 12, question="answers", invited=12),
    )

    rows = rows_of(page(sign_in("hana"), PARTICIPATION), "participation")

    assert rows["Lille"] == ["67%", "8 to 11 of 12"]


def test_exact_participation_is_one_number(
    sign_in: SignIn, figures: dict[str, int], save: Save
) -> None:
    save(a_figure(figures["arras"], 0.5, question="answers", low=9, high=9))

    rows = rows_of(page(sign_in("hana"), PARTICIPATION), "participation")
    assert rows["Arras"] == ["50%", "9"]


def test_what_is_withheld_is_hatched_and_said(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"))

    hatched = soup.select("td.hatched")
    assert all(words(one).endswith("not shown") for one in hatched)
    assert not soup.select("td.hatched[class*=shade]")
    assert "too few people or answers, too new, or your own answers" in words(soup)


def test_a_cell_wears_the_shade_of_its_figure(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"))
    cells = soup.select("td[class*=shade-]")

    found = {words(one).split()[-1]: str(one["class"]) for one in cells}
    assert "shade-7" in found["80%"]
    assert "shade-2" in found["35%"]


@pytest.mark.parametrize(
    ("address", "order"),
    [
        ("sort=name&order=asc", ["Arras", "Lille", "Nice", "North", "South"]),
        ("sort=name&order=desc", ["South", "North", "Nice", "Lille", "Arras"]),
        ("sort=last", ["Arras", "Lille", "North", "South", "Nice"]),
        ("sort=last&order=desc", ["Lille", "Arras", "North", "South", "Nice"]),
        ("sort=trust&order=desc", ["Arras", "Lille", "North", "South", "Nice"]),
        ("sort=change", ["North", "Arras", "Lille", "South", "Nice"]),
    ],
)
def test_an_address_sorts_all_but_the_company(
    sign_in: SignIn, figures: dict[str, int], address: str, order: list[str]
) -> None:
    soup = page(sign_in("hana"), f"/trends?{address}")

    assert names(soup) == ["Company", *order]
    assert not soup.select("tbody .depth-1")


def test_the_sorted_column_says_so_and_links_to_the_other_end(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(
        sign_in("hana"), "/trends?sort=trust&order=asc&table=questions&chosen=1"
    )

    assert sorted_heads(soup) == [("Trust", "ascending")]
    link = soup.select_one("[aria-sort] a")
    assert link
    assert link["href"] == (
        "/trends?sort=trust&order=desc&staff=mobilisation&months=3&table=questions"
        "&chosen=1#table"
    )


def test_a_second_choice_of_a_column_turns_it_round(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"), "/trends?sort=last&order=desc")

    assert sorted_heads(soup) == [("W9 week 9 of 2026", "descending")]
    link = soup.select_one("[aria-sort] a")
    assert link
    assert "sort=last&order=asc" in str(link["href"])


@pytest.mark.parametrize("choice", [
        "sort=x", "order=x", "page=2", "page=x", "staff=x", "months=2", "table=x",
        "team=x", "team=99999", "team=1",
    ],
)  # fmt: skip
def test_a_choice_that_does_not_exist_falls_back_and_says_so(
    sign_in: SignIn, figures: dict[str, int], choice: str
) -> None:
    soup = page(sign_in("hana"), f"/trends?{choice}")

    assert "does not exist here" in words(soup)
    assert names(soup) == UNFOLDED


def test_another_measure_is_chosen_by_address(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"), "/trends?staff=trust&sort=last")

    assert names(soup)[1:3] == ["Lille", "Arras"]
    assert soup.select_one("option[selected][value=trust]")
    assert "Trust of each team in its last weeks with figures" in words(soup)


def test_nothing_is_said_of_changes_before_there_is_enough(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"))

    changes = {row[-1] for row in table(soup, "weeks")[1:]}
    assert changes == {"too few weeks: 1 of 12", "fewer than 6 to compare"}
    assert "What single teams usually say is not known yet: fewer than 6 to" in words(
        soup
    )


@pytest.mark.parametrize("fewer", [False, True])
def test_a_change_is_told_with_who_answered(
    sign_in: SignIn, company: dict[str, int], save: Save, *, fewer: bool
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    for back in range(40):
        for at, one in enumerate(ids):
            is_late = at == 3 and back < 8
            odd = (-1) ** (back + at) / 50
            week = {"week": LAST - back, "low": 60, "high": 69, "rounding": 0}
            save(
                a_figure(one, 0.6 + odd - 0.3 * is_late, **week),
                a_figure(one, 0.8 + odd - 0.3 * (is_late and fewer), question="answers",
                         invited=100, **week),
            )  # fmt: skip
    client = sign_in("hana")

    soup = page(client)
    rows = client.get(str(soup.select("a[download]")[0]["href"])).text.splitlines()

    note = "participation moved as well: it may be who answered that changed"
    assert words(soup).count(note) == fewer
    assert sum(",participation moved as well," in row for row in rows) == fewer


def test_a_change_is_an_arrow_and_a_word(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    save(*(
        a_figure(one, 0.95 if one == ids[0] and back < 6 else 0.5 + 0.01 * (back % 3),
                 week=LAST - back, low=100, high=109, rounding=0)
        for one in ids
        for back in range(40)
    ))  # fmt: skip

    soup = page(sign_in("hana"), "/trends?sort=change&order=desc")

    rows = table(soup, "weeks")
    assert rows[2][0] == "Shop 100"
    assert rows[2][-2:] == ["above its usual 95%", "above its usual"]
    assert rows[3][-1] == "no clear change"
    assert len(soup.select("td.change strong svg")) == 1
    told = soup.select_one("p.verdict")
    assert told
    assert (
        words(told)
        == "Shop 100 : “Mobilisation” above its usual, for two weeks or more."
    )


def test_what_is_back_has_no_arrow_and_is_told_in_words(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    save(*(
        a_figure(one, 0.95 if one == ids[0] and 6 <= back < 11
                 else 0.5 + 0.01 * (back % 3),
                 week=LAST - back, low=100, high=109, rounding=0)
        for one in ids
        for back in range(40)
    ))  # fmt: skip

    soup = page(sign_in("hana"))

    assert rows_of(soup, "weeks")["Shop 100"][-1] == "no clear change"
    assert not soup.select("td svg")
    assert "No team has moved by more than the usual ups and downs." in words(soup)
    assert "Shop 100 : back to its usual; it was above it in W" in words(soup)


def test_a_narrow_screen_shows_the_last_four_weeks(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(*(a_figure(company["lille"], week=LAST - back) for back in range(14)))

    soup = page(sign_in("hana"))

    rows = soup.select("#weeks tr")
    assert {len(row.select(".older")) for row in rows} == {8}
    assert {len(row.select(".number:not(.older)")) for row in rows} == {4}
    style = (ROOT / "static/figures.css").read_text()
    assert re.search(r"td\.older \{ display: none", style)


@pytest.mark.parametrize(("months", "columns"), [("6", 6), ("12", 7)])
def test_over_long_periods_months_stand_for_weeks(
    sign_in: SignIn, company: dict[str, int], save: Save, months: str, columns: int
) -> None:
    save(a_release())
    for back in range(30):
        share = 0.8 if back < 10 else 0.4
        save(a_figure(company["lille"], share, week=LAST - back))
    client = sign_in("hana")

    soup = page(client, f"/trends?months={months}")

    head, lille = table(soup, "weeks")[0], rows_of(soup, "weeks")["Lille"]
    assert head[1] == {"6": "Sep 25", "12": "Aug 25"}[months]  # when figures begin
    assert head[columns] == "Feb 26"
    assert lille[columns - 6 :] == [*["40%"] * 3, "50%", "80%", "80%", lille[-1]]
    link = soup.select_one("a[download]")
    assert link
    assert "February 2026" in client.get(str(link["href"])).text.splitlines()[0]


def specs(soup: BeautifulSoup) -> list[dict[str, list[dict[str, object]]]]:
    scripts = soup.select("[data-chart] script")
    return [json.loads(str(one.string))["datasets"] for one in scripts]


def drawn(soup: BeautifulSoup) -> list[str]:
    sets, *_ = specs(soup)
    return [str(rows[0]["team"]) for rows in sets.values() if rows]


def test_the_company_and_its_regions_are_drawn_unless_others_are_chosen(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    client, lille = sign_in("hana"), figures["lille"]

    assert drawn(page(client)) == ["Company", "North", "South"]
    assert drawn(page(client, f"/trends?team={lille}")) == ["Company", "Lille"]
    assert drawn(page(client, "/trends?chosen=1")) == ["Company"]


def test_more_than_six_teams_are_not_drawn_and_that_is_said(
    sign_in: SignIn, figures: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=figures["south"])

    soup = page(sign_in("hana"), "/trends?" + "&".join(f"team={one}" for one in ids))

    assert len(drawn(soup)) == 7
    assert "the first six of those you chose are drawn" in words(soup)
    assert len(soup.select(".key.lines li")) == 7


def test_teams_are_chosen_without_a_script(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    soup = page(sign_in("hana"), f"/trends?team={figures['lille']}&chosen=1")

    form = soup.select_one("form.choices[method=get]")
    assert form
    ticked = form.select("input[name=team][checked]")
    assert [one["value"] for one in ticked] == [str(figures["lille"])]
    assert form.select_one("input[type=hidden][name=chosen]")
    assert form.select_one("button[type=submit]")


def test_many_teams_come_in_pages(
    sign_in: SignIn,
    figures: dict[str, int],
    save: Save,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(trends, "PER_PAGE", 2)

    soup = page(sign_in("hana"), "/trends?sort=name&page=2")

    assert names(soup) == ["Company", "Nice", "North"]
    assert "Teams 3 to 4 of 5." in words(soup)
    links = [str(link["href"]) for link in soup.select("nav.pages")[0].select("a")]
    assert links[2].startswith("/trends?sort=name&order=asc&page=3&staff=mobilisation")
    assert len(links) == 3


def test_few_teams_need_no_pages(sign_in: SignIn, figures: dict[str, int]) -> None:
    assert not page(sign_in("hana")).select("nav.pages")


def test_before_the_first_pulse_there_is_a_sentence(sign_in: SignIn) -> None:
    soup = page(sign_in("hana"))

    assert words(soup).count("Nothing has been published yet.") == 1
    assert not soup.select("table, [data-chart]")


def test_the_page_and_the_file_have_the_same_numbers(
    sign_in: SignIn, figures: dict[str, int]
) -> None:
    client = sign_in("hana")

    soup = page(client, "/trends?sort=last")
    link = soup.select_one("a[download]")
    assert link
    lines = client.get(str(link["href"])).text.splitlines()

    assert [line.split(",")[0] for line in lines[1:]] == names(soup)
    assert lines[2].startswith("Arras,not shown,35,")


def test_without_teams_the_report_is_empty(inside_app: Flask) -> None:
    found = trends.trends(db.session(), "mobilisation", THIS_WEEK, NO_BLANKS)

    assert found.as_report()["rows"] == []
    assert found.listing("tree", Order.ASCENDING, 1).rows == ()


def test_the_report_has_what_the_page_has(
    inside_app: Flask, figures: dict[str, int]
) -> None:
    found = trends.trends(db.session(), "mobilisation", THIS_WEEK, NO_BLANKS)

    report = json.loads(json.dumps(found.as_report()))

    assert report["weeks"] == ["2026-W08", "2026-W09"]
    assert report["questions"]["asked"] == ["mobilisation", "trust"]
    assert report["participation"] == ["2026-W09"]
    assert [row["name"] for row in report["rows"]] == TREE
    assert report["rows"][3] == {
        "team": "lille",
        "name": "Lille",
        "weeks": [0.7, 0.8],
        "change": {"withheld": "too_few_teams"},
        "moved_with_participation": False,
        "questions": [0.75, 0.25],
        "participation": [0.66],
        "people": [8, 11],
    }
    assert report["rows"][5]["weeks"] == [{"withheld": "not_published"}] * 2


def test_the_report_as_lines_is_a_tree(
    inside_app: Flask, figures: dict[str, int]
) -> None:
    found = trends.trends(db.session(), "mobilisation", THIS_WEEK, NO_BLANKS)

    lines = list(found.lines())

    assert lines[0] == "mobilisation: 2026-W08, 2026-W09"
    assert lines[1] == "Company: not_published, 60%, too_few_weeks"
    assert lines[4] == "    Lille: 70%, 80%, too_few_teams"


def test_a_renamed_team_is_read_anew(
    inside_app: Flask, figures: dict[str, int]
) -> None:
    before = trends.trends(db.session(), "mobilisation", THIS_WEEK, NO_BLANKS)
    db.session.connection().exec_driver_sql(
        "UPDATE team SET name = 'Zealand' WHERE key = 'arras'"
    )

    after = trends.trends(db.session(), "mobilisation", THIS_WEEK, NO_BLANKS)

    assert [row["name"] for row in _rows(before)][2:4] == ["Arras", "Lille"]
    assert [row["name"] for row in _rows(after)][2:4] == ["Lille", "Zealand"]


def _rows(found: trends.Trends) -> list[dict[str, object]]:
    rows = found.as_report()["rows"]
    assert isinstance(rows, list)
    return rows
