"""No form, however absurdly it is filled in, gets further than to its own words."""

from collections.abc import Callable, Iterator

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient

from engagement.config import Settings
from engagement.database import db
from engagement.pulses.programme import programme
from tests.conftest import Clock
from tests.living import built

ABSURD = (
    "",
    "9" * 25,
    str(2**31),
    "-1",
    "1.0",
    "٣",  # the figure 3, as Arabic writes it
    "2026-02-30",
    "0000-00-00",
    "99999-01-01",
    "x",
    "x" * 5000,
    "a\r\nBcc: x@example.org",
    "\u202e\u200b",
    "🦊",
    b"\xff\xfe",
    b"\xed\xa0\x80",  # half a letter
)
PAGES = (
    "/pulses",
    "/pulses/holidays",
    "/company",
    "/people/new",
    "/people/{emil}",
    "/people/move?person={emil}",
    "/people/remove?person={emil}",
    "/people/teams/new",
    "/people/teams/{lille}",
    "/people/teams/{lille}/close",
    "/customers/metrics",
    "/customers/surveys",
    "/customers/keys",
)
"""Of HR, with forms that are filled in."""


@pytest.fixture
def app(on_both: Settings, clock: Clock) -> Iterator[Flask]:
    for app in built(on_both, clock):
        app.config["PROPAGATE_EXCEPTIONS"] = False
        with app.app_context():
            programme.run_weekly(db.session(), 1, 9, 3)
            db.session.commit()
        yield app


def value_of(field: Tag) -> str:
    chosen = field.select_one("option[selected]") or field.select_one("option")
    return str((chosen or field).get("value") or "")


def forms_of(page: str, path: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Yield where each form of a page goes, and what it says untouched."""
    for form in BeautifulSoup(page, "html.parser").select("main form[method=post]"):
        fields = form.select("input[name]:not([type=checkbox], [type=file]), select")
        filled = {str(one["name"]): value_of(one) for one in fields}
        filled.pop("csrf_token", None)
        if filled:
            yield str(form.get("action") or path), filled


def test_an_absurd_value_in_any_field_is_refused_or_taken(
    app: Flask,
    sign_in: Callable[[str], FlaskClient],
    company: dict[str, int],
    caplog: pytest.LogCaptureFixture,
) -> None:
    hana, tried, failed = sign_in("hana"), 0, []
    for path in (page.format_map(company) for page in PAGES):
        for address, filled in forms_of(hana.get(path).text, path):
            for name in filled:
                for value in ABSURD:
                    data = {**filled, name: value}
                    status = hana.post(address, data=data).status_code
                    tried += 1
                    if status >= 500:
                        failed.append((address, name, value[:20], status))

    assert failed == []
    assert tried > 200
    assert [one for one in caplog.records if one.exc_info] == []
