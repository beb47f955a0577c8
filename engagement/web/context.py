"""What the present application knows: its settings, its clock, its measures."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from flask import (
    current_app,
)

from engagement import weeks
from engagement.config import Settings


def now() -> datetime:
    """Return the present moment of this application's clock, in UTC."""
    moment: datetime = current_app.extensions["clock"]()
    return moment.astimezone(UTC)


def settings() -> Settings:
    found: Settings = current_app.extensions["settings"]
    return found


def today() -> date:
    return now().astimezone(settings().timezone).date()


def this_week() -> int:
    return weeks.week_at(now(), settings().timezone)


def own_measures() -> Mapping[str, str]:
    """Return what this company asks its customers of its own: names by key."""
    found: Mapping[str, str] = current_app.extensions["own_measures"]()
    return found
