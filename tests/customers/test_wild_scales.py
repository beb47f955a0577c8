"""Neighbours: what a figure means is what the file says of it, or is asked."""

from collections.abc import Sequence
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.customers.wild_sheets import (
    Columns,
    Doors,
    answers,
    check,
    days,
    doors,
    files,
    neighbour,
    shops,
)

FIVE_WORDS = (
    ("Very dissatisfied", "Dissatisfied", "Neutral", "Satisfied", "Very satisfied"),
    ("Très insatisfait", "Insatisfait", "Neutre", "Satisfait", "Très satisfait"),
)
"""The worst first."""
SIGNS = (-1, -1, 0, 1, 1)
FAVOURABLE_FROM = {3: 3, 4: 3, 5: 4, 7: 6, 10: 9}
"""By the highest point of a scale that begins with 1."""
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct")


@st.composite
def rated(
    draw: st.DrawFn, scores: st.SearchStrategy[int], least: int = 2
) -> tuple[list[str], list[date], list[int]]:
    """Draw shops, days and a score for each."""
    rows = draw(st.lists(st.tuples(shops, days, scores), min_size=least, max_size=12))
    return (
        [team for team, _, _ in rows],
        [day for _, day, _ in rows],
        [score for _, _, score in rows],
    )


def sheet(
    teams: Sequence[str], at: Sequence[date], name: str, cells: Sequence[str]
) -> Columns:
    return {"Date": [day.isoformat() for day in at], "Magasin": teams, name: cells}


