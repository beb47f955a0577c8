"""Metrics of the company's own, on both databases: through files, programs, figures."""

from collections.abc import Iterator
from datetime import date

import pytest
from flask import Flask
from sqlalchemy.exc import IntegrityError

from engagement.customers import queries
from engagement.customers.api import batches
from engagement.customers.api.batches import Became, Sender
from engagement.customers.imports import ledger, profiles
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.metrics.estimates import csat, estimate
from engagement.customers.metrics.own_metrics import InUse
from engagement.customers.metrics.own_scales import OwnScale
from engagement.database import db
from engagement.people.models import Team
from tests.conftest import NOON
from tests.customers.corpus import W10

CLEAN = OwnScale(0, 20, 15, 9)
TURNED = OwnScale(1, 4, 1, 3, is_turned=True)
RAW = """date,team,metric,score,id
2026-03-02,lille,clean-shop,20,1
2026-03-02,lille,Clean Shop,15,2
2026-03-02,lille,CLEAN SHOP,14,3
2026-03-02,lille,clean shop,9,4
2026-03-02,lille,waiting,1,5
2026-03-02,lille,waiting,2,6
2026-03-02,lille,waiting,4,7
2026-03-02,lille,csat,5,8
"""
WIDE = """Équipe;Semaine;NPS;nb réponses NPS;Clean shop %;nb réponses Clean shop
lille;2026-S09;31;48;82,5;40
"""
SENDER = Sender("tills", NOON, W10, is_named=True)


@pytest.fixture
def own(app_on_both: Flask) -> Iterator[None]:
    """A team, and two metrics of its company's own."""
    with app_on_both.test_request_context():
        team = Team(key="lille", name="Lille", created_on=date(2025, 1, 6))
        db.session.add(team)
        own_metrics.add(db.session(), "clean-shop", "Clean shop", CLEAN)
        own_metrics.add(db.session(), "waiting", "Waiting", TURNED)
        db.session.commit()
        yield


def taken_in(text: str) -> int:
    """Take a file in as commands do; return the number of the import."""
    session, content = db.session(), text.encode()
    outcome = ledger.take_in(
        session, content, "scores.csv", person_id=None, now=NOON, this_week=W10
    )
    assert not outcome.refused
    assert outcome.import_id
    return outcome.import_id


def scores() -> dict[str, tuple[int, float, float]]:
    rows = queries.list_scores(
        db.session(), metric=None, team_id=None, weeks=(0, W10), after=None, most=99
    )
    return {row.metric: (row.n, row.favourable, row.unfavourable) for row in rows}


@pytest.mark.usefixtures("own")
def test_the_catalogue_has_built_in_metrics_and_own_ones() -> None:
    found = own_metrics.catalogue(db.session())

    assert [*found] == [*METRICS, "clean-shop", "waiting"]
    assert found["waiting"].name == "Waiting"
    assert found["waiting"].scale == TURNED.scale
    assert own_metrics.names(db.session())["clean-shop"] == "Clean shop"


@pytest.mark.usefixtures("own")
def test_answers_count_by_the_scale_of_their_metric() -> None:
    taken_in(RAW)

    assert scores() == {
        "clean-shop": (4, 2, 1),
        "waiting": (3, 1, 1),
        "csat": (1, 1, 0),
    }


@pytest.mark.usefixtures("own")
def test_a_wide_sheet_has_a_column_of_its_name() -> None:
    taken_in(WIDE)

    assert scores()["clean-shop"] == (40, 33, 0)


@pytest.mark.usefixtures("own")
def test_its_figure_is_a_share_with_the_interval_of_one() -> None:
    assert estimate("clean-shop", 40, 33, 0) == csat(33, 40)


@pytest.mark.usefixtures("own")
def test_programs_send_it_by_key_or_name() -> None:
    rows = [
        {"date": "2026-03-02", "team": "lille", "metric": "clean-shop", "score": "16"},
        {"date": "2026-03-02", "team": "lille", "metric": "Waiting", "score": "4"},
        {"date": "2026-03-02", "team": "lille", "metric": "waiting", "score": "5"},
        {"date": "2026-03-02", "team": "lille", "metric": "polite", "score": "5"},
        {
            "date": "2026-03-02", "team": "lille", "metric": "waiting", "score": "4",
            "scale": "1-5",
        },
    ]  # fmt: skip

    words = profiles.vocabulary(db.session())
    read = batches.read(rows, words, SENDER)
    fates = batches.keep(db.session(), *read, SENDER)

    assert [fate.became for fate in fates[:2]] == [Became.ADDED, Became.ADDED]
    assert [fate.field for fate in fates[2:]] == ["score", "metric", "scale"]
    assert "one of: 1-4-low" in fates[4].detail
    assert scores() == {"clean-shop": (1, 1, 0), "waiting": (1, 0, 1)}


@pytest.mark.usefixtures("own")
def test_what_has_scores_keeps_its_scale_and_stays() -> None:
    session, number = db.session(), taken_in(RAW)
    metric = own_metrics.find(session, "clean-shop")
    assert metric

    own_metrics.change(session, metric, "Cleanliness", CLEAN)
    with pytest.raises(InUse):
        own_metrics.change(session, metric, "Cleanliness", OwnScale(0, 10, 9, 6))
    with pytest.raises(InUse):
        own_metrics.delete(session, metric)
    assert metric.name == "Cleanliness"

    ledger.undo(session, number, NOON)
    own_metrics.change(session, metric, "Cleanliness", OwnScale(0, 10, 9, 6))
    assert own_metrics.catalogue(session)["clean-shop"].scale.highest == 10
    own_metrics.delete(session, metric)
    assert "clean-shop" not in own_metrics.catalogue(session)


@pytest.mark.usefixtures("own")
def test_totals_behind_newer_ones_keep_it_too() -> None:
    total = "team,week,metric,n,favourable\nlille,2026-W09,clean-shop,40,{}\n"
    taken_in(total.format(30))
    taken_in(total.format(31))

    assert own_metrics.has_scores(db.session(), "clean-shop")
    assert not own_metrics.has_scores(db.session(), "waiting")


@pytest.mark.usefixtures("own")
def test_no_two_have_one_name_in_the_database() -> None:
    with pytest.raises(IntegrityError):
        own_metrics.add(db.session(), "another", "Waiting", CLEAN)
