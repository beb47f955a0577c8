"""What hangs on a wall and stands in a book."""

from datetime import date

import pytest
from flask import Flask
from sqlalchemy import update

from engagement import weeks
from engagement.customers.comments import customer_comments
from engagement.customers.models import Voice
from engagement.customers.till import surveys
from engagement.database import db
from engagement.insight.wall import wall
from engagement.insight.wall.wall import MOST, WEEKS_SHOWN, PieceKind
from engagement.people import removal
from engagement.people.models import Person, Team
from engagement.stories import stories
from engagement.stories.stories import Told
from tests.customers.comments.test_customer_comments import an_import
from tests.customers.till.surveys import a_survey, say

WEEK = weeks.week_of(date(2026, 3, 4))


@pytest.fixture
def teams(inside_app: Flask, company: dict[str, int]) -> dict[str, int]:
    db.session.add(an_import())
    db.session.flush()
    return company


def story(team_id: int, text: str, week: int = WEEK, signature: str = "") -> None:
    stories.tell(db.session(), team_id, Told(text, text, signature), week)
    for one in stories.waiting(db.session()):
        if one.text == text:
            stories.let(db.session(), one.id, text)


def voice(team_id: int, text: str, week: int = WEEK, *, on_wall: bool = True) -> None:
    db.session.add(
        Voice(
            import_id=1, team_id=team_id, week=week, moment="", text=text,
            on_wall=on_wall,
        )
    )  # fmt: skip
    db.session.flush()


def texts(team_ids: wall.Teams = None) -> list[str]:
    return [piece.text for piece in wall.wall(db.session(), team_ids, WEEK)]


def team(teams: dict[str, int], key: str) -> Team:
    return db.session.get_one(Team, teams[key])


def test_both_kinds_hang_together_the_newest_week_first(
    teams: dict[str, int],
) -> None:
    voice(teams["lille"], "old", WEEK - 2)
    story(teams["lille"], "told", WEEK - 1, "Tom")
    voice(teams["nice"], "new")

    found = wall.wall(db.session(), None, WEEK)

    assert [(piece.kind, piece.text, piece.signature) for piece in found] == [
        (PieceKind.VOICE, "new", ""),
        (PieceKind.STORY, "told", "Tom"),
        (PieceKind.VOICE, "old", ""),
    ]


def test_nothing_hangs_that_hr_has_not_let(teams: dict[str, int]) -> None:
    voice(teams["lille"], "slow", on_wall=False)
    stories.tell(db.session(), teams["lille"], Told("f", "It was Tom.", ""), WEEK)

    assert texts() == []
    assert wall.book(db.session(), None, 2026) == []


def test_a_team_has_those_of_the_teams_below_it(teams: dict[str, int]) -> None:
    for key in ("lille", "arras", "nice"):
        story(teams[key], key)

    assert set(texts(wall.teams_at(db.session(), team(teams, "north")))) == {
        "lille",
        "arras",
    }
    assert texts(wall.teams_at(db.session(), team(teams, "lille"))) == ["lille"]
    assert len(texts(wall.teams_at(db.session(), team(teams, "company")))) == 3


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("hana", {"company", "lille", "arras", "nice"}),
        ("alice", {"lille", "arras"}),
        ("bob", {"arras"}),
        ("emil", set()),
    ],
)
def test_a_reader_has_those_of_the_teams_they_may_see(
    teams: dict[str, int], name: str, seen: set[str]
) -> None:
    for key in ("company", "lille", "arras", "nice"):
        story(teams[key], key)
        voice(teams[key], key)
    reader = db.session.get_one(Person, teams[name])

    assert set(texts(wall.teams_of(db.session(), reader))) == seen


def test_comments_at_the_till_hang_at_the_team_that_asked(
    teams: dict[str, int],
) -> None:
    survey = a_survey(db.session(), teams["arras"])
    for at, text in enumerate(("kind", "slow")):
        say(db.session(), survey, at, text, week=WEEK, csat=5)
    hana = db.session.get_one(Person, teams["hana"])
    said = {one.text: one for one in surveys.comments(db.session(), survey.id)}
    surveys.turn_comment(
        db.session(), said["kind"].id, hana, date(2026, 3, 4), is_on=True
    )

    (piece,) = wall.wall(db.session(), {teams["arras"]}, WEEK)

    assert (piece.kind, piece.team, piece.text) == (PieceKind.VOICE, "Arras", "kind")
    assert texts({teams["lille"]}) == []


def test_a_team_that_is_joined_to_another_stays_on_the_walls_above(
    teams: dict[str, int],
) -> None:
    story(teams["arras"], "told")
    voice(teams["arras"], "said")

    arras, lille = team(teams, "arras"), team(teams, "lille")
    removal.close_team(db.session(), arras, lille, date(2026, 3, 4))

    above = wall.teams_at(db.session(), team(teams, "north"))
    assert texts(above) == ["told", "said"]
    assert [one.team for one in wall.book(db.session(), None, 2026)] == ["Arras"]


def test_a_wall_has_a_year_and_no_more_than_a_meeting_can_bear(
    teams: dict[str, int],
) -> None:
    story(teams["lille"], "a year ago", WEEK - WEEKS_SHOWN + 1)
    story(teams["lille"], "before that", WEEK - WEEKS_SHOWN)
    assert texts() == ["a year ago"]

    for at in range(MOST):
        voice(teams["lille"], f"comment {at}")
    assert len(texts()) == MOST
    assert "a year ago" not in texts()


def test_a_book_has_the_iso_weeks_of_its_year_by_team_from_january_on(
    teams: dict[str, int],
) -> None:
    first, last = (weeks.week_from(one) for one in ("2026-W01", "2026-W53"))
    assert first
    assert last
    voice(teams["nice"], "last", last)
    story(teams["nice"], "first", first)
    story(teams["lille"], "middle", first + 20)
    story(teams["lille"], "before", first - 1)
    story(teams["lille"], "after", last + 1)

    found = wall.book(db.session(), None, 2026)

    assert [(one.team, [piece.text for piece in one.pieces]) for one in found] == [
        ("Lille", ["middle"]),
        ("Nice", ["first", "last"]),
    ]
    assert [wall.year_of(one) for one in (first - 1, first, last)] == [2025, 2026, 2026]


def test_two_teams_of_one_name_have_a_chapter_each(teams: dict[str, int]) -> None:
    db.session.execute(
        update(Team).where(Team.id == teams["nice"]).values(name="Lille")
    )
    for key in ("lille", "nice"):
        story(teams[key], key)

    assert [one.team for one in wall.book(db.session(), None, 2026)] == ["Lille"] * 2


def test_a_comment_that_is_destroyed_hangs_no_more(
    teams: dict[str, int],
) -> None:
    voice(teams["lille"], "said")
    (said,) = customer_comments.comments_page(db.session())

    customer_comments.destroy(db.session(), said.id)

    assert texts() == []
