"""Neighbours: what was counted counts once, and what is remembered is not forced."""

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.customers.wild import Counts, Outcome
from tests.customers.wild_doors import Company, Site, by_command, in_turn
from tests.customers.wild_sheets import (
    Cell,
    File,
    Rows,
    Total,
    a_text,
    a_workbook,
    answers,
    check,
    counted,
    days,
    files,
    kinds,
    neighbour,
    neighbours,
    shops,
    totals,
)

Rated = Sequence[tuple[str, date, int]]
InTurn = Callable[[File, File], list[Outcome]]
FAULTS = {
    "none": {},
    "team": {"Magasin": "Lile"},
    "score": {"CSAT": "six"},
    "scale": {"CSAT": "7"},
    "day": {"Date": "30/02/2026"},
    "formula": {"Magasin": "=1+1"},
    "cell": {"Magasin": ""},
}
"""What one cell says instead."""
rated = st.lists(st.tuples(shops, days, st.integers(1, 5)), min_size=2, max_size=9)
doors = st.sampled_from(["command", "page"])


@pytest.fixture(scope="module")
def in_a_row(wild_company: Company, wild_pages: Site) -> dict[str, InTurn]:
    def by_page(one: File, two: File) -> list[Outcome]:
        first = wild_pages.by_page(one.content, one.name)
        return [first, wild_pages.by_page_again(two.content, two.name)]

    def by_commands(one: File, two: File) -> list[Outcome]:
        sent = [(file.content, file.name) for file in (one, two)]
        return in_turn(wild_company, *sent)

    return {"page": by_page, "command": by_commands}


def sheet(rows: Rated, way: str = "%Y-%m-%d") -> Rows:
    said: list[Sequence[Cell]] = [("Date", "Magasin", "CSAT")]
    return [*said, *((f"{day:{way}}", team, str(score)) for team, day, score in rows)]


def five(rows: Rated) -> Counts:
    """Count scores on five points."""
    return answers("csat", ((team, day, (n > 3) - (n < 3)) for team, day, n in rows))


@neighbour
@given(st.data(), doors, rated, kinds)
def test_a_sheet_of_answers_that_grows_counts_each_once(
    in_a_row: dict[str, InTurn], data: st.DataObject, door: str, rows: Rated,
    written: Callable[[Rows], File],
) -> None:  # fmt: skip
    cut = data.draw(st.integers(1, len(rows) - 1))

    first, then = in_a_row[door](written(sheet(rows[:cut])), written(sheet(rows)))

    check(first, five(rows[:cut]))
    check(then, five(rows), before=first.counts)


@neighbour
@given(st.data(), doors, st.lists(st.tuples(shops, days, st.integers(1, 5)),
                                  min_size=3, max_size=9, unique=True))  # fmt: skip
def test_a_sheet_of_the_last_weeks_counts_each_answer_once(
    in_a_row: dict[str, InTurn], data: st.DataObject, door: str, rows: Rated
) -> None:
    """No two answers are alike, or nobody could tell which of them came again."""
    cut = data.draw(st.integers(2, len(rows) - 1))
    begin = data.draw(st.integers(1, cut - 1))

    first, then = in_a_row[door](a_text(sheet(rows[:cut])), a_text(sheet(rows[begin:])))

    check(first, five(rows[:cut]))
    check(then, five(rows), before=first.counts)


@neighbour
@given(st.data(), doors, totals(least=2))
def test_a_sheet_of_totals_that_grows_counts_each_once(
    in_a_row: dict[str, InTurn], data: st.DataObject, door: str, rows: list[Total]
) -> None:
    said: list[Sequence[Cell]] = [("Semaine", "Magasin", "CSAT %", "Réponses")]
    said += [(one.week, one.team, one.percentage, one.n) for one in rows]
    cut = data.draw(st.integers(1, len(rows) - 1))

    first, then = in_a_row[door](a_workbook(said[: cut + 1]), a_workbook(said))

    check(first, counted("csat", rows[:cut]))
    check(then, counted("csat", rows), before=first.counts)


@neighbour
@given(doors, rated)
def test_the_same_answers_as_text_and_as_a_workbook_count_once(
    in_a_row: dict[str, InTurn], door: str, rows: Rated
) -> None:
    first, then = in_a_row[door](a_text(sheet(rows)), a_workbook(sheet(rows)))

    check(first, five(rows))
    assert then.counts == first.counts


@neighbour
@given(doors, rated, rated, st.permutations(["%d/%m/%Y", "%m/%d/%Y"]))
def test_the_order_of_days_is_that_of_the_file_and_not_of_the_last(
    in_a_row: dict[str, InTurn], door: str, old: Rated, new: Rated, ways: list[str]
) -> None:
    """In each file one day is beyond 12, so that its order is known."""
    sure = ("nice", date(2026, 3, 25), 5)
    old, new = [*old, sure], [*((t, d, n) for t, d, n in new if (t, d, n) not in old),
                              ("lens", date(2026, 4, 28), 1)]  # fmt: skip
    one, two = (
        a_text(sheet(rows, way)) for rows, way in zip((old, new), ways, strict=True)
    )

    first, then = in_a_row[door](one, two)

    check(first, five(old))
    check(then, five([*old, *new]), before=first.counts)


@neighbour
@given(doors, rated, st.integers(1, 4))
def test_a_score_that_was_corrected_later_is_asked_about(
    in_a_row: dict[str, InTurn], door: str, rows: Rated, less: int
) -> None:
    header: list[Sequence[Cell]] = [("Response ID", "Date", "Magasin", "CSAT")]
    team, day, _ = rows[0]
    old = [(team, day, 5), *rows[1:]]
    new = [(team, day, 5 - less), *rows[1:]]
    one, two = (
        a_text([*header, *((f"R_{at}", f"{day}", team, str(score))
                           for at, (team, day, score) in enumerate(them))])
        for them in (old, new)
    )  # fmt: skip

    first, then = in_a_row[door](one, two)

    check(first, five(old))
    check(then, before=first.counts)


@neighbour
@given(rated, rated)
def test_the_team_of_a_whole_file_is_confirmed_for_the_next(
    wild_pages: Site, old: Rated, new: Rated
) -> None:
    one, two = (
        a_text([(row[0], row[2]) for row in sheet(rows)])
        for rows in (old, [*old, *new])
    )
    told = {"Team of the whole file": "lille"}

    first = wild_pages.by_page(one.content, one.name, told)
    then = wild_pages.by_folder_again(two.content, two.name)

    check(first, five([("lille", day, score) for _, day, score in old]))
    check(then, before=first.counts)


@neighbours("fault", FAULTS)
@given(st.data(), rated)
def test_a_trial_says_what_the_real_run_says_faults_included(
    wild_company: Company, fault: dict[str, str], data: st.DataObject, rows: Rated
) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    columns = {
        name: [cells[place] for cells in sheet(rows)[1:]]
        for place, name in enumerate(("Date", "Magasin", "CSAT"))
    }
    for name, said in fault.items():
        columns[name][at] = said
    file = data.draw(files(columns))

    _, tried, real = by_command(wild_company, file.content, file.name)

    assert tried == real
