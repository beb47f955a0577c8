"""What somebody said and what is done about it, each shown beside the other."""

from collections.abc import Callable
from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from engagement.actions import actions, hooks
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.customers.models import Voice
from engagement.database import db
from engagement.insight.inbox import inbox, takings
from engagement.insight.models import TakenUp
from engagement.people.models import Person
from engagement.pulses import comments as staff_comments
from tests.conftest import NOON
from tests.customers.comments.test_customer_comments import an_import
from tests.insight.inbox.test_inbox import a_voice, main
from tests.insight.measured import a_comment, a_release

SignIn = Callable[[str], FlaskClient]
TODAY = date(2026, 3, 4)


@pytest.fixture
def said(company: dict[str, int], save: Callable[..., None]) -> None:
    save(a_release(), an_import())
    for key in ("north", "arras", "nice"):
        save(a_comment(company[key], f"staff {key}"))
    save(a_voice(company["arras"], "customer arras"))


def take_up(
    app: Flask, company: dict[str, int], name: str, text: str, *, team: str = "arras"
) -> int:
    """Write an action as somebody, for what somebody said; return its id."""
    with app.app_context():
        session = db.session()
        hana, who = (session.get_one(Person, company[one]) for one in ("hana", name))
        everything = inbox.listing(session, inbox.seen_by(session, hana), "1").comments
        (key,) = (one.key for one in everything if one.text == text)
        plan = Plan(
            company[team], "pride", ActionKind.ROTA, "More hands.", TODAY, TODAY
        )
        form = f"{name} {text}"
        action = actions.write(session, plan, form, Author(who, NOON, TODAY))
        hooks.tell(session, action, key)
        session.commit()
        return action.id


def taken_by(
    app: Flask, company: dict[str, int], name: str, action_id: int
) -> list[str]:
    with app.app_context():
        reader = db.session.get_one(Person, company[name])
        seen = inbox.seen_by(db.session(), reader)
        found = takings.comments_of(db.session(), seen, action_id)
        return [one.text for one in found]


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("text", ["staff arras", "customer arras"])
def test_both_show_the_other_and_twice_is_once(
    app: Flask, sign_in: SignIn, company: dict[str, int], text: str
) -> None:
    action_id, same = (take_up(app, company, "bob", text) for _ in range(2))

    assert same == action_id
    assert taken_by(app, company, "bob", action_id) == [text]
    links = main(sign_in("bob")).select(f".said a[href='/actions/{action_id}']")
    assert [link.get_text() for link in links] == ["More hands."]


@pytest.mark.usefixtures("said")
def test_nobody_takes_up_what_they_may_not_read(
    app: Flask, company: dict[str, int]
) -> None:
    take_up(app, company, "bob", "staff nice")

    with app.app_context():
        assert db.session.scalars(select(TakenUp)).all() == []


@pytest.mark.usefixtures("said")
@pytest.mark.parametrize("key", ["", "x", "f999", "e" + "0" * 32])
def test_what_is_no_comment_is_not_taken_up(
    app: Flask, company: dict[str, int], key: str
) -> None:
    with app.app_context():
        session = db.session()
        bob = session.get_one(Person, company["bob"])
        plan = Plan(company["arras"], "pride", ActionKind.ROTA, "x", TODAY, TODAY)
        action = actions.write(session, plan, "x", Author(bob, NOON, TODAY))
        hooks.tell(session, action, key)

        assert session.scalars(select(TakenUp)).all() == []


@pytest.mark.usefixtures("said")
def test_whoever_sees_the_action_alone_is_told_nothing_of_what_was_said_above(
    app: Flask, company: dict[str, int]
) -> None:
    action_id = take_up(app, company, "alice", "staff north")

    assert taken_by(app, company, "alice", action_id) == ["staff north"]
    assert taken_by(app, company, "bob", action_id) == []


@pytest.mark.usefixtures("said")
def test_whoever_sees_the_comment_alone_is_told_nothing_of_an_action_elsewhere(
    app: Flask, sign_in: SignIn, company: dict[str, int]
) -> None:
    take_up(app, company, "hana", "staff arras", team="nice")

    assert "More hands." not in main(sign_in("bob")).get_text()
    assert "More hands." in main(sign_in("hana")).get_text()


@pytest.mark.usefixtures("said")
def test_a_hidden_comment_is_not_shown_by_its_action_and_comes_back(
    app: Flask, company: dict[str, int]
) -> None:
    action_id = take_up(app, company, "bob", "staff arras")
    with app.app_context():
        hana = db.session.get_one(Person, company["hana"])
        id_ = a_comment(0, "staff arras").id
        staff_comments.hide(db.session(), id_, hana, NOON)
        db.session.commit()
    hidden = taken_by(app, company, "hana", action_id)
    with app.app_context():
        hana = db.session.get_one(Person, company["hana"])
        staff_comments.show_again(db.session(), id_, hana, NOON)
        db.session.commit()

    assert hidden == []
    assert taken_by(app, company, "bob", action_id) == ["staff arras"]


@pytest.mark.usefixtures("said")
def test_a_customers_comment_that_is_deleted_leaves_the_action(
    app: Flask, company: dict[str, int]
) -> None:
    action_id = take_up(app, company, "bob", "customer arras")
    with app.app_context():
        db.session.execute(delete(Voice))
        db.session.commit()

    assert taken_by(app, company, "bob", action_id) == []


@pytest.mark.usefixtures("said")
def test_the_way_to_an_action_knows_team_and_comment(
    sign_in: SignIn, company: dict[str, int]
) -> None:
    links = main(sign_in("bob")).select(".ways a[href^='/actions/new']")

    (first, _other) = (str(link["href"]) for link in links)
    assert first.startswith(f"/actions/new?team={company['arras']}&comment=e")


@pytest.mark.usefixtures("said")
def test_from_the_inbox_to_an_action_that_shows_what_it_takes_up(
    sign_in: SignIn,
) -> None:
    bob = sign_in("bob")
    [card] = [one for one in main(bob).select(".said") if "staff arras" in one.text]
    [link] = card.select("a[href^='/actions/new']")
    page = main(bob, str(link["href"]))
    [form] = page.select("form:has(textarea, input[name=text])")[-1:]
    given = {
        str(one["name"]): str(one.get("value", ""))
        for one in form.select("input[name]")
        if one.get("type") != "checkbox"
    }
    chosen = {"measure": "trust", "kind": "meeting", "text": "We talk it over."}

    written = bob.post(str(form["action"]), data={**given, **chosen})

    assert written.status_code == 303
    shown = main(bob, str(written.location)).select(".said blockquote")
    assert [one.get_text() for one in shown] == ["staff arras"]
    [card] = [one for one in main(bob).select(".said") if "staff arras" in one.text]
    assert "We talk it over." in card.text
