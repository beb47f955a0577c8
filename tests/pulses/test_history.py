"""Past results of another tool."""

import io
from collections.abc import Callable
from datetime import timedelta

import pytest
import xlsxwriter
from flask import Flask, current_app
from sqlalchemy import select

from engagement.database import db
from engagement.pulses import history
from engagement.pulses.bank import WEEKLY
from engagement.pulses.models import Figure, Release
from engagement.refusals import FileRefused, Reason
from engagement.weeks import week_from
from tests.conftest import NOON
from tests.pulses import staff

HEADER = "team,week,question,n,favourable\n"
THIS_WEEK = week_from("2026-W10") or 0


def take_in(rows: str) -> history.HistoryOutcome:
    content = (HEADER + rows).encode()
    outcome = history.take_in(
        db.session(), content, THIS_WEEK, NOON, staff.inside(current_app)
    )
    db.session.commit()
    return outcome


@pytest.fixture
def shop(inside_app: Flask) -> int:
    return staff.a_team("shop").id


@pytest.fixture
def region(inside_app: Flask) -> dict[str, int]:
    """Company > north > lille, arras."""
    company = staff.a_team("company")
    north = staff.a_team("north", company)
    return {
        "company": company.id,
        "north": north.id,
        "lille": staff.a_team("lille", north).id,
        "arras": staff.a_team("arras", north).id,
    }


def exact(**respondents: int) -> str:
    return "".join(
        f"{team},2026-W09,pride,{number},3\n" for team, number in respondents.items()
    )


def standing(region: dict[str, int]) -> set[str]:
    names = {team_id: key for key, team_id in region.items()}
    rows = select(Figure.team_id).where(Figure.question == "pride")
    return {names[team_id] for team_id in db.session.scalars(rows)}


@pytest.mark.parametrize(
    ("respondents", "kept"),
    [
        ({"north": 9, "lille": 8}, {"lille"}),
        ({"north": 10, "lille": 6}, {"lille"}),
        ({"north": 14, "lille": 6, "arras": 7}, {"lille", "arras"}),
        ({"north": 18, "lille": 6, "arras": 7}, {"north", "lille", "arras"}),
        ({"north": 13, "lille": 6, "arras": 7}, {"north", "lille", "arras"}),
        ({"company": 20, "north": 18, "lille": 6}, {"north", "lille"}),
        ({"company": 12, "lille": 9}, {"lille"}),
        ({"company": 14, "north": 12, "lille": 9}, {"company", "lille"}),
    ],
)
@pytest.mark.parametrize("order", [1, -1])
def test_no_row_goes_in_that_tells_a_few_by_subtraction(
    region: dict[str, int], respondents: dict[str, int], kept: set[str], order: int
) -> None:
    rows = dict(list(respondents.items())[::order])

    outcome = take_in(exact(**rows))

    assert standing(region) == kept
    assert len(outcome.refused) == len(respondents) - len(kept)
    assert {one.reason for one in outcome.refused} <= {Reason.TELLS_A_FEW}


def test_a_later_file_cannot_be_subtracted_from_an_earlier_one(
    region: dict[str, int],
) -> None:
    take_in(exact(north=9))

    outcome = take_in(exact(lille=8))

    assert [one.reason for one in outcome.refused] == [Reason.TELLS_A_FEW]
    assert standing(region) == {"north"}


def test_another_question_is_no_part_of_the_subtraction(region: dict[str, int]) -> None:
    outcome = take_in("north,2026-W09,pride,9,3\nlille,2026-W09,energy,8,3\n")

    assert outcome.refused == []
    assert standing(region) == {"north"}


def test_a_mobilisation_cannot_be_subtracted_either(region: dict[str, int]) -> None:
    take_in("".join(f"north,2026-W09,{one},9,3\n" for one in WEEKLY))

    outcome = take_in("lille,2026-W09,mobilisation,8,3\n")

    assert [one.reason for one in outcome.refused] == [Reason.TELLS_A_FEW]


def test_means_that_could_be_subtracted_are_not_made(region: dict[str, int]) -> None:
    """Each question leaves 0, 11 or 12 others; the least numbers, 12 and 8, leave 4."""
    numbers = zip(WEEKLY, (20, 12, 20), (8, 12, 9), strict=True)

    outcome = take_in(
        "".join(
            f"north,2026-W09,{one},{n},3\nlille,2026-W09,{one},{part},3\n"
            for one, n, part in numbers
        )
    )

    rows = select(Figure.team_id).where(Figure.question == "mobilisation")
    assert outcome.added == 6
    assert set(db.session.scalars(rows)) == {region["lille"]}


