"""Whom to support first, and who stands apart, over all teams."""

import pytest

from engagement.database import db
from engagement.insight.home import attention
from engagement.insight.home.attention import Attention, Grouping
from engagement.insight.shown import Shown
from engagement.insight.sight import EVERYTHING
from engagement.people import queries as people
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.support import Cause
from engagement.statistics.team_groups import TeamGroup
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_score,
    shops,
    steady,
)

pytestmark = pytest.mark.usefixtures("inside_app")


def found_now() -> Attention:
    session = db.session()
    return attention.attention(session, people.nodes(session), THIS_WEEK, EVERYTHING)


def usual(ids: list[int]) -> tuple[dict[int, float], dict[int, int]]:
    """Return shares and content customers, not quite the same for each team."""
    shares = {one: 0.6 + 0.02 * (at % 3) for at, one in enumerate(ids)}
    return shares, {one: 70 + at % 4 for at, one in enumerate(ids)}


def test_a_team_low_on_both_sides_is_called_with_its_grounds(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, {**shares, ids[3]: 0.2}, {**favourable, ids[3]: 30})

    found = found_now()

    assert not isinstance(found.needs, Withheld)
    [need] = found.needs
    assert need.team == ids[3]
    assert need.chance < 0.001
    causes = [ground.cause for ground in need.grounds]
    assert causes == [Cause.LOW_MOBILISATION, Cause.LOW_SATISFACTION]
    called = found.called(need)
    assert [week.value for week in called.staff if isinstance(week, Shown)] == 8 * [0.2]
    assert [w.value for w in called.customer if isinstance(w, Shown)] == 8 * [0.3]
    assert len(called.staff) == len(called.customer) == 13
    assert found.is_fall_known
    assert found.weeks == 8
    assert found.most_false == 0.05


