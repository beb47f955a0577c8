"""What has moved in one team."""

import pytest

from engagement.database import db
from engagement.insight.series.change_from_usual import ChangeFromUsual, Move
from engagement.insight.sight import EVERYTHING
from engagement.insight.team import movements
from engagement.insight.team.movements import Movements, Recovery, Subject
from engagement.people import queries as people
from engagement.statistics.circle import Circle, Turn
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.home.test_attention import usual
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
    steady,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEKS = THIS_WEEK - 26, THIS_WEEK - 1


def moved(team_id: int, metric: str = "csat") -> Movements:
    session = db.session()
    return movements.movements(
        session, people.links(session), Subject(team_id, metric), THIS_WEEK, EVERYTHING
    )


def stepping(save: Save, team_id: int, *, before: float, after: float) -> None:
    """Give a team another share in its last four weeks than before, on both sides."""
    for back in range(1, 9):
        share = before if back > 4 else after
        save(
            a_figure(
                team_id, share, week=THIS_WEEK - back, low=90, high=90, rounding=0
            ),
            a_score(team_id, 100, 100 * share, week=THIS_WEEK - back),
        )


def test_a_team_that_stood_low_is_expected_higher(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, {**shares, ids[3]: 0.5}, {**favourable, ids[3]: 30}, people=9)

    found = dict(moved(ids[3]).recoveries)["mobilisation"]

    assert isinstance(found, Recovery)
    assert (found.before, found.after) == pytest.approx((0.5, 0.5))
    assert 0.5 < found.expected < 0.62
    assert found.interval.low < found.expected < found.interval.high
    assert found.is_explained


