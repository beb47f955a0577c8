"""One-time links and signed-in browsers, on the clock."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.database import db
from engagement.people import sessions
from engagement.people.models import Person, SignIn, SignInLink
from tests.conftest import NOON

SOON = NOON + timedelta(minutes=1)


@pytest.fixture
def alice(company: dict[str, int], inside_app: Flask) -> Person:
    return db.session().get_one(Person, company["alice"])


def test_a_link_signs_its_person_in(alice: Person) -> None:
    link = sessions.new_link(db.session(), alice, NOON)

    token = sessions.use_link(db.session(), f" {link}\n", SOON)

    assert token
    found = sessions.signed_in(db.session(), token, SOON)
    assert found
    assert found.person == alice


def test_a_link_works_once(alice: Person) -> None:
    link = sessions.new_link(db.session(), alice, NOON)
    sessions.use_link(db.session(), link, SOON)

    assert sessions.use_link(db.session(), link, SOON) is None


def test_a_link_works_until_it_is_too_old(alice: Person) -> None:
    link = sessions.new_link(db.session(), alice, NOON)

    late = NOON + sessions.LINK_LASTS

    assert sessions.use_link(db.session(), link, late) is None


def test_an_unknown_link_signs_nobody_in(alice: Person) -> None:
    assert sessions.use_link(db.session(), f"made up by {alice.name}", NOON) is None


def test_neither_links_nor_browsers_are_stored_but_by_their_hashes(
    alice: Person,
) -> None:
    link = sessions.new_link(db.session(), alice, NOON)
    token = sessions.begin(db.session(), alice.id, NOON)

    stored = [*db.session.scalars(select(SignInLink.hash))]
    stored += [*db.session.scalars(select(SignIn.hash))]

    assert len(stored) == 2
    assert all(len(value) == 32 for value in stored)
    assert link.encode() not in stored
    assert token.encode() not in stored


def test_old_links_are_swept_away_when_a_new_one_is_made(alice: Person) -> None:
    sessions.new_link(db.session(), alice, NOON)

    sessions.new_link(db.session(), alice, NOON + timedelta(hours=25))

    assert len([*db.session.scalars(select(SignInLink))]) == 1


def test_a_second_mail_within_a_minute_would_be_a_nuisance(alice: Person) -> None:
    assert not sessions.has_new_link(db.session(), alice, NOON)

    sessions.new_link(db.session(), alice, NOON, sessions.ASKED_LINK_LASTS)

    assert sessions.has_new_link(db.session(), alice, NOON + timedelta(seconds=59))
    assert not sessions.has_new_link(db.session(), alice, SOON)


def test_a_printed_link_is_no_second_mail(alice: Person) -> None:
    sessions.new_link(db.session(), alice, NOON)

    assert not sessions.has_new_link(db.session(), alice, NOON)


@pytest.mark.parametrize(
    ("idle", "remains"),
    [(sessions.IDLE_LIMIT - timedelta(seconds=1), True),
     (sessions.IDLE_LIMIT, False)],
)  # fmt: skip
def test_a_browser_left_alone_is_signed_out(
    alice: Person, idle: timedelta, *, remains: bool
) -> None:
    token = sessions.begin(db.session(), alice.id, NOON)

    found = sessions.signed_in(db.session(), token, NOON + idle)

    assert (found is not None) is remains


def test_a_busy_browser_is_signed_out_at_the_absolute_limit(alice: Person) -> None:
    token = sessions.begin(db.session(), alice.id, NOON)
    db.session.flush()
    last = NOON + sessions.ABSOLUTE_LIMIT
    sessions.see_again(db.session.connection(), token, last - timedelta(minutes=1))

    just_before = sessions.signed_in(db.session(), token, last - timedelta(seconds=1))
    at_the_limit = sessions.signed_in(db.session(), token, last)

    assert just_before is not None
    assert at_the_limit is None


def test_signing_in_sweeps_what_is_past_its_limits(alice: Person) -> None:
    sessions.begin(db.session(), alice.id, NOON)

    sessions.begin(db.session(), alice.id, NOON + timedelta(hours=3))

    assert len([*db.session.scalars(select(SignIn))]) == 1


def test_of_many_at_once_one_alone_can_use_a_link(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        person = db.session().get_one(Person, company["alice"])
        link = sessions.new_link(db.session(), person, NOON)
        db.session.commit()
        engine = db.engine
    start = threading.Barrier(8)
    tokens: list[str | None] = []

    def use() -> None:
        start.wait()
        with Session(engine) as session, session.begin():
            tokens.append(sessions.use_link(session, link, SOON))

    run_at_once(use, 8)

    assert len(tokens) == 8
    assert sum(token is not None for token in tokens) == 1


def run_at_once(work: Callable[[], None], number: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
