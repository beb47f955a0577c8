from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, func, select

from engagement.customers.files.sheets import Sheet, sheet_from
from engagement.customers.imports import views
from engagement.customers.imports.ledger import LONGEST_NAME
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.metrics.wording import METRIC_MEANINGS
from engagement.customers.models import Import, Score
from engagement.database import db
from engagement.files.csv_file import LARGEST_FILE
from engagement.measures import DIMENSIONS, IMPORTANCE
from tests.conftest import NOON
from tests.customers.sending import one, page, send, taken_in, words

GOOD = "team,week,metric,n,favourable\nlille,2026-W10,csat,40,30\n"
MORE = "".join(f"nice,2026-W0{week},csat,40,30\n" for week in range(1, 10))
MIXED = f"{GOOD}paris,2026-W10,csat,40,30\nrome,2026-W10,csat,40,30\n{MORE}"
"""Ten good rows, and two of teams that are not known."""
PLENTY = GOOD + "".join(
    f"nice,{year}-W{week:02},csat,40,30\n"
    for year in range(2017, 2026)
    for week in range(1, 50)
)

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def an_import(number: int) -> Import:
    return Import(
        filename=f"{number}.csv", digest=b"", imported_at=NOON, person_id=None,
        added=1, same=0, refused=0, refusals="{}",
    )  # fmt: skip


def scores(client: FlaskClient) -> int:
    with client.application.app_context():
        return db.session.scalar(select(func.count()).select_from(Score)) or 0


def test_the_page_says_what_to_do_when_nothing_was_sent(hana: FlaskClient) -> None:
    response = hana.get("/customers/imports")

    assert response.status_code == 200
    assert "No scores yet." in words(response)
    assert one(page(response), "input[type=file]")["name"] == "file"


