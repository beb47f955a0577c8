"""Past results of another tool."""

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.database import db
from engagement.pulses import history
from engagement.pulses.models import Figure, Release
from engagement.tables import FileRefused, Reason
from engagement.weeks import week_from
from tests.conftest import NOON
from tests.pulses import staff

HEADER = "team,week,question,n,favourable\n"
THIS_WEEK = week_from("2026-W10") or 0


def take_in(rows: str) -> history.Outcome:
    content = (HEADER + rows).encode()
    outcome = history.take_in(db.session(), content, THIS_WEEK, NOON, "secret")
    db.session.commit()
    return outcome


@pytest.fixture
def shop(inside_app: Flask) -> int:
    return staff.a_team("shop").id


def figures() -> dict[str, tuple[float, int, int]]:
    rows = db.session.scalars(select(Figure))
    return {row.question: (row.share, row.low, row.high) for row in rows}


def test_rows_become_exact_figures_and_their_mean_is_the_mobilisation(
    shop: int,
) -> None:
    outcome = take_in("shop,2026-W09,11a,20,15\nshop,2026-S09,11b,10,5\n")

    assert (outcome.added, outcome.same, outcome.refused) == (2, 0, [])
    assert figures() == {
        "11a": (0.75, 20, 20),
        "11b": (0.5, 10, 10),
        "mobilisation": (0.625, 10, 20),
    }
    assert {row.rounding for row in db.session.scalars(select(Figure))} == {0.0}


def test_a_mobilisation_in_the_file_is_taken_as_it_is(shop: int) -> None:
    take_in("shop,2026-W09,11a,20,15\nshop,2026-W09,mobilisation,20,10\n")

    assert figures()["mobilisation"] == (0.5, 20, 20)


def test_the_same_file_twice_changes_nothing(shop: int) -> None:
    rows = "shop,2026-W09,11a,20,15\nshop,2026-W08,11a,20,10\n"
    take_in(rows)

    outcome = take_in(rows)

    assert (outcome.added, outcome.same) == (0, 2)
    assert len(db.session.scalars(select(Release)).all()) == 2


def test_a_repeated_row_counts_once(shop: int) -> None:
    outcome = take_in("shop,2026-W09,11a,20,15\nshop,2026-W09,11a,20,15\n")

    assert (outcome.added, outcome.same) == (1, 1)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("shop,2026-W09,11a,4,4", Reason.UNDER_FIVE),
        ("shop,2026-W09,11a,20,21", Reason.MORE_THAN_ALL),
        ("nobody,2026-W09,11a,20,15", Reason.UNKNOWN_TEAM),
        ("shop,2026-W54,11a,20,15", Reason.BAD_WEEK),
        ("shop,2026-W11,11a,20,15", Reason.FUTURE_WEEK),
        ("shop,2026-W09,11a,many,15", Reason.BAD_NUMBER),
        ("shop,2026-W09,11a,²,1", Reason.BAD_NUMBER),
        ("shop,2026-W09,,20,15", Reason.MISSING_VALUE),
        ("shop,2026-W09,=1+1,20,15", Reason.FORMULA),
        ("shop,2026-W09," + "x" * 61 + ",20,15", Reason.TOO_LONG),
        ("shop,2026-W09,11a", Reason.WRONG_NUMBER_OF_CELLS),
    ],
)
def test_a_row_that_cannot_go_in_is_refused_and_the_others_go_in(
    shop: int, row: str, reason: Reason
) -> None:
    outcome = take_in(f"{row}\nshop,2026-W09,11b,20,15\n")

    assert outcome.added == 1
    assert [(one.row, one.reason) for one in outcome.refused] == [(2, reason)]


def test_what_was_published_is_never_changed(shop: int) -> None:
    take_in("shop,2026-W09,11a,20,15\n")

    outcome = take_in("shop,2026-W09,11a,20,16\n")

    assert [one.reason for one in outcome.refused] == [Reason.ALREADY_RELEASED]
    assert figures()["11a"] == (0.75, 20, 20)


def test_a_later_file_leaves_the_mobilisation_of_its_week_alone(shop: int) -> None:
    take_in("shop,2026-W09,11a,20,15\n")

    take_in("shop,2026-W09,11b,20,5\n")

    assert figures()["mobilisation"] == (0.75, 20, 20)
    assert figures()["11b"] == (0.25, 20, 20)


def test_a_file_without_its_columns_is_refused_as_a_whole(inside_app: Flask) -> None:
    header = b"team,week\nshop,2026-W09\n"
    with pytest.raises(FileRefused) as refused:
        history.take_in(db.session(), header, THIS_WEEK, NOON, "s")

    assert refused.value.refusal.values == {"columns": "question, n, favourable"}
