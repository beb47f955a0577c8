import sqlite3

import pytest

from engagement.database import db
from engagement.pulses import queries
from engagement.pulses.models import CountedIn
from engagement.pulses.queries import NO_BLANKS
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


@pytest.fixture
def lille(company: dict[str, int], save: Save) -> int:
    save(a_release())
    return company["lille"]


def test_figures_are_read_for_one_question_and_some_weeks(
    lille: int, save: Save
) -> None:
    save(
        a_figure(lille, 0.25),
        a_figure(lille, 0.5, week=WEEK - 1),
        a_figure(lille, 0.75, week=WEEK - 9),
        a_figure(lille, 1, question="trust"),
    )

    found = list(
        queries.figures(db.session(), "mobilisation", WEEK - 1, WEEK, NO_BLANKS)
    )

    assert sorted(found) == [
        (lille, WEEK - 1, 0.5, 8, 11, 1 / 96),
        (lille, WEEK, 0.25, 8, 11, 1 / 96),
    ]


@pytest.fixture
def counted(company: dict[str, int], save: Save) -> int:
    """Count Emil in Lille for three weeks, and so in North; return his id."""
    emil, weeks = company["emil"], {"first_week": WEEK - 2, "last_week": WEEK}
    for team, is_group in (("lille", True), ("north", False)):
        save(CountedIn(
            person_id=emil, team_id=company[team], is_group=is_group, **weeks
        ))  # fmt: skip
    return emil


def test_a_figure_with_ones_own_answer_and_too_few_others_is_withheld(
    lille: int, counted: int, company: dict[str, int], save: Save
) -> None:
    save(
        a_figure(lille, low=5, high=7),
        a_figure(lille, week=WEEK - 1, low=6, high=7),
        a_figure(lille, week=WEEK - 3, low=5, high=7),
        a_figure(company["north"], low=5, high=7),
        a_figure(company["nice"], low=5, high=7),
    )

    found = queries.withheld_from(db.session(), counted, ())

    assert found == {(lille, WEEK), (company["north"], WEEK)}
    assert queries.withheld_from(db.session(), company["bob"], ()) == NO_BLANKS


def test_one_question_of_few_withholds_what_is_made_of_it(
    lille: int, counted: int, save: Save
) -> None:
    save(a_figure(lille), a_figure(lille, question="pride", low=5, high=7))

    assert queries.withheld_from(db.session(), counted, ()) == {(lille, WEEK)}


def test_who_leads_a_team_does_not_read_when_they_were_counted_in_it(
    lille: int, counted: int, company: dict[str, int], save: Save
) -> None:
    north = company["north"]
    weeks = WEEK - 3, WEEK - 2, WEEK
    save(*(a_figure(team, week=week) for team in (lille, north) for week in weeks))

    found = queries.withheld_from(db.session(), counted, [lille, north])

    assert found == {(lille, WEEK - 2), (lille, WEEK)}


def test_blank_figures_are_not_read(lille: int, save: Save) -> None:
    save(a_figure(lille), a_figure(lille, week=WEEK - 1))
    session, weeks, blanks = db.session(), (WEEK - 1, WEEK), frozenset({(lille, WEEK)})

    everything = queries.figures(session, "mobilisation", *weeks, blanks)
    [one] = queries.team_figures(
        session, [lille], "mobilisation", *weeks, blanks=blanks
    )

    assert list(everything) == [one]
    assert one[:2] == (lille, WEEK - 1)


def test_figures_of_a_team_leave_the_others_out(
    lille: int, company: dict[str, int], save: Save
) -> None:
    save(
        a_figure(lille, 0.25),
        a_figure(lille, 1, question="trust"),
        a_figure(lille, 1, week=WEEK - 4),
        a_figure(company["nice"], 1),
        a_figure(company["north"], 0.5),
    )

    found = queries.team_figures(
        db.session(),
        [lille, company["north"]],
        "mobilisation",
        WEEK - 3,
        WEEK,
        blanks=NO_BLANKS,
    )

    assert sorted((row[0], row[2]) for row in found) == sorted(
        [(lille, 0.25), (company["north"], 0.5)]
    )


def test_a_team_is_found_by_its_own_index(lille: int) -> None:
    statements: list[str] = []
    connection = db.session().connection().connection.driver_connection
    assert isinstance(connection, sqlite3.Connection)
    connection.set_trace_callback(statements.append)

    queries.team_figures(
        db.session(), [lille], "mobilisation", 0, WEEK, blanks=NO_BLANKS
    )

    connection.set_trace_callback(None)
    plan = connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}").fetchall()
    assert "ix_figure_team" in plan[0][3]


def test_measures_come_in_the_order_of_the_bank(lille: int, save: Save) -> None:
    questions = ["11a", "answers", "trust", "energy", "mobilisation"]
    save(*(a_figure(lille, question=question) for question in questions))

    assert queries.measures(db.session()) == ["mobilisation", "energy", "trust", "11a"]


def test_first_and_last_week_are_those_of_the_question(lille: int, save: Save) -> None:
    save(
        a_figure(lille, week=WEEK - 5),
        a_figure(lille, week=WEEK - 2),
        a_figure(lille, question="trust"),
    )

    assert queries.first_week(db.session(), "mobilisation") == WEEK - 5
    assert queries.last_week(db.session(), "mobilisation") == WEEK - 2


def test_before_the_first_release_there_is_nothing() -> None:
    assert queries.measures(db.session()) == []
    assert queries.last_week(db.session(), "mobilisation") is None
