"""Where each team tells: random, renewed, closed."""

from datetime import date

import pytest
from flask import Flask

from engagement.database import db
from engagement.people import removal
from engagement.people.models import Team
from engagement.stories import addresses

DAY = date(2026, 3, 4)


@pytest.fixture
def teams(inside_app: Flask, company: dict[str, int]) -> dict[str, int]:
    return company


def code_of(team_id: int) -> str:
    code = addresses.code_of(db.session(), team_id)
    assert code
    return code


def team_at(code: str) -> str | None:
    team = addresses.team_at(db.session(), code)
    return team.key if team else None


def test_an_address_leads_to_its_team_in_whatever_case(teams: dict[str, int]) -> None:
    addresses.open_all(db.session(), [teams["lille"], teams["arras"]])

    code = code_of(teams["lille"])

    assert code != code_of(teams["arras"])
    assert team_at(code) == team_at(code.upper()) == "lille"
    assert team_at("unknown") is None


def test_an_address_stays_when_all_are_opened(teams: dict[str, int]) -> None:
    addresses.open_all(db.session(), [teams["lille"]])
    code = code_of(teams["lille"])

    addresses.open_all(db.session(), [teams["lille"], teams["nice"]])

    assert code_of(teams["lille"]) == code
    assert [one.name for one in addresses.teams(db.session()) if one.is_open] == [
        "Lille",
        "Nice",
    ]
    addresses.open_all(db.session(), [])


def test_what_is_closed_leads_nowhere_and_comes_back_as_another(
    teams: dict[str, int],
) -> None:
    addresses.open_all(db.session(), [teams["lille"]])
    code = code_of(teams["lille"])

    addresses.close(db.session(), teams["lille"])
    assert team_at(code) is None
    addresses.open_all(db.session(), [teams["lille"]])

    assert code_of(teams["lille"]) != code
    assert team_at(code) is None


def test_a_team_that_is_joined_to_another_tells_no_more(teams: dict[str, int]) -> None:
    addresses.open_all(db.session(), [teams["arras"]])
    code = code_of(teams["arras"])
    arras, lille = (db.session.get_one(Team, teams[key]) for key in ("arras", "lille"))

    removal.close_team(db.session(), arras, lille, DAY)

    assert team_at(code) is None
    assert "Arras" not in {one.name for one in addresses.teams(db.session())}