def test_nobody_else_has_to_wait_while_a_file_is_read(
    app: Flask, hana: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app.app_context():
        engine = db.engine

    def read(content: bytes) -> Sheet:
        with engine.connect() as other:
            other.exec_driver_sql("PRAGMA busy_timeout=0")
            other.execute(delete(Score))
        return sheet_from(content)

    monkeypatch.setattr(views, "sheet_from", read)

    assert send(hana, GOOD).status_code == 303


def test_the_page_explains_every_metric(hana: FlaskClient) -> None:
    found = page(hana.get("/customers/imports"))

    of_the_mirror = {*DIMENSIONS, *IMPORTANCE}
    assert METRIC_MEANINGS.keys() == METRICS.keys() - of_the_mirror
    assert {code.text for code in found.select("dl code")} == set(METRIC_MEANINGS)


@pytest.mark.parametrize("kind", ["raw", "aggregated"])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_example_files_can_be_read_back(
    hana: FlaskClient, kind: str, language: str
) -> None:
    with hana.session_transaction() as session:
        session["language"] = language
    example = hana.get(f"/customers/template-{kind}.csv")

    response = taken_in(hana, example.data)

    assert example.mimetype == "text/csv"
    assert example.headers["Content-Disposition"] == (
        f"attachment; filename=scores-{kind}.csv"
    )
    assert response.location == "/customers/imports/1"
    assert scores(hana) == 2


def test_an_example_of_another_kind_is_not_found(hana: FlaskClient) -> None:
    assert hana.get("/customers/template-other.csv").status_code == 404


def test_a_file_goes_in_and_its_page_says_how_much(hana: FlaskClient) -> None:
    response = taken_in(hana, MIXED)

    assert (response.status_code, response.location) == (303, "/customers/imports/1")
    shown = page(hana.get(response.location))
    assert [value.text for value in shown.select(".tile .value")] == ["10", "0", "2"]
    assert scores(hana) == 10


def test_refused_rows_stand_under_their_reason(hana: FlaskClient) -> None:
    taken_in(hana, MIXED)

    shown = page(hana.get("/customers/imports/1"))

    cells = [cell.text.strip() for cell in shown.select("tbody td")]
    reasons = [cell.text for cell in shown.select("tbody th")]
    assert cells == ["3", "4"]
    assert reasons[0].startswith("There is no team “paris”.")


def test_many_refused_rows_are_shortened(hana: FlaskClient) -> None:
    many = "".join(f"paris,2026-W10,csat,40,{number}\n" for number in range(15))
    unlike = "".join(f"x{number},2026-W10,csat,40,30\n" for number in range(60))
    taken_in(hana, PLENTY + many + unlike)

    shown = page(hana.get("/customers/imports/1"))

    rows = shown.select("tbody tr")
    assert len(rows) == 50
    assert one(rows[0], "td").text.split()[:2] == ["444,", "445,"]
    assert one(rows[0], "td").text.split()[-4:] == ["453", "and", "5", "more"]
    assert "The download has the rest." in shown.text


def test_refused_rows_can_be_downloaded(hana: FlaskClient) -> None:
    taken_in(hana, MIXED)

    response = hana.get("/customers/imports/1/refused.csv")

    assert response.mimetype == "text/csv"
    assert response.headers["Content-Disposition"] == (
        "attachment; filename=refused-1.csv"
    )
    assert response.data.startswith(b"\xef\xbb\xbfrow,error,team,week,metric,n")
    assert response.text.count("\n") == 3


def test_a_french_download_is_cut_by_semicolons(hana: FlaskClient) -> None:
    taken_in(hana, MIXED)
    with hana.session_transaction() as session:
        session["language"] = "fr"

    response = hana.get("/customers/imports/1/refused.csv")

    assert response.data.startswith(b"\xef\xbb\xbfrow;error;team;week;metric;n")


def test_imports_are_listed_with_their_numbers(hana: FlaskClient) -> None:
    taken_in(hana, MIXED)

    listed = page(hana.get("/customers/imports")).select("table:has(form) tbody tr")
    row = listed[0]

    assert one(row, "th a")["href"] == "/customers/imports/1"
    assert "Wednesday 4 March, 13:00 · Hana" in one(row, "th").text
    assert [cell.text.strip() for cell in row.select(".number")] == ["10", "0", "2"]
    assert one(row, ".number a")["href"] == "/customers/imports/1/refused.csv"


@pytest.mark.parametrize(
    ("number", "names"),
    [
        ("", range(3, 53)),
        ("2", range(3)),
        ("0", range(3, 53)),
        ("3", range(3, 53)),
        ("²", range(3, 53)),
    ],
)
def test_fifty_imports_stand_on_a_page(
    hana: FlaskClient, save: Callable[..., None], number: str, names: range
) -> None:
    save(*(an_import(at) for at in range(53)))

    found = page(hana.get("/customers/imports", query_string={"page": number}))

    listed = [link.text for link in found.select("table:has(form) th a")]
    assert listed == [f"{at}.csv" for at in reversed(names)]
    assert [link.text.split()[-1] for link in found.select(".pages a")] == ["1", "2"]


def test_an_import_can_be_undone(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    response = hana.post("/customers/imports/1/undo")

    assert (response.status_code, response.location) == (303, "/customers/imports")
    assert scores(hana) == 0
    listed = hana.get("/customers/imports")
    assert "“scores.csv” is undone" in words(listed)
    assert not page(listed).select("form[action$=undo]")


def test_an_undone_import_says_so_and_offers_no_second_undo(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)
    hana.post("/customers/imports/1/undo")

    shown = hana.get("/customers/imports/1")

    assert "This import was undone on Wednesday 4 March, 13:00." in words(shown)
    assert not page(shown).select("main form")
    assert hana.post("/customers/imports/1/undo").status_code == 303


def test_the_same_file_twice_changes_nothing_and_says_so(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    response = taken_in(hana, GOOD)

    assert (response.status_code, response.location) == (303, "/customers/imports")
    assert "Nothing changed" in words(hana.get("/customers/imports"))


def test_a_file_that_says_nothing_new_says_so(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    response = taken_in(hana, GOOD.replace(",", ";"))

    assert response.location == "/customers/imports"
    assert "Nothing changed" in words(hana.get("/customers/imports"))


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\r", "This is not a text file."),
        (b"x" * (LARGEST_FILE + 1), "The file is larger than 10 MB."),
    ],
    ids=["empty", "binary", "large"],
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


@pytest.mark.parametrize(
    "path", ["/customers/imports/99", "/customers/imports/99/refused.csv"]
)
def test_an_unknown_import_is_not_found(hana: FlaskClient, path: str) -> None:
    assert hana.get(path).status_code == 404
    assert hana.post("/customers/imports/99/undo").status_code == 404


PATHS = [
    "/customers/imports",
    "/customers/imports/1",
    "/customers/imports/1/refused.csv",
    "/customers/template-raw.csv",
]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("outsider", ["alice", "emil"])
def test_only_hr_reads_imports(
    hana: FlaskClient, sign_in: SignIn, outsider: str, path: str
) -> None:
    taken_in(hana, MIXED)

    assert hana.get(path).status_code == 200
    assert sign_in(outsider).get(path).status_code == 404


@pytest.mark.parametrize("outsider", ["alice", "emil"])
def test_only_hr_changes_scores(
    hana: FlaskClient, sign_in: SignIn, outsider: str
) -> None:
    taken_in(hana, GOOD)
    client = sign_in(outsider)

    assert send(client, GOOD.replace("40", "50")).status_code == 404
    assert client.post("/customers/imports/1/undo").status_code == 404

    assert scores(hana) == 1


def test_undoing_needs_a_post(hana: FlaskClient) -> None:
    taken_in(hana, GOOD)

    assert hana.get("/customers/imports/1/undo").status_code == 405
    assert scores(hana) == 1


def test_a_long_name_is_cut(hana: FlaskClient) -> None:
    taken_in(hana, GOOD, filename=f"{'x' * 300}.csv")

    assert one(page(hana.get("/customers/imports/1")), "h1").text == "x" * LONGEST_NAME
