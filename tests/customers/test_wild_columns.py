"""Neighbours: which column says what is plain from the file, or is asked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.customers.wild_sheets import (
    FIRST,
    SHOPS,
    Cell,
    Doors,
    File,
    Rows,
    Total,
    answers,
    as_xlsx,
    check,
    counted,
    days,
    doors,
    files,
    kinds,
    neighbour,
    neighbours,
    shops,
    totals,
)

OPTIONS = (
    "Very satisfied",
    "Satisfied",
    "Neither satisfied nor dissatisfied",
    "Dissatisfied",
    "Very dissatisfied",
)
SIGNS = (1, 1, 0, -1, -1)
NUMBERED = {name: name for name in ("N°", "No", "#", "Nr", "Numéro", "Nº", "n", "Row")}
NOT_ANSWERS = {
    name: name
    for name in (
        "Effectif", "Staff", "Headcount", "FTE", "Volume", "Calls", "Visiteurs",
        "Tickets", "Nombre d'employés", "Transactions",
    )
}  # fmt: skip
TWO_TEAMS = {
    "location, store": ("Location", "Store"),
    "service, magasin": ("Service", "Magasin"),
    "group, branch": ("Group", "Branch"),
    "site, équipe": ("Site", "Équipe"),
}
TWO_DAYS = {
    "created, rated": ("Created at", "Rated at"),
    "created, responded": ("Created at", "Responded at"),
    "visit, answer": ("Date", "Response date"),
    "création, réponse": ("Date de création", "Date de réponse"),
}
TWO_SCORES = {
    "matrix": ("Êtes-vous satisfait de : [Caisse]", "Êtes-vous satisfait de : [Choix]"),
    "overall": ("Satisfied with the till?", "Overall, how satisfied are you?"),
    "csat": ("CSAT", "Satisfaction"),
    "recommend": ("Would you recommend our shop?", "Would you recommend our site?"),
}
NOT_AN_ANSWER = ("N/A", "n/a", "NA", "-", "", "Don't know", "Ne sait pas", "Sans avis")
OTHERS = ("{} 2", "{} Centre", "大阪 {}", "Магазин {}", "{} & Lens", "Vieux-{}")

Rated = Sequence[tuple[str, date, int]]


def rated(lowest: int, highest: int, least: int = 1) -> st.SearchStrategy[Rated]:
    scores = st.integers(lowest, highest)
    return st.lists(st.tuples(shops, days, scores), min_size=least, max_size=9)


def five(rows: Rated) -> Mapping[str, object]:
    """Count scores on five points."""
    return answers("csat", ((team, day, (n > 3) - (n < 3)) for team, day, n in rows))


@neighbour
@given(st.data(), doors, rated(0, 4), st.sampled_from(["word", "number", "mark"]))
def test_a_column_for_each_option_is_read_as_what_it_is(
    wild: Doors, data: st.DataObject, door: str, rows: Rated, cell: str
) -> None:
    order = data.draw(st.sampled_from([OPTIONS, OPTIONS[::-1]]))
    blanks = [""] * (len(order) - 1)
    said: list[Sequence[Cell]] = [
        ("Respondent ID", "Date Created", "Which store did you visit?",
         "How satisfied are you with your visit?", *blanks),
        ("", "", "Response", *order),
    ]  # fmt: skip
    for number, (team, day, place) in enumerate(rows):
        chosen = order.index(OPTIONS[place])
        text = {"word": order[chosen], "number": str(chosen + 1), "mark": "1"}[cell]
        cells = [text if at == chosen else "" for at in range(len(order))]
        said.append((str(number), f"{day} 09:00:00", SHOPS[team], *cells))

    outcome = wild.take(door, data.draw(kinds)(said))

    signs = ((team, day, SIGNS[place]) for team, day, place in rows)
    check(outcome, answers("csat", signs))


@neighbours("names", TWO_SCORES)
@given(st.data(), doors, rated(1, 5, least=3))
def test_of_two_columns_for_one_metric_none_is_taken_silently(
    wild: Doors, names: tuple[str, str], data: st.DataObject, door: str, rows: Rated
) -> None:
    other = st.integers(1, 5)
    one, two = names
    columns = {
        "Date": [day.isoformat() for _, day, _ in rows],
        "Magasin": [team for team, _, _ in rows],
        one: ["5", *(str(score) for _, _, score in rows[1:])],
        two: ["1", *(str(data.draw(other)) for _ in rows[1:])],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbours("names", TWO_DAYS)
@given(st.data(), doors, rated(1, 5))
def test_of_two_days_none_is_taken_silently(
    wild: Doors, names: tuple[str, str], data: st.DataObject, door: str, rows: Rated
) -> None:
    one, two = names
    at = [day.isoformat() for _, day, _ in rows]
    columns = {
        one: [data.draw(st.dates(date(2025, 9, 1), FIRST)).isoformat() for _ in rows],
        two: at,
        "Store": [team for team, _, _ in rows],
        "CSAT": [str(score) for _, _, score in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbours("names", TWO_TEAMS)
@given(st.data(), doors, rated(1, 5))
def test_of_two_teams_none_is_taken_silently(
    wild: Doors, names: tuple[str, str], data: st.DataObject, door: str, rows: Rated
) -> None:
    are_same = data.draw(st.booleans())
    one, two = names
    teams = [team for team, _, _ in rows]
    columns = {
        "Date": [day.isoformat() for _, day, _ in rows],
        one: teams,
        two: teams if are_same else ["lens" if t != "lens" else "nice" for t in teams],
        "CSAT": [str(score) for _, _, score in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, *([five(rows)] if are_same else []))


@neighbour
@given(st.data(), doors, totals(least=2))
def test_of_several_sheets_none_is_passed_over_silently(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    header = ("Magasin", "Semaine", "NPS", "Réponses")
    cut = data.draw(st.integers(1, len(rows) - 1))
    written: list[Rows] = [
        [header, *((one.team, one.week, one.nps, one.n) for one in part)]
        for part in (rows[:cut], rows[cut:])
    ]
    content = as_xlsx(*zip(("Janvier", "Février"), written, strict=True))

    outcome = wild.take(door, File("file.xlsx", written[0], content))

    check(outcome, counted("nps", rows))


@neighbours("name", NUMBERED)
@given(st.data(), doors, rated(1, 5), st.integers(1, 900))
def test_the_number_of_a_row_is_no_number_of_answers(
    wild: Doors, name: str, data: st.DataObject, door: str, rows: Rated, first: int
) -> None:
    columns: dict[str, Sequence[Cell]] = {
        name: [first + number for number in range(len(rows))],
        "Date": [day.isoformat() for _, day, _ in rows],
        "Magasin": [team for team, _, _ in rows],
        "CSAT": [score for _, _, score in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, five(rows))


@neighbours("name", NOT_ANSWERS)
@given(st.data(), doors, totals(), st.booleans())
def test_staff_and_calls_are_no_answers(
    wild: Doors, name: str, data: st.DataObject, door: str, rows: list[Total],
    has_answers: bool,  # noqa: FBT001 - drawn
) -> None:  # fmt: skip
    columns: dict[str, Sequence[Cell]] = {
        "Semaine": [one.week for one in rows],
        "Magasin": [one.team for one in rows],
        "CSAT %": [one.percentage for one in rows],
        name: [data.draw(st.integers(1, 5000)) for _ in rows],
    }
    if has_answers:
        columns["Réponses"] = [one.n for one in rows]

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, *([counted("csat", rows)] if has_answers else []))


@neighbour
@given(st.data(), doors, totals(), st.sampled_from(["NPS", "CSAT", "Satisfaction"]))
def test_a_figure_of_a_week_is_no_answer_of_a_customer(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total], name: str
) -> None:
    figures = st.integers(0, 10) if name == "NPS" else st.integers(1, 5)
    columns: dict[str, Sequence[Cell]] = {
        "Semaine": [one.week for one in rows],
        "Magasin": [one.team for one in rows],
        name: [data.draw(figures) for _ in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbour
@given(st.data(), doors, totals())
def test_a_header_of_two_merged_rows_is_read_as_one(
    wild: Doors, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    value, n = data.draw(st.sampled_from([("Valeur", "Réponses"), ("Value", "n")]))
    said: list[Sequence[Cell]] = [
        ("", "", "NPS", "", "CSAT", ""),
        ("Magasin", "Semaine", value, n, value, n),
    ]
    said += [(one.team, one.week, one.nps, one.n, one.percentage, one.n)
             for one in rows]  # fmt: skip

    outcome = wild.take(door, data.draw(kinds)(said))

    check(outcome, {**counted("nps", rows), **counted("csat", rows)})


@neighbour
@given(doors, rated(1, 5, least=2), st.sampled_from(['"', '"he said', '" '])
       , st.data())  # fmt: skip
def test_a_lone_quote_swallows_no_row(
    wild: Doors, door: str, rows: Rated, quote: str, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(rows) - 1))
    lines = [f"{day},{team},{score},ok" for team, day, score in rows]
    lines[at] = lines[at].removesuffix("ok") + f"{quote} ok"
    text = "\n".join(["Date,Store,CSAT,Comment", *lines, ""])

    outcome = wild.take(door, File("file.csv", [[text]], text.encode()))

    check(outcome, five(rows))


@neighbour
@given(doors, rated(1, 5, least=2), kinds)
def test_a_team_over_merged_cells_is_that_of_the_rows_below(
    wild: Doors, door: str, rows: Rated, written: Callable[[Rows], File]
) -> None:
    ordered = sorted(rows, key=lambda row: row[0])
    said: list[Sequence[Cell]] = [("Magasin", "Date", "CSAT")]
    last = ""
    for team, day, score in ordered:
        said.append(("" if team == last else team, day.isoformat(), score))
        last = team

    outcome = wild.take(door, written(said))

    check(outcome, five(rows))


@neighbour
@given(st.data(), doors, rated(1, 5))
def test_what_is_no_answer_never_stands_in_the_way(
    wild: Doors, data: st.DataObject, door: str, rows: Rated
) -> None:
    none = data.draw(st.sampled_from(NOT_AN_ANSWER))
    team, day, _ = rows[0]
    all_of_them = [*((*row[:2], str(row[2])) for row in rows),
                   *[(team, day, none)] * data.draw(st.integers(1, 4))]  # fmt: skip
    columns = {
        "Date": [at.isoformat() for _, at, _ in all_of_them],
        "Magasin": [shop for shop, _, _ in all_of_them],
        "CSAT": [score for _, _, score in all_of_them],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    assert outcome.counts
    check(outcome, five(rows))


@neighbour
@given(st.data(), doors, rated(2, 5))
def test_another_score_under_the_same_id_is_asked_about(
    wild: Doors, data: st.DataObject, door: str, rows: Rated
) -> None:
    again = [*rows, (*rows[0][:2], 1)]
    columns = {
        "Response ID": [*(f"R_{number}" for number in range(len(rows))), "R_0"],
        "Date": [day.isoformat() for _, day, _ in again],
        "Magasin": [team for team, _, _ in again],
        "CSAT": [str(score) for _, _, score in again],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbours("other", {other: other for other in OTHERS})
@given(st.data(), doors, rated(1, 5))
def test_a_team_with_more_words_is_another_team(
    wild: Doors, other: str, data: st.DataObject, door: str, rows: Rated
) -> None:
    known = ("0012", *SHOPS.values())
    columns = {
        "Date": [day.isoformat() for _, day, _ in rows],
        "Magasin": [other.format(data.draw(st.sampled_from(known))) for _ in rows],
        "CSAT": [str(score) for _, _, score in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)
