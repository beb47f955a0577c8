import pytest

from engagement.customers import queries
from engagement.database import db
from tests.insight.measured import THIS_WEEK, Save, a_score

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def test_scores_are_read_for_one_metric_and_some_weeks(
    company: dict[str, int], save: Save
) -> None:
    lille = company["lille"]
    save(
        a_score(lille, 20, 15, unfavourable=2),
        a_score(lille, week=WEEK - 9),
        a_score(lille, metric="nps"),
    )

    found = list(queries.scores(db.session(), "csat", None, WEEK - 3, WEEK))

    assert found == [(lille, WEEK, 20, 15, 2)]


def test_a_moment_can_be_read_alone(company: dict[str, int], save: Save) -> None:
    lille = company["lille"]
    save(a_score(lille, 20, moment="till"), a_score(lille, 7, moment="hotline"))

    together = queries.scores(db.session(), "csat", None, WEEK, WEEK)
    assert sorted(row[2] for row in together) == [7, 20]
    alone = queries.scores(db.session(), "csat", "till", WEEK, WEEK)
    assert [row[2] for row in alone] == [20]


def test_the_company_counts_every_customer(company: dict[str, int], save: Save) -> None:
    save(
        a_score(company["lille"], 20, 10),
        a_score(company["nice"], 5, 5, moment="till"),
        a_score(company["nice"], 8, 1, week=WEEK - 1),
    )

    found = queries.company_weeks(db.session(), "csat", WEEK - 3, WEEK)

    assert sorted(found) == [(WEEK - 1, 8, 1, 0), (WEEK, 25, 15, 0)]


def test_a_team_counts_the_customers_below_it(
    company: dict[str, int], save: Save
) -> None:
    save(
        a_score(company["north"], 3, 1),
        a_score(company["lille"], 20, 10),
        a_score(company["arras"], 10, 4),
        a_score(company["nice"], 5, 5),
        a_score(company["lille"], 9, 9, metric="nps"),
    )

    found = queries.team_weeks(db.session(), company["north"], "csat", WEEK - 3, WEEK)

    assert found == [(WEEK, 33, 15, 0)]


def test_metrics_and_moments_are_those_in_use(
    company: dict[str, int], save: Save
) -> None:
    lille = company["lille"]
    save(
        a_score(lille, metric="nps"),
        a_score(lille, moment="till"),
        a_score(lille, moment="hotline"),
        a_score(lille, moment="till", week=WEEK - 1),
    )

    assert queries.metrics_in_use(db.session()) == ["csat", "nps"]
    assert queries.moments(db.session(), "csat") == ["hotline", "till"]
    assert queries.last_week(db.session(), "csat") == WEEK


def test_before_the_first_import_there_is_nothing() -> None:
    assert queries.metrics_in_use(db.session()) == []
    assert queries.last_week(db.session(), "csat") is None
