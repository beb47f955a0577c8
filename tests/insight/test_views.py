import csv
import io
import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.customers.models import OwnMetric
from engagement.database import db
from engagement.insight.team import teams
from engagement.people.models import Team
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_comment,
    a_figure,
    a_release,
    a_score,
    rising,
    shops,
)

SignIn = Callable[[str], FlaskClient]
WEEK = THIS_WEEK - 1
PAGES = ["/", "/symmetry", "/symmetry.csv", "/teams", "/teams/1"]


@pytest.fixture
def many(company: dict[str, int], save: Save) -> dict[str, int]:
    """Give the company twenty shops in the south, with half a year of both sides."""
    ids = shops(save, 20, parent_id=company["south"])
    rising(
        save, [company["lille"], company["arras"], *ids], n_weeks=14, of_a_pulse=True
    )
    save(a_figure(company["company"], 0.6, low=400, high=409, rounding=0))
    return company


def page(client: FlaskClient, path: str, status: int = 200) -> BeautifulSoup:
    response = client.get(path)
    assert response.status_code == status
    return BeautifulSoup(response.text, "html.parser")


def words(soup: BeautifulSoup) -> str:
    return " ".join(soup.get_text(" ").split())


def table_rows(soup: BeautifulSoup) -> list[list[str]]:
    table = soup.select_one("table.figures")
    assert table
    return [
        [
            (cell.select_one(".told") or cell).get_text(" ", strip=True)
            for cell in row.select("th, td")
        ]
        for row in table.select("tbody tr")
    ]


def test_a_metric_of_the_companys_own_stands_on_every_page(
    many: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    clean = OwnMetric(
        key="clean", name="Propreté", lowest=0, highest=20,
        favourable=15, unfavourable=9, is_turned=False,
    )  # fmt: skip
    teams_ = [many["lille"], many["arras"], *range(100, 120)]
    save(clean, *(a_score(one, 40, 10 + one % 20, metric="clean") for one in teams_))
    hana = sign_in("hana")

    shown = page(hana, "/symmetry?customer=clean")
    sheet = hana.get("/symmetry.csv?customer=clean").text

    chosen = shown.select_one("select[name=customer] option[selected]")
    assert chosen
    assert chosen.text == "Propreté"
    assert "Propreté" in words(shown)
    assert "Propreté" in sheet.splitlines()[0]
    for path in ("/", f"/teams/{many['lille']}"):
        labels = [tag.get_text() for tag in page(hana, path).select(".tile .label")]
        assert any("Propreté" in label for label in labels)


@pytest.mark.parametrize("path", PAGES)
def test_nobody_is_asked_to_sign_in(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert response.status_code == 303
    assert response.location.endswith("/sign-in")


@pytest.mark.parametrize("path", PAGES)
def test_an_employee_finds_no_such_page(sign_in: SignIn, path: str) -> None:
    response = sign_in("emil").get(path)

    # The first screen leads on to what is theirs.
    assert (response.status_code, response.location) == (
        (303, "/results") if path == "/" else (404, None)
    )


@pytest.mark.parametrize("team", ["nice", "company"])
def test_a_manager_finds_no_page_of_a_foreign_team(
    sign_in: SignIn, company: dict[str, int], team: str
) -> None:
    client = sign_in("alice")

    foreign = client.get(f"/teams/{company[team]}")
    unknown = client.get("/teams/9999")

    assert foreign.status_code == unknown.status_code == 404
    assert foreign.text == unknown.text.replace("9999", str(company[team]))


def test_an_empty_product_names_three_steps(sign_in: SignIn) -> None:
    soup = page(sign_in("hana"), "/")

    assert "The whole company" not in soup.get_text()
    links = [link["href"] for link in soup.select(".steps a")]
    assert links == ["/customers/imports", "/pulses"]
    assert "(done)" in words(soup)
    assert not soup.select("[data-chart]")


def test_once_pulses_are_set_up_nobody_is_told_to_start_them(
    app: Flask, sign_in: SignIn
) -> None:
    hana = sign_in("hana")
    rhythm = {"every": "1", "weekday": "1", "hour": "9", "days_open": "3"}
    hana.post("/pulses/rhythm", data=rhythm)

    said = words(page(hana, "/"))

    assert "Pulses are set up." in said
    assert "Start the first pulse" not in said


def test_a_manager_is_not_sent_to_pages_of_hr(sign_in: SignIn) -> None:
    assert not page(sign_in("alice"), "/").select(".steps a")


def test_the_overview_shows_key_figures(
    sign_in: SignIn, many: dict[str, int], save: Save
) -> None:
    save(
        a_figure(
            many["company"],
            0.8,
            question="answers",
            low=400,
            high=409,
            rounding=0,
            invited=500,
        ),
        a_figure(many["company"], 0.4, week=WEEK - 5, low=400, high=409, rounding=0),
    )

    soup = page(sign_in("hana"), "/")

    text = words(soup)
    assert "Mobilisation 60%" in text
    assert "Up 20 points on the four weeks before" in text
    assert "at least 80%" in text
    assert "400 to 409 of 500 people answered" in text


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        (0.8, "Down 20 points on the four weeks before"),
        (0.6, "No clear change on the four weeks before (+0 points)"),
    ],
)
def test_a_change_is_told_in_words(
    sign_in: SignIn, many: dict[str, int], save: Save, before: float, sentence: str
) -> None:
    save(
        a_figure(many["company"], before, week=WEEK - 5, low=400, high=409, rounding=0)
    )

    assert sentence in words(page(sign_in("hana"), "/"))


