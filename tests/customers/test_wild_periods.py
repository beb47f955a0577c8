"""Neighbours: a figure is of the week that the file names, or is asked about."""

from collections.abc import Sequence
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.customers.wild_sheets import (
    Cell,
    Columns,
    Doors,
    Total,
    a_workbook,
    answers,
    check,
    counted,
    days,
    doors,
    files,
    neighbour,
    neighbours,
    rows_of,
    shops,
    totals,
)

MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août")
IN_MONTHS = {
    "number": ("Mois", "{month}"),
    "period": ("Période", "{month}"),
    "fiscal": ("Exercice", "2026{month:03}"),
    "fiscal period": ("Period", "P{month:02} 2026"),
    "word": ("Mois", "{word} 2026"),
    "iso": ("Month", "2026-{month:02}"),
    "slash": ("Période", "{month:02}/2026"),
    "first": ("Date", "2026-{month:02}-01"),
    "week of the first": ("Semaine", "01/{month:02}/2026"),
}
IN_PARTS = {
    "half": ("Semestre", "S{part}", 2),
    "half with its year": ("Semestre", "S{part} 2026", 2),
    "half of a period": ("Période", "S{part} 2026", 2),
    "quarter": ("Trimestre", "T{part} 2026", 4),
    "quarter in English": ("Quarter", "Q{part} 2026", 4),
}
YEARS = {
    "french": ("Année", "Semaine"), "english": ("Year", "Week"),
    "iso": ("ISO year", "ISO week"), "short": ("An", "Sem"),
}  # fmt: skip
NEVER = {
    "dos": date(1980, 1, 1), "mac": date(1904, 1, 1), "excel": date(1900, 1, 1),
    "unix": date(1970, 1, 1), "ole": date(1899, 12, 30),
}  # fmt: skip
LAST_WHOLE = date(2026, 11, 16)
"""The Monday before the running week."""
EPOCH, EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


def sheet(rows: Sequence[Total], **periods: Sequence[Cell]) -> Columns:
    return {
        **{name.replace("_", " "): cells for name, cells in periods.items()},
        "Magasin": [one.team for one in rows],
        "CSAT %": [one.percentage for one in rows],
        "Réponses": [one.n for one in rows],
    }


@neighbours("names", YEARS)
@given(st.data(), doors, totals(), st.integers(0, 2))
def test_a_year_in_its_own_column_is_the_year_of_the_week(
    wild: Doors, names: tuple[str, str], data: st.DataObject, door: str,
    rows: list[Total], ago: int,
) -> None:  # fmt: skip
    then = [one._replace(monday=one.monday - timedelta(weeks=52 * ago)) for one in rows]
    year, week = names
    dates = [one.monday.isocalendar() for one in then]
    columns = sheet(
        then, **{year: [at.year for at in dates], week: [at.week for at in dates]}
    )

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, counted("csat", then))


@neighbour
@given(st.data(), doors, totals(), st.sampled_from(["S{}", "{}", "Semaine {}"]))
def test_a_week_without_a_year_is_the_last_one_that_was(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total], way: str
) -> None:
    ago = data.draw(st.integers(0, 45))
    then = [
        one._replace(monday=LAST_WHOLE - timedelta(weeks=ago + number))
        for number, one in enumerate(rows)
    ]
    weeks = [way.format(one.monday.isocalendar().week) for one in then]

    outcome = wild.take(door, data.draw(files(sheet(then, Semaine=weeks))))

    check(outcome, counted("csat", then))


@neighbour
@given(st.data(), doors, totals(), st.sampled_from(["S{}", "W{}", "{}"]))
def test_a_week_53_without_a_year_is_asked_about(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total], way: str
) -> None:
    weeks = [way.format(one.monday.isocalendar().week) for one in rows]
    weeks[0] = way.format(53)

    outcome = wild.take(door, data.draw(files(sheet(rows, Semaine=weeks))))

    check(outcome)


