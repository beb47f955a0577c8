"""The promise and its dossier: in words, for everybody, and no more than is true."""

import re
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import text

from engagement.cli.main import COMMANDS
from engagement.config import ROOT
from engagement.customers.comments import customer_comments
from engagement.database import Base, db
from engagement.people import sessions
from engagement.people.changes import change_log
from engagement.people.models import Company
from engagement.pulses.programme import programme
from engagement.pulses.promise.column_words import COLUMN_WORDS
from engagement.stories import stories

PAGES = ["/promise", "/promise/dossier"]
LANGUAGES = ["en", "fr"]
CODE = re.compile(r"SELECT .*|make [a-z-]+|engagement [a-z-]+")


def page_of(client: FlaskClient, path: str, language: str = "en") -> BeautifulSoup:
    response = client.get(path, headers={"Accept-Language": language})
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def in_words(page: BeautifulSoup) -> str:
    assert page.main
    return " ".join(page.main.get_text(" ").split())


def columns_on(page: BeautifulSoup) -> dict[str, dict[str, str]]:
    """Return what the page says of each column, by table."""
    return {
        part.code.get_text(): {
            name.get_text(strip=True): words.get_text(strip=True)
            for name, words in zip(
                part.select("dl.columns dt"), part.select("dl.columns dd"), strict=True
            )
        }
        for part in page.select("details:has(> dl.columns)")
        if isinstance(part.code, Tag)
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_column_of_the_running_database_is_told_in_words(
    client: FlaskClient, language: str
) -> None:
    told = columns_on(page_of(client, "/promise", language))

    assert {table: list(columns) for table, columns in told.items()} == {
        table: [column.name for column in Base.metadata.tables[table].columns]
        for table in COLUMN_WORDS
    }
    assert all(len(words) > 12 for one in told.values() for words in one.values())


def test_a_column_that_somebody_has_added_is_told(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context(), db.engine.begin() as connection:
        connection.execute(text("ALTER TABLE envelope ADD COLUMN person_id INTEGER"))

    told = columns_on(page_of(client, "/promise"))["envelope"]

    assert "no part of the product" in told["person_id"]
    assert [name for name, words in told.items() if "no part" in words] == ["person_id"]


@pytest.mark.parametrize("path", PAGES)
def test_whom_to_ask_is_told_once_hr_has_named_somebody(
    client: FlaskClient, save: Callable[..., None], path: str
) -> None:
    before = in_words(page_of(client, path))
    save(Company(id=1, name="Alouette", contact="Hana, 01 02 03", language="en"))

    after = in_words(page_of(client, path))

    assert "Hana, 01 02 03" not in before
    assert "Hana, 01 02 03" in after


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_dossier_has_all_that_the_promise_says(
    client: FlaskClient, language: str
) -> None:
    promise, dossier = (page_of(client, path, language) for path in PAGES)
    words = in_words(dossier)

    facts = [
        " ".join(one.get_text(" ").split())
        for one in promise.select("main li, main .pairs dd, main dl:not(.columns) > dd")
    ]
    assert len(facts) > 30
    assert [fact for fact in facts if fact not in words] == []


def test_the_dossier_is_filled_in_with_what_is_set(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context():
        programme.run_weekly(db.session(), weekday=1, hour=9, days_open=3)
        db.session.commit()
    words = in_words(page_of(client, "/promise/dossier"))

    assert "5 people who answered." in words
    assert "every week, Tuesday, open for 3 days" in words
    assert "SQLite, one file on the server" in words
    assert "no mail server is set" in words


def test_what_the_dossier_cannot_know_is_left_to_complete(client: FlaskClient) -> None:
    dossier = page_of(client, "/promise/dossier")

    assert len(dossier.select(".fill")) > 20
    for article in ("30", "28", "L. 2312-38"):
        assert f"article {article}" in in_words(dossier)


@pytest.mark.parametrize("path", PAGES)
def test_what_is_to_be_typed_can_be(app: Flask, client: FlaskClient, path: str) -> None:
    codes = [one.get_text() for one in page_of(client, path).select("main code")]
    typed = [code for code in codes if CODE.fullmatch(code)]
    makefile = (ROOT / "Makefile").read_text()

    with app.app_context():
        counts = [
            db.session.scalar(text(code)) for code in typed if code.startswith("SELECT")
        ]

    assert counts == [0, 0, 0]
    assert [
        code
        for code in typed
        if (code.startswith("make ") and f"\n{code[5:]}:" not in makefile)
        or (code.startswith("engagement ") and code[11:] not in COMMANDS)
    ] == []
    assert {"make bench-trust", "engagement doctor"} <= set(typed)


def test_how_long_is_kept_is_as_the_words_say() -> None:
    assert stories.WEEKS_KEPT in range(104, 106), "two years"
    assert customer_comments.WEEKS_KEPT in range(52, 54), "a year"
    assert change_log.KEPT_FOR.days == 365, "a year"
    assert sessions.ABSOLUTE_LIMIT.total_seconds() == 12 * 3600
    assert sessions.LINK_LASTS.total_seconds() == 24 * 3600
