"""The page of what customers say: for HR, by week, month or quarter, and as a file."""

import io
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from python_calamine import CalamineWorkbook

from engagement.customers.scores import board
from tests.customers.scores.sayings import a_month_of_everything, an_import, said
from tests.customers.sending import one, page, words
from tests.insight.measured import THIS_WEEK, Save

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


@pytest.fixture
def everything(company: dict[str, int], save: Save) -> None:
    save(*a_month_of_everything(company))


def test_without_scores_the_three_ways_in_are_told(hana: FlaskClient) -> None:
    found = page(hana.get("/customers"))

    ways = [str(link["href"]) for link in found.select("#ways-in ~ .tiles a")]
    assert ways == ["/customers/imports", "/customers/till", "/customers/keys"]
    assert not found.select("table, .periods")


def test_one_button_leads_to_the_imports(hana: FlaskClient) -> None:
    (button,) = page(hana.get("/customers")).select("main .btn")

    assert button.text.strip() == "Bring in scores"
    assert button["href"] == "/customers/imports"
    assert "Bring in scores" in words(hana.get(str(button["href"])))


@pytest.mark.usefixtures("everything")
def test_the_index_stands_beside_the_scores_of_the_month(hana: FlaskClient) -> None:
    index, month = page(hana.get("/customers")).select(".sides > .tile")

    assert "Global index, over the last 12 months" in index.text
    assert "the same: Satisfaction (CSAT), Courtesy." in words(hana.get("/customers"))
    assert one(month, "h3").text == "February 2026"
    labels = [label.text for label in month.select(".label")]
    assert labels == ["Recommendation (NPS)", "Satisfaction (CSAT)", "Ease (CES)"]
    values = [value.text for value in month.select(".value")]
    assert values == ["+44", "53%", "50%"]


@pytest.mark.usefixtures("everything")
def test_a_team_shows_each_figure_its_range_and_customers(hana: FlaskClient) -> None:
    found = page(hana.get("/customers"))

    lille = found.select("#teams ~ .scroll tbody tr")[3]
    index, nps, satisfied, ease = [
        " ".join(cell.text.split()) for cell in lille.select(".told")
    ]
    assert index == "75% 63% to 83% at least 30 customers"
    assert nps == "+40 +15 to +60 50 customers"
    assert satisfied == "50% −40 points 40% to 60% 100 customers"
    assert ease == "No customer answered"


@pytest.mark.usefixtures("everything")
def test_what_is_missing_for_an_index_is_named(hana: FlaskClient) -> None:
    moments = page(hana.get("/customers")).select("#moments ~ .scroll tbody tr")

    assert [one(row, "th").text for row in moments] == [
        "no moment named", "hotline", "till",
    ]  # fmt: skip
    assert "Fewer than 5 answers: Courtesy" in moments[1].text


@pytest.mark.usefixtures("everything")
def test_moments_that_are_not_shown_are_counted(
    hana: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(board, "MOST_MOMENTS", 1)

    told = words(hana.get("/customers"))

    assert "2 more moments, with fewer customers, are not shown." in told


@pytest.mark.usefixtures("everything")
def test_fewer_than_twenty_customers_are_grey(hana: FlaskClient) -> None:
    nice = page(hana.get("/customers")).select("#teams ~ .scroll tbody tr")[5]

    assert [tag.text for tag in nice.select(".thin")] == ["80%"]


@pytest.mark.usefixtures("everything")
@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("week", "week 9 of 2026"),
        ("month", "February 2026"),
        ("quarter", "4th quarter 2025"),
    ],
)
def test_a_period_is_chosen_by_link(hana: FlaskClient, by: str, name: str) -> None:
    periods = one(page(hana.get("/customers")), ".periods")
    (link,) = [
        link for link in periods.select(".kinds a") if f"by={by}&" in str(link["href"])
    ]

    shown = one(page(hana.get(str(link["href"]))), ".periods")

    assert one(shown, "strong").text == name
    assert one(shown, "[aria-current]").text.lower() == by


@pytest.mark.usefixtures("everything")
def test_links_lead_to_the_month_before_and_back(hana: FlaskClient) -> None:
    (before,) = page(hana.get("/customers")).select(".periods p:last-child a")

    january = page(hana.get(str(before["href"])))
    _december, after = january.select(".periods p:last-child a")

    assert one(january, ".periods strong").text == "January 2026"
    february = page(hana.get(str(after["href"])))
    assert one(february, ".periods strong").text == "February 2026"


@pytest.mark.usefixtures("everything")
def test_the_head_of_a_column_sorts_by_it(hana: FlaskClient) -> None:
    (link,) = [
        link
        for link in page(hana.get("/customers")).select("#teams ~ .scroll thead a")
        if "sort=csat" in str(link["href"])
    ]

    found = page(hana.get(str(link["href"])))

    names = [tag.text for tag in found.select("#teams ~ .scroll tbody th")]
    assert names == ["Company", "North", "Lille", "South", "Nice", "Arras"]
    assert len(found.select("th[aria-sort=ascending]")) == 2


@pytest.mark.usefixtures("everything")
def test_a_strange_address_shows_the_usual_page_and_says_so(hana: FlaskClient) -> None:
    response = hana.get("/customers?by=year&sort=x&order=up&until=soon&page=x")

    assert response.status_code == 200
    assert "One of the choices in the address does not exist here" in words(response)


def test_a_period_without_answers_says_so(
    hana: FlaskClient, company: dict[str, int], save: Save
) -> None:
    save(an_import(), said(company["lille"], "csat", 30, 20, week=THIS_WEEK))

    response = hana.get("/customers")

    assert "No customer answered in the 52 weeks until then." in words(response)
    assert not page(response).select("table")


def test_nps_alone_has_its_column_and_no_index(
    hana: FlaskClient, company: dict[str, int], save: Save
) -> None:
    save(an_import(), said(company["lille"], "nps", 50, 30, 10))

    response = hana.get("/customers")

    heads = [tag.text.strip() for tag in page(response).select("thead th")]
    assert heads == ["Team", "Recommendation (NPS)"]
    assert "No measure has 20 answers yet" in words(response)


@pytest.mark.usefixtures("everything")
def test_the_tables_can_be_kept_as_a_file(hana: FlaskClient) -> None:
    excel, link = page(hana.get("/customers?sort=csat")).select("a[download]")

    response = hana.get(str(link["href"]))

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == (
        "attachment; filename=customers.csv"
    )
    names = [line.split(",")[1] for line in response.text.splitlines()]
    assert names[1:4] == ["Company", "North", "Lille"]
    workbook = CalamineWorkbook.from_filelike(
        io.BytesIO(hana.get(str(excel["href"])).data)
    )
    cells = workbook.get_sheet_by_index(0).to_python()
    assert [row[1] for row in cells[1:4]] == ["Company", "North", "Lille"]
    assert cells[3][6] == 40


@pytest.mark.parametrize(
    "path", ["/customers", "/customers/scores.csv", "/customers/scores.xlsx"]
)
@pytest.mark.parametrize("outsider", ["alice", "emil"])
def test_it_is_for_hr_alone(
    hana: FlaskClient, sign_in: SignIn, outsider: str, path: str
) -> None:
    assert hana.get(path).status_code == 200
    assert sign_in(outsider).get(path).status_code == 404


@pytest.mark.usefixtures("everything")
def test_in_french_it_says_the_same(hana: FlaskClient) -> None:
    with hana.session_transaction() as session:
        session["language"] = "fr"

    found = page(hana.get("/customers?until=2026-W06"))

    assert one(found, ".periods strong").text == "février 2026"