@neighbours("way", IN_MONTHS)
@given(st.data(), doors, totals(least=2))
def test_a_month_is_no_week(
    wild: Doors, way: tuple[str, str], data: st.DataObject, door: str, rows: list[Total]
) -> None:
    """They are of several months in a row, as reports are."""
    name, written = way
    months = range(1, len(rows) + 1)
    cells = [written.format(month=at, word=MONTHS[at - 1]) for at in months]

    outcome = wild.take(door, data.draw(files(sheet(rows, **{name: cells}))))

    check(outcome)


@neighbours("way", IN_PARTS)
@given(st.data(), doors, totals(least=2))
def test_a_part_of_a_year_is_no_week(
    wild: Doors, way: tuple[str, str, int], data: st.DataObject, door: str,
    rows: list[Total],
) -> None:  # fmt: skip
    name, written, parts = way
    cells = [written.format(part=1 + at % parts) for at in range(len(rows))]

    outcome = wild.take(door, data.draw(files(sheet(rows, **{name: cells}))))

    check(outcome)


@neighbours("name", {name: name for name in ("Week", "Semaine", "Week_starting")})
@given(st.data(), doors, totals(least=2))
def test_weeks_that_begin_on_sundays_are_asked_about(
    wild: Doors, name: str, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    sundays = [(one.monday - timedelta(days=1)).isoformat() for one in rows]

    outcome = wild.take(door, data.draw(files(sheet(rows, **{name: sundays}))))

    check(outcome)


@neighbours("name", {name: name for name in ("Week_ending", "Semaine_au", "Fin")})
@given(st.data(), doors, totals(least=2))
def test_weeks_named_by_their_end_are_those_weeks(
    wild: Doors, name: str, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    sundays = [(one.monday + timedelta(days=6)).isoformat() for one in rows]

    outcome = wild.take(door, data.draw(files(sheet(rows, **{name: sundays}))))

    check(outcome, counted("csat", rows))


@neighbours("never", NEVER)
@given(st.data(), doors, st.lists(st.tuples(shops, days), min_size=1, max_size=6))
def test_a_day_before_everything_is_no_day(
    wild: Doors, never: date, data: st.DataObject, door: str,
    rows: list[tuple[str, date]],
) -> None:  # fmt: skip
    all_of_them = [*rows, (rows[0][0], never)]
    columns = {
        "Date": [day.isoformat() for _, day in all_of_them],
        "Magasin": [team for team, _ in all_of_them],
        "CSAT": ["5"] * len(all_of_them),
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, answers("csat", ((*row, 1) for row in rows)))


@neighbour
@given(st.data(), doors, st.lists(st.tuples(shops, days), min_size=1, max_size=6))
def test_a_workbook_of_1904_counts_its_days_from_there(
    wild: Doors, data: st.DataObject, door: str, rows: list[tuple[str, date]]
) -> None:
    is_1904, is_bare = data.draw(st.booleans()), data.draw(st.booleans())
    first = EPOCH_1904 if is_1904 else EPOCH
    columns: Columns = {
        "Date": [float((day - first).days) if is_bare else day for _, day in rows],
        "Magasin": [team for team, _ in rows],
        "CSAT": [5.0] * len(rows),
    }

    outcome = wild.take(door, a_workbook(rows_of(columns), is_1904=is_1904))

    check(outcome, answers("csat", ((*row, 1) for row in rows)))


@neighbour
@given(doors, st.data())
def test_weeks_across_without_a_year_follow_each_other(
    wild: Doors, door: str, data: st.DataObject
) -> None:
    start = LAST_WHOLE - timedelta(weeks=data.draw(st.integers(4, 50)))
    across = [start + timedelta(weeks=number) for number in range(5)]
    figures = [data.draw(st.integers(-50, 50)) for _ in across]
    header = ["Magasin", "Indicateur", "Réponses"]
    header += [f"S{at.isocalendar().week}" for at in across]

    outcome = wild.take(
        door, a_workbook([header, ["Lille", "NPS", 100.0, *map(float, figures)]])
    )

    totals_of_them = [
        Total("lille", at, 100, 50 + figure // 2, 50 + figure // 2 - figure)
        for at, figure in zip(across, figures, strict=True)
    ]
    check(outcome, counted("nps", totals_of_them))
