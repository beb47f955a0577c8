"""Comments of releases: at their place, hidden and shown again in the open."""

from collections.abc import Callable
from threading import Barrier, Thread

import pytest
from flask import Flask

from engagement.database import db
from engagement.people.models import Person
from engagement.pulses import comments
from tests.conftest import NOON
from tests.insight.measured import THIS_WEEK, a_comment, a_release
from tests.living import make_company, save

WEEK = THIS_WEEK - 1
Save = Callable[..., None]


@pytest.fixture
def hana(inside_app: Flask, company: dict[str, int]) -> Person:
    db.session.add(a_release())
    db.session.flush()
    db.session.add(a_comment(company["lille"], "Too few tills."))
    db.session.commit()
    return db.session.get_one(Person, company["hana"])


TOO_FEW = a_comment(0, "Too few tills.").id


def test_the_latest_of_a_team_come_newest_week_first(
    inside_app: Flask, company: dict[str, int]
) -> None:
    lille = company["lille"]
    db.session.add_all([a_release(), a_release(WEEK - 3, release_id=2)])
    db.session.flush()
    db.session.add_all(
        [
            a_comment(lille, "older", release_id=2),
            a_comment(lille, "newer"),
            a_comment(company["nice"], "elsewhere"),
        ]
    )

    found = comments.latest(db.session(), lille, 5)

    assert [(c.week, c.text) for c in found] == [(WEEK, "newer"), (WEEK - 3, "older")]
    assert [c.text for c in comments.latest(db.session(), lille, 1)] == ["newer"]


def test_it_is_hidden_and_shown_again_and_hidden_and_all_of_it_is_kept(
    hana: Person,
) -> None:
    session, steps = db.session(), []
    for turn in (comments.hide, comments.show_again, comments.hide):
        steps.append(turn(session, TOO_FEW, hana, NOON))
        found = comments.find(session, TOO_FEW)
        steps.append(found is not None and found.is_hidden)

    assert steps == [True, True, True, False, True, True]
    assert comments.latest(session, hana.team_id, 5) == []
    log = comments.hidings(session)
    assert [(one.is_hidden, one.person, one.team, one.week) for one in log] == [
        (True, "Hana", "Lille", WEEK),
        (False, "Hana", "Lille", WEEK),
        (True, "Hana", "Lille", WEEK),
    ]
    assert comments.hidings(session, TOO_FEW) == log
    assert comments.hidings(session, b"other") == []


def test_what_is_so_already_or_is_not_there_is_not_turned(hana: Person) -> None:
    session = db.session()
    assert not comments.show_again(session, TOO_FEW, hana, NOON)
    assert not comments.hide(session, bytes(16), hana, NOON)

    comments.hide(session, TOO_FEW, hana, NOON)

    assert not comments.hide(session, TOO_FEW, hana, NOON)
    assert len(comments.hidings(session)) == 1


@pytest.mark.parametrize("turn", [comments.hide, comments.show_again])
def test_two_nodes_turn_it_once(app_on_both: Flask, turn: Callable[..., bool]) -> None:
    people = make_company(app_on_both)
    save(app_on_both, a_release())
    save(app_on_both, a_comment(people["lille"], "Too few tills."))
    if turn is comments.show_again:
        pressed(app_on_both, people["hana"], comments.hide, 1)

    done = pressed(app_on_both, people["hana"], turn, 2)

    assert sorted(done) == [False, True]
    with app_on_both.app_context():
        log = comments.hidings(db.session())
    assert len(log) == 1 + (turn is comments.show_again)


def pressed(
    app: Flask, person_id: int, turn: Callable[..., bool], at_once: int
) -> list[bool]:
    """Let so many nodes press at once; return what each did."""
    together, done = Barrier(at_once), []

    def press() -> None:
        with app.app_context():
            hana = db.session.get_one(Person, person_id)
            db.session.rollback()
            together.wait()
            done.append(turn(db.session(), TOO_FEW, hana, NOON))
            db.session.commit()

    nodes = [Thread(target=press) for _ in range(at_once)]
    for node in nodes:
        node.start()
    for node in nodes:
        node.join()
    return done
