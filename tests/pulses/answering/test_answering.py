"""Taking answers: each ticket once, on both databases."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select, text

from engagement.config import Settings
from engagement.database import db
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import AnswerOutcome
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import Comment, Envelope, Pulse, Ticket
from tests.conftest import NOON, Clock
from tests.living import built
from tests.pulses import staff


def _envelopes() -> int:
    return db.session.execute(select(func.count()).select_from(Envelope)).scalar_one()


def test_an_answer_is_counted_once(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=5)
        pulse = staff.an_open_pulse(settings, NOON)

        first = staff.send(settings, pulse, "top-0", {"pride": 5}, NOON)
        second = staff.send(settings, pulse, "top-0", {"pride": 1}, NOON)

        assert (first, second) == (AnswerOutcome.COUNTED, AnswerOutcome.ALREADY_COUNTED)
        assert _envelopes() == 1


def test_an_unknown_ticket_stores_nothing(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        staff.an_open_pulse(settings, NOON)
        db.session.rollback()

        with db.engine.begin() as connection:
            found = answering.open_pulse(connection, NOON, settings.secret)
            assert found
            outcome = answering.record(connection, found, "A" * 24, {"pride": 5}, "")

        assert outcome is AnswerOutcome.UNKNOWN
        assert _envelopes() == 0


def test_a_failure_while_storing_leaves_the_ticket_unspent(
    app_on_both: Flask, monkeypatch: pytest.MonkeyPatch
) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=5)
        pulse = staff.an_open_pulse(settings, NOON)

        def full_disk(*_: object) -> bytes:
            raise OSError(28, "No space left on device")

        with monkeypatch.context() as broken:
            broken.setattr(urn, "seal", full_disk)
            with pytest.raises(OSError, match="space"):
                staff.send(settings, pulse, "top-0", {"pride": 5}, NOON)

        again = staff.send(settings, pulse, "top-0", {"pride": 5}, NOON)
        assert again is AnswerOutcome.COUNTED


def test_of_many_submissions_at_once_one_is_counted(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=5)
        ticket = staff.ticket_of(settings, staff.an_open_pulse(settings, NOON), "top-0")
        db.session.rollback()
        engine = db.engine

        def submit(_: int) -> AnswerOutcome:
            with engine.begin() as connection:
                found = answering.open_pulse(connection, NOON, settings.secret)
                assert found
                return answering.record(connection, found, ticket, {"pride": 5}, "")

        with ThreadPoolExecutor(8) as clients:
            outcomes = list(clients.map(submit, range(24)))

        assert outcomes.count(AnswerOutcome.COUNTED) == 1
        assert outcomes.count(AnswerOutcome.ALREADY_COUNTED) == 23
        assert _envelopes() == 1


GIVE_ANOTHERS = """
CREATE FUNCTION swap() RETURNS trigger AS $$
DECLARE other ticket;
BEGIN
  DELETE FROM ticket WHERE hash = (
    SELECT hash FROM ticket WHERE hash <> OLD.hash ORDER BY hash LIMIT 1
  ) RETURNING * INTO other;
  other.spent := true;
  RETURN other;
END $$ LANGUAGE plpgsql;
CREATE TRIGGER swap BEFORE UPDATE ON ticket FOR EACH ROW EXECUTE FUNCTION swap();
"""


@pytest.mark.parametrize("on_both", ["postgresql"], indirect=True)
def test_a_ticket_that_becomes_anothers_while_it_is_spent_counts_nowhere(
    app_on_both: Flask,
) -> None:
    """Hash and group of the other fit each other, and not the code that was sent."""
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=6)
        pulse = staff.an_open_pulse(settings, NOON)
        db.session.execute(text(GIVE_ANOTHERS))
        db.session.commit()

        with pytest.raises(tickets.Forged):
            staff.send(settings, pulse, "top-0", {"pride": 5}, NOON)


@pytest.mark.parametrize("between", ["", "-", " "])
def test_a_code_counts_as_it_is_shown_and_read_aloud(
    app_on_both: Flask, between: str
) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=5)
        ticket = staff.ticket_of(settings, staff.an_open_pulse(settings, NOON), "top-0")
        spelled = between.join(tickets.spelled(ticket)).lower()
        db.session.rollback()

        with db.engine.begin() as connection:
            found = answering.open_pulse(connection, NOON, settings.secret)
            assert found
            outcomes = [
                answering.record(connection, found, code, {"pride": 5}, "")
                for code in (spelled, ticket)
            ]

        assert outcomes == [AnswerOutcome.COUNTED, AnswerOutcome.ALREADY_COUNTED]


def test_nothing_ties_a_spent_ticket_to_an_envelope(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        pulse: Pulse = staff.an_open_pulse(settings, NOON)
        staff.send(settings, pulse, "top-0", {"pride": 5}, NOON)

        assert {column.name for column in Envelope.__table__.columns} == {
            "id",
            "pulse_id",
            "sealed",
        }
        assert {column.name for column in Ticket.__table__.columns} == {
            "hash",
            "pulse_id",
            "group",
            "spent",
        }


@given(st.dictionaries(st.sampled_from(["a", "b", "c"]), st.text(max_size=3)))
def test_only_points_of_asked_questions_are_ratings(form: dict[str, str]) -> None:
    ratings = answering.ratings_in(form, ("a", "b"))

    assert set(ratings) <= {"a", "b"}
    assert all(form[key] == str(point) for key, point in ratings.items())
    assert all(point in range(1, 6) for point in ratings.values())


def test_a_comment_is_cut_at_500_characters_and_tidied() -> None:
    assert answering.comment_in({"comment": "  two \n\n words "}) == "two words"
    assert len(answering.comment_in({"comment": "x" * 900})) == 500
    assert answering.comment_in({}) == ""


def test_no_character_in_a_comment_stops_the_closing(app_on_both: Flask) -> None:
    everything = "".join(map(chr, range(0x20))) + "\x7f\u2028\ufeff\ufffe🙂 words"
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=12)
        pulse = staff.an_open_pulse(settings, NOON)
        comment = answering.comment_in({"comment": everything})
        for number in range(10):
            staff.send(settings, pulse, f"top-{number}", {"pride": 5}, NOON, comment)

        staff.close(settings, pulse)

        assert set(db.session.scalars(select(Comment.text))) == {comment}
    assert comment.endswith("words")


CUT = (
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
    "WHERE datname = current_database() AND pid <> pg_backend_pid()"
)


def test_a_connection_that_was_cut_costs_no_answer(
    settings: Settings, postgres_url: str, clock: Clock
) -> None:
    """PostgreSQL restarts, or a firewall forgets who was idle."""
    for app in built(replace(settings, database_url=postgres_url), clock):
        with app.app_context():
            staff.a_team("top", people=5)
            pulse = staff.an_open_pulse(staff.inside(app), NOON)
            ticket = [
                staff.ticket_of(staff.inside(app), pulse, f"top-{number}")
                for number in (0, 1)
            ]
            db.session.remove()
        client = app.test_client()
        first = client.post("/p", data={"ticket": ticket[0], "energy": "4"})
        other = create_engine(postgres_url)
        with other.connect() as connection:
            connection.execute(text(CUT))
        other.dispose()

        second = client.post("/p", data={"ticket": ticket[1], "energy": "4"})

        assert (first.status_code, second.status_code) == (200, 200)
        with app.app_context():
            assert _envelopes() == 2
