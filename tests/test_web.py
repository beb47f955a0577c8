"""What every page shares: headers, errors in words, tokens, language."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup
from flask import Flask, abort, render_template_string
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from sqlalchemy import Connection, event, func, select, text
from sqlalchemy.exc import OperationalError
from werkzeug.test import TestResponse

from engagement.application import create_app
from engagement.config import Settings
from engagement.database import db
from engagement.migrations import VERSION_TABLE
from engagement.people import sessions
from engagement.people.models import Team
from engagement.web.audience import Audience, audience
from engagement.web.headers import HEADERS
from engagement.web.paths import own_path
from tests.conftest import Clock
from tests.customers.till.surveys import a_survey

Signing = Callable[[str], FlaskClient]
FORM = "application/x-www-form-urlencoded"
PARTS = "multipart/form-data; boundary=x"


@pytest.fixture
def broken(app: Flask) -> Flask:
    """Add views that fail, in an app that shows its error pages as in production."""
    app.config["PROPAGATE_EXCEPTIONS"] = False

    def crash() -> str:
        raise RuntimeError("the secret of the stack")

    def lose_database() -> str:
        secret = Exception("the secret of the stack")
        raise OperationalError("SELECT 1", {}, secret)

    for name, view in [
        ("crash", crash),
        ("no-database", lose_database),
        ("teapot", lambda: abort(418)),
        ("too-many", lambda: abort(429)),
        ("forbidden", lambda: abort(403)),
        ("bad", lambda: abort(400)),
    ]:
        open_view = audience(Audience.EVERYBODY)(view)
        app.add_url_rule(f"/broken/{name}", name, open_view, methods=["GET", "POST"])
    return app


def page_of(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def in_words(response: TestResponse) -> str:
    lead = page_of(response).select_one("main .lead")
    assert lead
    return lead.get_text(strip=True)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    "path", ["/sign-in", "/promise", "/", "/no/such/page", "/broken/crash", "/healthz"]
)
def test_every_answer_carries_the_headers(client: FlaskClient, path: str) -> None:
    response = client.get(path)

    assert {name: response.headers.get(name) for name in HEADERS} == HEADERS


def test_the_character_nul_in_a_form_is_a_bad_request(client: FlaskClient) -> None:
    response = client.post("/sign-in", data={"code": "a\0b"})

    assert response.status_code == 400
    assert "cannot be read" in response.text


def test_the_policy_allows_nothing_inline_and_nobody_elsewhere() -> None:
    policy = HEADERS["Content-Security-Policy"]

    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("address", ["http://localhost", "https://example.org"])
def test_browsers_are_told_to_stay_with_tls_where_there_is_tls(
    settings: Settings, clock: Clock, address: str
) -> None:
    client = create_app(replace(settings, address=address), clock).test_client()

    told = client.get("/sign-in").headers.get("Strict-Transport-Security")

    assert told == ("max-age=31536000" if address.startswith("https") else None)


@pytest.mark.usefixtures("broken")
@pytest.mark.parametrize(
    ("path", "status", "sentence"),
    [
        ("/no/such/page", 404, "There is no such page here"),
        ("/broken/bad", 400, "This request cannot be read."),
        ("/broken/forbidden", 403, "This page is not open to you."),
        ("/broken/too-many", 429, "Too many tries."),
        ("/broken/teapot", 418, "Something failed on our side."),
        ("/broken/crash", 500, "Something failed on our side."),
        ("/broken/no-database", 503, "Nothing was changed."),
    ],
)
def test_each_failure_gets_a_page_in_words(
    sign_in: Signing, path: str, status: int, sentence: str
) -> None:
    response = sign_in("hana").get(path)

    assert response.status_code == status
    assert sentence in in_words(response)
    assert "secret of the stack" not in response.text
    assert "Traceback" not in response.text


@pytest.mark.parametrize("name", ["nobody", "emil", "bob", "hana"])
def test_a_page_that_is_not_there_has_ways_on_and_none_in_a_circle(
    client: FlaskClient, sign_in: Signing, name: str
) -> None:
    visitor = client if name == "nobody" else sign_in(name)
    page = page_of(visitor.get("/no/such/page"))

    ways = {str(link["href"]) for link in page.select("header a, main a, footer a")}

    assert page.h1
    assert page.h1.get_text() == "Page not found"
    assert bool(page.select(".places a")) is (name != "nobody")
    assert "/" in ways
    assert {
        way: visitor.get(way, follow_redirects=True).status_code for way in ways
    } == dict.fromkeys(ways, 200)


def test_a_page_that_is_not_there_is_so_in_french(client: FlaskClient) -> None:
    response = client.get("/no/such/page", headers={"Accept-Language": "fr"})

    page = page_of(response)
    assert page.h1
    assert page.h1.get_text() == "Page introuvable"


@pytest.mark.parametrize("path", ["/t/no/such/page", "/mails/1/no-key"])
def test_where_no_cookie_is_read_an_error_names_nobody(
    sign_in: Signing, company: dict[str, int], path: str
) -> None:
    response = sign_in("hana").get(path)

    assert response.status_code == 404
    assert "Set-Cookie" not in response.headers
    assert not page_of(response).select("header, form")


@pytest.mark.usefixtures("broken")
def test_a_database_that_fails_under_an_error_page_is_told_without_it(
    sign_in: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    hana = sign_in("hana")

    def lost(*_: object) -> None:
        raise OperationalError("SELECT 1", {}, Exception("the disk"))

    monkeypatch.setattr(sessions, "signed_in", lost)
    response = hana.get("/no/such/page")

    assert response.status_code == 500
    assert not page_of(response).select("header")
    assert "Something failed on our side." in in_words(response)


def test_the_wrong_method_is_told_with_the_right_ones(client: FlaskClient) -> None:
    response = client.delete("/sign-in")

    assert response.status_code == 405
    assert "cannot be used that way" in in_words(response)
    assert "POST" in response.headers["Allow"]


def test_too_large_a_file_is_refused_in_words(app: Flask, sign_in: Signing) -> None:
    app.config["MAX_CONTENT_LENGTH"] = 1_000
    content = io.BytesIO(b"x" * 2_000)

    response = sign_in("hana").post("/people/files", data={"file": (content, "a.csv")})

    assert response.status_code == 413
    assert in_words(response).startswith("This file is too large.")


def test_what_is_too_large_is_read_so_that_its_sender_hears_why(
    client: FlaskClient,
) -> None:
    body = io.BytesIO(b"x" * 11_200_000)

    response = client.post("/sign-in", input_stream=body, content_length=11_200_000)

    assert response.status_code == 413
    assert body.tell() == 11_200_000


A_FIELD = "--x\r\nContent-Disposition: form-data; name={}\r\n\r\n{}\r\n"
LARGE_FIELD = A_FIELD.format("comment", "x" * 600_000) + "--x--"
MANY_FIELDS = A_FIELD.format("energy", "4") * 1_001 + "--x--"


@pytest.mark.parametrize("page", ["/p", "till", "/sign-in", "/language"])
@pytest.mark.parametrize(
    ("body", "kind"),
    [("x" * 11_000_001, FORM), (LARGE_FIELD, PARTS), (MANY_FIELDS, PARTS)],
    ids=["large", "a large field", "many fields"],
)
def test_what_is_too_large_is_told_in_words_and_in_no_log(
    app: Flask,
    company: dict[str, int],
    caplog: pytest.LogCaptureFixture,
    page: str,
    body: str,
    kind: str,
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with app.app_context():
        till = f"/t/{a_survey(db.session(), company['lille']).code}"
        db.session.commit()
    path = till if page == "till" else page

    response = app.test_client().post(path, data=body, content_type=kind)

    assert response.status_code == 413
    assert in_words(response).startswith("This file is too large.")
    assert caplog.messages == []


def test_the_token_is_enough_over_tls_since_no_browser_sends_a_referer(
    app: Flask, client: FlaskClient
) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    tls = "https://localhost"
    token = page_of(client.get("/sign-in", base_url=tls)).select_one(
        "[name=csrf_token]"
    )
    assert token
    form = {"language": "fr", "csrf_token": token["value"]}

    taken = client.post("/language", data=form, base_url=tls)
    refused = client.post("/language", data={"language": "fr"}, base_url=tls)

    assert (taken.status_code, refused.status_code) == (303, 400)


def test_a_missing_token_is_told_in_words(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True

    response = client.post("/sign-in", data={"code": "x"})

    assert response.status_code == 400
    assert in_words(response).startswith("This page was open for too long.")


def test_the_token_of_the_page_is_taken(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    page = page_of(client.get("/sign-in"))
    token = page.select_one("input[name=csrf_token]")
    assert token

    response = client.post(
        "/language", data={"language": "fr", "csrf_token": token["value"]}
    )

    assert response.status_code == 303


def test_a_full_disk_is_told_and_nothing_is_half_done(
    app: Flask, sign_in: Signing
) -> None:
    client = sign_in("hana")
    with app.app_context():
        engine = db.engine
        pages = db.session.connection().exec_driver_sql("PRAGMA page_count").scalar()
        db.session.rollback()

    def fill(connection: Connection) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")

    event.listen(engine, "begin", fill)
    rows = "".join(f"t{number},{'Team' * 40},company\n" for number in range(2_500))
    content = io.BytesIO(f"team,name,parent\n{rows}".encode())

    response = client.post("/people/files", data={"file": (content, "a.csv")})

    event.remove(engine, "begin", fill)
    assert response.status_code == 503
    assert in_words(response).startswith("This could not be saved")
    with app.app_context():
        assert db.session.scalar(select(func.count()).select_from(Team)) == 6


def test_a_database_lost_before_the_page_begins_is_told_in_words(
    app: Flask, sign_in: Signing
) -> None:
    client = sign_in("hana")
    with app.app_context():
        engine = db.engine

    def refuse(_connection: Connection) -> None:
        raise OperationalError("SELECT", {}, Exception("unable to open the file"))

    event.listen(engine, "begin", refuse)
    response = client.get("/people")
    event.remove(engine, "begin", refuse)

    assert response.status_code == 503
    assert in_words(response).startswith("This could not be saved")


def test_the_log_of_a_database_failure_holds_no_values(
    broken: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    broken.test_client().get("/broken/no-database")

    assert "The database refused to work: Exception" in caplog.text
    assert "secret" not in caplog.text


def test_a_misspelt_variable_fails_instead_of_rendering_nothing(app: Flask) -> None:
    with app.test_request_context(), pytest.raises(UndefinedError):
        render_template_string("{{ misspelt }}")


@pytest.mark.parametrize(
    ("header", "language"),
    [("fr-FR,fr;q=0.9", "fr"), ("en-GB", "en"), ("de", "en"), ("", "en")],
)
def test_the_first_page_is_in_the_browsers_language(
    client: FlaskClient, header: str, language: str
) -> None:
    page = page_of(client.get("/sign-in", headers={"Accept-Language": header}))

    assert page.select_one("html")["lang"] == language  # type: ignore[index]


def test_the_language_switch_stays_on_the_page_and_is_remembered(
    client: FlaskClient,
) -> None:
    page = page_of(client.get("/sign-in?from=mail"))
    back = page.select_one("input[name=back]")
    assert back

    response = client.post("/language", data={"language": "fr", "back": back["value"]})

    assert response.status_code == 303
    assert response.location == "/sign-in?from=mail"
    assert page_of(client.get("/sign-in")).select_one("html[lang=fr]")


def test_an_unknown_language_is_refused(client: FlaskClient) -> None:
    assert client.post("/language", data={"language": "xx"}).status_code == 400


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/",
        "//example.org/",
        "/\\example.org",
        "/\t/example.org",
        "///example.org/",
        "/\n/example.org",
        "//\\example.org",
        "/people\\..",
        "/people\r\nSet-Cookie: a=b",
        " /people",
        "//[",
        "javascript:alert(1)",
        "people",
        "",
    ],
)
def test_a_foreign_way_back_leads_to_the_start_page(address: str) -> None:
    assert own_path(address) == "/"


@given(st.text("/\\\t\n\r \0\x7f.:@?#%09x") | st.text())
def test_no_browser_leaves_by_a_way_back(address: str) -> None:
    as_browsers_read = re.sub("[\t\n\r]", "", own_path(address)).replace("\\", "/")

    assert re.match("/(?!/)", as_browsers_read)
    assert urljoin("https://our.own/", own_path(address)).startswith("https://our.own/")


def test_our_own_way_back_is_taken() -> None:
    assert own_path("/symmetry?weeks=12#table") == "/symmetry?weeks=12#table"


def test_the_answer_page_reads_and_sets_no_cookie(sign_in: Signing) -> None:
    response = sign_in("alice").get("/p")

    assert response.status_code == 200
    assert "Set-Cookie" not in response.headers
    assert "Cookie" not in response.headers.get("Vary", "")


def test_whoever_watches_over_the_server_gets_a_short_answer(
    client: FlaskClient,
) -> None:
    response = client.get("/healthz")

    assert (response.text, response.mimetype) == ("ok", "text/plain")


@pytest.mark.parametrize(
    ("revision", "told"), [("0001", "schema: older"), ("9999", "schema: newer")]
)
def test_they_are_told_of_a_database_of_another_version(
    app: Flask, client: FlaskClient, revision: str, told: str
) -> None:
    with app.app_context(), db.engine.begin() as connection:
        stand = text(f"UPDATE {VERSION_TABLE} SET version_num = :it")  # noqa: S608
        connection.execute(stand, {"it": revision})

    response = client.get("/healthz")

    assert (response.status_code, response.text) == (503, told)
