"""Neighbours: the words of the tools are read as they are meant, or are asked about."""

from collections.abc import Callable, Mapping
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from tests.customers.wild import PEOPLE, Counts
from tests.customers.wild_doors import Company, by_command
from tests.customers.wild_sheets import (
    SHOPS,
    Doors,
    File,
    Rows,
    Total,
    a_text,
    a_workbook,
    answers,
    check,
    counted,
    days,
    doors,
    files,
    mondays,
    neighbour,
    neighbours,
    shops,
    totals,
    week_of,
)

Signs = Mapping[str, int]
LISTS: Mapping[str, tuple[str, str, Signs]] = {
    "qualtrics": (
        "csat",
        "How satisfied are you with your visit?",
        {
            "Extremely satisfied": 1,
            "Somewhat satisfied": 1,
            "Neither satisfied nor dissatisfied": 0,
            "Somewhat dissatisfied": -1,
            "Extremely dissatisfied": -1,
        },
    ),
    "zendesk": (
        "csat",
        "Satisfaction",
        {
            "Good, I'm satisfied": 1,
            "Bad, I'm unsatisfied": -1,
        },
    ),
    "limesurvey": (
        "csat",
        "Êtes-vous satisfait de votre visite ?",
        {
            "Tout à fait satisfait": 1,
            "Plutôt satisfait": 1,
            "Plutôt pas satisfait": -1,
            "Pas du tout satisfait": -1,
        },
    ),
    "stars": (
        "csat",
        "CSAT",
        {"★★★★★": 1, "★★★★☆": 1, "★★★☆☆": 0, "★★☆☆☆": -1, "★☆☆☆☆": -1},
    ),
    "stars in words": (
        "csat",
        "CSAT",
        {"5 stars": 1, "4 stars": 1, "3 stars": 0, "1 star": -1},
    ),
    "ces": (
        "ces",
        "CES",
        {
            "Very easy": 1,
            "Easy": 1,
            "Neutral": 0,
            "Difficult": -1,
            "Very difficult": -1,
        },
    ),
    "ces in french": (
        "ces",
        "Effort",
        {
            "Très facile": 1,
            "Facile": 1,
            "Difficile": -1,
            "Très difficile": -1,
        },
    ),
    "nps": ("nps", "NPS", {"Promoter": 1, "Passive": 0, "Detractor": -1}),
    "nps in french": ("nps", "NPS", {"Promoteur": 1, "Neutre": 0, "Détracteur": -1}),
    "nps in french, passives": (
        "nps",
        "NPS",
        {"Promoteur": 1, "Passif": 0, "Détracteur": -1},
    ),
}
WAYS = [
    "{0:%Y%m%d}",
    "{0:%d/%m/%Y}",
    "{0:%d.%m.%y}",
    "{0:%d/%m/%y}",
    "{0:%d %b %Y}",
    "{0:%Y/%m/%d}",
    "{0:%Y-%m-%dT23:59:59Z}",
    "{0:%d/%m/%Y} 9:00",
    "{0.month}/{0.day}/{0:%y} 9:00:00",
    "{0.month}/{0.day}/{0:%Y} 9:00 PM",
]
WEEKS = [
    "{y}{w:02}",
    "{y}-S{w:02}",
    "S{w} {y}",
    "W{w:02}-{y}",
    "{y}W{w:02}",
    "Semaine {w} {y}",
    "{y}/{w:02}",
    "{w:02}.{y}",
    "Week {w}, {y}",
]
PERSONS = {
    "english": ("person", "name", "e-mail", "team"),
    "french": ("Personne", "Nom", "Courriel", "Équipe"),
}
HISTORY = {
    "english": ("team", "week", "question", "n", "favourable"),
    "french": ("Équipe", "Semaine", "Question", "N", "Favorable"),
}
THOUSANDS = ["'", "’", "\u202f", "\u00a0", " "]


