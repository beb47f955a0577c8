from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from engagement.customers.catalogue import DIMENSIONS, METRICS
from engagement.customers.forms import METRIC_MEANINGS, METRIC_NAMES
from engagement.customers.imports import LONGEST_NAME
from engagement.customers.models import Score
from engagement.database import db
from engagement.tables import LARGEST_FILE

GOOD = "team,week,metric,n,favourable\nlille,2026-W10,csat,40,30\n"
MIXED = f"{GOOD}paris,2026-W10,csat,40,30\nrome,2026-W10,csat,40,30\n"
UNKNOWN = "team,week,metric,n,favourable\nparis,2026-W10,csat,40,30\n"

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def send(
    client: FlaskClient, content: str | bytes, filename: str = "scores.csv"
) -> TestResponse:
    """Send a form by hand: the client would leave the file of a large one open."""
    content = content.encode() if isinstance(content, str) else content
    head = f'Content-Disposition: form-data; name="file"; filename="{filename}"'
    body = b"--edge\r\n%b\r\n\r\n%b\r\n--edge--\r\n" % (head.encode(), content)
    kind = "multipart/form-data; boundary=edge"
    return client.post("/customers/imports", data=body, content_type=kind)


def page(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def one(found: BeautifulSoup | Tag, selector: str) -> Tag:
    (tag,) = found.select(selector)
    return tag


def words(response: TestResponse) -> str:
    return " ".join(one(page(response), "main").get_text(" ").split())


def scores(client: FlaskClient) -> int:
    with client.application.app_context():
        return db.session.scalar(select(func.count()).select_from(Score)) or 0


def test_the_page_says_what_to_do_when_nothing_was_sent(hana: FlaskClient) -> None:
    response = hana.get("/customers")

    assert response.status_code == 200
    assert "No scores yet." in words(response)
    assert one(page(response), "input[type=file]")["name"] == "file"


def test_the_page_explains_every_metric(hana: FlaskClient) -> None:
    found = page(hana.get("/customers"))

    assert METRIC_NAMES.keys() == METRIC_MEANINGS.keys()
    assert METRIC_NAMES.keys() | {*DIMENSIONS} == METRICS.keys()
    assert {code.text for code in found.select("dl code")} == set(METRIC_NAMES)


@pytest.mark.parametrize("kind", ["raw", "aggregated"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_example_files_can_be_read_back(
    hana: FlaskClient, kind: str, language: str
) -> None:
    with hana.session_transaction() as session:
        session["language"] = language
    example = hana.get(f"/customers/template-{kind}.csv")

    response = send(hana, example.data)

    assert example.mimetype == "text/csv"
    assert example.headers["Content-Disposition"] == (
        f"attachment; filename=scores-{kind}.csv"
    )
    assert response.location == "/customers/imports/1"
    assert scores(hana) == 2


def test_an_example_of_another_kind_is_not_found(hana: FlaskClient) -> None:
    assert hana.get("/customers/template-other.csv").status_code == 404


def test_a_file_goes_in_and_its_page_says_how_much(hana: FlaskClient) -> None:
    response = send(hana, MIXED)

    assert (response.status_code, response.location) == (303, "/customers/imports/1")
    shown = page(hana.get(response.location))
    assert [value.text for value in shown.select(".tile .value")] == ["1", "0", "2"]
    assert scores(hana) == 1


def test_refused_rows_stand_under_their_reason(hana: FlaskClient) -> None:
    send(hana, MIXED)

    shown = page(hana.get("/customers/imports/1"))

    cells = [cell.text.strip() for cell in shown.select("tbody td")]
    reasons = [cell.text for cell in shown.select("tbody th")]
    assert cells == ["3", "4"]
    assert reasons[0].startswith("There is no team “paris”.")


def test_many_refused_rows_are_shortened(hana: FlaskClient) -> None:
    many = "".join(f"paris,2026-W10,csat,40,{number}\n" for number in range(15))
    unlike = "".join(f"x{number},2026-W10,csat,40,30\n" for number in range(60))
    send(hana, GOOD + many + unlike)

    shown = page(hana.get("/customers/imports/1"))

    rows = shown.select("tbody tr")
    assert len(rows) == 50
    assert one(rows[0], "td").text.split() == [
        "3,", "4,", "5,", "6,", "7,", "8,", "9,", "10,", "11,", "12", "and", "5", "more"
    ]  # fmt: skip
    assert "The download has the rest." in shown.text


def test_more_reasons_than_a_page_holds_are_counted(hana: FlaskClient) -> None:
    many = "".join(f"x{number},2026-W10,csat,40,30\n" for number in range(60))

    response = send(hana, GOOD.replace("lille", "y") + many)

    assert len(page(response).select("table:has(caption) tbody tr")) == 50
    assert "and 11 more" in words(response)


def test_refused_rows_can_be_downloaded(hana: FlaskClient) -> None:
    send(hana, MIXED)

    response = hana.get("/customers/imports/1/refused.csv")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == (
        "attachment; filename=refused-1.csv"
    )
    assert response.data.startswith(b"\xef\xbb\xbfrow,error,team,week,metric,n")
    assert response.text.count("\n") == 3


def test_a_french_download_is_cut_by_semicolons(hana: FlaskClient) -> None:
    send(hana, MIXED)
    with hana.session_transaction() as session:
        session["language"] = "fr"

    response = hana.get("/customers/imports/1/refused.csv")

    assert response.data.startswith(b"\xef\xbb\xbfrow;error;team;week;metric;n")


def test_imports_are_listed_with_their_numbers(hana: FlaskClient) -> None:
    send(hana, MIXED)

    (row,) = page(hana.get("/customers")).select("table:has(form) tbody tr")

    assert one(row, "th a")["href"] == "/customers/imports/1"
    assert "Wednesday 4 March, 13:00 · Hana" in one(row, "th").text
    assert [cell.text.strip() for cell in row.select(".number")] == ["1", "0", "2"]
    assert one(row, ".number a")["href"] == "/customers/imports/1/refused.csv"


def test_an_import_can_be_undone(hana: FlaskClient) -> None:
    send(hana, GOOD)

    response = hana.post("/customers/imports/1/undo")

    assert (response.status_code, response.location) == (303, "/customers")
    assert scores(hana) == 0
    listed = hana.get("/customers")
    assert "“scores.csv” is undone" in words(listed)
    assert not page(listed).select("table form")


def test_an_undone_import_says_so_and_offers_no_second_undo(hana: FlaskClient) -> None:
    send(hana, GOOD)
    hana.post("/customers/imports/1/undo")

    shown = hana.get("/customers/imports/1")

    assert "This import was undone on Wednesday 4 March, 13:00." in words(shown)
    assert not page(shown).select("main form")
    assert hana.post("/customers/imports/1/undo").status_code == 303


def test_the_same_file_twice_changes_nothing_and_says_so(hana: FlaskClient) -> None:
    send(hana, GOOD)

    response = send(hana, GOOD)

    assert (response.status_code, response.location) == (303, "/customers")
    assert "Nothing changed" in words(hana.get("/customers"))


def test_a_file_that_says_nothing_new_says_so(hana: FlaskClient) -> None:
    send(hana, GOOD)

    response = send(hana, GOOD.replace(",", ";"))

    assert response.location == "/customers"
    assert "Nothing changed" in words(hana.get("/customers"))


def test_a_file_whose_rows_are_all_refused_is_explained(hana: FlaskClient) -> None:
    response = send(hana, UNKNOWN)

    assert response.status_code == 422
    assert "No row of this file could be taken in" in words(response)
    assert "There is no team “paris”." in words(response)
    assert scores(hana) == 0


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", "This is not a text file."),
        (b"team,week\nlille,2026-W10\n", "These columns are missing: metric, n, fav"),
        (b"x" * (LARGEST_FILE + 1), "The file is larger than 10 MB."),
    ],
    ids=["empty", "binary", "columns", "large"],
)
def test_a_file_that_cannot_be_read_is_explained_on_the_form(
    hana: FlaskClient, content: bytes, sentence: str
) -> None:
    response = send(hana, content)

    assert response.status_code == 422
    field = one(page(response), "input[type=file]")
    help_ = one(page(response), f"#{field['aria-describedby']}")
    assert one(help_, ".error").text.startswith(sentence)
    assert field["aria-invalid"] == "true"


def test_a_form_without_a_file_is_explained(hana: FlaskClient) -> None:
    response = hana.post("/customers/imports")

    assert response.status_code == 422
    assert "Choose a file first." in words(response)


def test_a_file_far_too_large_is_refused(hana: FlaskClient) -> None:
    response = send(hana, b"x" * 11_000_001)

    assert response.status_code == 413


def test_markup_in_a_file_is_shown_as_text(hana: FlaskClient) -> None:
    response = send(hana, UNKNOWN.replace("paris", "<script>"))

    assert "There is no team “<script>”." in words(response)
    assert not page(response).select("main script")


@pytest.mark.parametrize(
    "path", ["/customers/imports/99", "/customers/imports/99/refused.csv"]
)
def test_an_unknown_import_is_not_found(hana: FlaskClient, path: str) -> None:
    assert hana.get(path).status_code == 404
    assert hana.post("/customers/imports/99/undo").status_code == 404


PATHS = [
    "/customers",
    "/customers/imports/1",
    "/customers/imports/1/refused.csv",
    "/customers/template-raw.csv",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("outsider", ["alice", "emil"])
def test_only_hr_reads_imports(
    hana: FlaskClient, sign_in: SignIn, outsider: str, path: str
) -> None:
    send(hana, MIXED)

    assert hana.get(path).status_code == 200
    assert sign_in(outsider).get(path).status_code == 404


@pytest.mark.parametrize("outsider", ["alice", "emil"])
def test_only_hr_changes_scores(
    hana: FlaskClient, sign_in: SignIn, outsider: str
) -> None:
    send(hana, GOOD)
    client = sign_in(outsider)

    assert send(client, GOOD.replace("40", "50")).status_code == 404
    assert client.post("/customers/imports/1/undo").status_code == 404

    assert scores(hana) == 1


def test_undoing_needs_a_post(hana: FlaskClient) -> None:
    send(hana, GOOD)

    assert hana.get("/customers/imports/1/undo").status_code == 405
    assert hana.get("/customers/imports").status_code == 405

    assert scores(hana) == 1


def test_a_long_name_is_cut(hana: FlaskClient) -> None:
    send(hana, GOOD, filename=f"{'x' * 300}.csv")

    assert one(page(hana.get("/customers/imports/1")), "h1").text == "x" * LONGEST_NAME
