"""Whom a reader sees by name, and of how many others anything is computed."""

import pandas as pd
import pytest

from engagement.database import db
from engagement.insight.sight import EVERYTHING, Sight, sight_of
from engagement.people.models import Person
from engagement.pulses.models import CountedIn
from engagement.pulses.queries import NO_BLANKS
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release

TEAMS = list(range(1, 13))
OWN = Sight({1, 2}, NO_BLANKS)


def first(count: int) -> list[bool]:
    return [team <= count for team in TEAMS]


@pytest.mark.parametrize(
    ("stand", "are_few"), [(2, False), (3, True), (6, True), (7, False), (12, False)]
)
def test_others_are_five_or_none(stand: int, *, are_few: bool) -> None:
    standing = pd.DataFrame({0: first(12), 1: first(stand)}, TEAMS)

    assert OWN.has_few_others(standing) is are_few
    assert not EVERYTHING.has_few_others(standing)


@pytest.mark.usefixtures("inside_app")
def test_a_reader_sees_their_teams_and_not_their_own_answers(
    company: dict[str, int], save: Save
) -> None:
    arras, week = company["arras"], THIS_WEEK - 1
    save(a_release())
    save(a_figure(arras, low=50, high=59), a_figure(arras, week=week - 1))
    save(CountedIn(
        person_id=company["bob"], team_id=arras, first_week=week, last_week=week,
        is_group=True,
    ))  # fmt: skip

    found = sight_of(db.session(), db.session().get_one(Person, company["bob"]))

    assert found == Sight({arras}, frozenset({(arras, week)}))
    assert found.names(arras)
    assert not found.names(company["lille"])
