"""Who is called is kept with each week's results, as it was said with them."""

from datetime import timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import delete, select, update

from engagement.actions.models import Call, CallWeek
from engagement.customers.models import Import, Score
from engagement.database import db
from engagement.insight.calls import keep, state
from engagement.insight.home.attention import Attention, attention
from engagement.ops import jobs
from engagement.people.models import Team
from engagement.pulses import fingerprint
from engagement.pulses.models import CountedIn, Figure
from tests.conftest import NOON
from tests.insight.home.test_attention import usual
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
    steady,
    turn,
)
from tests.pulses import staff

Kept = dict[int, list[int]]


@pytest.fixture
def ids(company: dict[str, int], save: Save) -> list[int]:
    """Give the company twelve shops, of which the fourth needs support first."""
    found = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(found)
    steady(save, {**shares, found[3]: 0.2}, {**favourable, found[3]: 30})
    return found


def kept() -> Kept:
    """Return who was called in each week of which something is said."""
    db.session.rollback()
    told: Kept = {week: [] for week in db.session.scalars(select(CallWeek.week))}
    for call in db.session.scalars(select(Call).order_by(Call.team_id)):
        told[call.week].append(call.team_id)
    db.session.rollback()
    return told


def kept_now(this_week: int = THIS_WEEK) -> Kept:
    keep.keep_due(db.session(), this_week, NOON)
    return kept()


def a_file(number: int = 1) -> Import:
    return Import(
        id=number, filename="scores.csv", digest=b"", imported_at=NOON, person_id=None,
        added=1, same=0, refused=0, refusals="", undone_at=None,
    )  # fmt: skip


def test_a_call_is_kept_with_why_and_with_what_chance(
    ids: list[int], inside_app: Flask
) -> None:
    assert kept_now() == {THIS_WEEK - 1: [ids[3]]}

    call = db.session.scalars(select(Call)).one()
    assert [cause for cause, _ in call.grounds] == [
        "low_mobilisation",
        "low_satisfaction",
    ]
    assert call.chance == max(chance for _, chance in call.grounds) < 0.001
    week = db.session.scalars(select(CallWeek)).one()
    assert (week.metric, week.is_told, week.said_at) == ("csat", True, NOON)


def make_content(team_id: int) -> None:
    """Let as many customers of a team be content as of the others."""
    content = update(Score).where(Score.team_id == team_id).values(favourable=72)
    db.session.execute(content)
    db.session.commit()


def chances() -> list[object]:
    found: list[object] = [
        (one.chance, one.grounds) for one in db.session.scalars(select(Call))
    ]
    db.session.rollback()
    return found


def test_with_the_same_data_nothing_is_said_again(
    ids: list[int], inside_app: Flask
) -> None:
    keep.keep_due(db.session(), THIS_WEEK, NOON)

    assert state.unsaid(db.session(), THIS_WEEK) is None
    db.session.rollback()
    assert keep.keep_due(db.session(), THIS_WEEK, NOON) is None
    assert keep.keep_due(db.session(), THIS_WEEK + 3, NOON) is None


def test_customers_who_come_in_later_change_the_last_week(
    ids: list[int], save: Save, inside_app: Flask
) -> None:
    kept_now()

    make_content(ids[3])
    save(a_file())

    assert kept_now() == {THIS_WEEK - 1: []}
    assert db.session.scalars(select(CallWeek.said_at)).one() == NOON


def test_a_file_that_is_undone_leaves_what_was_said_before(
    ids: list[int], save: Save, inside_app: Flask
) -> None:
    before = kept_now()
    rows = chances()
    save(a_file(), *(a_score(one, 90, 5, moment="till") for one in ids[5:9]))
    kept_now()
    assert chances() != rows

    db.session.execute(delete(Score).where(Score.moment == "till"))
    db.session.execute(update(Import).values(undone_at=NOON))
    db.session.commit()

    assert kept_now() == before
    assert chances() == rows


def a_week_later(save: Save, ids: list[int], **given: float) -> None:
    """Publish another week, in which all are alike."""
    save(a_release(THIS_WEEK, 2))
    save(*(a_figure(one, 0.62, week=THIS_WEEK, rounding=0) for one in ids))
    save(*(a_score(one, 100, 71, week=THIS_WEEK) for one in ids))


