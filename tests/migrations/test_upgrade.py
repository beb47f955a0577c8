"""What becomes of databases that earlier versions left, of their nodes and locks."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import create_engine, func, select, text
from sqlalchemy.engine import Engine

from engagement import database
from engagement.application import create_app
from engagement.config import Settings
from engagement.customers.files.recipe import Alias, What
from engagement.customers.imports import answers, ledger, uploads
from engagement.customers.models import CountedRow, Score, Upload
from engagement.database import db
from engagement.migrations import (
    HEAD,
    VERSION_TABLE,
    CannotMigrate,
    Standing,
    revision_of,
    standing,
    upgrade,
)
from engagement.people.models import Person, RosterChange, Team
from engagement.pulses import mails, queries, schedule
from engagement.pulses.answering import answering
from engagement.pulses.closing import releases
from engagement.pulses.models import (
    Comment,
    CountedIn,
    Envelope,
    Figure,
    Release,
    SnapshotPerson,
    State,
    Ticket,
)
from engagement.weeks import week_of
from tests.conftest import NOON, Clock
from tests.living import signed_in
from tests.migrations import earlier
from tests.pulses import staff
from tests.test_routes import address, routes

SOON = timedelta(hours=1)
ANSWERED = ("shop-0", "shop-1", "store-0", "hana")
"""Who had answered the open pulse before the upgrade."""
GROWN = (
    b"date,team,metric,score,id\n2026-02-16,shop,nps,10,A-1\n"
    b"2026-02-17,shop,nps,3,A-2\n2026-02-23,top,nps,9,A-3\n"
    b"2026-02-24,top,nps,8,A-4\n"
)
"""The file of scores that went in before, with one answer more."""


@pytest.fixture(params=earlier.WITH_PULSES)
def commit(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def upgraded(on_both: Settings, clock: Clock, commit: str) -> Iterator[Flask]:
    """Yield today's product on what a version left."""
    yield from an_upgraded(commit, on_both, clock)


def an_upgraded(commit: str, settings: Settings, clock: Clock) -> Iterator[Flask]:
    app = create_app(earlier.brought_on(commit, settings), clock)
    app.config["WTF_CSRF_ENABLED"] = False
    clock.moment = NOON + SOON
    yield app
    with app.app_context():
        db.engine.dispose()


def test_an_open_pulse_survives(upgraded: Flask, clock: Clock) -> None:
    settings = staff.inside(upgraded)
    with upgraded.app_context():
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        ticket = staff.ticket_of(settings, pulse, "shop-2")
        again = staff.send(settings, pulse, "shop-0", {"pride": 1}, clock())
        db.session.rollback()
        with db.engine.connect() as connection:
            found = answering.open_pulse(connection, clock(), settings.secret)
            assert found
            those = answering.colleagues(connection, found, ticket, settings.secret)

        assert again is answering.AnswerOutcome.ALREADY_COUNTED
        assert those
        assert those.team == "Shop"
        assert {"Shop-0", "Shop-5"} <= {one.name for one in those.people}
        assert schedule.fault(db.session(), settings) is None
        assert len(mails.reachable(db.session(), pulse, settings.secret)) == 20


def test_it_takes_answers_and_counts_those_from_before(
    upgraded: Flask, clock: Clock
) -> None:
    settings = staff.inside(upgraded)
    with upgraded.app_context():
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        for key in db.session.scalars(select(Person.key)).all():
            if key not in ANSWERED:
                points = dict.fromkeys(pulse.questions, 4)
                staff.send(settings, pulse, key, points, clock(), f"Après {key}")
        staff.close(settings, pulse)

        assert pulse.state is State.CLOSED
        asked = Figure.question == "answers", Figure.week == pulse.week
        figures = db.session.scalars(select(Figure).where(*asked)).all()
        said = select(Comment.text).join(Release).where(Release.week == pulse.week)
        shares = select(Figure.share).where(
            Figure.week == pulse.week, Figure.question == pulse.questions[0]
        )
        assert max(one.invited or 0 for one in figures) == 20
        assert {*db.session.scalars(shares)} == {1.0}
        assert "Ça va" in db.session.scalars(said).all()
        for emptied in (Envelope, Ticket, SnapshotPerson):
            assert db.session.scalars(select(emptied)).first() is None
        assert releases.broken_release(db.session()) is None
        assert releases.unsigned_release(db.session(), settings.secret) is None