def test_exact_participation_is_one_number(
    sign_in: SignIn, many: dict[str, int], save: Save
) -> None:
    save(a_figure(many["company"], 0.65, question="answers", low=404, high=404))

    assert "404 people answered" in words(page(sign_in("hana"), "/"))


def test_a_manager_reads_the_names_of_their_own_teams_alone(
    sign_in: SignIn, many: dict[str, int]
) -> None:
    assert many
    client = sign_in("alice")

    for path in ("/", "/symmetry", "/symmetry.csv", "/teams"):
        assert "Shop" not in client.get(path).text
        assert "Nice" not in client.get(path).text


def test_the_correlation_is_a_number_a_range_and_a_sentence(
    sign_in: SignIn, many: dict[str, int]
) -> None:
    assert many

    text = words(page(sign_in("hana"), "/symmetry"))

    assert re.search(r"r = [01]\.\d\d 95% range: 0\.\d\d to [01]\.\d\d 22 teams", text)
    assert "22 teams; by rank (Spearman): " in text
    assert "tend to stand higher on “Satisfaction (CSAT)” as well" in text
    assert "chance alone does as much in " in text
    assert "Who moves first" in text
    assert "With that taken out, it is" in text
    assert "Harter, Schmidt and Hayes 2002" in text
    assert "indicative" not in text


@pytest.mark.parametrize("word", ["cause", "because of", "effect", "leads to", "→"])
def test_no_word_says_what_causes_what(
    sign_in: SignIn, many: dict[str, int], word: str
) -> None:
    assert many

    assert word not in words(page(sign_in("hana"), "/symmetry")).lower()


@pytest.mark.parametrize(
    ("count", "sentence"),
    [
        (1, "This takes at least 8 teams with both sides; there are 1."),
        (5, "This takes at least 8 teams with both sides; there are 5."),
        (9, "indicative"),
    ],
)
def test_few_teams_are_refused_or_marked_in_words(
    sign_in: SignIn, company: dict[str, int], save: Save, count: int, sentence: str
) -> None:
    rising(save, shops(save, count, parent_id=company["south"]), n_weeks=13)

    assert sentence in words(page(sign_in("hana"), "/symmetry"))


