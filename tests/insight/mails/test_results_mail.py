"""The mail that says that results are out."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from random import Random

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.actions.models import Call, CallWeek
from engagement.config import Settings
from engagement.database import db
from engagement.insight.mails import picture, results_mail
from engagement.insight.mails.results_mail import ResultsNews
from engagement.insight.mirror import guesses
from engagement.insight.series.change_from_usual import Move
from engagement.insight.team import moves
from engagement.mail import queue
from engagement.mail.models import Mail, MailKind
from engagement.ops import jobs
from engagement.people.models import Person, Role
from engagement.pulses import fingerprint, schedule
from engagement.pulses.models import Pulse
from tests.conftest import NOON as TODAY
from tests.conftest import Clock
from tests.insight.calls.called import keep
from tests.insight.calls.test_seen import decide
from tests.insight.home.test_attention import usual
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_closed_pulse,
    shops,
    steady,
)
from tests.mail.outbox import lying_in, text_of
from tests.pulses import staff

NOON = datetime(2026, 3, 4, 12, tzinfo=UTC)
LAST = THIS_WEEK - 1
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def closed(inside_app: Flask, clock: Clock) -> Flask:
    """Close a pulse of which a manager, HR and an employee may be told."""
    team = staff.a_team("top", people=8)
    roles = {"top-0": Role.MANAGER, "top-1": Role.HR, "top-2": Role.MANAGER}
    for person in db.session.scalars(select(Person)):
        person.role = roles.get(person.key, Role.EMPLOYEE)
        person.wants_results = person.key != "top-2"
    team.lead_id = db.session.scalars(select(Person.id)).first()
    db.session.commit()
    settings = staff.inside(inside_app)
    pulse = staff.an_open_pulse(settings, NOON)
    staff.everybody_answers(settings, pulse, NOON)
    clock.moment = pulse.closes_at + timedelta(minutes=1)
    schedule.tick(db.session(), settings, clock.moment, Random(1))
    return inside_app


def test_managers_and_hr_who_want_it_get_one(closed: Flask, settings: Settings) -> None:
    for _ in range(3):
        jobs.do_what_is_due(db.session(), settings)

    sent = {str(one["To"]): one for one in lying_in(settings.instance)}
    assert sent.keys() == {"top-0@example.org", "top-1@example.org"}
    mail = sent["top-0@example.org"]
    assert mail["Subject"] == "Diapason · the results of week 10 of 2026"
    assert "None of your teams stands out" in text_of(mail)
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert str(mail["List-Unsubscribe"]).strip("<>") in text_of(mail)
    assert db.session.scalars(select(Mail)).all() == []


def test_whoever_turned_them_off_before_it_leaves_gets_none(
    closed: Flask, settings: Settings
) -> None:
    for person in db.session.scalars(select(Person)):
        person.wants_results = False
    db.session.commit()

    jobs.do_what_is_due(db.session(), settings)

    assert lying_in(settings.instance) == []


def test_it_is_queued_with_the_closing_itself(closed: Flask) -> None:
    pulse = db.session.scalars(select(Pulse)).one()

    waiting = db.session.scalars(select(Mail)).all()

    assert [(one.kind, one.pulse_id) for one in waiting] == [
        (MailKind.RESULTS, pulse.id)
    ] * 2


@pytest.fixture
def called(
    company: dict[str, int],
    save: Save,
    inside_app: Flask,
    monkeypatch: pytest.MonkeyPatch,
) -> dict[str, int]:
    """Call Lille for the third week; no picture is drawn in the process of tests."""
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    lille = company["lille"]
    steady(save, {**shares, lille: 0.2}, {**favourable, lille: 30})
    save(a_closed_pulse())
    keep({LAST - 2: [lille], LAST - 1: [lille, ids[0]], LAST: [lille]})
    monkeypatch.setattr(picture, "png", lambda _spec: PNG)
    return company


def mailed(name: str, settings: Settings, company: dict[str, int]) -> str:
    """Send somebody the mail; return what it says."""
    queue.put(db.session(), MailKind.RESULTS, [company[name]], TODAY, pulse_id=1)
    db.session.commit()
    results_mail.send_due(db.session(), settings, TODAY)
    return text_of(lying_in(settings.instance)[-1])


def test_it_says_who_is_called_and_for_how_long(
    called: dict[str, int], settings: Settings
) -> None:
    told = mailed("alice", settings, called)

    assert "Needs support first: Lille (3rd week running)." in told
    assert f"Lille\nhttp://localhost/teams/{called['lille']}" in told
    assert "No action is due within a week." in told


def test_to_hr_it_says_who_left_the_list(
    called: dict[str, int], settings: Settings
) -> None:
    assert "No longer on the list: Shop 100." in mailed("hana", settings, called)


def test_a_manager_of_others_reads_of_theirs_alone(
    called: dict[str, int], settings: Settings
) -> None:
    told = mailed("bob", settings, called)

    assert "None of your teams stands out as needing support first." in told
    assert "Lille" not in told


def test_it_says_what_is_due_and_what_is_late(
    called: dict[str, int], settings: Settings
) -> None:
    day = timedelta(days=1)
    for until in (-day, 3 * day, 30 * day):
        decide(called["lille"], TODAY - 40 * day, (TODAY + until).date())
    decide(called["nice"], TODAY - 40 * day, (TODAY + day).date())

    told = mailed("alice", settings, called)

    overdue = "Overdue: “Plan the rota earlier.” (Lille, 3 March 2026)."
    due = "Due within a week: “Plan the rota earlier.” (Lille, 7 March 2026)."
    assert f"{overdue} {due}" in told
    assert "All actions\nhttp://localhost/actions" in told


def test_no_figure_of_staff_or_customers_is_in_it(
    called: dict[str, int], settings: Settings
) -> None:
    told = mailed("alice", settings, called)

    assert guesses.asked(db.session(), db.session.get_one(Person, called["alice"]))
    assert "%" not in told
    assert "20" not in told.replace("2026", "")


def test_it_has_a_picture_with_the_same_in_words(
    called: dict[str, int], settings: Settings
) -> None:
    told = mailed("alice", settings, called)

    in_words = "On the list in the last eight weeks: Lille (W7–W9)."
    mail = lying_in(settings.instance)[-1]
    (drawn,) = [one for one in mail.walk() if one.get_content_type() == "image/png"]
    page = mail.get_body(["html"])
    assert in_words in told
    assert page
    assert f'alt="{in_words}"' in page.get_content()
    assert f'src="cid:{drawn["Content-ID"].strip("<>")}"' in page.get_content()
    assert drawn.get_content() == PNG


def test_without_the_picture_the_mail_goes_all_the_same(
    called: dict[str, int], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(picture, "png", lambda _spec: None)

    told = mailed("alice", settings, called)

    assert "Needs support first: Lille" in told
    assert "eight weeks" not in told


def test_who_sees_the_same_gets_the_same_picture(
    called: dict[str, int], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[object] = []

    def draw(spec: object) -> bytes:
        drawn.append(spec)
        return PNG

    monkeypatch.setattr(picture, "png", draw)
    db.session.get_one(Person, called["charlie"]).role = Role.HR
    for name in ("hana", "charlie", "alice"):
        queue.put(db.session(), MailKind.RESULTS, [called[name]], TODAY, pulse_id=1)
    db.session.commit()

    assert results_mail.send_due(db.session(), settings, TODAY) == 3

    assert len(drawn) == 2


@pytest.fixture
def moved(called: dict[str, int], settings: Settings) -> Callable[..., str]:
    return partial(who_moved, called, settings)


def who_moved(
    called: dict[str, int], settings: Settings, name: str, *found: moves.TeamMove
) -> str:
    """Return what is said of moves to somebody who has yet to guess."""
    session = db.session()
    person = session.get_one(Person, called[name])
    news = results_mail.news_for(session, person, settings, TODAY)
    told = ResultsNews(
        moves.TeamMoves(found, is_known=True),
        {called[key]: key.title() for key in ("lille", "arras", "nice")},
        news.unguessed, news.seen, news.calls, news.due,
    )  # fmt: skip
    return " ".join(results_mail._who_moved(told))  # noqa: SLF001 - one line of it


def test_what_changed_is_said_without_a_figure(
    called: dict[str, int], moved: Callable[..., str]
) -> None:
    below = moves.TeamMove(called["lille"], "mobilisation", Move.BELOW, -1.5)
    above = moves.TeamMove(called["arras"], "csat", Move.ABOVE, 1.2)

    assert moved("alice", below, above) == (
        "Changed by more than chance: Lille (Mobilisation below its usual), "
        "Arras (Satisfaction (CSAT) above its usual)."
    )
    nothing = "In your teams nothing has changed by more than chance."
    assert moved("alice") == nothing


def test_of_the_team_of_which_one_is_asked_for_a_guess_nothing_is_said(
    called: dict[str, int], moved: Callable[..., str]
) -> None:
    above = moves.TeamMove(called["arras"], "mobilisation", Move.ABOVE, 1.2)
    told = (
        "Whether Arras has changed by more than chance stands on its page, once you "
        "have guessed."
    )

    assert moved("bob", above) == told
    assert moved("bob") == told

    guesses.keep(db.session(), db.session.get_one(Person, called["bob"]), None, None)
    assert "Arras (Mobilisation above its usual)" in moved("bob", above)


def test_in_the_first_weeks_it_says_that_it_is_too_early(
    called: dict[str, int], settings: Settings
) -> None:
    assert "It is too early to say what has changed" in mailed("hana", settings, called)


def test_calls_are_kept_before_it_is_written(
    called: dict[str, int], settings: Settings, clock: Clock
) -> None:
    db.session.query(Call).delete()
    db.session.query(CallWeek).delete()
    queue.put(db.session(), MailKind.RESULTS, [called["alice"]], TODAY, pulse_id=1)
    fingerprint.keep(db.session(), settings.secret)
    db.session.commit()

    jobs.do_what_is_due(db.session(), settings)

    assert db.session.scalars(select(CallWeek.week)).all() == [LAST]
    assert "Needs support first: Lille." in text_of(lying_in(settings.instance)[-1])
