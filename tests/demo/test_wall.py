"""The wall of the demo: what hangs on it, and what waits."""

from flask import Flask
from sqlalchemy import select

from engagement.customers.models import Voice
from engagement.database import db
from engagement.demo.wall import TOLD, WRITTEN
from engagement.insight.wall import wall
from engagement.insight.wall.wall import PieceKind
from engagement.stories import stories
from engagement.stories.telling.hints import looks_like_names
from engagement.web.context import this_week


def test_stories_and_comments_hang_and_two_stories_wait(whole_demo: Flask) -> None:
    with whole_demo.app_context():
        found = wall.wall(db.session(), None, this_week())
        waiting = stories.waiting(db.session())
        comments = db.session.scalars(select(Voice)).all()

    kinds = [piece.kind for piece in found]
    assert (kinds.count(PieceKind.STORY), kinds.count(PieceKind.VOICE)) == (7, 5)
    assert [story.team for story in waiting] == ["Nantes", "Leeds"]
    assert len(comments) == len(WRITTEN)


def test_what_hangs_names_nobody_and_one_that_waits_does() -> None:
    named = {
        moment.text: looks_like_names(moment.text)
        for moment in (*TOLD, *WRITTEN)
        if looks_like_names(moment.text)
    }

    assert list(named.values()) == [["Bernard"]]
    assert [one.is_let for one in TOLD if one.text in named] == [False]
