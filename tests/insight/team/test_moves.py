"""Which of a reader's teams have moved beyond their usual."""

import pytest
from flask import Flask

from engagement.database import db
from engagement.insight.series.change_from_usual import Move
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.team import moves
from engagement.insight.team.moves import TeamMoves
from engagement.people import queries as people
from engagement.pulses.queries import NO_BLANKS
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
)

WEEKS = range(THIS_WEEK - 26, THIS_WEEK)


@pytest.fixture
def ids(company: dict[str, int], save: Save, inside_app: Flask) -> list[int]:
    """Give the company twelve shops, of which the fourth fell two weeks ago."""
    found = shops(save, 12, parent_id=company["south"])
    save(a_release())
    for week in WEEKS:
        for at, one in enumerate(found):
            has_fallen = at == 3 and week >= THIS_WEEK - 2
            share = 0.2 if has_fallen else 0.6 + 0.02 * ((at * 7 + week * 5) % 4)
            save(
                a_figure(one, share, week=week, low=90, high=90, rounding=0),
                a_score(one, 100, 70 + (at * 5 + week * 3) % 4, week=week),
            )
    return found


def found(sight: Sight = EVERYTHING) -> TeamMoves:
    links = people.links(db.session())
    return moves.moves(db.session(), links, THIS_WEEK, sight, is_own_only=False)


def test_a_team_that_fell_is_found_with_what_fell(ids: list[int]) -> None:
    told = [(one.team_id, one.measure, one.move) for one in found().moves]

    assert told == [(ids[3], "mobilisation", Move.BELOW)]


def test_of_others_a_reader_learns_nothing(ids: list[int]) -> None:
    others = found(Sight({ids[0]}, NO_BLANKS))

    assert others.is_known
    assert others.moves == ()


def test_before_what_is_usual_is_known_nothing_is_told(
    company: dict[str, int], inside_app: Flask
) -> None:
    assert found() == TeamMoves((), is_known=False)
