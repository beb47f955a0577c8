"""Neighbours: a figure counts as the share it is, and once for all its answers."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.customers.wild_sheets import (
    REGIONS,
    SHOPS,
    Cell,
    Columns,
    Doors,
    Percent,
    Total,
    a_workbook,
    check,
    counted,
    doors,
    files,
    mondays,
    neighbour,
    neighbours,
    rows_of,
    totals,
)

NAMES = {**SHOPS, "north": "Région Nord", "south": "Région Sud",
         "company": "Maison Auber"}  # fmt: skip
MEANS = {name: name for name in ("CSAT", "Satisfaction", "Note moyenne", "Avg CSAT")}
APART = {
    "day": ("Date", True), "agent": ("Agent", False), "channel": ("Type d'appel", False)
}  # fmt: skip


def sheet(rows: Sequence[Total], **figures: Sequence[Cell]) -> Columns:
    return {
        "Semaine": [one.week for one in rows],
        "Magasin": [NAMES[one.team] for one in rows],
        **{name.replace("_", " "): cells for name, cells in figures.items()},
        "Réponses": [one.n for one in rows],
    }


@neighbours("metric", {"csat": "csat", "nps": "nps"})
@given(doors, totals(), st.booleans())
def test_a_cell_shown_as_percent_is_that_percentage(
    wild: Doors, metric: str, door: str, rows: list[Total],
    are_whole: bool,  # noqa: FBT001 - drawn
) -> None:  # fmt: skip
    """It holds 1 for 100 %, and may hold nothing else."""
    if are_whole:
        rows = [one._replace(up=one.n, down=0) for one in rows]
    cells = [
        Percent((one.nps if metric == "nps" else one.percentage) / 100) for one in rows
    ]

    outcome = wild.take(door, a_workbook(rows_of(sheet(rows, **{metric: cells}))))

    check(outcome, counted(metric, rows))


@neighbours("cells", {"ends": [0.0, 1.0], "shares": [0.8, 0.825, 0.5, 1.0]})
@given(st.data(), doors, totals())
def test_a_bare_share_is_asked_about(
    wild: Doors, cells: list[float], data: st.DataObject, door: str, rows: list[Total]
) -> None:
    """Nothing at all is 0 % either way."""
    shares: list[Cell] = [data.draw(st.sampled_from(cells)) for _ in rows]
    none = [one._replace(up=0) for one in rows]

    outcome = wild.take(door, data.draw(files(sheet(rows, CSAT=shares))))

    check(outcome, *([] if any(shares) else [counted("csat", none)]))


@neighbour
@given(st.data(), doors, totals())
def test_a_bare_part_of_an_nps_is_asked_about(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    shares: list[Cell] = [
        data.draw(st.sampled_from([-0.25, 0.5, 0.4, -0.1, 0.05])) for _ in rows
    ]

    outcome = wild.take(door, data.draw(files(sheet(rows, NPS=shares))))

    check(outcome)


@neighbours("name", MEANS)
@given(st.data(), doors, totals())
def test_a_mean_of_points_is_no_percentage(
    wild: Doors, name: str, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    means = data.draw(st.sampled_from([[3.0, 4.0, 5.0], [3.4, 4.25, 4.0, 4.8]]))
    cells: list[Cell] = [data.draw(st.sampled_from(means)) for _ in rows]

    outcome = wild.take(door, data.draw(files(sheet(rows, **{name: cells}))))

    check(outcome)


@neighbour
@given(st.data(), doors, totals(least=2, most=6))
def test_what_adds_up_the_rows_beside_it_counts_no_answer_twice(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    """Where a region has no row below it in a week, its row is all that there is."""
    above = []
    for region, shops in REGIONS.items():
        for monday in {one.monday for one in rows}:
            below = [one for one in rows if one.monday == monday and one.team in shops]
            if below:
                above.append(_sum(region, monday, below))
    if data.draw(st.booleans()):
        for monday in {one.monday for one in rows}:
            of_week = [one for one in rows if one.monday == monday]
            above.append(_sum("company", monday, of_week))
    alone = Total("south", date(2025, 6, 2), 40, 30)
    said = data.draw(st.permutations([*above, *rows, alone]))
    cells = [one.percentage for one in said]

    outcome = wild.take(door, data.draw(files(sheet(said, CSAT_=cells))))

    check(outcome, counted("csat", [*rows, alone]))


def _sum(team: str, monday: date, rows: Sequence[Total]) -> Total:
    n, up, down = (sum(numbers) for numbers in zip(*(one[2:] for one in rows),
                                                   strict=True))  # fmt: skip
    return Total(team, monday, n, up, down)


@neighbours("beside", {"counts": 1, "percentages": 100, "neither": 37})
@given(st.data(), doors, totals(), st.booleans())
def test_promoters_agree_with_the_answers_beside_them(
    wild: Doors, beside: int, data: st.DataObject, door: str, rows: list[Total],
    has_nps: bool,  # noqa: FBT001 - drawn
) -> None:  # fmt: skip
    """As counts they are all the answers; as percentages, a hundred of them."""
    kept = [
        one if beside == 1 else Total(one.team, one.monday, one.n * 100, one.n, 0)
        for one in rows
    ]
    ups = [data.draw(st.integers(30, 60)) for _ in kept]
    if beside == 1:
        groups = [(one.up, one.n - one.up - one.down, one.down) for one in kept]
    else:
        groups = [(up, beside + 20 - up, 100 - beside) if beside == 37
                  else (up, 90 - up, 10) for up in ups]  # fmt: skip
        kept = [
            one._replace(up=one.n * up // 100, down=one.n * down // 100)
            for one, (up, _, down) in zip(kept, groups, strict=True)
        ]
    figures: dict[str, Sequence[Cell]] = {
        name: [group[place] for group in groups]
        for place, name in enumerate(("Promoteurs", "Passifs", "Détracteurs"))
    }
    if has_nps:
        figures["NPS"] = [one.nps for one in kept]

    outcome = wild.take(door, data.draw(files(sheet(kept, **figures))))

    check(outcome, *([] if beside == 37 else [counted("nps", kept)]))


@neighbours("apart", APART)
@given(st.data(), doors, mondays, st.integers(2, 5))
def test_several_totals_of_one_team_and_week_are_added_up_or_asked_about(
    wild: Doors, apart: tuple[str, bool], data: st.DataObject, door: str,
    monday: date, number: int,
) -> None:  # fmt: skip
    name, is_day = apart
    parts = st.sampled_from([(10, 8), (20, 15), (10, 8), (40, 10)])
    rows = [Total("lille", monday, *data.draw(parts)) for _ in range(number)]
    cells = [f"{monday + timedelta(days=at)}" if is_day else f"{name} {at}"
             for at in range(number)]  # fmt: skip
    columns = {**sheet(rows, CSAT=[one.percentage for one in rows]), name: cells}
    if is_day:
        del columns["Semaine"]

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, counted("csat", rows))


@neighbour
@given(st.data(), doors, totals(least=2))
def test_percent_signs_and_half_a_percent_are_percentages(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    low = [rows[0]._replace(n=400, up=2), *rows[1:]]
    cells = [f"{one.percentage} %".replace(".", ",") for one in low]

    outcome = wild.take(door, data.draw(files(sheet(low, CSAT=cells))))

    check(outcome, counted("csat", low))