def test_what_all_teams_gain_is_expected_of_each(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    for at, one in enumerate(ids):
        stepping(save, one, before=0.4 + 0.05 * at, after=0.5 + 0.05 * at)

    found = dict(moved(ids[4]).recoveries)["mobilisation"]

    assert isinstance(found, Recovery)
    assert found.expected == pytest.approx(found.after, abs=0.02)
    assert found.is_explained


def test_a_team_that_gains_far_more_is_not_explained(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    del shares[ids[3]], favourable[ids[3]]
    steady(save, shares, favourable)
    stepping(save, ids[3], before=0.3, after=0.9)

    found = dict(moved(ids[3]).recoveries)

    for recovery in found.values():
        assert isinstance(recovery, Recovery)
        assert recovery.after == 0.9 > recovery.interval.high
        assert not recovery.is_explained


def test_what_is_expected_stays_on_its_scale(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    shares, _ = usual(ids)
    steady(save, dict.fromkeys(shares, 1.0), {}, people=5)
    save(
        *(
            a_score(one, 5, 5, metric="nps", week=week)
            for one in ids
            for week in range(THIS_WEEK - 8, THIS_WEEK)
        )
    )

    found = dict(moved(ids[3], "nps").recoveries)

    staff, nps = found["mobilisation"], found["nps"]
    assert isinstance(staff, Recovery)
    assert isinstance(nps, Recovery)
    assert (staff.expected, staff.interval.high) == (1, 1)
    assert (nps.expected, nps.interval.high) == (100, 100)


def test_a_block_with_nothing_has_no_before_and_after(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    steady(save, *usual(ids), n_weeks=3)

    assert dict(moved(ids[3]).recoveries) == {
        "mobilisation": Withheld(WithheldReason.NOT_PUBLISHED),
        "csat": Withheld(WithheldReason.NO_CUSTOMERS),
    }


def test_few_teams_have_no_mean_to_come_back_to(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 5, parent_id=company["south"])
    steady(save, *usual(ids))

    assert dict(moved(ids[3]).recoveries)["mobilisation"] == Withheld(
        WithheldReason.TOO_FEW_TEAMS, 5, 6
    )


def test_a_team_above_others_has_no_peers(company: dict[str, int], save: Save) -> None:
    steady(save, *usual(shops(save, 12, parent_id=company["south"])))

    found = moved(company["south"])

    assert found.recoveries == ()
    assert found.circle is None
    assert [measure for measure, _ in found.changes] == ["mobilisation", "answers"]


@pytest.mark.parametrize(
    ("before", "after", "turn"),
    [
        (0.8, 0.5, Turn.VICIOUS),
        (0.5, 0.8, Turn.VIRTUOUS),
        (0.5, 0.5, Turn.NEITHER),
    ],
)
def test_both_sides_turn_together_or_nothing_is_said(
    company: dict[str, int], save: Save, before: float, after: float, turn: Turn
) -> None:
    steady(save, *usual(shops(save, 12, parent_id=company["south"])))
    stepping(save, company["lille"], before=before, after=after)

    found = moved(company["lille"]).circle

    assert isinstance(found, Circle)
    assert found.turn is turn


def test_where_all_fall_no_circle_is_one_teams(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    save(a_release())
    for one in ids:
        stepping(save, one, before=0.8, after=0.5)

    assert {moved(one).circle for one in ids} == {Circle(Turn.NEITHER)}


def test_too_few_teams_have_no_circle(company: dict[str, int], save: Save) -> None:
    save(a_release())
    stepping(save, company["lille"], before=0.8, after=0.5)

    assert moved(company["lille"]).circle == Withheld(
        WithheldReason.TOO_FEW_TEAMS, 1, 6
    )


def test_without_customers_nothing_turns(company: dict[str, int], save: Save) -> None:
    ids = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(ids)
    steady(save, {**shares, company["lille"]: 0.5}, favourable)

    assert isinstance(moved(company["lille"]).circle, Withheld)


@pytest.fixture
def half_a_year(company: dict[str, int], save: Save) -> list[int]:
    """Give eight shops thirty weeks; the fourth falls at the end, on both sides."""
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    for back in range(1, 31):
        week = THIS_WEEK - back
        wave = 0.02 * (back % 3)
        shares = {one: 0.6 + wave * (at % 2) for at, one in enumerate(ids)}
        if back <= 6:
            shares[ids[3]] = 0.1
        save(
            *(
                a_figure(one, share, week=week, low=90, high=90, rounding=0)
                for one, share in shares.items()
            ),
            *(
                a_score(one, 100, 100 * share, week=week)
                for one, share in shares.items()
            ),
        )
    return ids


def test_a_fall_beyond_the_usual_is_flagged_on_both_sides(
    half_a_year: list[int],
) -> None:
    falling, steady_one = moved(half_a_year[3]), moved(half_a_year[0])

    told = dict(falling.changes)
    assert told["mobilisation"] == ChangeFromUsual(Move.BELOW, 0.0)
    assert told["csat"] == ChangeFromUsual(Move.BELOW, 0.0)
    assert dict(steady_one.changes)["csat"] == ChangeFromUsual(Move.STEADY, 0.0)


def test_a_team_without_late_customers_has_no_change(
    half_a_year: list[int], company: dict[str, int], save: Save
) -> None:
    assert half_a_year
    db.session.rollback()
    save(a_score(company["nice"], 50, 40, week=THIS_WEEK - 20))

    assert dict(moved(company["nice"]).changes)["csat"] == Withheld(
        WithheldReason.NO_CUSTOMERS
    )


def test_a_new_team_has_no_usual_yet(
    half_a_year: list[int], company: dict[str, int], save: Save
) -> None:
    assert half_a_year
    db.session.rollback()
    save(*(a_score(company["nice"], 50, 40, week=THIS_WEEK - back) for back in (1, 2)))

    assert dict(moved(company["nice"]).changes)["csat"] == Withheld(
        WithheldReason.TOO_FEW_WEEKS, 2, 21
    )


def test_few_teams_are_not_charted(company: dict[str, int], save: Save) -> None:
    ids = shops(save, 2, parent_id=company["south"])
    steady(save, *usual(ids))

    found = dict(moved(ids[0]).changes)

    change = found["csat"]
    assert isinstance(change, Withheld)
    assert (change.reason, change.need) == (WithheldReason.TOO_FEW_TEAMS, 6)


def test_figures_of_other_weeks_do_not_count(
    company: dict[str, int], save: Save
) -> None:
    steady(save, *usual(shops(save, 12, parent_id=company["south"])))
    lille = company["lille"]
    stepping(save, lille, before=0.5, after=0.5)
    save(a_figure(lille, 0.0, week=THIS_WEEK - 20), a_score(lille, week=THIS_WEEK - 20))

    found = moved(lille)

    assert isinstance(found.circle, Circle)
    assert found.circle.turn is Turn.NEITHER
    assert len(found.before) == len(found.after) == 4


@pytest.mark.parametrize("fewer", [False, True])
def test_a_change_is_told_with_who_answered(
    company: dict[str, int], save: Save, *, fewer: bool
) -> None:
    ids = shops(save, 8, parent_id=company["south"])
    save(a_release())
    for back in range(1, 31):
        for at, one in enumerate(ids):
            is_late = at == 3 and back <= 8
            odd = (-1) ** (back + at) / 50
            week = {"week": THIS_WEEK - back, "low": 60, "high": 60, "rounding": 0}
            save(
                a_figure(one, 0.6 + odd - 0.3 * is_late, **week),
                a_figure(
                    one, 0.8 + odd - 0.4 * (is_late and fewer), question="answers",
                    **week,
                ),
            )  # fmt: skip

    found = moved(ids[3])

    assert dict(found.changes)["mobilisation"] == ChangeFromUsual(Move.BELOW, 0.0)
    told = Move.BELOW if fewer else Move.STEADY
    assert dict(found.changes)["answers"] == ChangeFromUsual(told, 0.0)
    assert found.is_moved_with_participation is fewer