def test_what_was_published_is_signed_and_not_for_those_whose_answers_are_in_it(
    upgraded: Flask,
) -> None:
    with upgraded.app_context():
        one = db.session.scalars(select(Person).filter_by(key="shop-3")).one()
        shop = db.session.scalars(select(Team).filter_by(key="shop")).one()
        weeks = {*db.session.scalars(select(Release.week))}

        blanks = queries.withheld_from(db.session(), one.id, [shop.id])

        assert len(weeks) == 2
        assert releases.broken_release(db.session()) is None
        secret = staff.inside(upgraded).secret
        assert releases.unsigned_release(db.session(), secret) is None
        assert {(shop.id, week) for week in weeks} <= blanks
        assert db.session.scalar(select(func.min(CountedIn.first_week))) == min(weeks)


@pytest.mark.parametrize("commit", [earlier.FIRST, *earlier.WITH_PULSES])
def test_no_page_fails(upgraded: Flask, clock: Clock) -> None:
    with upgraded.app_context():
        ids = dict(db.session.execute(select(Person.key, Person.id)).all())
    client = signed_in(upgraded, ids["hana"], clock())
    samples: dict[str, object] = dict.fromkeys(
        ("team_id", "import_id", "upload_id", "profile_id", "alias_id", "voice_id",
         "pulse_id", "action_id", "suggestion_id", "key_id", "channel_id",
         "survey_id"), 1,
    )  # fmt: skip
    samples |= {"person_id": ids["lea"], "week": 2921, "key": "clean", "kind": "raw",
                "name": "hr", "role": "hr", "code": "K7KD2M", "spoken": "fr",
                "comment_id": "0" * 32, "said": "f1", "measure": "csat",
                "subject": "between"}  # fmt: skip

    found = {
        path: client.get(path).status_code
        for path in (
            address(upgraded, rule, samples) for rule in routes(upgraded, "GET")
        )
    }

    assert {path: status for path, status in found.items() if status >= 500} == {}
    plain = [path for path in found if "1" not in path and path.count("/") < 2]
    assert {found[path] for path in plain} <= {200, 303}


def test_scores_count_once_as_before(upgraded: Flask, clock: Clock) -> None:
    with upgraded.app_context():
        before = db.session.scalar(select(func.sum(Score.n)))
        said = ledger.take_in(
            db.session(), GROWN, "answers.csv", person_id=None, now=clock(),
            this_week=week_of(NOON.date()),
        )  # fmt: skip
        after = db.session.scalar(select(func.sum(Score.n)))

        assert (said.added, said.same, said.asks) == (1, 3, ())
        assert after == (before or 0) + 1


@pytest.mark.parametrize("commit", ["7ff3ef0"])
def test_what_an_answer_said_is_not_known_of_before_and_nothing_is_taken_out(
    upgraded: Flask, clock: Clock
) -> None:
    corrected = GROWN.replace(b"nps,10,A-1", b"nps,0,A-1")
    counts = select(func.sum(Score.favourable), func.sum(Score.unfavourable))
    with upgraded.app_context():
        before = db.session.execute(counts).one()
        said = ledger.take_in(
            db.session(), corrected, "answers.csv", person_id=None, now=clock(),
            this_week=week_of(NOON.date()),
        )  # fmt: skip

        kept = db.session.scalars(select(CountedRow.team_id)).all()
        assert (said.added, said.same, said.asks) == (1, 3, ())
        assert db.session.execute(counts).one() == before
        assert kept.count(answers.NO_TEAM) == 3


def test_a_file_that_waits_can_be_looked_through(upgraded: Flask, clock: Clock) -> None:
    with upgraded.app_context():
        waiting = db.session.scalars(select(Upload)).all()
        told = [uploads.told(one) for one in waiting]
        hana = db.session.scalars(select(Person.id).filter_by(key="hana")).one()
    client = signed_in(upgraded, hana, clock())

    shown = [client.get(f"/customers/imports/new/{one.id}") for one in waiting]

    assert {page.status_code for page in shown} <= {200}
    for one in told:
        assert (one.name, one.aliases) == ("Weekly", {"mars": Alias(What.SKIP)})


# What else may be found


@pytest.fixture
def engine(on_both: Settings) -> Iterator[Engine]:
    database.load_models()
    made = create_engine(on_both.database_url)
    yield made
    made.dispose()


@pytest.fixture
def secret(settings: Settings) -> str:
    return settings.secret


