"""What keeps an open pulse as it was opened."""

from collections.abc import Callable

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select, update

from engagement.database import db
from engagement.people.models import Person
from engagement.pulses import schedule
from engagement.pulses.crypto import pulse_mac, urn
from engagement.pulses.models import Pulse, SnapshotPerson, SnapshotTeam, State
from tests.conftest import NOON
from tests.pulses import staff

Signing = Callable[[str], FlaskClient]


def a_pulse(app: Flask) -> int:
    """Open a pulse of two teams, the upper one without a lead."""
    top = staff.a_team("top", people=7)
    staff.a_team("shop", top, people=8)
    pulse_id = staff.an_open_pulse(staff.inside(app), NOON).id
    db.session.rollback()
    return pulse_id


def check(pulse_id: int, secret: str) -> None:
    with db.engine.connect() as connection:
        pulse_mac.check_pulse(connection, pulse_id, secret)
        pulse_mac.check_people(connection, pulse_id, secret)


def test_a_pulse_is_as_it_was_opened(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        pulse_id = a_pulse(app_on_both)

        check(pulse_id, staff.inside(app_on_both).secret)


CHANGES = {
    "public key": update(Pulse).values(public_key=urn.new_keys()[0]),
    "closing time": update(Pulse).values(closes_at=NOON),
    "smallest group": update(Pulse).values(smallest_group=1),
    "questions": update(Pulse).values(questions=["pride"]),
    "invited": update(SnapshotTeam).values(invited=1),
    "settled": update(SnapshotTeam).values(is_settled=False),
    "tree": update(SnapshotTeam).values(parent_id=None),
    "team's name": update(SnapshotTeam).values(name="Other"),
    "person's name": update(SnapshotPerson).values(name="Other"),
    "group": update(SnapshotPerson).values(group_id=1),
    "address": update(SnapshotPerson).values(address=b"x" * 32),
    "newcomer": update(SnapshotPerson).values(is_new=True),
    "no address": update(SnapshotPerson).values(address=None),
    "no MAC of people": update(SnapshotTeam).values(mac=None),
    "no MAC": update(Pulse).values(mac=None),
}


@pytest.mark.parametrize("what", CHANGES)
def test_whatever_is_changed_is_found_out(app: Flask, what: str) -> None:
    with app.app_context():
        pulse_id = a_pulse(app)
        db.session.execute(CHANGES[what])
        db.session.commit()

        with pytest.raises(pulse_mac.Altered):
            check(pulse_id, staff.inside(app).secret)


def test_another_secret_is_told_from_a_change(app: Flask) -> None:
    with app.app_context():
        pulse_id = a_pulse(app)

        with pytest.raises(urn.SecretChanged):
            check(pulse_id, "another")


def test_a_changed_pulse_takes_no_answer_until_it_is_put_back(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=7)
        pulse = staff.an_open_pulse(settings, NOON)
        ticket, key = staff.ticket_of(settings, pulse, "top-0"), pulse.public_key
        pulse.public_key = urn.new_keys()[0]
        db.session.commit()
    answers = {"ticket": ticket, "pride": "4"}

    pages = [client.get("/p"), client.post("/p", data=answers)]
    with app.app_context():
        db.session.execute(update(Pulse).values(public_key=key))
        db.session.commit()
    after = client.post("/p", data=answers)

    assert [page.status_code for page in pages] == [503, 503]
    assert "something about them is not as it should be" in pages[1].text
    assert "your answers count" in after.text


def test_with_whom_one_is_counted_is_checked_each_time(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=7)
        pulse = staff.an_open_pulse(settings, NOON)
        asked = {"ticket": staff.ticket_of(settings, pulse, "top-0"), "show": "group"}
    before = client.post("/p", data=asked)
    with app.app_context():
        puppets = select(Person.id).where(Person.key > "top-3")
        hidden = update(SnapshotPerson).where(SnapshotPerson.person_id.in_(puppets))
        db.session.execute(hidden.values(name="Top-1"))
        db.session.commit()

    after = client.post("/p", data=asked)

    assert "Top-6" in before.text
    assert after.status_code == 503


def test_the_page_says_the_same_after_somebody_was_renamed(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=7)
        pulse = staff.an_open_pulse(settings, NOON)
        asked = {"ticket": staff.ticket_of(settings, pulse, "top-0"), "show": "group"}
        db.session.execute(update(Person).values(name="Somebody else"))
        db.session.commit()

    page = client.post("/p", data=asked)

    assert "Top-6" in page.text
    assert "Somebody else" not in page.text


def test_hr_reads_that_somebody_changed_the_pulse(
    app: Flask, sign_in: Signing, company: dict[str, int]
) -> None:
    with app.app_context():
        pulse = staff.an_open_pulse(staff.inside(app), NOON)
        pulse.smallest_group = 1
        db.session.commit()

    page = sign_in("hana").get("/pulses")

    assert "Somebody changed the pulse that is open now in the database" in page.text


def test_a_changed_pulse_sends_no_mails_and_is_voided_when_it_should_close(
    app: Flask, caplog: pytest.LogCaptureFixture
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=7)
        pulse = staff.an_open_pulse(settings, NOON)
        pulse.questions = ["pride"]
        db.session.commit()

        mailed = schedule.tick(db.session(), settings, NOON, Chance())
        closed = schedule.tick(db.session(), settings, pulse.closes_at, Chance())

        assert (mailed.mails, closed.voided) == (0, pulse.week)
        assert db.session.scalars(select(Pulse)).one().state is State.VOIDED
    assert "somebody changed it in the database" in caplog.text


class Chance:
    """A source that always draws nothing."""

    def randrange(self, _limit: int, /) -> int:
        return 0
