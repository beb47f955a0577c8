"""Totals that speak of the same customers: rows that add up others, and parts."""

from dataclasses import replace

import pytest

from engagement import weeks
from engagement.customers.files.recipe import NOTHING_TOLD, Recipe
from engagement.customers.intake import read
from engagement.customers.intake.asks import COUNTED, LAST, NOT_COUNTED, About
from engagement.customers.intake.cells import Cell, Tally
from engagement.customers.intake.intake import Intake, Vocabulary
from engagement.customers.intake.totals import PARTS

COMPANY, NORTH, LILLE, ARRAS = range(1, 5)
TEAMS = {"company": COMPANY, "north": NORTH, "lille": LILLE, "arras": ARRAS}
PARENTS = {NORTH: COMPANY, LILLE: NORTH, ARRAS: NORTH}
W10 = weeks.week_from("2026-W10") or 0
HEADER = "team,week,metric,n,favourable\n"


def intake(text: str, told: Recipe = NOTHING_TOLD, **answers: str) -> Intake:
    words = Vocabulary(TEAMS, parents=PARENTS)
    found = read.read(text.encode(), words, W10 + 20, told)
    if answers:
        keys = {key.replace("__", "-"): said for key, said in answers.items()}
        return intake(text, replace(found.recipe, answers=keys))
    return found


def counted(found: Intake) -> dict[int, Tally]:
    return {cell.team_id: tally for cell, tally in found.cells().items()}


def test_a_region_that_adds_up_its_shops_is_left_out() -> None:
    found = intake(
        f"{HEADER}north,2026-W10,csat,30,21\nlille,2026-W10,csat,10,8\n"
        "arras,2026-W10,csat,20,13\ncompany,2026-W10,csat,30,21\n"
    )

    assert counted(found) == {LILLE: Tally(10, 8, 0), ARRAS: Tally(20, 13, 0)}
    assert found.left_out == 2
    assert [(one.about, one.answer) for one in found.questions] == [
        (About.SUBTOTALS, NOT_COUNTED)
    ]


def test_a_region_alone_in_its_week_counts() -> None:
    found = intake(f"{HEADER}north,2026-W09,csat,30,21\nlille,2026-W10,csat,10,8\n")

    assert counted(found) == {NORTH: Tally(30, 21, 0), LILLE: Tally(10, 8, 0)}
    assert not found.questions


MISFIT = f"{HEADER}north,2026-W10,csat,35,21\nlille,2026-W10,csat,10,8\n"


def test_whether_a_region_has_customers_of_its_own_is_asked() -> None:
    found = intake(MISFIT)

    assert [(one.about, one.examples) for one in found.asks] == [
        (About.SUBTOTALS, ("2",))
    ]
    assert found.cells() == {}
    assert counted(intake(MISFIT, subtotals=COUNTED)) == {
        NORTH: Tally(35, 21, 0),
        LILLE: Tally(10, 8, 0),
    }
    assert counted(intake(MISFIT, subtotals=NOT_COUNTED)) == {LILLE: Tally(10, 8, 0)}


def test_a_row_that_is_called_total_is_left_out() -> None:
    found = intake(
        f"{HEADER}lille,2026-W10,csat,10,8\nGrand total,2026-W10,csat,10,8\n"
    )

    assert counted(found) == {LILLE: Tally(10, 8, 0)}
    assert (found.left_out, len(found.refused)) == (1, 0)


def test_the_totals_of_days_are_added_up_to_their_week() -> None:
    found = intake(
        "date,team,metric,n,favourable\n2026-03-02,lille,csat,10,8\n"
        "2026-03-03,lille,csat,10,8\n2026-03-09,lille,csat,5,5\n"
    )

    assert found.cells() == {
        Cell(LILLE, W10, "csat", ""): Tally(20, 16, 0),
        Cell(LILLE, W10 + 1, "csat", ""): Tally(5, 5, 0),
    }
    assert not found.asks


AGENTS = (
    "team,week,agent,metric,n,favourable\nlille,2026-W10,Ann,csat,10,8\n"
    "lille,2026-W10,Bob,csat,10,8\nlille,2026-W10,Cid,nps,10,8\n"
)


@pytest.mark.parametrize(
    ("answer", "tally"), [(PARTS, Tally(20, 16, 0)), (LAST, Tally(10, 8, 0))]
)
def test_what_several_rows_of_a_team_and_week_are_is_asked(
    answer: str, tally: Tally
) -> None:
    found = intake(AGENTS.replace(",nps,10,8", ",ces,10,8"))

    assert [(one.about, one.metric) for one in found.asks] == [(About.REPEATS, "csat")]
    assert {cell.metric for cell in found.cells()} == {"ces"}
    told = intake(AGENTS.replace(",nps,10,8", ",ces,10,8"), repeats__csat=answer)
    assert told.cells()[Cell(LILLE, W10, "csat", "")] == tally
