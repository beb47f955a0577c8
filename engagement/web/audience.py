"""For whom a page is."""

from collections.abc import Callable
from enum import StrEnum
from typing import TypeVar

View = TypeVar("View", bound=Callable[..., object])


class Audience(StrEnum):
    """For whom a page is; a view without one is closed to all."""

    EVERYBODY = "everybody"
    EMPLOYEES = "employees"  # anybody signed in
    MANAGERS = "managers"  # managers and HR
    HR = "hr"
    API = "api"  # programs with a key; `people.access` asks which


def audience(whom: Audience) -> Callable[[View], View]:
    """Name the audience of a view; `people.access` keeps everybody else out."""

    def mark(view: View) -> View:
        view.audience = whom  # type: ignore[attr-defined]
        return view

    return mark
