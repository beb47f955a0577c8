"""Holidays: those HR writes, and the public ones of a country.

Facts about countries come from the package `holidays`, which takes a second to load: it
is loaded by those who ask for them.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from engagement.database import insert_into
from engagement.pulses.models import Holiday

AHEAD = timedelta(days=366)
"""For how long public holidays are taken over."""
LETTERS = 2
"""Of a country's code; other names are for its parts."""


def countries() -> list[str]:
    """Return the codes of the countries whose public holidays are known."""
    from holidays import list_supported_countries  # noqa: PLC0415 - a second

    known = list_supported_countries(include_aliases=False)
    return [code for code in known if len(code) == LETTERS]


def public(country: str, since: date, language: str) -> list[tuple[date, date, str]]:
    """Return the public holidays of a year, each its first and last day, and name."""
    from holidays import country_holidays  # noqa: PLC0415 - a second

    until = since + AHEAD
    years = range(since.year, until.year + 1)
    known = country_holidays(country, years=years, language=language)
    return [
        (day, day, name[: Holiday.name.type.length])
        for day, name in sorted(known.items())
        if since <= day <= until
    ]


def to_come(session: Session, today: date) -> Sequence[Holiday]:
    wanted = select(Holiday).where(Holiday.last >= today)
    return session.scalars(wanted.order_by(Holiday.first)).all()


def is_on(session: Session, day: date) -> bool:
    wanted = select(Holiday.id).where(Holiday.first <= day, Holiday.last >= day)
    return session.scalar(wanted.limit(1)) is not None


def add(session: Session, days: Iterable[tuple[date, date, str]]) -> None:
    """Keep days, each once; the caller commits."""
    rows = [{"first": first, "last": last, "name": name} for first, last, name in days]
    if rows:
        session.execute(insert_into(session, Holiday).on_conflict_do_nothing(), rows)


def remove(session: Session, holiday_id: int) -> None:
    session.execute(delete(Holiday).where(Holiday.id == holiday_id))
