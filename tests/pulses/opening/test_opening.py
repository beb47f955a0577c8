"""Opening a pulse."""

from collections import Counter
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from engagement.database import db
from engagement.people.models import Person, Team
from engagement.pulses import history, schedule
from engagement.pulses.calendar import Slot
from engagement.pulses.crypto import tickets, urn
from engagement.pulses.models import CountedIn, Pulse, SnapshotTeam, Ticket
from engagement.pulses.opening import opening
from engagement.weeks import week_at
from tests.conftest import NOON
from tests.pulses import staff


def test_everybody_gets_one_ticket_known_by_its_hash(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        staff.a_team("top", people=7)

        pulse = staff.an_open_pulse(settings, NOON)

        ticket = staff.ticket_of(settings, pulse, "top-3")
        hashes = db.session.scalars(select(Ticket.hash)).all()
        assert len(hashes) == 7
        assert tickets.hash_ticket(ticket) in hashes


def invited() -> dict[str, int]:
    """Return how many people each team's group has, by code."""
    rows = db.session.execute(
        select(Team.key, SnapshotTeam.invited).join(
            SnapshotTeam, SnapshotTeam.team_id == Team.id
        )
    )
    return dict(rows.all())


def person(key: str) -> Person:
    return db.session.scalars(select(Person).where(Person.key == key)).one()


def test_a_lead_counts_in_the_team_above(app: Flask) -> None:
    with app.app_context():
        top = staff.a_team("top", people=7)
        shop = staff.a_team("shop", top, people=9)
        shop.lead_id, top.lead_id = person("shop-0").id, person("top-0").id

        staff.an_open_pulse(staff.inside(app), NOON)

        assert invited() == {"top": 8, "shop": 8}


def test_a_lead_of_a_team_and_of_the_one_above_counts_above_both(app: Flask) -> None:
    with app.app_context():
        top = staff.a_team("top", people=7)
        region = staff.a_team("region", top)
        shop = staff.a_team("shop", region, people=9)
        shop.lead_id = region.lead_id = person("shop-0").id

        staff.an_open_pulse(staff.inside(app), NOON)

        assert invited() == {"top": 8, "region": 0, "shop": 8}


def test_whoever_would_be_alone_counts_with_more_people(app: Flask) -> None:
    with app.app_context():
        top = staff.a_team("top", people=7)
        region = staff.a_team("region", top, people=1)
        staff.a_team("large", region, people=6)
        staff.a_team("small", region, people=5)
        young = staff.a_team("young", region, people=8)
        young.created_on = NOON.date()

        staff.an_open_pulse(staff.inside(app), NOON)

        assert invited() == {"top": 7, "region": 14, "large": 6, "small": 0, "young": 0}


def test_the_snapshot_says_where_each_ticket_counts(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        top = staff.a_team("top", people=6)
        shop = staff.a_team("shop", top, people=6)

        pulse = staff.an_open_pulse(settings, NOON)

        key = urn.derive_key(settings.secret, pulse.id, tickets.GROUPS)
        groups = Counter(
            tickets.group_in(key, one.hash, one.group)
            for one in db.session.scalars(select(Ticket))
        )
        assert groups == {top.id: 6, shop.id: 6}
        assert len({len(one.group) for one in db.session.scalars(select(Ticket))}) == 1


def test_a_week_with_imported_figures_has_no_pulse(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=9)
        content = b"team,week,question,n,favourable\ntop,2026-W09,pride,9,5\n"
        week = week_at(NOON, settings.timezone)
        history.take_in(db.session(), content, week, NOON, settings)
        slot = Slot(week - 1, NOON, NOON + timedelta(days=3))

        with pytest.raises(opening.CannotOpen, match="figures already"):
            opening.open_pulse(db.session(), slot, settings, NOON)


def places(key: str) -> list[tuple[str, int, int, bool]]:
    rows = db.session.execute(
        select(Team.key, CountedIn.first_week, CountedIn.last_week, CountedIn.is_group)
        .join(Team, Team.id == CountedIn.team_id)
        .where(CountedIn.person_id == person(key).id)
        .order_by(CountedIn.first_week, Team.key)
    )
    return [(team, first, last, is_group) for team, first, last, is_group in rows]


def test_where_somebody_was_counted_is_kept_for_good(app_on_both: Flask) -> None:
    with app_on_both.app_context():
        settings = staff.inside(app_on_both)
        top = staff.a_team("top", people=6)
        staff.a_team("shop", top, people=7)
        first = week_at(NOON, settings.timezone)
        for later in range(3):
            pulse = staff.an_open_pulse(settings, NOON + later * timedelta(days=7))
            staff.close(settings, pulse)
        person("shop-6").team_id = top.id
        staff.an_open_pulse(settings, NOON + timedelta(days=21))

        assert places("shop-0") == [
            ("shop", first, first + 3, True),
            ("top", first, first + 3, False),
        ]
        assert places("shop-6") == [
            ("shop", first, first + 2, True),
            ("top", first, first + 2, False),
            ("top", first + 3, first + 3, True),
        ]


@pytest.mark.parametrize(
    ("days_later", "days_open", "words"),
    [
        (0, 3, "Another pulse is open"),
        (4, 3, "five days apart"),
        (5, 1, "48 hours"),
    ],
)
def test_an_opening_against_the_rules_is_refused(
    app: Flask, days_later: int, days_open: int, words: str
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        pulse = staff.an_open_pulse(settings, NOON)
        if days_later:
            staff.close(settings, pulse)
        later = NOON + timedelta(days=days_later)
        week = week_at(later, settings.timezone)
        slot = Slot(week, later, later + timedelta(days=days_open))

        with pytest.raises(opening.CannotOpen, match=words):
            opening.open_pulse(db.session(), slot, settings, later)


def test_a_company_without_people_has_no_pulse(app: Flask) -> None:
    with app.app_context(), pytest.raises(opening.CannotOpen, match="nobody"):
        staff.an_open_pulse(staff.inside(app), NOON)


def test_the_questions_rotate_from_pulse_to_pulse(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        first = staff.an_open_pulse(settings, NOON)
        staff.close(settings, first)

        second = staff.an_open_pulse(settings, NOON + timedelta(days=7))

        assert first.questions[:3] == second.questions[:3]
        assert not set(first.questions[3:]) & set(second.questions[3:])


def test_without_its_key_a_ticket_cannot_be_made_again(app: Flask) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.a_team("top", people=5)
        pulse: Pulse = staff.an_open_pulse(settings, NOON)
        pulse.wrapped_ticket_key = None
        person = db.session.scalars(select(Person)).first()
        assert person

        assert opening.ticket_of(pulse, person, settings.secret) is None
        assert schedule.the_open_pulse(db.session()) == pulse