def test_too_few_teams_for_a_range_over_time_still_have_a_chance(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    rising(save, shops(save, 9, parent_id=company["south"]), n_weeks=13)

    text = words(page(sign_in("hana"), "/symmetry"))

    assert re.search(r"r = -?[01]\.\d\d 9 teams, 13 weeks; chance alone does", text)


def test_teams_that_stand_the_other_way_are_told_so(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 20, parent_id=company["south"])
    save(a_release())
    random = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3]
    for back in range(12):
        moves = [random[(at + back) % 10] * (at % 3 + 1) for at in range(20)]
        save(*(
            a_figure(one, (20 - at + move / 3) / 40, week=WEEK - back)
            for at, (one, move) in enumerate(zip(ids, moves, strict=True))
        ), *(
            a_score(one, 100, 20 + at - move, week=WEEK - back)
            for at, (one, move) in enumerate(zip(ids, moves, strict=True))
        ))  # fmt: skip

    text = words(page(sign_in("hana"), "/symmetry"))

    assert "tend to stand lower on “Satisfaction (CSAT)”" in text
    assert "it tends to be below its usual on “Satisfaction (CSAT)”" in text


def test_no_figures_and_no_scores_are_told_in_words(sign_in: SignIn) -> None:
    soup = page(sign_in("hana"), "/symmetry")

    assert "there are 0." in words(soup)
    assert "Lille, " in words(soup)
    assert "No customer answered" in words(soup)
    assert "Fewer than five answers, or too new" in words(soup)


