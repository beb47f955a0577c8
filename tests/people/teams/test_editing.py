"""What HR may write of teams, what is refused, and what everybody reads of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update

from engagement.database import db
from engagement.people.changes import change_log
from engagement.people.models import Person, Role, Team
from engagement.people.teams import editing
from engagement.people.teams.editing import TeamEntry
from engagement.refusals import FileRefused, Reason

TODAY = date(2026, 3, 4)


@pytest.fixture
def ids(company: dict[str, int], inside_app: Flask) -> Iterator[dict[str, int]]:
    yield company
    db.session.rollback()


def said(ids: dict[str, int], key: str) -> TeamEntry:
    team = db.session.get_one(Team, ids[key])
    return TeamEntry(team.name, team.parent_id, team.key, team.lead_id)


def changed(ids: dict[str, int], key: str, what: TeamEntry) -> Team:
    team = db.session.get_one(Team, ids[key])
    editing.change(db.session(), team, what, TODAY)
    return team


def log() -> list[tuple[str, str, str, str]]:
    found = change_log.entries(db.session(), sign_ins=False)
    return sorted((one.change.value, one.who, one.before, one.after) for one in found)


def test_a_team_is_added_with_its_lead_who_becomes_a_manager(
    ids: dict[str, int],
) -> None:
    lens = editing.add(
        db.session(), TeamEntry("Lens", ids["north"], "", ids["emil"]), TODAY
    )

    team = db.session.get_one(Team, lens)
    assert (team.key, team.parent_id, team.created_on) == ("Lens", ids["north"], TODAY)
    assert db.session.get_one(Person, ids["emil"]).role is Role.MANAGER
    assert log() == [
        ("leads", "Emil", "", "Lens"),
        ("role", "Emil", "employee", "manager"),
        ("team_added", "Lens", "", "North"),
    ]


def test_the_first_team_is_the_top(inside_app: Flask) -> None:
    top = editing.add(db.session(), TeamEntry("Auber", None), TODAY)

    assert db.session.get_one(Team, top).parent_id is None


def test_a_team_below_the_only_one_does_not_take_its_place(inside_app: Flask) -> None:
    top = editing.add(db.session(), TeamEntry("Auber", None), TODAY)

    editing.add(db.session(), TeamEntry("Lille", top), TODAY)

    assert db.session.get_one(Team, top).name == "Auber"


def test_a_team_is_renamed_recoded_moved_and_led_by_another(
    ids: dict[str, int],
) -> None:
    lens = changed(ids, "lille", TeamEntry("Lens", ids["south"], "lens", ids["bob"]))

    assert (lens.id, lens.key, lens.parent_id) == (ids["lille"], "lens", ids["south"])
    assert log() == [
        ("leads", "Bob", "", "Lens"),
        ("team_moved", "Lens", "North", "South"),
        ("team_recoded", "Lens", "lille", "lens"),
        ("team_renamed", "Lille", "", "Lens"),
    ]


def test_a_lead_is_taken_away(ids: dict[str, int]) -> None:
    arras = changed(ids, "arras", replace(said(ids, "arras"), lead_id=None))

    assert arras.lead_id is None
    assert log() == [("leads_no_more", "Bob", "Arras", "")]


@pytest.mark.parametrize(
    ("key", "what", "reason"),
    [
        ("north", {"parent": "lille"}, Reason.LOOP),
        ("north", {"parent": "north"}, Reason.LOOP),
        ("north", {"parent": None}, Reason.SECOND_ROOT),
        ("north", {"parent": "nice"}, Reason.CLOSED_TEAM),
        ("nice", {}, Reason.CLOSED_TEAM),
        ("lille", {"code": "arras"}, Reason.CODE_TAKEN),
        ("lille", {"code": "arras\u200b"}, Reason.CODE_TAKEN),
        ("lille", {"name": "=1"}, Reason.FORMULA),
    ],
)
def test_what_cannot_stand_in_the_tree_is_refused(
    ids: dict[str, int], key: str, what: dict[str, str | None], reason: Reason
) -> None:
    db.session.execute(update(Team).where(Team.key == "nice").values(closed_on=TODAY))
    wanted = said(ids, key)
    if "parent" in what:
        parent = what.pop("parent")
        wanted = replace(wanted, parent_id=ids[parent] if parent else None)

    with pytest.raises(FileRefused) as caught:
        changed(ids, key, replace(wanted, **what))  # type: ignore[arg-type]

    assert caught.value.refusal.reason is reason
    assert log() == []


def test_since_counts_until_the_first_pulse_opens(ids: dict[str, int]) -> None:
    wanted = replace(said(ids, "lille"), since=date(2019, 9, 2))

    assert changed(ids, "lille", wanted).created_on == date(2019, 9, 2)
    db.session.execute(update(Person).values(counted_in_id=ids["company"]))
    later = changed(ids, "arras", replace(said(ids, "arras"), since=date(2019, 9, 2)))

    assert later.created_on == date(2025, 1, 6)


def test_people_of_the_team_and_of_the_one_above_and_managers_may_lead(
    ids: dict[str, int],
) -> None:
    lille = db.session.get_one(Team, ids["lille"])

    assert [one.name for one in editing.may_lead(db.session(), lille)] == [
        "Alice", "Bob", "Charlie", "Emil", "Hana",
    ]  # fmt: skip
    nice = db.session.get_one(Team, ids["nice"])
    assert "Emil" not in [one.name for one in editing.may_lead(db.session(), nice)]