def test_a_newer_schema_is_refused_and_left_alone(engine: Engine, secret: str) -> None:
    upgrade.migrate(engine, secret)
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {VERSION_TABLE} SET version_num = '9999'"))  # noqa: S608

    with pytest.raises(CannotMigrate, match="made by a newer version"):
        upgrade.migrate(engine, secret)

    assert standing(engine) is Standing.NEWER


def test_an_earlier_revision_is_brought_on(engine: Engine, secret: str) -> None:
    upgrade.migrate(engine, secret, "0009")
    assert standing(engine) is Standing.OLDER

    assert upgrade.migrate(engine, secret)

    assert standing(engine) is Standing.CURRENT
    assert not upgrade.migrate(engine, secret)


def test_tables_of_no_version_are_left_alone(engine: Engine, secret: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE team (id INTEGER, colour VARCHAR(9))"))

    with pytest.raises(CannotMigrate, match="of no version of Diapason"):
        upgrade.migrate(engine, secret)

    with engine.connect() as connection:
        assert revision_of(connection) is None


def test_empty_tables_of_a_newer_version_do_not_stand_in_the_way(
    on_both: Settings, engine: Engine, secret: str
) -> None:
    """Versions without migrations added whole tables, and then failed."""
    earlier.left_by("cb8cdd9", on_both)
    database.Base.metadata.create_all(engine)

    upgrade.migrate(engine, secret)

    assert standing(engine) is Standing.CURRENT
    with engine.connect() as connection:
        assert (
            connection.execute(select(func.count()).select_from(RosterChange)).scalar()
            == 0
        )


def test_tables_of_others_are_left_alone(engine: Engine, secret: str) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE their_own (id INTEGER)"))

    upgrade.migrate(engine, secret)

    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM their_own")).all() == []


def test_another_secret_signs_no_open_pulse(on_both: Settings, engine: Engine) -> None:
    earlier.left_by("7ff3ef0", on_both)

    with pytest.raises(CannotMigrate, match="not the one that seals the open pulse"):
        upgrade.migrate(engine, "another secret for tests")

    with engine.connect() as connection:  # all is as it was
        assert revision_of(connection) is None
        columns = connection.execute(text("SELECT group_id FROM ticket")).all()
        assert len(columns) == 20


def test_an_altered_release_is_still_found_out(on_both: Settings, clock: Clock) -> None:
    url = earlier.left_by("7ff3ef0", on_both).database_url
    engine = create_engine(url)
    with engine.begin() as connection:
        connection.execute(text("UPDATE figure SET share = 0.123 WHERE week = 2920"))
        first = connection.execute(text("SELECT min(week) FROM release")).scalar()
        connection.execute(
            text("UPDATE figure SET share = 0.123 WHERE week = :week"), {"week": first}
        )
    engine.dispose()
    app = create_app(on_both, clock)
    with app.app_context():
        upgrade.migrate(db.engine, on_both.secret)

        assert releases.broken_release(db.session()) == first
        db.session.rollback()
        db.engine.dispose()


def test_nodes_that_start_together_migrate_once(on_both: Settings, secret: str) -> None:
    earlier.left_by("73573d5", on_both)
    database.load_models()
    did: list[bool] = []

    def start() -> None:
        engine = create_engine(on_both.database_url)
        did.append(upgrade.migrate(engine, secret))
        engine.dispose()

    nodes = [threading.Thread(target=start) for _ in range(3)]
    for node in nodes:
        node.start()
    for node in nodes:
        node.join()

    assert sorted(did) == [False, False, True]


def test_rows_that_point_nowhere_stop_it(settings: Settings, secret: str) -> None:
    earlier.left_by("5883cd2", settings)
    with closing(sqlite3.connect(settings.instance / "test.sqlite")) as connection:
        connection.execute("UPDATE voice SET team_id = 99")
        connection.commit()
    database.load_models()
    engine = create_engine(settings.database_url)

    with pytest.raises(CannotMigrate, match="Rows of “voice” point at rows of “team”"):
        upgrade.migrate(engine, secret)

    assert standing(engine) is Standing.OLDER
    engine.dispose()


def test_sqlite_checks_keys_again_afterwards(settings: Settings, secret: str) -> None:
    database.load_models()
    engine = create_engine(settings.database_url)

    upgrade.migrate(engine, secret)

    with engine.connect() as connection:
        assert connection.execute(text("PRAGMA foreign_keys")).scalar() == 1
        assert connection.execute(text("PRAGMA busy_timeout")).scalar() == 10_000
    engine.dispose()


def test_the_head_is_the_last_number() -> None:
    assert upgrade.revisions()[-1] == HEAD
