"""Mails of the queue: none lost, none twice, whatever servers and processes do."""

from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from random import Random

import pytest
from flask import Flask
from sqlalchemy import delete, select

from engagement.config import Settings
from engagement.database import db
from engagement.mail import letter, mailer, queue
from engagement.mail.models import Mail, MailState
from engagement.people.models import Person
from engagement.pulses import schedule, slips
from engagement.pulses.models import Pulse
from tests.mail.post_office import TAKEN, PostOffice, post_office
from tests.pulses import staff

NOW = datetime(2026, 3, 3, 8, tzinfo=UTC)
PEOPLE = 12
EVERYBODY = {f"top-{number}@example.org" for number in range(PEOPLE)}


@pytest.fixture
def company(app: Flask) -> Settings:
    """Open a pulse of twelve people, whose invitations wait for a server."""
    with app.app_context():
        staff.a_team("top", people=PEOPLE)
        staff.an_open_pulse(staff.inside(app), NOW)
        db.session.commit()
        return staff.inside(app)


def mail(app: Flask, settings: Settings, office: PostOffice, now: datetime) -> int:
    at = replace(settings, mail_server=office.url)
    with app.app_context():
        pulse = schedule.the_open_pulse(db.session())
        assert pulse
        return schedule.tick(db.session(), at, now, Random(1)).mails


def states(app: Flask) -> Counter[MailState]:
    with app.app_context():
        return Counter(db.session.scalars(select(Mail.state)))


def test_everybody_gets_one_and_a_second_run_sends_none(
    app: Flask, company: Settings
) -> None:
    with post_office() as office:
        sent = [mail(app, company, office, NOW) for _ in range(3)]

    assert sent == [PEOPLE, 0, 0]
    assert office.each == Counter(EVERYBODY)


def test_a_server_that_ends_after_every_fifth_mail_doubles_none(
    app: Flask, company: Settings
) -> None:
    count = iter(range(1_000))
    with post_office(lambda _: "" if next(count) % 5 == 4 else TAKEN) as office:
        for minute in range(4):
            mail(app, company, office, NOW + timedelta(minutes=minute))

    assert office.each == Counter(EVERYBODY)


def test_one_that_will_never_be_taken_starves_nobody_and_is_told(
    app: Flask, company: Settings
) -> None:
    hours = [NOW + timedelta(hours=at) for at in range(9)]
    with post_office(lambda to: "554 no" if "top-0@" in to else TAKEN) as office:
        sent = [mail(app, company, office, now) for now in hours]

    assert sum(sent) == PEOPLE - 1
    assert set(office.came) == EVERYBODY - {"top-0@example.org"}
    assert states(app) == {MailState.SENT: PEOPLE - 1, MailState.BOUNCED: 1}


def test_one_at_which_the_server_hangs_up_starves_nobody(
    app: Flask, company: Settings
) -> None:
    minutes = [NOW + timedelta(minutes=at) for at in range(3)]
    with post_office(lambda to: "" if "top-0@" in to else TAKEN) as office:
        for now in minutes:
            with suppress(OSError):
                mail(app, company, office, now)

    assert office.each == Counter(EVERYBODY - {"top-0@example.org"})


