"""The mail of Mondays: who gets it, when, and what waits for them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from flask import Flask
from sqlalchemy import delete, select

from engagement.actions.models import Action
from engagement.config import Settings
from engagement.database import db
from engagement.insight.inbox.inbox import NewComments
from engagement.insight.mails import digest, mondays
from engagement.insight.mails.digest import Digest, lines
from engagement.insight.mails.due import DueActions
from engagement.mail import queue
from engagement.mail.models import Mail, MailKind, MailRound
from engagement.ops import jobs
from engagement.people.models import Person, Role
from engagement.pulses import fingerprint
from engagement.pulses.models import Holiday
from tests.conftest import Clock
from tests.insight.calls.called import keep
from tests.insight.calls.test_seen import decide
from tests.insight.measured import THIS_WEEK, Save, a_score
from tests.mail.outbox import lying_in, text_of
from tests.pulses import staff

PARIS = ZoneInfo("Europe/Paris")
EIGHT = datetime(2026, 3, 2, 8, tzinfo=PARIS)
"""The Monday of this week."""
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
LAST = THIS_WEEK - 1
NOTHING = Digest((), DueActions((), ()), None, 0, 0, 0, None, None, None)


@pytest.fixture
def waiting(
    company: dict[str, int], inside_app: Flask, settings: Settings
) -> dict[str, int]:
    """Call Lille for the third week, and have an action of Nice due on Thursday."""
    lille = company["lille"]
    keep({LAST - 2: [lille], LAST - 1: [lille], LAST: [lille]})
    decide(company["nice"], EIGHT - 20 * DAY, date(2026, 3, 5))
    fingerprint.keep(db.session(), settings.secret)
    db.session.commit()
    return company


def run(settings: Settings, clock: Clock, *moments: datetime) -> dict[str, str]:
    """Do what is due at these moments; return what was mailed to whom, by name."""
    for moment in moments:
        clock.moment = moment.astimezone(UTC)
        jobs.do_what_is_due(db.session(), settings)
    mails = lying_in(settings.instance)
    assert len({str(one["To"]) for one in mails}) == len(mails)
    return {str(one["To"]).partition("@")[0]: text_of(one) for one in mails}


def test_at_eight_on_monday_whoever_something_waits_for_gets_one(
    waiting: dict[str, int], settings: Settings, clock: Clock
) -> None:
    early = run(settings, clock, EIGHT - MINUTE)

    sent = run(settings, clock, EIGHT, EIGHT + MINUTE, EIGHT + HOUR)

    assert early == {}
    assert sent.keys() == {"alice", "charlie", "hana"}
    open_call = "nobody has decided on an action or said “not now”: Lille"
    assert f"{open_call} (3rd week running)." in sent["alice"]
    due = "Due within a week: “Plan the rota earlier.” (Nice, 5 March 2026)."
    assert due in sent["charlie"]
    assert open_call not in sent["charlie"]
    assert due in sent["hana"]


def test_hr_is_nudged_after_two_weeks_alone(
    waiting: dict[str, int], settings: Settings, clock: Clock
) -> None:
    db.session.query(Action).delete()
    db.session.commit()

    two_weeks = run(settings, clock, EIGHT)

    assert "Lille (3rd week running)" in two_weeks["hana"]


def test_before_two_weeks_hr_is_not(
    company: dict[str, int], inside_app: Flask, settings: Settings
) -> None:
    keep({LAST: [company["lille"]]})

    def told(name: str) -> Digest:
        person = db.session.get_one(Person, company[name])
        return digest.digest_for(db.session(), person, settings, EIGHT)

    assert [one.team.name for one in told("alice").calls] == ["Lille"]
    assert told("hana").calls == ()


def test_where_nothing_waits_there_is_no_mail(
    company: dict[str, int], inside_app: Flask, settings: Settings, clock: Clock
) -> None:
    fingerprint.keep(db.session(), settings.secret)
    db.session.commit()

    assert run(settings, clock, EIGHT) == {}
    assert db.session.scalars(select(Mail)).all() == []


@pytest.mark.parametrize(
    ("back", "is_sent"),
    [
        (10 * HOUR, True),  # on Monday evening
        (16 * HOUR - MINUTE, True),
        (16 * HOUR, False),  # it is Tuesday
        (2 * DAY, False),
    ],
)
def test_a_node_that_was_down_sends_it_later_that_day(
    waiting: dict[str, int],
    settings: Settings,
    clock: Clock,
    back: timedelta,
    *,
    is_sent: bool,
) -> None:
    assert bool(run(settings, clock, EIGHT + back)) is is_sent


@pytest.mark.parametrize(
    ("back", "is_sent"),
    [(DAY, True), (2 * DAY - 9 * HOUR, True), (2 * DAY - 8 * HOUR, False)],
)
def test_where_the_mail_server_is_away_it_leaves_until_tuesday(
    waiting: dict[str, int],
    settings: Settings,
    clock: Clock,
    back: timedelta,
    *,
    is_sent: bool,
) -> None:
    away = replace(settings, mail_server="smtp://127.0.0.1:1")
    run(away, clock, EIGHT, EIGHT + HOUR)

    assert bool(run(settings, clock, EIGHT + back)) is is_sent
    db.session.rollback()
    assert db.session.scalars(select(Mail)).all() == []


def test_of_a_week_that_was_slept_through_none_comes_with_the_next(
    waiting: dict[str, int], settings: Settings, clock: Clock
) -> None:
    """Queued on a Monday and then nobody there until the next one, before eight."""
    mondays.queue_due(db.session(), PARIS, EIGHT)
    db.session.commit()
    week = 7 * DAY

    assert run(settings, clock, EIGHT + week - 3 * HOUR) == {}
    mondays.queue_due(db.session(), PARIS, EIGHT + week - DAY)
    assert run(settings, clock, EIGHT + week, EIGHT + week + MINUTE)


def test_what_is_left_of_a_week_is_forgotten_when_the_next_begins(
    waiting: dict[str, int], inside_app: Flask
) -> None:
    for week in range(2):
        mondays.queue_due(db.session(), PARIS, EIGHT + 7 * week * DAY)

    queued = db.session.scalars(select(Mail).where(Mail.kind == MailKind.DIGEST)).all()
    assert len(queued) == len({one.person_id for one in queued}) == 4
    assert len(db.session.scalars(select(MailRound)).all()) == 2


def test_two_nodes_queue_one_each(app_on_both: Flask, clock: Clock) -> None:
    with app_on_both.app_context():
        staff.a_team("top", people=3)
        for person in db.session.scalars(select(Person)):
            person.role = Role.MANAGER
        db.session.commit()
        for node in range(2):
            mondays.queue_due(db.session(), PARIS, EIGHT)
            queued = db.session.scalars(select(Mail)).all()
            assert len(queued) == 3 * (not node)
            db.session.execute(delete(Mail))  # they are sent
            db.session.commit()


@pytest.mark.parametrize(
    "monday",
    [datetime(2026, 3, 30, 8, tzinfo=PARIS), datetime(2026, 10, 26, 8, tzinfo=PARIS)],
)
def test_eight_is_eight_after_the_clocks_changed(
    waiting: dict[str, int], monday: datetime
) -> None:
    """On these Mondays the offset is not the one of the week before."""
    for moment, queued in ((monday - MINUTE, 0), (monday, 4)):
        mondays.queue_due(db.session(), PARIS, moment.astimezone(UTC))
        assert len(db.session.scalars(select(Mail)).all()) == queued


def test_a_company_elsewhere_has_its_own_monday(
    waiting: dict[str, int], inside_app: Flask
) -> None:
    auckland = ZoneInfo("Pacific/Auckland")
    there = datetime(2026, 3, 2, 8, tzinfo=auckland)

    mondays.queue_due(db.session(), auckland, there.astimezone(UTC))

    assert there.astimezone(UTC).weekday() == 6
    assert len(db.session.scalars(select(Mail)).all()) == 4


def test_on_a_holiday_nobody_is_mailed(
    waiting: dict[str, int], settings: Settings, clock: Clock, save: Save
) -> None:
    save(Holiday(first=date(2026, 3, 1), last=date(2026, 3, 2), name="Closed"))

    assert run(settings, clock, EIGHT, EIGHT + DAY) == {}


def test_whoever_turned_it_off_before_it_leaves_gets_none(
    waiting: dict[str, int], settings: Settings, clock: Clock
) -> None:
    mondays.queue_due(db.session(), PARIS, EIGHT)
    db.session.get_one(Person, waiting["alice"]).wants_digest = False
    db.session.commit()

    assert run(settings, clock, EIGHT).keys() == {"charlie", "hana"}


def test_an_employee_who_was_a_manager_gets_none(
    waiting: dict[str, int], settings: Settings, clock: Clock
) -> None:
    mondays.queue_due(db.session(), PARIS, EIGHT)
    db.session.get_one(Person, waiting["alice"]).role = Role.EMPLOYEE
    db.session.commit()

    assert "alice" not in run(settings, clock, EIGHT)


def test_it_can_be_turned_off_by_one_press(
    waiting: dict[str, int], settings: Settings, clock: Clock
) -> None:
    run(settings, clock, EIGHT)

    for mail in lying_in(settings.instance):
        assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
        assert str(mail["List-Unsubscribe"]).strip("<>") in text_of(mail)


def test_scores_that_do_not_come_in_are_told_to_hr(
    company: dict[str, int], inside_app: Flask, settings: Settings, save: Save
) -> None:
    def late(week: int) -> int | None:
        hana = db.session.get_one(Person, company["hana"])
        moment = EIGHT + (week - THIS_WEEK) * 7 * DAY
        found = digest.digest_for(db.session(), hana, settings, moment)
        db.session.rollback()
        return found.last_scores

    assert late(THIS_WEEK) is None
    save(a_score(company["lille"], week=LAST))

    assert late(THIS_WEEK + 1) is None
    assert late(THIS_WEEK + 2) == LAST


def test_it_has_five_lines_at_most(app: Flask) -> None:
    full = replace(
        NOTHING, comments=NewComments(LAST, 4), stories=2, files=1, unreached=1,
        last_scores=LAST,
        results_of=LAST, open_until=EIGHT,
    )  # fmt: skip

    with app.test_request_context():
        told = lines(full)

    assert len(told) == 3
    assert told[0] == (
        "The results of week 9 of 2026 are out. "
        "The pulse is open until Monday 2 March, 08:00."
    )
    assert told[1] == (
        "4 comments of week 9 of 2026 to read. "
        "2 stories told by staff wait to be read. "
        "1 person could not be reached by mail."
    )
    assert told[2] == (
        "1 file of customers’ scores waits to be looked through. "
        "No customers’ scores have come in since week 9 of 2026."
    )


def test_results_alone_are_no_reason_for_a_mail() -> None:
    assert NOTHING.is_empty
    assert replace(NOTHING, results_of=LAST, open_until=EIGHT).is_empty
    assert not replace(NOTHING, files=1).is_empty


def test_a_round_is_begun_once(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        begun = [queue.begin_round(db.session(), MailKind.DIGEST, 1) for _ in range(2)]
        db.session.rollback()

    assert begun == [True, False]
