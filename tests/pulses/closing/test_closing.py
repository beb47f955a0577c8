"""The closing, on both databases: everything out, or nothing."""

import sqlite3
from contextlib import closing as closing_connection
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest
from flask import Flask
from sqlalchemy import func, select, text
from sqlalchemy.exc import OperationalError

from engagement.database import db
from engagement.people.models import Person, Team
from engagement.pulses import schedule
from engagement.pulses.answering import answering
from engagement.pulses.bank import ANSWERS
from engagement.pulses.closing import closing, releases
from engagement.pulses.crypto import urn
from engagement.pulses.models import (
    Comment,
    CompanyStatistics,
    Envelope,
    Figure,
    Pulse,
    Release,
    SnapshotTeam,
    State,
    Ticket,
)
from tests.conftest import NOON
from tests.insight.measured import a_figure, a_release
from tests.pulses import staff


def _count(table: type[object]) -> int:
    return db.session.execute(select(func.count()).select_from(table)).scalar_one()


def _shop_of(people: int, app: Flask) -> Pulse:
    top = staff.a_team("top", people=12)
    staff.a_team("shop", top, people=people)
    return staff.an_open_pulse(staff.inside(app), NOON)


def test_a_closed_pulse_leaves_figures_and_nothing_else(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        pulse = _shop_of(8, app_on_both)
        staff.everybody_answers(settings, pulse, NOON)

        staff.close(settings, pulse)

        assert pulse.state is State.CLOSED
        assert (pulse.public_key, pulse.wrapped_private_key) == (None, None)
        assert pulse.wrapped_ticket_key is None
        assert [_count(table) for table in (Envelope, Ticket, SnapshotTeam)] == [0] * 3
        answers = select(Figure.share).where(Figure.question != ANSWERS)
        shares = set(db.session.scalars(answers))
        assert shares == {1.0}
        assert _count(Release) == 1


def test_every_counted_answer_is_in_the_release(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        pulse = _shop_of(8, app_on_both)
        staff.everybody_answers(settings, pulse, NOON, point=2)

        staff.close(settings, pulse)

        ranges = db.session.execute(
            select(Team.key, Figure.low, Figure.high, Figure.share)
            .join(Team, Team.id == Figure.team_id)
            .where(Figure.question == "pride")
        ).all()
        assert sorted(map(tuple, ranges)) == [
            ("shop", 5, 8, 0.0),
            ("top", 12, 20, 0.0),
        ]


def test_a_team_of_four_is_not_published(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(4, app)
        staff.everybody_answers(settings, pulse, NOON)

        staff.close(settings, pulse)

        teams = db.session.scalars(
            select(Team.key).join(Figure, Figure.team_id == Team.id).distinct()
        ).all()
        assert teams == ["top"]


def test_a_team_younger_than_28_days_is_not_published(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        top = staff.a_team("top", people=12)
        young = staff.a_team("young", top, people=8)
        young.created_on = (NOON - timedelta(days=27)).date()
        pulse = staff.an_open_pulse(settings, NOON)
        staff.everybody_answers(settings, pulse, NOON)

        staff.close(settings, pulse)

        published = set(db.session.scalars(select(Figure.team_id)))
        assert published == {top.id}


def test_it_does_not_close_before_its_time(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)

        early = pulse.closes_at - timedelta(seconds=1)
        released = closing.close(
            db.session(), pulse.id, settings.secret, early, Random(1)
        )

        assert released is None
        assert pulse.state is State.OPEN


def test_a_second_closing_does_nothing(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        staff.everybody_answers(settings, pulse, NOON)
        staff.close(settings, pulse)

        again = closing.close(
            db.session(), pulse.id, settings.secret, pulse.closes_at, Random(1)
        )

        assert again is None
        assert _count(Release) == 1


def test_a_crash_in_the_middle_leaves_the_pulse_sealed(
    app_on_both: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        pulse = _shop_of(8, app_on_both)
        answered = staff.everybody_answers(settings, pulse, NOON)

        def crash(*_: object) -> None:
            raise MemoryError

        monkeypatch.setattr(closing, "_destroy", crash)
        with pytest.raises(MemoryError):
            staff.close(settings, pulse)
        db.session.rollback()

        assert pulse.state is State.OPEN
        assert (_count(Envelope), _count(Release)) == (answered, 0)


def test_another_secret_cannot_open_it(app: Flask) -> None:
    with app.app_context():
        pulse = _shop_of(8, app)

        with pytest.raises(urn.SecretChanged):
            closing.close(db.session(), pulse.id, "another", pulse.closes_at, Random(1))


def test_a_voided_pulse_is_destroyed_unread(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        pulse = _shop_of(8, app_on_both)
        staff.everybody_answers(settings, pulse, NOON)

        closing.void(db.session(), pulse.id)
        db.session.commit()

        assert pulse.state is State.VOIDED
        assert [_count(table) for table in (Envelope, Ticket, Figure)] == [0] * 3


def test_comments_go_where_ten_could_have_written_them(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        top = staff.a_team("top", people=12)
        large = staff.a_team("large", top, people=12)
        staff.a_team("small", top, people=8)
        pulse = staff.an_open_pulse(settings, NOON)
        for key in ["large-0", "small-0"]:
            staff.send(settings, pulse, key, {"pride": 4}, NOON, f"from {key}")
        for person, team in [("large", 12), ("small", 8), ("top", 12)]:
            for number in range(person != "top", team):
                staff.send(settings, pulse, f"{person}-{number}", {"pride": 4}, NOON)

        staff.close(settings, pulse)

        shown = db.session.execute(select(Comment.team_id, Comment.text)).all()
        assert sorted(map(tuple, shown)) == sorted(
            [(top.id, "from small-0"), (large.id, "from large-0")]
        )


def test_at_its_closing_time_a_pulse_takes_no_more_answers(app: Flask) -> None:
    with app.app_context():
        closes_at, secret = _shop_of(8, app).closes_at, staff.inside(app).secret
        db.session.rollback()

        with db.engine.begin() as connection:
            second = timedelta(seconds=1)
            before = answering.open_pulse(connection, closes_at - second, secret)
            found = answering.open_pulse(connection, closes_at, secret)

        assert before
        assert found is None


def test_nothing_sealed_is_left_in_the_files_of_sqlite(
    app: Flask, tmp_path: Path
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        ticket = staff.ticket_of(settings, pulse, "shop-0")
        staff.everybody_answers(settings, pulse, NOON)
        sealed = db.session.scalars(select(Envelope.sealed)).first()
        hashes = db.session.scalars(select(Ticket.hash)).all()
        assert sealed

        staff.close(settings, pulse)
        closing.wipe(db.session())

        left = b"".join(path.read_bytes() for path in tmp_path.glob("test.sqlite*"))
        assert pulse.is_wiped
        assert sealed[:64] not in left
        assert not [key for key in hashes if key in left]
        assert ticket.encode() not in left


def test_a_reader_delays_the_wiping_and_a_writer_too(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        staff.close(settings, pulse)
        db.session.execute(text("PRAGMA busy_timeout=10"))
        db.session.commit()
        other = sqlite3.connect(str(db.engine.url.database), isolation_level=None)

        with closing_connection(other):
            other.execute("BEGIN")
            other.execute("SELECT * FROM pulse").fetchall()
            closing.wipe(db.session())
            while_read = pulse.is_wiped
            db.session.commit()
            other.execute("ROLLBACK")
            other.execute("BEGIN IMMEDIATE")
            with pytest.raises(OperationalError):
                closing.wipe(db.session())
            other.execute("ROLLBACK")
        closing.wipe(db.session())

        assert not while_read
        assert pulse.is_wiped


def test_the_statistics_of_the_company_are_in_the_chain(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        top = staff.a_team("top", people=30)
        staff.a_team("shop", top, people=30)
        pulse = staff.an_open_pulse(settings, NOON)
        chance, questions = Random(5), pulse.questions
        for key in [person.key for person in db.session.scalars(select(Person))]:
            mood = 3 + (key < "top")
            ratings = {one: mood + chance.choice([-1, 0, 1]) for one in questions}
            staff.send(settings, pulse, key, ratings, NOON)
        staff.close(settings, pulse)
        published = db.session.scalars(select(CompanyStatistics)).one()
        assert 0 < published.icc1 < published.icc2 <= 1
        assert releases.broken_release(db.session()) is None

        published.icc1 = 0.99

        assert releases.broken_release(db.session()) == pulse.week


def test_the_chain_tells_when_a_figure_was_altered(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        staff.everybody_answers(settings, pulse, NOON)
        staff.close(settings, pulse)
        assert releases.broken_release(db.session()) is None

        figure = db.session.scalars(select(Figure)).first()
        assert figure
        figure.share = 0.0
        db.session.commit()

        assert releases.broken_release(db.session()) == pulse.week


def test_figures_that_somebody_wrote_do_not_keep_a_pulse_from_ending(
    app: Flask,
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        staff.everybody_answers(settings, pulse, NOON)
        team_id = db.session.scalars(select(Team.id)).all()[0]
        db.session.add(a_release(pulse.week))
        db.session.flush()
        db.session.add(a_figure(team_id, week=pulse.week, question="pride"))
        db.session.commit()

        done = schedule.tick(db.session(), settings, pulse.closes_at, Random(1))

        assert done.voided == pulse.week
        assert _count(Envelope) == 0


def test_the_chain_tells_when_a_comment_was_altered(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(12, app)
        for number in range(12):
            staff.send(settings, pulse, f"shop-{number}", {"pride": 4}, NOON, "Fine.")
        staff.close(settings, pulse)
        assert releases.broken_release(db.session()) is None

        db.session.scalars(select(Comment)).all()[0].text = "Terrible."

        assert releases.broken_release(db.session()) == pulse.week


def test_who_writes_the_chain_anew_cannot_sign_it(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        staff.everybody_answers(settings, pulse, NOON)
        staff.close(settings, pulse)
        assert releases.unsigned_release(db.session(), settings.secret) is None

        written = db.session.scalars(select(Release)).one()
        written.hash = b"another".ljust(32)

        assert releases.unsigned_release(db.session(), settings.secret) == pulse.week


def test_after_a_new_secret_releases_are_signed_again(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        pulse = _shop_of(8, app)
        staff.everybody_answers(settings, pulse, NOON)
        staff.close(settings, pulse)
        assert releases.unsigned_release(db.session(), "another") == pulse.week

        releases.sign_again(db.session(), "another")

        assert releases.unsigned_release(db.session(), "another") is None