def test_what_was_said_of_earlier_weeks_stays_as_it_was(
    ids: list[int], save: Save, inside_app: Flask
) -> None:
    kept_now()
    a_week_later(save, ids)
    assert kept_now(THIS_WEEK + 1).keys() == {THIS_WEEK - 1, THIS_WEEK}

    make_content(ids[3])
    save(a_file())

    assert kept_now(THIS_WEEK + 1) == {THIS_WEEK - 1: [ids[3]], THIS_WEEK: []}


def test_where_nothing_can_be_told_the_week_says_so(
    company: dict[str, int], save: Save, inside_app: Flask
) -> None:
    few = shops(save, 5, parent_id=company["south"])
    steady(save, *usual(few))

    assert kept_now() == {THIS_WEEK - 1: []}
    assert not db.session.scalars(select(CallWeek.is_told)).one()


def test_before_the_first_results_nothing_is_kept(
    company: dict[str, int], inside_app: Flask
) -> None:
    assert kept_now() == {}


def test_a_team_below_another_is_another_company_to_compare(
    ids: list[int], save: Save, inside_app: Flask
) -> None:
    kept_now()

    shops(save, 2, parent_id=ids[3], first_id=500)

    assert kept_now() == {THIS_WEEK - 1: []}


def test_of_two_nodes_one_says_it_and_data_between_are_looked_at_again(
    ids: list[int],
    save: Save,
    inside_app: Flask,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def slow(*given: Any) -> Attention:  # noqa: ANN401 - passed on
        said = attention(*given)
        monkeypatch.setattr(keep, "attention", attention)
        save(a_file(), a_score(ids[3], 300, 290, moment="till"))
        return said

    monkeypatch.setattr(keep, "attention", slow)

    assert keep.keep_due(db.session(), THIS_WEEK, NOON) is None
    assert kept() == {}
    assert keep.keep_due(db.session(), THIS_WEEK, NOON) == THIS_WEEK - 1


@pytest.mark.parametrize(
    ("name", "leads"), [("hana", None), ("bob", "company"), ("bob", None)]
)
def test_what_somebody_does_not_see_who_sees_all_others_is_in_no_call(
    ids: list[int],
    company: dict[str, int],
    save: Save,
    inside_app: Flask,
    name: str,
    leads: str | None,
) -> None:
    """They could tell what it is by how the other teams stand beside it."""
    first, last = THIS_WEEK - 8, THIS_WEEK - 1
    few = update(Figure).where(Figure.team_id == ids[3]).values(low=5, high=7)
    db.session.execute(few)
    if leads:
        db.session.get_one(Team, company[leads]).lead_id = company[name]
    db.session.commit()
    save(
        CountedIn(
            person_id=company[name], team_id=ids[3], first_week=first, last_week=last,
            is_group=True,
        )
    )  # fmt: skip
    sees_all = name == "hana" or leads is not None

    low = kept_now(), chances()
    turn(save, [ids[3]], 0.9)
    high = kept_now(), chances()

    assert (low == high) is sees_all
    assert low[0] == {last: [] if sees_all else [ids[3]]}


def test_it_happens_by_itself(ids: list[int], inside_app: Flask) -> None:
    fingerprint.keep(db.session(), staff.inside(inside_app).secret)
    db.session.commit()

    for _ in range(2):
        jobs.do_what_is_due(db.session(), staff.inside(inside_app))

    assert kept() == {THIS_WEEK - 1: [ids[3]]}


def test_it_is_the_same_on_both_databases(app_on_both: Flask) -> None:
    with app_on_both.app_context():

        def save(*rows: object) -> None:
            db.session.add_all(rows)
            db.session.commit()

        team = staff.a_team("top", people=1)
        db.session.commit()
        found = shops(save, 12, parent_id=team.id)
        shares, favourable = usual(found)
        steady(save, {**shares, found[3]: 0.2}, {**favourable, found[3]: 30})

        for later in (timedelta(), timedelta(days=1)):
            keep.keep_due(db.session(), THIS_WEEK, NOON + later)

        assert kept() == {THIS_WEEK - 1: [found[3]]}
        assert db.session.scalars(select(CallWeek.said_at)).one() == NOON
        db.session.rollback()
