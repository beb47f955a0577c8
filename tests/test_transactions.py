"""The watch over transactions would notice what it is for."""

from collections.abc import Callable

import pytest
from flask import Flask, request
from sqlalchemy import text

from engagement.database import db
from engagement.mail import mailer
from engagement.web import limits
from engagement.web.audience import Audience, audience
from engagement.web.context import now, settings
from engagement.web.cookies import csrf
from tests import transactions


def ask() -> None:
    db.session.execute(text("SELECT 1"))


def commits_twice() -> None:
    ask()
    db.session.commit()
    ask()
    db.session.commit()


def mails_within() -> None:
    ask()
    with mailer.Post(settings()) as post:
        post.send(mailer.message("a@example.org", "s", "b"))


def reads_the_body_within() -> None:
    ask()
    request.get_data()


def counts_within() -> None:
    ask()
    limits.count_try("anything", now())


def keeps_the_rules() -> None:
    request.get_data()
    limits.count_try("anything", now())
    ask()
    db.session.commit()
    with mailer.Post(settings()) as post:
        post.send(mailer.message("a@example.org", "s", "b"))


def broken_by(app: Flask, view: Callable[[], None]) -> list[str]:
    @audience(Audience.EVERYBODY)
    def post() -> str:
        view()
        return "done"

    app.add_url_rule("/broken", "broken", csrf.exempt(post), methods=["POST"])
    assert app.test_client().post("/broken", data=b"{}").text == "done"
    broken, transactions.watch.broken = transactions.watch.broken, []
    return [what.partition(" (")[0] for what in broken]


@pytest.mark.parametrize(
    ("view", "told"),
    [
        (commits_twice, "broken asks the database after its commit"),
        (mails_within, "A mail server is waited for inside a transaction"),
        (reads_the_body_within, "The client is waited for inside a transaction"),
        (counts_within, "The store of limits is waited for inside a transaction"),
    ],
)
def test_the_watch_notices(app: Flask, view: Callable[[], None], told: str) -> None:
    assert set(broken_by(app, view)) == {told}


def test_the_watch_lets_pass_what_commits_last(app: Flask) -> None:
    assert broken_by(app, keeps_the_rules) == []
