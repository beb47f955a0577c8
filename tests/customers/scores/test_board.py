"""The company, its teams and its moments: a year beside a month."""

from collections.abc import Iterator

import pytest
from flask import Flask

from engagement import weeks
from engagement.customers.metrics.estimates import csat
from engagement.customers.scores import board as of_board
from engagement.customers.scores.board import Board, TeamRow, board, usual_length
from engagement.customers.scores.global_index import Incomplete, Index, NothingCounts
from engagement.customers.scores.periods import By
from engagement.customers.scores.tallies import PeriodScore, ScoreChange
from engagement.database import db
from engagement.people.models import Team
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.web.lists import Order
from tests.conftest import Clock
from tests.customers.scores.sayings import (
    FEBRUARY,
    JANUARY,
    a_month_of_everything,
    an_import,
    said,
)
from tests.insight.measured import THIS_WEEK, Save

TREE = ["Company", "North", "Arras", "Lille", "South", "Nice"]


@pytest.fixture
def inside(app: Flask, company: dict[str, int], save: Save) -> Iterator[Flask]:
    save(*a_month_of_everything(company))
    with app.app_context():
        yield app


def february(by: By = By.MONTH, until: int | None = None) -> Board:
    return board(db.session(), by, until, THIS_WEEK)


def rows(found: Board, sort: str = "tree", page: str = "1") -> dict[str, TeamRow]:
    listing = found.listing(sort, Order.ASCENDING, page)
    return {row.node.name: row for row in (*listing.company, *listing.teams)}


@pytest.mark.usefixtures("inside")
def test_without_a_choice_it_is_the_last_month_that_is_over() -> None:
    period = february().period

    assert (period.first, period.last) == (FEBRUARY[0], FEBRUARY[-1])
    assert february(until=THIS_WEEK + 30).period == period
    assert february(until=JANUARY[2]).period == period.before


@pytest.mark.usefixtures("inside_app")
def test_scores_of_long_ago_are_shown_for_their_own_month(
    company: dict[str, int], save: Save
) -> None:
    save(an_import(), said(company["lille"], "csat", 30, 20, week=JANUARY[0] - 20))

    found = board(db.session(), By.MONTH, None, THIS_WEEK)

    assert found.period.first <= JANUARY[0] - 20 <= found.period.last
    assert found.has_scores


@pytest.mark.usefixtures("inside_app")
def test_scores_of_this_month_leave_the_last_month_that_has_some(
    company: dict[str, int], save: Save
) -> None:
    save(an_import(), said(company["lille"], "csat", 30, 20, week=THIS_WEEK))
    save(said(company["lille"], "csat", 30, 20, week=JANUARY[1]))

    found = board(db.session(), By.MONTH, None, THIS_WEEK)

    assert found.period.first <= JANUARY[1] <= found.period.last
    assert usual_length(db.session(), THIS_WEEK) is By.MONTH


@pytest.mark.usefixtures("inside_app")
@pytest.mark.parametrize("week", [FEBRUARY[-1], THIS_WEEK])
def test_before_a_month_with_scores_is_over_weeks_are_usual(
    company: dict[str, int], save: Save, week: int
) -> None:
    save(an_import(), said(company["lille"], "csat", 30, 20, week=week))

    assert usual_length(db.session(), FEBRUARY[-1]) is By.WEEK
    assert board(db.session(), By.WEEK, None, week + 1).has_scores


@pytest.mark.usefixtures("inside")
def test_metrics_of_a_year_are_columns_and_dimensions_are_not() -> None:
    assert february().columns == ("nps", "csat", "ces")


@pytest.mark.usefixtures("inside")
def test_measures_with_twenty_answers_in_the_company_make_the_index() -> None:
    assert february().measures == ("csat", "courtesy")


@pytest.mark.usefixtures("inside")
def test_a_team_has_the_customers_of_all_teams_below_it() -> None:
    found = rows(february())

    assert list(found) == TREE
    assert [found[name].depth for name in TREE] == [0, 1, 2, 2, 1, 2]
    satisfied = {name: found[name].line.scores[1] for name in TREE}
    assert satisfied["Lille"] == satisfied["North"]
    company = satisfied["Company"]
    assert isinstance(company, PeriodScore)
    assert company.estimate == csat(58, 110)


@pytest.mark.usefixtures("inside")
def test_the_index_is_of_a_year_and_says_what_is_missing() -> None:
    found = rows(february())

    lille, nice = found["Lille"].line.index, found["Nice"].line.index
    assert isinstance(lille, Index)
    assert lille.value == pytest.approx((140 / 200 + 24 / 30) / 2)
    assert (lille.least, lille.most) == (30, 200)
    assert nice == Incomplete(("courtesy",))
    assert found["Arras"].line.index == Incomplete(("csat", "courtesy"))


@pytest.mark.usefixtures("inside")
def test_a_change_stands_beside_the_month_before() -> None:
    found = rows(february())

    nps, satisfied, ease = found["Lille"].line.scores
    assert isinstance(satisfied, PeriodScore)
    assert isinstance(satisfied.change, ScoreChange)
    assert satisfied.change.is_clear
    assert satisfied.change.points == pytest.approx(0.5 - 0.9)
    assert isinstance(nps, PeriodScore)
    assert nps.estimate.value == pytest.approx(40)
    assert nps.change == Withheld(WithheldReason.NO_CUSTOMERS)
    assert ease == Withheld(WithheldReason.NO_CUSTOMERS)
    assert found["Nice"].line.scores[0] == Withheld(
        WithheldReason.TOO_FEW_CUSTOMERS, need=5
    )


