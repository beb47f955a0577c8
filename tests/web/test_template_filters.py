"""Numbers, weeks and moments as readers of both languages write them."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime

import pytest
from flask import Flask
from flask_babel import force_locale

from engagement import weeks
from engagement.web import template_filters

NBSP = "\N{NO-BREAK SPACE}"


@pytest.fixture
def written(app: Flask) -> Iterator[Callable[..., str]]:
    """Return what a filter writes in a language, with plain spaces."""

    def write(language: str, name: str, *values: object) -> str:
        with force_locale(language):
            text = str(app.jinja_env.filters[name](*values))
        return text.replace(NBSP, " ").replace("\N{NARROW NO-BREAK SPACE}", " ")

    with app.test_request_context():
        yield write


@pytest.mark.parametrize(
    ("name", "value", "english", "french"),
    [
        ("percent", 0.684, "68%", "68 %"),
        ("percent", 1, "100%", "100 %"),
        ("whole", 1234.6, "1,235", "1 235"),
        ("coefficient", 0.4013, "0.40", "0,40"),
        ("coefficient", -0.4, "−0.40", "−0,40"),
        ("coefficient", -0.001, "0.00", "0,00"),
        ("signed", 12.4, "+12", "+12"),
        ("signed", -12.4, "−12", "−12"),
        ("signed", -0.4, "+0", "+0"),
        ("day", datetime(2026, 3, 4, 23, 30, tzinfo=UTC), "Thursday 5 March",
         "jeudi 5 mars"),
        ("clock", datetime(2026, 3, 4, 12, tzinfo=UTC), "Wednesday 4 March, 13:00",
         "mercredi 4 mars à 13 h"),
        ("clock", datetime(2026, 12, 1, 8, 5, tzinfo=UTC), "Tuesday 1 December, 09:05",
         "mardi 1er décembre à 9 h 05"),
        ("long_day", date(2026, 12, 1), "Tuesday 1 December 2026",
         "mardi 1er décembre 2026"),
        ("long_day", date(2026, 12, 31), "Thursday 31 December 2026",
         "jeudi 31 décembre 2026"),
    ],
)  # fmt: skip
def test_values_are_written_as_the_reader_does(
    written: Callable[..., str], name: str, value: object, english: str, french: str
) -> None:
    assert written("en", name, value) == english
    assert written("fr", name, value) == french


def test_a_difference_may_have_decimals(written: Callable[..., str]) -> None:
    assert written("en", "signed", -0.25, 1) == "−0.2"
    assert written("fr", "signed", 1.25, 2) == "+1,25"


def test_a_week_is_named_shortly(written: Callable[..., str]) -> None:
    assert written("en", "short_week", weeks.week_from("2026-W09")) == "W9"


def test_a_week_is_named_and_written(written: Callable[..., str]) -> None:
    week = weeks.week_from("2026-W53")

    assert "53" in written("en", "week", week)
    assert "2026" in written("en", "week", week)
    assert written("en", "iso_week", week) == "2026-W53"


def test_a_percentage_never_breaks_before_its_sign(app: Flask) -> None:
    with app.test_request_context(), force_locale("fr"):
        text = template_filters.percent(0.68)

    assert text != "68 %"
    assert text.replace(NBSP, " ").replace("\N{NARROW NO-BREAK SPACE}", " ") == "68 %"


def test_an_icon_is_drawn_in_the_page_and_hidden_from_readers() -> None:
    icon = template_filters.icon("soundwave")

    assert icon.startswith("<svg")
    assert 'aria-hidden="true"' in icon
    assert "<path" in icon
    assert "style=" not in icon