def test_falling_customers_are_a_ground_too(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares = usual(ids)[0]
    steady(save, {**shares, ids[3]: 0.2}, dict.fromkeys(ids[:3] + ids[4:], 70))
    save(
        *(
            a_score(ids[3], 100, 95 if back > 4 else 75, week=THIS_WEEK - back)
            for back in range(1, 9)
        )
    )

    found = found_now()

    assert not isinstance(found.needs, Withheld)
    causes = [ground.cause for ground in found.needs[0].grounds]
    assert causes == [Cause.LOW_MOBILISATION, Cause.FALLING_SATISFACTION]


def test_a_withheld_week_stays_withheld_in_the_evidence(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    del shares[ids[3]], favourable[ids[3]]
    steady(save, shares, favourable)
    save(
        a_figure(ids[3], 0.1, low=90, high=90, rounding=0),
        a_score(ids[3], 100, 10),
        a_score(ids[3], 3, 1, week=THIS_WEEK - 2),
    )

    found = found_now()

    assert not isinstance(found.needs, Withheld)
    [need] = found.needs
    called = found.called(need)
    assert called.staff[0] == Withheld(WithheldReason.NOT_PUBLISHED)
    assert called.customer[0] == Withheld(WithheldReason.NO_CUSTOMERS)
    assert called.customer[-2] == Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=5)
    assert called.staff[-1].is_shown


def test_teams_clearly_apart_are_grouped_and_the_others_are_not(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, {**shares, ids[3]: 0.2, ids[5]: 0.95}, {**favourable, ids[7]: 20})

    groupings = dict(found_now().groupings)

    staff, customers = groupings["mobilisation"], groupings["csat"]
    assert isinstance(staff, Grouping)
    assert isinstance(customers, Grouping)
    assert staff.teams[TeamGroup.BELOW] == (ids[3],)
    assert ids[5] in staff.teams[TeamGroup.ABOVE]
    assert sum(map(len, staff.teams.values())) == 12
    assert customers.teams[TeamGroup.BELOW] == (ids[7],)


def test_teams_all_alike_call_nobody(company: dict[str, int], save: Save) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    steady(save, *usual(ids))

    assert found_now().needs == ()


@pytest.mark.parametrize("count", [1, 5])
def test_under_six_teams_have_ranges_alone(
    company: dict[str, int], save: Save, count: int
) -> None:
    ids = shops(save, count, parent_id=company["south"])
    steady(save, *usual(ids))

    found = found_now()

    refused = Withheld(WithheldReason.TOO_FEW_TEAMS, count, 6)
    assert found.needs == refused
    assert dict(found.groupings) == {"mobilisation": refused, "csat": refused}
    assert [level.team for level in found.levels] == ids
    assert all(level.staff.is_shown for level in found.levels)


def test_without_customers_only_the_staff_are_grouped(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    steady(save, usual(ids)[0], {})

    found = found_now()

    assert found.needs == Withheld(WithheldReason.NO_CUSTOMERS)
    assert isinstance(found.groupings[0][1], Grouping)
    assert found.groupings[1] == ("csat", Withheld(WithheldReason.TOO_FEW_TEAMS, 0, 6))
    assert found.levels == ()


def test_without_staff_nobody_is_called(company: dict[str, int], save: Save) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    steady(save, {}, usual(ids)[1])

    assert found_now().needs == Withheld(WithheldReason.NOT_PUBLISHED)


def test_too_few_teams_with_customers_call_nobody(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, shares, {one: favourable[one] for one in ids[:4]})

    found = found_now()

    assert found.needs == Withheld(WithheldReason.TOO_FEW_TEAMS, 4, 6)
    assert [level.team for level in found.levels] == ids[:4]


def test_sides_of_different_teams_call_nobody(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 14, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(
        save,
        {one: shares[one] for one in ids[:8]},
        {one: favourable[one] for one in ids[6:]},
    )

    assert found_now().needs == Withheld(WithheldReason.TOO_FEW_TEAMS, 2, 6)


def test_in_the_third_week_no_fall_is_known(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, {**shares, ids[3]: 0.2}, {**favourable, ids[3]: 30}, n_weeks=3)

    found = found_now()

    assert not found.is_fall_known
    assert found.weeks == 3
    assert not isinstance(found.needs, Withheld)
    assert [need.team for need in found.needs] == [ids[3]]


def test_one_large_team_among_small_ones_is_one_team(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    shares, favourable = usual(ids[1:])
    steady(save, shares, favourable, people=9, customers=100)
    save(
        *(
            a_figure(ids[0], 0.62, week=week, low=400, high=409, rounding=1 / 2400)
            for week in range(THIS_WEEK - 8, THIS_WEEK)
        )
    )

    grouping = found_now().groupings[0][1]

    assert isinstance(grouping, Grouping)
    assert sum(map(len, grouping.teams.values())) == 8
    assert grouping.mean == pytest.approx(0.62, abs=0.02)


def test_the_report_has_the_numbers_of_the_page(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, {**shares, ids[3]: 0.2}, {**favourable, ids[3]: 30})

    found = attention.report(db.session(), THIS_WEEK)

    needs = found_now().needs
    assert not isinstance(needs, Withheld)
    need = needs[0]
    grounds = {one.cause.value: one.chance for one in need.grounds}
    assert found["first"] == [
        {"team": "shop-103", "chance": need.chance, "grounds": grounds}
    ]
    assert found["false_at_most"] == 0.05
    assert found["groups"] == {
        "mobilisation": {"below": 1, "alike": 7, "above": 4},
        "csat": {"below": 1, "alike": 6, "above": 5},
    }
    told = list(attention.lines(found))
    assert told[0] == "support first: shop-103 (by chance: 0.0000)"
    assert told[1] == "mobilisation: below 1, alike 7, above 4"


def test_a_report_of_nothing_says_so(company: dict[str, int], save: Save) -> None:
    refused = list(attention.lines(attention.report(db.session(), THIS_WEEK)))
    db.session.rollback()
    ids = shops(save, 12, parent_id=company["south"])
    steady(save, *usual(ids))

    alike = list(attention.lines(attention.report(db.session(), THIS_WEEK)))

    assert refused[0] == "withheld: not_published"
    assert refused[1] == "mobilisation: withheld too_few_teams"
    assert alike[0] == "support first: nobody stands out"
