from collections.abc import Callable
from datetime import UTC, datetime
from threading import Barrier, Thread

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.customers.comments import customer_comments
from engagement.customers.intake.cells import Comment
from engagement.customers.models import Import, Voice
from engagement.database import db
from engagement.people.changes import change_log
from engagement.people.models import Person, Team
from tests.living import make_company, save

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def an_import() -> Import:
    return Import(
        filename="answers.csv", digest=b"", imported_at=NOW, added=1, same=0,
        refused=0, refusals="",
    )  # fmt: skip


@pytest.fixture
def teams(inside_app: Flask, company: dict[str, int]) -> dict[str, int]:
    return company


@pytest.fixture
def keep(teams: dict[str, int]) -> Callable[..., None]:
    """Keep comments, each of a team and a week."""

    def keep_comments(*said: tuple[str, int, str]) -> None:
        import_ = an_import()
        db.session.add(import_)
        db.session.flush()
        comments = [
            Comment(teams[team], week, "delivery", text) for team, week, text in said
        ]
        customer_comments.keep(db.session(), import_.id, comments)

    return keep_comments


def texts(*team_ids: int, **asked: int) -> list[str]:
    ids = team_ids or None
    return [
        one.text for one in customer_comments.comments_page(db.session(), ids, **asked)
    ]


def test_comments_come_newest_week_first_and_then_as_in_their_file(
    keep: Callable[..., None],
) -> None:
    keep(("lille", 10, "slow"), ("nice", 12, "kind"), ("lille", 12, "warm"))

    assert texts() == ["kind", "warm", "slow"]
    assert texts(most=1) == ["kind"]


def test_comments_of_other_teams_are_left_out(
    keep: Callable[..., None], teams: dict[str, int]
) -> None:
    keep(("lille", 10, "slow"), ("nice", 12, "kind"), ("arras", 12, "warm"))

    assert texts(teams["lille"], teams["arras"]) == ["warm", "slow"]


def test_a_comment_is_shown_with_its_team_week_and_moment(
    keep: Callable[..., None],
) -> None:
    keep(("lille", 10, "slow"))

    (said,) = customer_comments.comments_page(db.session())

    lille = db.session.scalars(select(Team).where(Team.key == "lille")).one()
    assert (said.team, said.team_id) == ("Lille", lille.id)
    assert (said.week, said.moment, said.text) == (10, "delivery", "slow")


def test_one_is_destroyed_for_good(keep: Callable[..., None]) -> None:
    keep(("lille", 10, "ask for Bob"), ("lille", 10, "slow"))
    voice_id = customer_comments.comments_page(db.session())[0].id

    found = [customer_comments.destroy(db.session(), voice_id) for _ in range(2)]

    assert found == [True, False]
    assert texts() == ["slow"]


def test_after_a_year_they_are_destroyed(keep: Callable[..., None]) -> None:
    keep(("lille", 100, "last year"), ("lille", 101, "a year ago"))

    customer_comments.forget(db.session(), 100 + customer_comments.WEEKS_KEPT)

    assert db.session.scalars(select(Voice.text)).all() == ["a year ago"]


def test_two_nodes_let_a_comment_on_the_wall_once(app_on_both: Flask) -> None:
    people = make_company(app_on_both)
    save(app_on_both, an_import())
    both, done = Barrier(2), []
    with app_on_both.app_context():
        said = [Comment(people["lille"], 10, "", "kind")]
        customer_comments.keep(db.session(), 1, said)
        db.session.commit()

    def press() -> None:
        with app_on_both.app_context():
            hana = db.session.get_one(Person, people["hana"])
            db.session.rollback()
            both.wait()
            done.append(
                customer_comments.turn(db.session(), 1, hana, NOW.date(), is_on=True)
            )
            db.session.commit()

    nodes = [Thread(target=press) for _ in range(2)]
    for node in nodes:
        node.start()
    for node in nodes:
        node.join()

    assert sorted(done) == [False, True]
    with app_on_both.app_context():
        found = customer_comments.on_wall(db.session(), None, range(10, 11))
        assert [(one.team, one.text) for one in found] == [("Lille", "kind")]
        assert change_log.count(db.session(), sign_ins=False) == 1
