"""An old process shows what a new one shows, whatever others have changed meanwhile."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import date
from functools import lru_cache
from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement import weeks
from engagement.config import Settings
from engagement.customers.imports import ledger
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.customers.models import Import, OwnMetric
from engagement.database import db
from engagement.people import queries as people
from engagement.people.models import Person, Role, Team
from engagement.pulses import comments as staff_comments
from engagement.pulses.models import CountedIn
from tests.conftest import NOON, Clock
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_comment,
    a_figure,
    a_release,
    a_score,
    rising,
    share,
    shops,
)
from tests.living import built
from tests.trust.surface import TOKEN, text_of

SignIn = Callable[[str], FlaskClient]
PAGES = (
    "/",
    "/symmetry?customer=clean&weeks=12",
    "/teams",
    "/teams/100",
    "/teams/1",
    "/trends",
    "/customers?by=quarter&sort=clean",
    "/customers/scores.xlsx",
)
"""Every page of insight and customers on which something is drawn or added up."""
OWN = OwnScale(1, 5, 4, 2)
WEEK = THIS_WEEK - 1
SEEDS = (1,)
LONG = 28
"""Weeks after which it is known what is usual for a team."""
READERS = ("hana", "alice")
Kept = type(lru_cache(abs))


class Changes:
    """What others do to a company, in a process of their own."""

    def __init__(self, app: Flask, company: dict[str, int], random: Random) -> None:
        self.app, self.company, self.random = app, company, random
        self.releases = 1
        self.clients: list[FlaskClient] = []

    def happen(self) -> Iterator[str]:
        """Make every change, in some order; yield its name once it is committed."""
        names = [name for name in vars(Changes) if not name.startswith("_")]
        names.remove("happen")
        for name in self.random.sample(names, len(names)):
            with self.app.app_context():
                getattr(self, name)()
                db.session.commit()
            yield name

    def rename_a_metric(self) -> None:
        metric = own_metrics.find(db.session(), "clean")
        assert metric
        own_metrics.change(db.session(), metric, "Sparkling", OWN)

    def add_a_metric(self) -> None:
        own_metrics.add(db.session(), "calm", "Calm", OWN)

    def rename_a_team(self) -> None:
        db.session.get_one(Team, self.random.randrange(100, 112)).name = "Aa renamed"

    def move_a_team(self) -> None:
        moved = db.session.get_one(Team, self.random.randrange(100, 112))
        moved.parent_id = self.company["north"]

    def put_a_team_below_another(self) -> None:
        moved = db.session.get_one(Team, 100)
        moved.parent_id = self.company["nice"]

    def close_a_team(self) -> None:
        team = db.session.get_one(Team, self.random.randrange(100, 112))
        team.closed_on = date(2026, 3, 4)

    def put_another_team_on_top(self) -> None:
        top = people.root(db.session())
        assert top
        holding = Team(key="holding", name="Holding", created_on=date(2025, 1, 6))
        db.session.add(holding)
        db.session.flush()
        top.parent_id = holding.id

    def hide_a_comment(self) -> None:
        hana = db.session.get_one(Person, self.company["hana"])
        key = a_comment(100, "A remark").id
        assert staff_comments.hide(db.session(), key, hana, NOON)

    def give_a_team_another_lead(self) -> None:
        db.session.get_one(Team, 101).lead_id = self.company["alice"]

    def take_scores_in(self) -> None:
        week = weeks.iso_week(WEEK - 1)
        rows = [f"shop-{one},{week},clean,30,{one - 90}" for one in range(100, 112)]
        content = "\n".join(["team,week,metric,n,favourable", *rows]).encode()
        done = ledger.take_in(
            db.session(), content, "clean.csv", person_id=None, now=NOON,
            this_week=THIS_WEEK,
        )  # fmt: skip
        assert done.added

    def undo_an_import(self) -> None:
        for import_id in db.session.scalars(select(Import.id)).all():
            ledger.undo(db.session(), import_id, NOON)

    def release_a_week(self) -> None:
        self.releases += 1
        db.session.add(a_release(THIS_WEEK, self.releases))
        db.session.flush()
        for one in range(100, 112):
            figure = a_figure(one, 0.9 - (one - 100) / 20, week=THIS_WEEK)
            figure.release_id = self.releases
            db.session.add(figure)

    def speak_french(self) -> None:
        for client in self.clients:
            with client.session_transaction() as session:
                session["language"] = "fr"


def forget_everything() -> None:
    """Empty what functions of the product keep between their calls."""
    for name, module in list(sys.modules.items()):
        if name.startswith("engagement"):
            for one in vars(module).values():
                if isinstance(one, Kept):
                    one.cache_clear()


@pytest.fixture
def other(settings: Settings, clock: Clock) -> Iterator[Flask]:
    yield from built(settings, clock)


@pytest.fixture
def new(settings: Settings, clock: Clock) -> Iterator[Flask]:
    yield from built(settings, clock)


@pytest.fixture
def measured(company: dict[str, int], save: Save) -> dict[str, int]:
    """Give the company twelve shops with a quarter of both sides, and a comment."""
    ids = shops(save, 12, parent_id=company["south"])
    teams = [company["lille"], company["arras"], *ids]
    rising(save, teams, n_weeks=13)
    save(
        *(
            a_figure(company["company"], 0.6, week=WEEK - back, low=400, high=409)
            for back in range(13)
        ),
        *(a_score(one, 30, 10 + one % 15, metric="clean") for one in teams),
        OwnMetric(key="clean", name="Cleanliness", **asdict(OWN)),
        a_comment(100, "A remark"),
    )
    return company


def shown(client: FlaskClient, paths: Sequence[str] = PAGES) -> dict[str, str]:
    answers = {path: client.get(path) for path in paths}
    return {
        path: f"{answer.status_code} {TOKEN.sub('', text_of(answer))}"
        for path, answer in answers.items()
    }


def same_reader(client: FlaskClient, app: Flask) -> FlaskClient:
    """Return a client of another process that sends the same cookie."""
    found = app.test_client()
    with client.session_transaction() as one, found.session_transaction() as same:
        same.update(one)
    return found


@pytest.mark.parametrize("seed", SEEDS)
def test_processes_agree(
    other: Flask,
    new: Flask,
    measured: dict[str, int],
    sign_in: SignIn,
    seed: int,
) -> None:
    as_made = dict(new.extensions)
    changes = Changes(other, measured, Random(seed))
    old_clients = [sign_in(name) for name in READERS]
    new_clients = [same_reader(client, new) for client in old_clients]
    changes.clients = [*old_clients, *new_clients]
    list(map(shown, old_clients))

    stale = []
    for change in changes.happen():
        found = list(map(shown, old_clients))
        forget_everything()
        new.extensions = dict(as_made)
        wanted = list(map(shown, new_clients))
        stale += [
            (change, reader, path)
            for reader, one, same in zip(READERS, found, wanted, strict=True)
            for path in PAGES
            if one[path] != same[path]
        ]

    assert stale == []


def test_nobody_is_shown_what_was_computed_for_another_reader(
    app: Flask,
    new: Flask,
    measured: dict[str, int],
    save: Save,
    sign_in: SignIn,
) -> None:
    # given somebody of HR, who sees every page, counted in the team that they lead
    lille = measured["lille"]
    with app.app_context():
        db.session.get_one(Person, measured["alice"]).role = Role.HR
        db.session.get_one(Team, lille).lead_id = measured["alice"]
        db.session.commit()
    save(*(
        a_figure(one, share(at, back), week=WEEK - back)
        for at, one in enumerate([lille, *range(100, 112)])
        for back in range(13, LONG)
    ))  # fmt: skip
    save(CountedIn(
        person_id=measured["alice"], team_id=lille, first_week=WEEK - LONG,
        last_week=WEEK, is_group=True,
    ))  # fmt: skip
    paths = (*PAGES, f"/teams/{lille}")
    hana, alice = (sign_in(name) for name in READERS)
    hana_there, alice_there = (same_reader(client, new) for client in (hana, alice))

    # when one process shows all pages to Hana first, and another to Alice
    after = shown(hana, paths), shown(alice, paths)
    first = shown(alice_there, paths)
    before = shown(hana_there, paths), first

    assert "Not shown to you: your own answers" in first[paths[-1]]
    assert [path for path in paths if after[0][path] != before[0][path]] == []
    assert [path for path in paths if after[1][path] != before[1][path]] == []
