"""Every change of the log has a sentence."""

from datetime import date

import pytest
from flask import Flask

from engagement.people.changes import wording
from engagement.people.models import Change, Role, RosterChange


def said(change: Change, before: str = "A", after: str = "B") -> str:
    one = RosterChange(day=date(2026, 3, 4), change=change, who="Ann")
    one.before, one.after = before, after
    return wording.sentence(one)


@pytest.mark.parametrize(
    "change", sorted(set(Change) - {Change.ROLE, Change.TEAM_SINCE})
)
def test_every_change_names_who_changed(inside_app: Flask, change: Change) -> None:
    assert "Ann" in said(change)


def test_roles_and_days_are_told_in_words(inside_app: Flask) -> None:
    role = said(Change.ROLE, Role.EMPLOYEE, Role.HR)
    since = said(Change.TEAM_SINCE, "2026-03-04", "2019-05-01")

    assert role == "The role of Ann changed from employee to HR"
    assert since.endswith("was changed from 4 March 2026 to 1 May 2019")


def test_a_sign_of_percent_in_a_name_is_no_fault(inside_app: Flask) -> None:
    assert said(Change.JOINED, "", "100 %(team)s") == "Ann joined 100 %(team)s"
