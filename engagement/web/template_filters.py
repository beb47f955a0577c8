"""How numbers, weeks and moments are written in the reader's language."""

import re
from datetime import date, datetime
from functools import cache, lru_cache
from pathlib import Path
from xml.etree import ElementTree as ET

import flask_bootstrap
from babel.numbers import format_decimal as babel_decimal
from babel.numbers import format_percent as babel_percent
from flask import Flask
from flask_babel import (
    format_date,
    format_datetime,
    format_decimal,
    get_locale,
)
from flask_babel import gettext as _
from markupsafe import Markup

from engagement import weeks

ICONS = (
    Path(flask_bootstrap.__file__).parent
    / "static/bootstrap5/icons/bootstrap-icons.svg"
)

NBSP = "\N{NO-BREAK SPACE}"
FIRST = re.compile(r"\b1 (?=[^\W\d])")


def init_app(app: Flask) -> None:
    app.jinja_env.filters.update(
        percent=percent,
        whole=whole,
        coefficient=coefficient,
        chance=chance,
        signed=signed,
        week=week_name,
        short_week=short_week,
        iso_week=weeks.iso_week,
        day=day,
        long_day=long_day,
        plain_day=plain_day,
        clock=clock,
    )
    app.jinja_env.globals["icon"] = icon


def percent(share: float) -> str:
    """Write a share as a whole percentage; a page has hundreds of them."""
    return _percentage(round(share * 100), str(get_locale()))


@lru_cache(1024)
def _percentage(hundredths: int, language: str) -> str:
    pattern = "#,##0\N{NO-BREAK SPACE}%" if language == "fr" else "#,##0%"
    return babel_percent(hundredths / 100, pattern, locale=language)


def whole(value: float) -> str:
    return str(format_decimal(round(value)))


def coefficient(value: float) -> str:
    """Write a correlation with two decimals and a true minus sign."""
    return str(format_decimal(_no_minus_zero(value, 2), "0.00")).replace("-", "−")


def decimal(value: float, digits: int) -> str:
    """Write a number with so many decimals and a true minus sign."""
    pattern = "0" if digits == 0 else f"0.{'0' * digits}"
    told = format_decimal(_no_minus_zero(value, digits), pattern)
    return str(told).replace("-", "−")


def chance(p: float) -> str:
    """Write how often chance alone does as much; never as if it never did."""
    least = 0.001
    return _("under %(p)s", p=_permille(least)) if p < least else _permille(p)


def _permille(share: float) -> str:
    language = str(get_locale())
    pattern = "#,##0.0\N{NO-BREAK SPACE}%" if language == "fr" else "#,##0.0%"
    return babel_percent(share, pattern, locale=language)


def signed(value: float, digits: int = 0) -> str:
    """Write a difference or an NPS with its sign; a page may have thousands of them."""
    return _signed(_no_minus_zero(value, digits), digits, str(get_locale()))


@lru_cache(1024)
def _signed(value: float, digits: int, language: str) -> str:
    pattern = "0" if digits == 0 else f"0.{'0' * digits}"
    return babel_decimal(value, f"+{pattern};−{pattern}", locale=language)


def _no_minus_zero(value: float, digits: int) -> float:
    return round(value, digits) + 0.0


def week_name(week: int) -> str:
    year, number, _day = weeks.monday_of(week).isocalendar()
    return str(_("week %(number)d of %(year)d", number=number, year=year))


def short_week(week: int) -> str:
    return str(_("W%(number)d", number=weeks.monday_of(week).isocalendar()[1]))


def day(moment: datetime) -> str:
    return _date(moment, "EEEE d MMMM")


def long_day(day: date) -> str:
    return _date(day, "EEEE d MMMM y")


def plain_day(day: date) -> str:
    """Write a day without its weekday."""
    return _date(day, "d MMMM y")


def _date(moment: date, pattern: str) -> str:
    """Write a day; in French the first of a month is "1er", which Babel lacks."""
    text = str(format_date(moment, pattern))
    return FIRST.sub("1er ", text) if str(get_locale()) == "fr" else text


def clock(moment: datetime) -> str:
    """Write a moment in the company's zone, as a person would say it."""
    if str(get_locale()) != "fr":
        return f"{day(moment)}, {format_datetime(moment, 'HH:mm')}"
    hour, minute = format_datetime(moment, "H mm").split()
    time = (hour, "h") if minute == "00" else (hour, "h", minute)
    return f"{day(moment)} à {NBSP.join(time)}"


@cache
def _icons() -> dict[str, tuple[str, str]]:
    root = ET.parse(ICONS).getroot()  # noqa: S314 - a file of an installed package
    space = "{http://www.w3.org/2000/svg}"
    ET.register_namespace("", space[1:-1])
    return {
        symbol.attrib["id"]: (
            symbol.attrib["viewBox"],
            "".join(ET.tostring(part, encoding="unicode") for part in symbol),
        )
        for symbol in root.iter(f"{space}symbol")
    }


@cache
def icon(name: str) -> Markup:
    """Return one symbol of the installed icon set, inlined, hidden from readers."""
    box, body = _icons()[name]
    return Markup(  # noqa: S704 - both come from an installed package
        f'<svg class="icon" viewBox="{box}" fill="currentColor" aria-hidden="true" '
        f'width="16" height="16">{body}</svg>'
    )