@neighbour
@given(st.data(), doors)
def test_the_word_decides_beside_a_digit(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    teams, at, places = data.draw(rated(st.integers(0, 4)))
    words = data.draw(st.sampled_from(FIVE_WORDS))
    is_turned = data.draw(st.booleans())
    between = data.draw(st.sampled_from([" - ", ": ", " = ", " – "]))
    cells = [
        f"{5 - place if is_turned else place + 1}{between}{words[place]}"
        for place in places
    ]

    outcome = wild.take(door, data.draw(files(sheet(teams, at, "CSAT", cells))))

    signs = [SIGNS[place] for place in places]
    check(outcome, answers("csat", zip(teams, at, signs, strict=True)))


@neighbour
@given(st.data(), doors)
def test_the_header_says_which_end_is_good(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    teams, at, scores = data.draw(rated(st.integers(1, 5)))
    worst, *_, best = data.draw(st.sampled_from(FIVE_WORDS))
    is_turned = data.draw(st.booleans())
    ends = (best, worst) if is_turned else (worst, best)
    question = data.draw(
        st.sampled_from(
            ["How satisfied are you with your visit?", "Êtes-vous satisfait ?"]
        )
    )
    said = data.draw(
        st.sampled_from(["(1 = {}, 5 = {})", "(1={} ; 5={})", "(1: {}, 5: {})"])
    )
    name = f"{question} {said.format(*(end.lower() for end in ends))}"

    columns = sheet(teams, at, name, [str(score) for score in scores])
    outcome = wild.take(door, data.draw(files(columns)))

    signs = [SIGNS[5 - score if is_turned else score - 1] for score in scores]
    check(outcome, answers("csat", zip(teams, at, signs, strict=True)))


@neighbour
@given(st.data(), doors)
def test_an_answer_out_of_so_many_is_on_that_scale(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    highest = data.draw(st.sampled_from(list(FAVOURABLE_FROM)))
    seen = data.draw(st.integers(2, highest))
    teams, at, scores = data.draw(rated(st.integers(1, seen)))
    name, cell = data.draw(
        st.sampled_from(
            [
                ("CSAT", "{}/{}"),
                ("CSAT", "{} / {}"),
                ("CSAT (out of HIGHEST)", "{}"),
                ("Satisfaction (sur HIGHEST)", "{}"),
                ("Satisfaction (1 - HIGHEST)", "{}"),
            ]
        )
    )
    cells = [cell.format(score, highest) for score in scores]
    columns = sheet(teams, at, name.replace("HIGHEST", str(highest)), cells)

    outcome = wild.take(door, data.draw(files(columns)))

    signs = [int(score >= FAVOURABLE_FROM[highest]) for score in scores]
    check(outcome, answers("csat", zip(teams, at, signs, strict=True)))


@neighbour
@given(st.data(), doors, st.sampled_from(["CSAT", "Satisfaction", "csat score"]))
def test_answers_that_all_end_at_three_are_asked_about(
    wild: Doors, data: st.DataObject, door: str, name: str
) -> None:
    teams, at, scores = data.draw(rated(st.integers(1, 3), least=5))
    scores[0] = 3

    columns = sheet(teams, at, name, [str(score) for score in scores])
    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbour
@given(st.data(), doors, st.sampled_from([(0, 5), (1, 7), (1, 10), (0, 10), (0, 100)]))
def test_answers_beyond_five_points_are_asked_about(
    wild: Doors, data: st.DataObject, door: str, scale: tuple[int, int]
) -> None:
    lowest, highest = scale
    teams, at, scores = data.draw(rated(st.integers(lowest, highest)))
    scores[0] = highest if highest > 5 else lowest

    columns = sheet(teams, at, "CSAT", [str(score) for score in scores])
    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbour
@given(st.data(), doors)
def test_recommending_on_five_points_is_no_nps(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    teams, at, scores = data.draw(rated(st.integers(1, 5)))
    name = data.draw(
        st.sampled_from(
            [
                "Would you recommend us? (1-5)",
                "Recommanderiez-vous ce magasin ? (1 à 5)",
                "How likely are you to recommend us (1 = no, 5 = yes)?",
            ]
        )
    )

    columns = sheet(teams, at, name, [str(score) for score in scores])
    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome)


@neighbour
@given(st.data(), doors)
def test_recommending_on_eleven_points_is_nps(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    teams, at, scores = data.draw(rated(st.integers(0, 10)))
    name, cell = data.draw(
        st.sampled_from(
            [
                ("NPS", "{}/10"),
                ("Recommanderiez-vous ce magasin (0 à 10) ?", "{}"),
                ("How likely are you to recommend us? (0-10)", "{}"),
            ]
        )
    )

    columns = sheet(teams, at, name, [cell.format(score) for score in scores])
    outcome = wild.take(door, data.draw(files(columns)))

    signs = [(score >= 9) - (score <= 6) for score in scores]
    check(outcome, answers("nps", zip(teams, at, signs, strict=True)))


@neighbour
@given(st.data(), doors, st.sampled_from([("CSAT", 5), ("NPS", 10)]))
def test_scores_that_a_spreadsheet_made_days_are_asked_about(
    wild: Doors, data: st.DataObject, door: str, metric: tuple[str, int]
) -> None:
    name, highest = metric
    teams, at, scores = data.draw(rated(st.integers(1, highest)))
    is_cell = data.draw(st.booleans())
    cells = [
        f"{date(2026, highest, score)}" if is_cell else f"{highest}-{MONTHS[score - 1]}"
        for score in scores
    ]

    outcome = wild.take(door, data.draw(files(sheet(teams, at, name, cells))))

    check(outcome)


@neighbour
@given(st.data(), doors)
def test_numbers_in_a_preset_of_words_are_five_points(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    teams, at, scores = data.draw(rated(st.integers(1, 5)))
    numbers = [str(number) for number in range(1, len(scores) + 1)]
    columns = {
        "ID": numbers,
        "Ticket ID": [f"10{number}" for number in numbers],
        "Created at": [f"{day}T09:00:00Z" for day in at],
        "Group name": teams,
        "Score": [str(score) for score in scores],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    signs = [SIGNS[score - 1] for score in scores]
    check(outcome, answers("csat", zip(teams, at, signs, strict=True)))
