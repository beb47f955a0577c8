"""One-time links and signed-in browsers, on the clock."""

import threading
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from engagement.database import db
from engagement.people import sign_in_links
from engagement.people.models import Person, SignIn, SignInLink
from tests.conftest import NOON

SOON = NOON + timedelta(minutes=1)


@pytest.fixture
def alice(company: dict[str, int], inside_app: Flask) -> Person:
    return db.session().get_one(Person, company["alice"])


def test_a_link_signs_its_person_in(alice: Person) -> None:
    link = sign_in_links.new_link(db.session(), alice, NOON)

    token = sign_in_links.use_link(db.session(), f" {link}\n", SOON)

    assert token
    found = sign_in_links.signed_in(db.session(), token, SOON)
    assert found
    assert found.person == alice


def test_a_link_works_once(alice: Person) -> None:
    link = sign_in_links.new_link(db.session(), alice, NOON)
    sign_in_links.use_link(db.session(), link, SOON)

    assert sign_in_links.use_link(db.session(), link, SOON) is None


def test_a_link_works_until_it_is_too_old(alice: Person) -> None:
    link = sign_in_links.new_link(db.session(), alice, NOON)

    late = NOON + sign_in_links.LINK_LASTS

    assert sign_in_links.use_link(db.session(), link, late) is None


def test_an_unknown_link_signs_nobody_in(alice: Person) -> None:
    assert (
        sign_in_links.use_link(db.session(), f"made up by {alice.name}", NOON) is None
    )


def test_neither_links_nor_browsers_are_stored_but_by_their_hashes(
    alice: Person,
) -> None:
    link = sign_in_links.new_link(db.session(), alice, NOON)
    token = sign_in_links.begin(db.session(), alice.id, NOON)

    stored = [*db.session.scalars(select(SignInLink.hash))]
    stored += [*db.session.scalars(select(SignIn.hash))]

    assert len(stored) == 2
    assert all(len(value) == 32 for value in stored)
    assert link.encode() not in stored
    assert token.encode() not in stored


def test_old_links_are_swept_away_when_a_new_one_is_made(alice: Person) -> None:
    sign_in_links.new_link(db.session(), alice, NOON)

    sign_in_links.new_link(db.session(), alice, NOON + timedelta(hours=25))

    assert len([*db.session.scalars(select(SignInLink))]) == 1


def test_a_second_mail_within_a_minute_would_be_a_nuisance(alice: Person) -> None:
    assert not sign_in_links.has_new_link(db.session(), alice, NOON)

    sign_in_links.new_link(db.session(), alice, NOON, sign_in_links.ASKED_LINK_LASTS)

    assert sign_in_links.has_new_link(db.session(), alice, NOON + timedelta(seconds=59))
    assert not sign_in_links.has_new_link(db.session(), alice, SOON)


def test_a_printed_link_is_no_second_mail(alice: Person) -> None:
    sign_in_links.new_link(db.session(), alice, NOON)

    assert not sign_in_links.has_new_link(db.session(), alice, NOON)


@pytest.mark.parametrize(
    ("idle", "remains"),
    [(sign_in_links.IDLE_LIMIT - timedelta(seconds=1), True),
     (sign_in_links.IDLE_LIMIT, False)],
)  # fmt: skip
def test_a_browser_left_alone_is_signed_out(
    alice: Person, idle: timedelta, *, remains: bool
) -> None:
    token = sign_in_links.begin(db.session(), alice.id, NOON)

    found = sign_in_links.signed_in(db.session(), token, NOON + idle)

    assert (found is not None) is remains


def test_a_busy_browser_is_signed_out_at_the_absolute_limit(alice: Person) -> None:
    token = sign_in_links.begin(db.session(), alice.id, NOON)
    db.session.flush()
    last = NOON + sign_in_links.ABSOLUTE_LIMIT
    sign_in_links.see_again(db.session.connection(), token, last - timedelta(minutes=1))

    just_before = sign_in_links.signed_in(
        db.session(), token, last - timedelta(seconds=1)
    )
    at_the_limit = sign_in_links.signed_in(db.session(), token, last)

    assert just_before is not None
    assert at_the_limit is None


def test_signing_in_sweeps_what_is_past_its_limits(alice: Person) -> None:
    sign_in_links.begin(db.session(), alice.id, NOON)

    sign_in_links.begin(db.session(), alice.id, NOON + timedelta(hours=3))

    assert len([*db.session.scalars(select(SignIn))]) == 1


def test_of_many_at_once_one_alone_can_use_a_link(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        person = db.session().get_one(Person, company["alice"])
        link = sign_in_links.new_link(db.session(), person, NOON)
        db.session.commit()
        engine = db.engine
    start = threading.Barrier(8)
    tokens: list[str | None] = []

    def use() -> None:
        start.wait()
        with Session(engine) as session, session.begin():
            tokens.append(sign_in_links.use_link(session, link, SOON))

    run_at_once(use, 8)

    assert len(tokens) == 8
    assert sum(token is not None for token in tokens) == 1


def run_at_once(work: Callable[[], None], number: int) -> None:
    threads = [threading.Thread(target=work) for _ in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