@neighbours("words", LISTS)
@given(st.data(), doors)
def test_answers_in_words_count_by_the_words(
    wild: Doors, words: tuple[str, str, Signs], data: st.DataObject, door: str
) -> None:
    metric, name, signs = words
    rows = data.draw(
        st.lists(
            st.tuples(shops, days, st.sampled_from(list(signs))), min_size=1, max_size=9
        )
    )
    columns = {
        "Date": [day.isoformat() for _, day, _ in rows],
        "Store": [SHOPS[team] for team, _, _ in rows],
        name: [word for _, _, word in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, answers(metric, ((*row[:2], signs[row[2]]) for row in rows)))


@neighbours("way", {way: way for way in WAYS})
@given(st.data(), doors)
def test_a_day_is_that_day_however_it_is_written(
    wild: Doors, way: str, data: st.DataObject, door: str
) -> None:
    """One of them has a day beyond 12, so that the order is known."""
    rows = data.draw(st.lists(st.tuples(shops, days), min_size=1, max_size=6))
    rows.append((rows[0][0], date(2026, 3, 25)))
    columns = {
        "Date": [way.format(day) for _, day in rows],
        "Magasin": [team for team, _ in rows],
        "CSAT": ["5"] * len(rows),
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, answers("csat", ((*row, 1) for row in rows)))


@neighbours("way", {way: way for way in WEEKS})
@given(st.data(), doors, totals())
def test_a_week_is_that_week_however_it_is_written(
    wild: Doors, way: str, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    dates = [one.monday.isocalendar() for one in rows]
    columns = {
        "Semaine": [way.format(y=year, w=week) for year, week, _ in dates],
        "Magasin": [one.team for one in rows],
        "CSAT %": [f"{one.percentage}" for one in rows],
        "Réponses": [str(one.n) for one in rows],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, counted("csat", rows))


@neighbours("mark", {f"{ord(mark):x}": mark for mark in THOUSANDS})
@given(st.data(), doors, totals())
def test_thousands_are_told_apart_as_people_do(
    wild: Doors, mark: str, data: st.DataObject, door: str, rows: list[Total]
) -> None:
    many = [one._replace(n=one.n * 25, up=one.up * 25) for one in rows]
    columns = {
        "Semaine": [one.week for one in many],
        "Magasin": [one.team for one in many],
        "CSAT %": [f"{one.percentage}".replace(".", ",") for one in many],
        "Réponses": [f"{one.n:,}".replace(",", mark) for one in many],
    }

    outcome = wild.take(door, data.draw(files(columns)))

    check(outcome, counted("csat", many))


@neighbour
@given(st.data(), doors)
def test_typeform_counts_when_an_answer_was_sent(
    wild: Doors, data: st.DataObject, door: str
) -> None:
    rows = data.draw(
        st.lists(st.tuples(shops, days, st.integers(0, 10)), min_size=1, max_size=9)
    )
    header = (
        "#",
        "How likely are you to recommend us to a friend?",
        "Which store did you visit?",
        "Start Date (UTC)",
        "Submit Date (UTC)",
        "Network ID",
    )
    lines: Rows = [
        (
            f"a{number}b",
            str(score),
            SHOPS[team],
            f"{day} 09:00:00",
            f"{day} 09:02:00",
            f"f{number}e",
        )
        for number, (team, day, score) in enumerate(rows)
    ]

    outcome = wild.take(door, a_text([header, *lines]))

    signs = ((team, day, (score >= 9) - (score <= 6)) for team, day, score in rows)
    check(outcome, answers("nps", signs))


@neighbour
@given(doors, totals())
def test_a_page_saved_as_xls_is_its_table_or_is_refused(
    wild: Doors, door: str, rows: list[Total]
) -> None:
    lines: Rows = [
        ("Store", "Week", "CSAT %", "Responses"),
        *((one.team, one.week, one.percentage, one.n) for one in rows),
    ]
    cells = ("".join(f"<td>{cell}</td>" for cell in line) for line in lines)
    table = "".join(f"<tr>{line}</tr>" for line in cells)
    content = f"<html><body><table border=1>{table}</table></body></html>".encode()

    outcome = wild.take(door, File("file.xls", lines, content))

    check(outcome, counted("csat", rows))


@neighbours("header", PERSONS)
@given(st.lists(shops, min_size=1, max_size=5), st.booleans())
def test_people_come_as_a_workbook_too(
    wild_company: Company,
    header: tuple[str, ...],
    teams: list[str],
    is_named: bool,  # noqa: FBT001 - drawn
) -> None:
    said = {
        f"person {number}": [f"Zoé {number}", f"z{number}@example.org", team]
        for number, team in enumerate(teams)
    }
    rows = [
        (key.split()[1], name, mail, SHOPS[team] if is_named else team)
        for key, (name, mail, team) in said.items()
    ]
    file = a_workbook([header, *rows])

    outcome, _, _ = by_command(wild_company, file.content, file.name, "import-people")

    right = {key: [*values, "employee"] for key, values in said.items()}
    assert outcome.counts in (PEOPLE, {**PEOPLE, **right})
    assert outcome.is_stopped or outcome.counts != PEOPLE


@neighbours("header", HISTORY)
@given(st.data(), st.sampled_from([a_workbook, a_text]))
def test_past_results_come_as_a_workbook_too(
    wild_company: Company,
    header: tuple[str, ...],
    data: st.DataObject,
    written: Callable[[Rows], File],
) -> None:
    """They are of one shop, so that no two of them tell a handful of people apart."""
    team = data.draw(shops)
    called = data.draw(st.sampled_from([team, SHOPS[team]]))
    weeks = data.draw(st.lists(mondays, min_size=1, max_size=4, unique=True))
    drawn = st.sampled_from([(12, 9), (20, 5), (40, 38)])
    figures = {week_of(monday): data.draw(drawn) for monday in weeks}
    rows = [(called, week, "energy", n, up) for week, (n, up) in figures.items()]
    file = written([header, *rows])

    outcome, _, _ = by_command(wild_company, file.content, file.name, "import-history")

    right: Counts = {
        f"{team} {week} energy": up / n for week, (n, up) in figures.items()
    }
    assert outcome.counts in ({}, right)
    assert outcome.is_stopped or outcome.counts