@pytest.mark.usefixtures("inside")
def test_moments_have_their_own_rows_and_that_of_no_name() -> None:
    listing = february().listing("tree", Order.ASCENDING, "1")

    assert [row.moment for row in listing.moments] == ["", "hotline", "till"]
    hotline = listing.moments[1].line
    assert hotline.index == Incomplete(("courtesy",))
    assert isinstance(hotline.scores[1], PeriodScore)
    assert hotline.scores[1].estimate.n == 40


@pytest.mark.usefixtures("inside")
def test_a_week_and_a_quarter_can_be_asked_for() -> None:
    week, quarter = february(By.WEEK), february(By.QUARTER)

    assert (week.period.first, week.period.last) == (FEBRUARY[-1], FEBRUARY[-1])
    # The last quarter that is over has no scores; those of a year ago have.
    assert weeks.iso_week(quarter.period.last) == "2025-W13"
    assert quarter.has_scores


@pytest.mark.usefixtures("inside")
def test_rows_can_be_sorted_and_what_is_withheld_comes_last() -> None:
    found = february()
    up = found.listing("csat", Order.ASCENDING, "1")
    down = found.listing("index", Order.DESCENDING, "1")
    by_name = found.listing("name", Order.ASCENDING, "1")

    assert [row.node.name for row in up.company] == ["Company"]
    assert [row.node.name for row in up.teams] == [
        "North", "Lille", "South", "Nice", "Arras",
    ]  # fmt: skip
    assert [row.moment for row in up.moments] == ["hotline", "till", ""]
    assert [row.node.name for row in down.teams][:2] == ["North", "Lille"]
    assert [row.node.name for row in by_name.teams][:2] == ["Arras", "Lille"]
    assert {row.depth for row in by_name.teams} == {0}


@pytest.mark.usefixtures("inside")
def test_teams_come_in_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(of_board, "PER_PAGE", 2)

    assert list(rows(february(), page="2")) == ["Company", "Lille", "South"]


@pytest.mark.usefixtures("inside")
def test_of_many_moments_those_with_most_customers_are_shown(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(of_board, "MOST_MOMENTS", 1)

    found = february()

    shown = found.listing("tree", Order.ASCENDING, "1").moments
    assert [row.moment for row in shown] == ["till"]
    assert found.moments_left_out == 2


@pytest.mark.usefixtures("inside")
def test_a_report_tells_the_same() -> None:
    found = february()

    told = found.as_report()

    assert (told["from"], told["to"]) == ("2026-W06", "2026-W09")
    assert told["index_from"] == "2025-W10"
    assert told["measures"] == ["csat", "courtesy"]
    assert isinstance(told["teams"], list)
    assert [team["team"] for team in told["teams"]] == [key.lower() for key in TREE]
    nice = told["teams"][-1]
    assert nice["index"] == {"withheld": "too_few_customers", "missing": ["courtesy"]}
    assert nice["scores"]["nps"] == {"withheld": "too_few_customers"}
    lines = list(found.lines())
    assert lines[0] == "2026-W06 to 2026-W09; index from 2025-W10: csat, courtesy"
    assert lines[3] == "    Arras: nothing shown"
    assert lines[4].startswith("    Lille: index 0.75, nps 40.00, csat 0.50")


@pytest.mark.usefixtures("inside_app")
def test_a_company_with_nps_alone_has_no_index(
    company: dict[str, int], save: Save
) -> None:
    save(an_import(), said(company["lille"], "nps", 50, 30, 10))

    found = board(db.session(), By.MONTH, None, THIS_WEEK)

    assert (found.measures, found.columns) == ((), ("nps",))
    assert rows(found)["Lille"].line.index == NothingCounts()
    assert found.listing("tree", Order.ASCENDING, "1").moments == ()


@pytest.mark.usefixtures("inside_app")
def test_without_teams_or_scores_there_is_nothing() -> None:
    found = board(db.session(), By.MONTH, None, THIS_WEEK)

    listing = found.listing("tree", Order.ASCENDING, "1")
    assert (found.has_any, found.has_scores, found.columns) == (False, False, ())
    assert (listing.company, listing.teams, listing.moments) == ((), (), ())
    assert found.as_report()["teams"] == []


@pytest.mark.usefixtures("inside")
def test_an_import_is_seen_at_once(company: dict[str, int]) -> None:
    before = rows(february())["Arras"].line.scores[1]

    db.session.add_all([an_import(2), said(company["arras"], "csat", 30, 20)])
    db.session.flush()

    assert before == Withheld(WithheldReason.NO_CUSTOMERS)
    assert isinstance(rows(february())["Arras"].line.scores[1], PeriodScore)


def test_both_databases_add_up_alike(app_on_both: Flask, clock: Clock) -> None:
    with app_on_both.app_context():
        team = Team(key="top", name="Top", created_on=clock().date())
        db.session.add(team)
        db.session.flush()
        stretches = [(FEBRUARY[0], 4), (FEBRUARY[-1], 3), (JANUARY[0], 2)]
        scores = [
            said(team.id, "csat", 10 * good, good, moment=moment, week=week)
            for week, good in [*stretches, (JANUARY[0] - 1, 1), (THIS_WEEK - 53, 9)]
            for moment in ("", "till")
        ]
        db.session.add_all([an_import(), *scores])
        db.session.flush()

        found = board(db.session(), By.MONTH, None, THIS_WEEK)

        tallies = found.sums.teams
        counts = [
            stretch.loc[team.id, "csat"].tolist()[:2]
            for stretch in (tallies.before, tallies.now, tallies.year)
        ]
        assert counts == [[40, 4], [140, 14], [200, 20]]
        assert found.sums.names == ("", "till")