@pytest.mark.parametrize("week", ["2026-W08", "2026-W09"])
def test_from_the_first_pulse_on_no_row_goes_in(shop: int, week: str) -> None:
    settings = staff.inside(current_app)
    staff.a_team("top", people=6)
    before = NOON - timedelta(days=14)
    staff.close(settings, staff.an_open_pulse(settings, before))

    outcome = take_in(f"shop,{week},pride,20,15\nshop,2026-W07,pride,20,15\n")

    assert [one.reason for one in outcome.refused] == [Reason.WEEK_OF_PULSES]
    assert outcome.added == 1


def figures() -> dict[str, tuple[float, int, int]]:
    rows = db.session.scalars(select(Figure))
    return {row.question: (row.share, row.low, row.high) for row in rows}


def test_rows_become_exact_figures_and_the_weekly_three_are_the_mobilisation(
    shop: int,
) -> None:
    outcome = take_in(
        "shop,2026-W09,energy,20,15\nshop,2026-S09,extra,10,5\n"
        "shop,2026-W09,pride,16,4\nshop,2026-W09,11a,20,20\n"
    )

    assert (outcome.added, outcome.same, outcome.refused) == (4, 0, [])
    assert figures() == {
        "11a": (1.0, 20, 20),
        "energy": (0.75, 20, 20),
        "extra": (0.5, 10, 10),
        "pride": (0.25, 16, 16),
        "mobilisation": (0.5, 10, 20),
    }
    assert {row.rounding for row in db.session.scalars(select(Figure))} == {0.0}


def test_no_mobilisation_is_made_of_other_questions_or_of_some(shop: int) -> None:
    take_in(
        "shop,2026-W09,energy,20,20\nshop,2026-W09,extra,20,20\n"
        "shop,2026-W09,office coffee,20,0\n"
    )

    assert "mobilisation" not in figures()


def test_a_mobilisation_is_made_once_all_its_questions_are_there(shop: int) -> None:
    take_in("shop,2026-W09,energy,20,15\nshop,2026-W09,extra,20,10\n")

    take_in("shop,2026-W09,pride,20,5\n")

    assert figures()["mobilisation"] == (0.5, 20, 20)


def test_a_mobilisation_in_the_file_is_taken_as_it_is(shop: int) -> None:
    rows = "".join(f"shop,2026-W09,{one},20,15\n" for one in WEEKLY)

    take_in(f"{rows}shop,2026-W09,mobilisation,20,10\n")

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
        ("shop,2026-W09,11a,20,121", Reason.MORE_THAN_ALL),
        ("nobody,2026-W09,11a,20,15", Reason.UNKNOWN_TEAM),
        ("shop,2026-W54,11a,20,15", Reason.BAD_WEEK),
        ("shop,2026-W11,11a,20,15", Reason.WEEK_NOT_OVER),
        ("shop,2026-W10,11a,20,15", Reason.WEEK_NOT_OVER),
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
    take_in("".join(f"shop,2026-W09,{one},20,15\n" for one in WEEKLY))

    take_in("shop,2026-W09,11b,20,5\n")

    assert figures()["mobilisation"] == (0.75, 20, 20)
    assert figures()["11b"] == (0.25, 20, 20)


def test_a_file_without_its_columns_is_refused_as_a_whole(inside_app: Flask) -> None:
    header = b"team,week\nshop,2026-W09\n"
    with pytest.raises(FileRefused) as refused:
        history.take_in(db.session(), header, THIS_WEEK, NOON, staff.inside(inside_app))

    assert refused.value.refusal.values == {
        "columns": "question, n, favourable",
        "seen": "team, week",
    }


@pytest.fixture(params=["exact", "named", "in a workbook"])
def written(request: pytest.FixtureRequest) -> Callable[[dict[str, int]], bytes]:
    """Return what writes respondents down as a file, in each of its forms."""
    names = {"north": "NORTH", "lille": "Lillé"} if request.param == "named" else {}

    def write(respondents: dict[str, int]) -> bytes:
        lines = [HEADER.strip().split(",")] + [
            [names.get(team, team), "2026-W09", "pride", str(number), "3"]
            for team, number in respondents.items()
        ]
        if request.param != "in a workbook":
            return "\n".join(map(",".join, lines)).encode()
        file = io.BytesIO()
        with xlsxwriter.Workbook(file, {"strings_to_numbers": True}) as book:
            sheet = book.add_worksheet("Scores")
            for number, line in enumerate(lines):
                sheet.write_row(number, 0, line)
        return file.getvalue()

    return write


@pytest.mark.parametrize(
    ("respondents", "kept"),
    [
        ({"north": 10, "lille": 6}, {"lille"}),
        ({"north": 11, "lille": 6}, {"north", "lille"}),
        ({"company": 14, "north": 12, "lille": 9}, {"company", "lille"}),
    ],
)
def test_the_promise_holds_however_the_file_is_written(
    region: dict[str, int],
    written: Callable[[dict[str, int]], bytes],
    respondents: dict[str, int],
    kept: set[str],
) -> None:
    file = written(respondents)

    history.take_in(db.session(), file, THIS_WEEK, NOON, staff.inside(current_app))

    assert standing(region) == kept
