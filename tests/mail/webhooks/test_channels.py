"""Channels are told once of each pulse, whatever happens meanwhile."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random
from threading import Barrier, Lock, Thread
from typing import Any, Self

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.config import Settings
from engagement.database import db
from engagement.mail import queue
from engagement.mail.mailer import Outcome
from engagement.mail.models import Mail, MailKind, MailState, Webhook
from engagement.mail.services import Service
from engagement.mail.webhooks import channels
from engagement.mail.webhooks.addresses import checked
from engagement.mail.webhooks.messages import HookMessage
from engagement.ops import jobs
from engagement.people import company, notices
from engagement.people.models import Person
from engagement.pulses import schedule
from engagement.pulses.models import Pulse
from tests.conftest import NOON, Clock
from tests.pulses import staff

SLACK = "https://hooks.slack.com/services/T0/B0/one"
OWN = "https://chat.example.org/hooks/two"
HOUR = timedelta(hours=1)


class Carried:
    """Takes the place of the network, and notes what would have gone."""

    def __init__(self) -> None:
        self.outcomes: dict[str, Outcome] = {}
        self.messages: list[HookMessage] = []
        self._lock = Lock()

    def __call__(self) -> "Carried":
        return self

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None: ...

    def send(self, message: HookMessage) -> Outcome:
        with self._lock:
            self.messages.append(message)
        return self.outcomes.get(message.to.host, Outcome.SENT)

    @property
    def texts(self) -> list[str]:
        return [one.body["text"].partition("\n")[0] for one in self.messages]


@pytest.fixture
def carried(monkeypatch: pytest.MonkeyPatch) -> Carried:
    found = Carried()
    monkeypatch.setattr(notices, "Caller", found)
    return found


def hosts(settings: Settings) -> Settings:
    return replace(settings, mattermost_hosts="chat.example.org")


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return hosts(settings)


@pytest.fixture
def told(app: Flask) -> Settings:
    """Have a company of twelve, and two channels that are told."""
    with app.app_context():
        return begun(app)


def begun(app: Flask) -> Settings:
    settings = hosts(staff.inside(app))
    staff.a_team("top", people=12)
    person_id = db.session.scalars(select(Person.id)).first()
    assert person_id
    for service, url in ((Service.SLACK, SLACK), (Service.MATTERMOST, OWN)):
        address = checked(url, service, settings.own_chat_hosts)
        assert channels.add(
            db.session(), settings, service, address, person_id=person_id, now=NOON
        )
    db.session.commit()
    return settings


def tick(app: Flask, settings: Settings, now: datetime) -> int:
    """Send notices that are due by then."""
    with app.app_context():
        return notices.send_due(db.session(), settings, now)


def opened(app: Flask, settings: Settings) -> int:
    with app.app_context():
        return staff.an_open_pulse(settings, NOON).id


def closed(app: Flask, settings: Settings) -> datetime:
    with app.app_context():
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        staff.everybody_answers(settings, pulse, NOON)
        staff.close(settings, pulse)
        return pulse.closes_at


def test_every_channel_is_told_once_that_it_is_open_and_once_that_results_are_out(
    app: Flask, told: Settings, carried: Carried
) -> None:
    opened(app, told)
    assert [tick(app, told, NOON) for _ in range(3)] == [2, 0, 0]
    at = closed(app, told)
    assert [tick(app, told, at + n * HOUR) for n in range(3)] == [2, 0, 0]

    hosts = Counter(one.to.host for one in carried.messages)
    assert hosts == {"hooks.slack.com": 2, "chat.example.org": 2}
    assert carried.texts[0].startswith("The pulse is open")
    assert carried.texts[2:] == ["The results of the last pulse are out."] * 2
    links = [one.body["text"].partition("\n")[2] for one in carried.messages]
    assert links == [f"{told.address}/p"] * 2 + [f"{told.address}/"] * 2


def test_they_are_told_in_the_language_of_the_company(
    app: Flask, told: Settings, carried: Carried
) -> None:
    with app.app_context():
        company.change(db.session(), "Alouette", "", "fr", None)
        db.session.commit()
    opened(app, told)

    tick(app, told, NOON)

    assert carried.texts[0].startswith("Le baromètre est ouvert")
    assert "Alouette" not in carried.texts[0]


def test_the_job_tells_them_and_eight_weeks_double_nothing(
    app: Flask, clock: Clock, told: Settings, carried: Carried
) -> None:
    app.extensions["settings"] = told
    for week in range(8):
        clock.moment = NOON + timedelta(weeks=week)
        opened_at = clock.moment
        with app.app_context():
            staff.an_open_pulse(told, clock())
        for hours in (0, 1, 1):
            clock.moment = opened_at + hours * HOUR
            with app.app_context():
                jobs.do_what_is_due(db.session(), told)
        with app.app_context():
            pulse = schedule.the_open_pulse(db.session())
            assert pulse
            clock.moment = pulse.closes_at
            for _ in range(3):
                jobs.do_what_is_due(db.session(), told)

    assert Counter(carried.texts) == Counter(
        {carried.texts[0]: 16, "The results of the last pulse are out.": 16}
    )
    with app.app_context():
        assert len(db.session.scalars(select(Mail)).all()) <= 2 * 12 + 4


def test_a_service_that_does_not_answer_is_tried_again_and_stops_no_other(
    app: Flask, told: Settings, carried: Carried
) -> None:
    carried.outcomes = {"hooks.slack.com": Outcome.LATER}
    opened(app, told)

    assert tick(app, told, NOON) == 1
    assert tick(app, told, NOON) == 0
    carried.outcomes = {}
    assert tick(app, told, NOON + queue.PAUSES[0]) == 1

    assert Counter(one.to.host for one in carried.messages) == {
        "hooks.slack.com": 2, "chat.example.org": 1,
    }  # fmt: skip


def test_it_is_given_up_after_two_days(
    app: Flask, told: Settings, carried: Carried
) -> None:
    carried.outcomes = {"hooks.slack.com": Outcome.LATER}
    opened(app, told)

    for hours in range(200):
        tick(app, told, NOON + hours * HOUR)

    tries = Counter(one.to.host for one in carried.messages)
    assert tries["hooks.slack.com"] == queue.MOST_TRIES
    assert states(app, told) == [MailState.BOUNCED, MailState.SENT]


def test_that_it_is_open_is_not_told_once_it_is_closed(
    app: Flask, told: Settings, carried: Carried
) -> None:
    opened(app, told)
    at = closed(app, told)

    tick(app, told, at)

    assert carried.texts == ["The results of the last pulse are out."] * 2


def test_a_notice_that_does_not_go_keeps_no_ticket_alive(
    app: Flask, told: Settings, carried: Carried
) -> None:
    carried.outcomes = dict.fromkeys(
        ("hooks.slack.com", "chat.example.org"), Outcome.LATER
    )
    pulse_id = opened(app, told)
    with app.app_context():
        pulse = db.session.get_one(Pulse, pulse_id)
        for at in (NOON, pulse.closes_at - HOUR):
            schedule.tick(db.session(), told, at, Random(1))
        db.session.expire_all()

        assert db.session.get_one(Pulse, pulse_id).wrapped_ticket_key is None
        assert queue.open_of(db.session(), pulse_id) == 0
        assert queue.bounced(db.session(), pulse_id) == []


def test_a_channel_that_refuses_is_told_so_on_the_page_and_not_again(
    app: Flask, told: Settings, carried: Carried
) -> None:
    carried.outcomes = {"hooks.slack.com": Outcome.NEVER}
    pulse_id = opened(app, told)

    assert [tick(app, told, NOON + n * HOUR) for n in range(3)] == [1, 0, 0]

    assert states(app, told) == [MailState.BOUNCED, MailState.SENT]
    with app.app_context():
        assert queue.bounced(db.session(), pulse_id) == []


def states(app: Flask, settings: Settings) -> list[MailState | None]:
    with app.app_context():
        return [one.state for one in channels.channels(db.session(), settings)]


@pytest.mark.parametrize(
    "later",
    [
        {"secret": "y" * 64},
        {"mattermost_hosts": ""},
    ],
)
def test_what_cannot_be_opened_or_is_not_allowed_any_more_is_not_called(
    app: Flask, told: Settings, carried: Carried, later: dict[str, Any]
) -> None:
    opened(app, told)
    changed = replace(told, **later)

    tick(app, changed, NOON)

    assert "chat.example.org" not in {one.to.host for one in carried.messages}
    with app.app_context():
        found = channels.channels(db.session(), changed)
    assert (found[1].is_open, found[1].state) == (False, MailState.BOUNCED)


def test_a_channel_that_is_turned_off_hears_nothing_that_waits(
    app: Flask, told: Settings, carried: Carried
) -> None:
    opened(app, told)
    with app.app_context():
        channels.turn_off(db.session(), channels.channels(db.session(), told)[0].id)
        db.session.commit()

    tick(app, told, NOON)

    assert [one.to.host for one in carried.messages] == ["chat.example.org"]


def test_a_channel_stands_once_and_its_address_nowhere(
    app: Flask, told: Settings
) -> None:
    address = checked(SLACK, Service.SLACK, told.own_chat_hosts)
    with app.app_context():
        session = db.session()
        assert channels.add(
            session, told, Service.SLACK, address, person_id=1, now=NOON
        )
        session.commit()

        found = session.scalars(select(Webhook)).all()
        assert [one.host for one in found] == ["hooks.slack.com", "chat.example.org"]
        for one in found:
            for kept in (one.sealed_address, one.mark):
                assert b"services" not in kept
                assert b"hooks" not in kept


def test_there_are_not_more_than_ten(app: Flask, told: Settings) -> None:
    with app.app_context():
        added = [
            channels.add(
                db.session(),
                told,
                Service.SLACK,
                checked(f"{SLACK}{n}", Service.SLACK, ()),
                person_id=1,
                now=NOON,
            )
            for n in range(10)
        ]

    assert added == [True] * 8 + [False] * 2


@pytest.fixture
def both(app_on_both: Flask) -> tuple[Flask, Settings]:
    with app_on_both.app_context():
        settings = begun(app_on_both)
    return app_on_both, settings


def test_two_nodes_tell_each_channel_once(
    both: tuple[Flask, Settings], carried: Carried
) -> None:
    app, settings = both
    opened(app, settings)

    at_once(lambda: tick(app, settings, NOON), app)

    assert Counter(one.to.host for one in carried.messages) == {
        "hooks.slack.com": 1, "chat.example.org": 1,
    }  # fmt: skip


def test_two_nodes_that_set_the_same_channel_set_one(
    both: tuple[Flask, Settings],
) -> None:
    app, settings = both
    address = checked(f"{SLACK}/new", Service.SLACK, ())

    def add() -> None:
        with app.app_context():
            session = db.session()
            channels.add(
                session, settings, Service.SLACK, address, person_id=1, now=NOON
            )
            session.commit()

    at_once(add, app)

    with app.app_context():
        assert len(db.session.scalars(select(Webhook)).all()) == 3


def at_once(work: Callable[[], object], app: Flask) -> None:
    together, errors = Barrier(2), []

    def node() -> None:
        together.wait()
        try:
            work()
        except Exception as error:  # noqa: BLE001 - whatever it is
            errors.append(error)
        finally:
            with app.app_context(), suppress(RuntimeError):
                db.session.remove()

    nodes = [Thread(target=node) for _ in range(2)]
    for one in nodes:
        one.start()
    for one in nodes:
        one.join()
    assert errors == []


def test_a_test_goes_to_one_room(app: Flask, told: Settings, carried: Carried) -> None:
    with app.app_context():
        first = channels.channels(db.session(), told)[0].id
        for _ in range(2):
            assert channels.put_test(db.session(), first, NOON)
        assert not channels.put_test(db.session(), 999, NOON)
        db.session.commit()
        kinds = db.session.scalars(select(Mail.kind)).all()

        notices.send_due(db.session(), told, NOON, [MailKind.CHANNEL_TEST])

    assert kinds == [MailKind.CHANNEL_TEST]
    assert carried.texts == ["This is a test: notices of the pulse arrive here."]