def test_teams_all_alike_have_nothing_to_compare(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    save(*(a_figure(one) for one in ids), *(a_score(one) for one in ids))

    text = words(page(sign_in("hana"), "/symmetry"))

    assert "the same everywhere, so there is nothing to compare" in text


def test_what_cannot_be_told_apart_is_called_unclear(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    save(
        *(a_figure(one, at % 2 / 2) for at, one in enumerate(ids)),
        *(a_score(one, 40, at // 2 + 1) for at, one in enumerate(ids)),
    )

    assert "does not tell whether" in words(page(sign_in("hana"), "/symmetry"))


def test_choices_stand_in_the_address(sign_in: SignIn, many: dict[str, int]) -> None:
    path = "/symmetry?staff=mobilisation&customer=csat&weeks=12&moment="

    soup = page(sign_in("hana"), path)

    assert many
    chosen = [option["value"] for option in soup.select("option[selected]")]
    assert chosen == ["mobilisation", "csat", "12", ""]
    assert "over 12 weeks up to week 9 of 2026" in words(soup)
    link = soup.select_one("a[download]")
    assert link
    assert "weeks=12" in str(link["href"])


@pytest.mark.parametrize(
    "query", ["staff=secret", "customer=%00", "weeks=-1", "moment=moon", "weeks=4.5"]
)
def test_a_choice_that_does_not_exist_falls_back_and_says_so(
    sign_in: SignIn, many: dict[str, int], query: str
) -> None:
    assert many

    soup = page(sign_in("hana"), f"/symmetry?{query}")

    assert "the usual one is shown instead" in words(soup)
    chosen = [option["value"] for option in soup.select("option[selected]")]
    assert chosen == ["mobilisation", "csat", "26", ""]


def test_a_moment_can_be_chosen(
    sign_in: SignIn, many: dict[str, int], save: Save
) -> None:
    save(a_score(many["lille"], 10, 1, moment="till"))

    soup = page(sign_in("hana"), "/symmetry?moment=till&weeks=all")

    lille = next(row for row in table_rows(soup) if row[0] == "Lille")
    assert lille[3] == "10%"
    assert "No customer answered" in words(soup)


def test_the_file_holds_exactly_the_table(
    sign_in: SignIn, many: dict[str, int]
) -> None:
    assert many
    client = sign_in("alice")

    response = client.get("/symmetry.csv?weeks=12")
    shown = table_rows(page(client, "/symmetry?weeks=12"))

    assert response.mimetype == "text/csv"
    assert response.data.startswith(b"\xef\xbb\xbf")
    header, *rows = csv.reader(io.StringIO(response.text.removeprefix("\ufeff")))
    assert header[0] == "Team"
    assert [(row[0], row[1], row[4], row[7]) for row in rows] == [
        (row[0], row[1].rstrip("%"), row[3].rstrip("%"), row[5]) for row in shown
    ]
    assert [row[0] for row in rows] == ["Arras", "Lille"] + 20 * ["another team"]
    values = [(int(row[1]), int(row[4])) for row in rows[2:]]
    assert [staff for staff, _ in values] == sorted(staff for staff, _ in values)


def test_a_french_file_has_semicolons(sign_in: SignIn, many: dict[str, int]) -> None:
    assert many
    client = sign_in("hana")
    client.post("/language", data={"language": "fr", "back": "/"})

    first = client.get("/symmetry.csv").text.splitlines()[0]

    assert first.count(";") == 13


def test_the_average_of_teams_is_called_so(
    sign_in: SignIn, company: dict[str, int], save: Save
) -> None:
    rising(save, shops(save, 8, parent_id=company["south"]))
    client = sign_in("hana")

    assert "average of its published teams" in words(page(client, "/symmetry"))
    assert "Average of the published teams" in words(page(client, "/"))


def test_the_tree_of_teams_begins_with_the_readers(
    sign_in: SignIn, many: dict[str, int], save: Save
) -> None:
    save(a_score(many["nice"], 3, 3))

    own = table_rows(page(sign_in("alice"), "/teams"))
    everything = table_rows(page(sign_in("hana"), "/teams"))

    assert [row[0] for row in own] == ["North", "Arras", "Lille"]
    assert own[0][1] == "Fewer than five answers, or too new"
    assert len(everything) == 26
    nice = next(row for row in everything if row[0] == "Nice")
    assert nice[2] == "Fewer than 5 customers answered"


def test_a_team_page_has_both_sides_with_reasons_in_words(
    sign_in: SignIn, many: dict[str, int], save: Save
) -> None:
    save(a_comment(many["lille"], "More <b>time</b>, please."))
    client = sign_in("alice")

    soup = page(client, f"/teams/{many['lille']}")

    heading = soup.h1
    assert heading
    assert heading.get_text() == "Lille"
    rows = table_rows(soup)
    assert len(rows) == 26
    assert rows[0][0] == "week 9 of 2026"
    assert rows[0][1] == "20%"
    assert rows[-1][1] == "Fewer than five answers, or too new"
    assert rows[-1][3] == "No customer answered"
    assert "More <b>time</b>, please." in words(soup)
    assert "The thin broken line is the whole company." in words(soup)
    assert len(soup.select("[data-chart]")) == 2


def test_a_team_above_others_lists_them(sign_in: SignIn, many: dict[str, int]) -> None:
    soup = page(sign_in("alice"), f"/teams/{many['north']}")

    below = soup.select("table.figures")[-1]
    assert [link.get_text() for link in below.select("a")] == ["Arras", "Lille"]
    assert "There are no comments to show here." in words(soup)


def test_no_page_says_how_many_answered_in_a_withheld_week(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    soup = page(sign_in("alice"), f"/teams/{company['lille']}")

    assert (
        "Fewer than five answers, or too new: nothing is shown, to protect everybody."
        in words(soup)
    )


def test_a_manager_of_no_team_is_told_what_to_do(
    sign_in: SignIn, app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        db.session.get_one(Team, company["nice"]).lead_id = None
        db.session.commit()

    assert "You lead no team" in words(page(sign_in("charlie"), "/teams"))


def test_without_teams_hr_is_sent_to_import_them(
    sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(teams, "tree", lambda *_: [])

    assert "There are no teams yet." in words(page(sign_in("hana"), "/teams"))
