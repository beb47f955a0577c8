"""A story: told, let on the wall, taken off, thrown away, forgotten."""

from threading import Barrier, Thread

import pytest
from flask import Flask

from engagement.database import db
from engagement.stories import stories
from engagement.stories.models import Story
from engagement.stories.stories import MOST_WAITING, WEEKS_KEPT, ShownStory, Told
from tests.living import make_company

WEEK = 2930
ALL = range(WEEK + 1)


@pytest.fixture
def teams(inside_app: Flask, company: dict[str, int]) -> dict[str, int]:
    return company


def tell(team_id: int, text: str, week: int = WEEK, signature: str = "") -> bool:
    return stories.tell(db.session(), team_id, Told(text, text, signature), week)


def waiting() -> list[str]:
    return [story.text for story in stories.waiting(db.session())]


def shown(*team_ids: int, weeks: range = ALL) -> list[str]:
    found = stories.on_wall(db.session(), team_ids or None, weeks)
    return [story.text for story in found]


def the_story() -> ShownStory:
    (story,) = stories.waiting(db.session())
    return story


def test_a_story_waits_and_is_shown_once_it_is_let(teams: dict[str, int]) -> None:
    tell(teams["lille"], "It rained.", signature="Tom")

    assert (waiting(), shown()) == (["It rained."], [])

    assert stories.let(db.session(), the_story().id, "It rained.")
    (story,) = stories.on_wall(db.session(), None, ALL)
    assert (story.team, story.signature, story.is_edited) == ("Lille", "Tom", False)
    assert waiting() == []


def test_a_form_that_is_sent_twice_is_one_story(teams: dict[str, int]) -> None:
    for _ in range(2):
        assert tell(teams["lille"], "It rained.")

    assert waiting() == ["It rained."]


def test_other_words_from_a_page_one_came_back_to_are_another_story(
    teams: dict[str, int],
) -> None:
    """Thanked for, a second story told after “back” must not be lost."""
    for text in ("It rained.", "It snowed."):
        stories.tell(db.session(), teams["lille"], Told("one", text, ""), WEEK)

    assert sorted(waiting()) == ["It rained.", "It snowed."]


def test_the_same_words_from_two_pages_are_two(teams: dict[str, int]) -> None:
    for form in ("one", "two"):
        told = Told(form, "It rained.", "")
        stories.tell(db.session(), teams["lille"], told, WEEK)

    assert len(waiting()) == 2


def test_words_that_hr_changes_are_told_to_be_so(teams: dict[str, int]) -> None:
    tell(teams["lille"], "It rained on Tom.")
    story = the_story()

    stories.let(db.session(), story.id, "It rained on a colleague.")

    (found,) = stories.on_wall(db.session(), None, ALL)
    assert found.is_edited
    assert found.text == "It rained on a colleague."


def test_an_older_page_puts_no_name_back(teams: dict[str, int]) -> None:
    tell(teams["lille"], "It rained on Tom.")
    story = the_story()
    stories.let(db.session(), story.id, "It rained.")

    assert not stories.let(db.session(), story.id, story.text)
    assert not stories.throw_away(db.session(), story.id)
    assert shown() == ["It rained."]


def test_what_is_taken_off_waits_and_is_still_told_to_be_changed(
    teams: dict[str, int],
) -> None:
    tell(teams["lille"], "It rained on Tom.")
    story = the_story()
    stories.let(db.session(), story.id, "It rained.")

    assert stories.take_off(db.session(), story.id)
    assert not stories.take_off(db.session(), story.id)
    assert (waiting(), shown()) == (["It rained."], [])
    stories.let(db.session(), story.id, "It rained.")
    assert stories.on_wall(db.session(), None, ALL)[0].is_edited


def test_what_is_thrown_away_is_gone(teams: dict[str, int]) -> None:
    tell(teams["lille"], "It rained.")

    assert stories.throw_away(db.session(), the_story().id)
    assert db.session.query(Story).count() == 0


def test_teams_and_weeks_bound_what_is_shown(teams: dict[str, int]) -> None:
    for at, team in enumerate(("lille", "arras", "nice")):
        tell(teams[team], team, WEEK - at)
    for story in stories.waiting(db.session()):
        stories.let(db.session(), story.id, story.text)

    assert shown() == ["lille", "arras", "nice"]
    assert shown(teams["arras"], teams["nice"]) == ["arras", "nice"]
    assert shown(weeks=range(WEEK - 1, WEEK)) == ["arras"]
    assert stories.on_wall(db.session(), set(), ALL) == []


def test_nobody_fills_the_page_of_hr(teams: dict[str, int]) -> None:
    told = [tell(teams["lille"], f"story {at}") for at in range(MOST_WAITING + 1)]

    assert told == [True] * MOST_WAITING + [False]
    assert tell(teams["arras"], "another team")


def test_what_is_two_years_old_is_forgotten(teams: dict[str, int]) -> None:
    for week in (WEEK - WEEKS_KEPT, WEEK - WEEKS_KEPT + 1):
        tell(teams["lille"], f"of {week}", week)

    stories.forget(db.session(), WEEK)

    assert waiting() == [f"of {WEEK - WEEKS_KEPT + 1}"]


def test_two_nodes_keep_a_form_once_and_let_it_once(app_on_both: Flask) -> None:
    team_id = make_company(app_on_both)["lille"]
    both, done = Barrier(2), []

    def press() -> None:
        with app_on_both.app_context():
            both.wait()
            tell(team_id, "It rained.")
            db.session.commit()
            story_id = stories.waiting(db.session())
            db.session.rollback()
            both.wait()
            done.append(stories.let(db.session(), story_id[0].id, "It rained."))
            db.session.commit()

    nodes = [Thread(target=press) for _ in range(2)]
    for node in nodes:
        node.start()
    for node in nodes:
        node.join()

    with app_on_both.app_context():
        assert shown() == ["It rained."]
    assert sorted(done) == [False, True]