@pytest.mark.parametrize("cut_off", [3, 6])
def test_those_at_which_the_server_hangs_up_do_not_end_run_after_run(
    app: Flask, company: Settings, cut_off: int
) -> None:
    never = {f"top-{number}@example.org" for number in range(cut_off)}
    with post_office(lambda to: "" if to in never else TAKEN) as office:
        for minute in range(cut_off // 2 + 2):
            mail(app, company, office, NOW + timedelta(minutes=minute))

    assert office.each == Counter(EVERYBODY - never)


def test_one_that_is_not_taken_now_is_tried_again_with_growing_pauses(
    app: Flask, company: Settings
) -> None:
    tried: list[datetime] = []

    def busy(now: datetime) -> Callable[[str], str]:
        def answer(to: str) -> str:
            if to.startswith("top-0@"):
                tried.append(now)
                return "450 later"
            return TAKEN

        return answer

    with post_office() as office:
        for minute in range(181):
            office.answer = busy(NOW + timedelta(minutes=minute))
            mail(app, company, office, NOW + timedelta(minutes=minute))

    waited = [(at - NOW) // timedelta(minutes=1) for at in tried]
    assert waited == [0, 1, 6, 21, 81]
    assert office.each == Counter(EVERYBODY - {"top-0@example.org"})


@pytest.mark.parametrize("said", [TAKEN, "451 later", "554 no", ""])
def test_one_that_is_forgotten_while_it_is_in_hand_stops_no_other(
    app: Flask, company: Settings, said: str
) -> None:
    """On the last day, say, when another node makes way for the reminder."""
    first = "top-0@example.org"

    def answer(to: str) -> str:
        if to != first:
            return TAKEN
        with app.app_context():
            person = db.session.scalars(select(Person).where(Person.email == to)).one()
            db.session.execute(delete(Mail).where(Mail.person_id == person.id))
            db.session.commit()
        return said

    with post_office(answer) as office:
        mail(app, company, office, NOW)

    assert {*office.came} >= EVERYBODY - {first}
    assert states(app) == {MailState.SENT: PEOPLE - 1}


def test_one_strange_mail_stops_no_other(
    app: Flask, company: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = mailer.Post.send

    def send(post: mailer.Post, message: EmailMessage) -> mailer.Outcome:
        if message["To"] == "top-0@example.org":
            raise LookupError
        return real(post, message)

    monkeypatch.setattr(mailer.Post, "send", send)
    with post_office() as office:
        mail(app, company, office, NOW)

    assert set(office.came) == EVERYBODY - {"top-0@example.org"}
    assert states(app) == {MailState.SENT: PEOPLE - 1, MailState.WAITING: 1}


def test_a_mail_in_the_hand_of_a_process_that_died_goes_once_more_later(
    app: Flask, company: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as killed, post_office() as office:
        killed.setattr(queue, "_note", die)
        with pytest.raises(KeyboardInterrupt):
            mail(app, company, office, NOW)
    assert states(app) == {MailState.SENDING: 1, MailState.WAITING: PEOPLE - 1}

    with post_office() as other:
        mail(app, company, other, NOW + timedelta(minutes=1))
        assert states(app) == {MailState.SENDING: 1, MailState.SENT: PEOPLE - 1}
        mail(app, company, other, NOW + queue.IN_HAND)

    assert set(other.came) == EVERYBODY
    assert sum((office.each + other.each).values()) == PEOPLE + 1


def test_a_process_that_is_told_to_end_ends_between_two_mails(
    app: Flask, company: Settings
) -> None:
    def end_at_the_third(_: str) -> str:
        if len(office.came) == 2:
            queue.ending.set()
        return TAKEN

    try:
        with post_office(end_at_the_third) as office:
            sent = mail(app, company, office, NOW)
    finally:
        queue.ending.clear()

    assert sent == 3
    assert states(app) == {MailState.SENT: 3, MailState.WAITING: PEOPLE - 3}


def test_an_address_that_is_another_since_gets_nothing_and_keeps_nothing(
    app: Flask, company: Settings
) -> None:
    with app.app_context():
        person = db.session.scalars(select(Person).where(Person.key == "top-0")).one()
        person.email = "somebody@example.org"
        db.session.commit()

    with post_office() as office:
        mail(app, company, office, NOW)

    assert set(office.came) == EVERYBODY - {"top-0@example.org"}
    assert states(app) == {MailState.SENT: PEOPLE - 1}


def test_an_invitation_that_waits_on_the_last_day_gives_way_to_the_reminder(
    app: Flask, company: Settings
) -> None:
    with post_office(lambda _: "450 later") as office:
        mail(app, company, office, NOW)
    with post_office() as office:
        mail(app, company, office, NOW + timedelta(days=2, hours=1))

    assert office.each == Counter(EVERYBODY)


def test_nothing_of_a_mail_is_left_when_the_pulse_ends(
    app: Flask, company: Settings
) -> None:
    with post_office() as office:
        mail(app, company, office, NOW)
    with app.app_context():
        pulse = db.session.scalars(select(Pulse)).one()
        staff.close(company, pulse)

    assert states(app) == {}


def test_hr_reads_whose_address_is_refused_and_nothing_about_answers(
    app: Flask, company: Settings
) -> None:
    with post_office(lambda to: "550 no" if "top-3@" in to else TAKEN) as office:
        mail(app, company, office, NOW)

    with app.app_context():
        found = slips.people_without_mail(db.session(), company)
    assert found
    assert found.bounced == ("Top-3",)


def test_an_address_to_which_no_mail_can_be_written_stops_nobody_elses(
    app: Flask, company: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = mailer.message

    def message(to: str, subject: str, body: str) -> EmailMessage:
        return usual(f"{to}\nBcc: x@y.z" if "top-0@" in to else to, subject, body)

    monkeypatch.setattr(letter, "message", message)
    with post_office() as office:
        mail(app, company, office, NOW)

    assert set(office.came) == EVERYBODY - {"top-0@example.org"}
    assert states(app)[MailState.BOUNCED] == 1


def test_what_is_wrong_with_every_mail_is_held_against_no_address(
    app: Flask, company: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    usual = mailer.message

    def message(to: str, subject: str, body: str) -> EmailMessage:
        return usual(to, f"{subject}\nBcc: x@y.z", body)

    with monkeypatch.context() as broken, post_office() as office:
        broken.setattr(letter, "message", message)
        mail(app, company, office, NOW)
    assert states(app) == {MailState.WAITING: PEOPLE}

    with post_office() as office:
        mail(app, company, office, NOW + timedelta(minutes=1))
    assert office.each == Counter(EVERYBODY)
