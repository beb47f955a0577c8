"""Where each counting group reads results, and until when."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import func, select

from engagement.database import db
from engagement.people.company import show_team_results
from engagement.people.models import Team
from engagement.pulses import results_links
from engagement.pulses.closing import closing
from engagement.pulses.models import Pulse, ResultsLink
from tests.conftest import NOON
from tests.pulses import staff

A_WEEK = timedelta(weeks=1)


@pytest.fixture
def inside(app_on_both: Flask) -> Flask:
    return app_on_both


def two_teams() -> tuple[Team, Team]:
    """Save a company of six people and a shop of eight."""
    top = staff.a_team("top", people=6)
    return top, staff.a_team("shop", top, people=8)


def opened(app: Flask, week: int = 0) -> Pulse:
    return staff.an_open_pulse(staff.inside(app), NOON + week * A_WEEK)


def code_of(pulse: Pulse, team: Team) -> str:
    code = results_links.of_pulse(db.session(), pulse.id).code(team.id)
    assert code
    return code


def team_at(code: str) -> int | None:
    found = results_links.group_at(db.session(), code)
    return found.team_id if found else None


def test_each_counting_group_has_one_and_so_has_the_company(inside: Flask) -> None:
    with inside.app_context():
        top, shop = two_teams()
        small = staff.a_team("small", shop, people=3)

        pulse = opened(inside)

        links = results_links.of_pulse(db.session(), pulse.id)
        assert links.codes.keys() == {top.id, shop.id}
        assert links.code(small.id) is None
        assert len({*links.codes.values()}) == 2
        assert {len(code) for code in links.codes.values()} == {results_links.LENGTH}
        assert team_at(code_of(pulse, shop).upper()) == shop.id


def test_a_code_that_never_was_opens_nothing(inside: Flask) -> None:
    with inside.app_context():
        two_teams()
        opened(inside)

        assert team_at("a" * results_links.LENGTH) is None


def test_it_works_until_the_release_after_next(inside: Flask) -> None:
    with inside.app_context():
        settings, (_top, shop) = staff.inside(inside), two_teams()
        first = opened(inside)
        code = code_of(first, shop)

        works = [team_at(code)]
        staff.close(settings, first)
        works += [team_at(code)]
        second = opened(inside, 1)
        works += [team_at(code)]
        staff.close(settings, second)

        assert works == [shop.id] * 3
        assert team_at(code) is None
        assert team_at(code_of(second, shop)) == shop.id


def test_a_pulse_that_was_voided_ends_none(inside: Flask) -> None:
    with inside.app_context():
        settings, (_top, shop) = staff.inside(inside), two_teams()
        first = opened(inside)
        staff.close(settings, first)
        voided = opened(inside, 1)

        closing.void(db.session(), voided.id)
        db.session.commit()

        assert team_at(code_of(first, shop)) == shop.id
        assert team_at(code_of(voided, shop)) == shop.id


def test_what_has_ended_is_thrown_away_and_nothing_else(inside: Flask) -> None:
    with inside.app_context():
        settings, (_top, shop) = staff.inside(inside), two_teams()
        for week in range(2):
            staff.close(settings, opened(inside, week))
        third = opened(inside, 2)

        results_links.forget(db.session())
        db.session.commit()

        kept = db.session.scalars(select(ResultsLink.pulse_id).distinct()).all()
        assert {*kept} == {third.id - 1, third.id}
        assert team_at(code_of(third, shop)) == shop.id


def test_taken_back_it_opens_nothing_and_is_in_no_mail(inside: Flask) -> None:
    with inside.app_context():
        settings, (_top, shop) = staff.inside(inside), two_teams()
        first = opened(inside)
        staff.close(settings, first)
        second = opened(inside, 1)
        codes = [code_of(one, shop) for one in (first, second)]

        results_links.withdraw(db.session(), shop.id)
        db.session.commit()

        assert [team_at(code) for code in codes] == [None, None]
        assert results_links.of_pulse(db.session(), second.id).code(shop.id) is None


def test_renewed_there_is_another_of_the_last_pulse(inside: Flask) -> None:
    with inside.app_context():
        _top, shop = two_teams()
        pulse = opened(inside)
        before = code_of(pulse, shop)

        for _press in range(2):
            results_links.renew(db.session(), shop.id, code_of(pulse, shop))
            db.session.commit()

        after = code_of(pulse, shop)
        assert after != before
        assert (team_at(before), team_at(after)) == (None, shop.id)
        of_shop = select(func.count()).where(ResultsLink.team_id == shop.id)
        assert db.session.scalar(of_shop) == 1


def test_where_hr_wants_the_company_alone_all_have_one_code(inside: Flask) -> None:
    with inside.app_context():
        top, shop = two_teams()
        pulse = opened(inside)

        show_team_results(db.session(), has_teams=False)
        db.session.commit()

        links = results_links.of_pulse(db.session(), pulse.id)
        assert links.code(shop.id) == links.code(top.id) == links.codes[top.id]


def test_before_the_first_pulse_there_is_none(inside: Flask) -> None:
    with inside.app_context():
        _top, shop = two_teams()
        db.session.commit()

        results_links.renew(db.session(), shop.id, "")

        assert results_links.groups(db.session()) == []
        assert db.session.scalar(select(func.count()).select_from(ResultsLink)) == 0


def test_hr_sees_the_groups_of_the_last_pulse(inside: Flask) -> None:
    with inside.app_context():
        top, shop = two_teams()
        staff.a_team("small", shop, people=3)
        pulse = opened(inside)
        results_links.withdraw(db.session(), top.id)
        db.session.commit()

        found = results_links.groups(db.session())

        assert [(one.name, one.code) for one in found] == [
            ("Shop", code_of(pulse, shop)),
            ("Top", None),
        ]
