"""What is said of changes: of teams beside teams, and when nothing can be."""

import pytest
from flask import Flask

from engagement.database import db
from engagement.insight.series.change_from_usual import HIDDEN, ChangeFromUsual, Move
from engagement.insight.series.staff_history import (
    CHARTED,
    SHOWN,
    RecentWeeks,
    StaffHistory,
    recent_weeks,
    staff_history,
)
from engagement.people import queries as people
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.change import BASELINE, GUARD
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release, shops

LAST = THIS_WEEK - 1
LONG = 40
WAVE = (0.5, 0.52, 0.47, 0.53, 0.49, 0.51, 0.48)


@pytest.fixture
def ids(company: dict[str, int], save: Save) -> list[int]:
    save(a_release())
    return shops(save, 8, parent_id=company["south"])


def fill(save: Save, team_ids: list[int], n_weeks: int, **given: object) -> None:
    """Give each team a steady course of its own."""
    save(*(
        a_figure(one, WAVE[(at * 3 + back) % 7], week=LAST - back, low=100, high=109,
                 rounding=0, **given)
        for at, one in enumerate(team_ids)
        for back in range(n_weeks)
    ))  # fmt: skip


def read() -> dict[int, ChangeFromUsual | Withheld]:
    found: dict[int, ChangeFromUsual | Withheld] = (
        history_now().table["change"].to_dict()
    )
    return found


def history_now() -> StaffHistory:
    return staff_history(
        db.session(), teams_now(), "mobilisation", THIS_WEEK, NO_BLANKS
    )


def recent_now() -> RecentWeeks:
    return recent_weeks(db.session(), teams_now(), THIS_WEEK, NO_BLANKS)


def teams_now() -> list[tuple[int, int | None]]:
    return [(node.id, node.parent_id) for node in people.nodes(db.session())]


def lift(app: Flask, team_id: int, share: float, weeks: range) -> None:
    """Change figures of the last weeks, as no page can."""
    db.session.connection().exec_driver_sql(
        "UPDATE figure SET share = ? WHERE team_id = ? AND week BETWEEN ? AND ?",
        (share, team_id, LAST - weeks.stop + 1, LAST - weeks.start),
    )


@pytest.mark.parametrize(("share", "move"), [(0.95, Move.ABOVE), (0.05, Move.BELOW)])
def test_a_team_that_left_its_usual_is_named(
    inside_app: Flask, save: Save, ids: list[int], share: float, move: Move
) -> None:
    fill(save, ids, LONG)
    lift(inside_app, ids[0], share, range(6))

    found = read()

    assert found[ids[0]] == ChangeFromUsual(move, 0.0)
    assert {found[one] for one in ids[1:]} == {ChangeFromUsual(Move.STEADY, 0.0)}


def test_the_weeks_out_of_the_usual_are_marked_and_no_others(
    inside_app: Flask, save: Save, ids: list[int]
) -> None:
    fill(save, ids, LONG)
    lift(inside_app, ids[0], 0.95, range(6))

    found = history_now()

    alerts = found.alerts.loc[ids[0]].tolist()
    assert alerts[-4:] == [1, 1, 1, 1]
    assert alerts[:5] == [0, 0, 0, 0, 0]
    assert not found.alerts.drop(ids[0]).any(axis=None)
    assert found.table["reach"].idxmax() == ids[0]


def test_the_company_is_charted_by_itself(
    inside_app: Flask, company: dict[str, int], save: Save, ids: list[int]
) -> None:
    fill(save, [company["company"]], LONG)
    lift(inside_app, company["company"], 0.2, range(3))

    found = read()

    assert found[company["company"]] == ChangeFromUsual(Move.BELOW, 0.0)


def test_departments_are_not_charted_beside_their_teams(
    inside_app: Flask, company: dict[str, int], save: Save, ids: list[int]
) -> None:
    fill(save, [*ids, company["north"], company["south"]], LONG)

    found = read()

    assert isinstance(refusal := found[company["north"]], Withheld)
    assert refusal.reason is WithheldReason.TOO_FEW_TEAMS


def test_too_few_weeks_are_told_of_all(
    inside_app: Flask, company: dict[str, int], save: Save, ids: list[int]
) -> None:
    fill(save, [company["company"], *ids], 5)

    found = read()

    assert found[ids[0]] == Withheld(
        WithheldReason.TOO_FEW_WEEKS, 5, BASELINE + GUARD + 1
    )
    assert found[company["company"]] == Withheld(WithheldReason.TOO_FEW_WEEKS, 5, 12)


def test_a_new_team_among_old_ones_has_too_few_weeks_of_its_own(
    inside_app: Flask, save: Save, ids: list[int]
) -> None:
    fill(save, ids[1:], LONG)
    fill(save, ids[:1], GUARD + 3)

    found = read()

    assert found[ids[0]] == Withheld(WithheldReason.TOO_FEW_WEEKS, 3, BASELINE)
    assert found[ids[1]] == ChangeFromUsual(Move.STEADY, 0.0)


def test_a_team_without_a_figure_of_late_has_nothing_to_say(
    inside_app: Flask, save: Save, ids: list[int]
) -> None:
    fill(save, ids, LONG)
    db.session.connection().exec_driver_sql(
        "DELETE FROM figure WHERE team_id = ? AND week > ?", (ids[0], LAST - 4)
    )
    db.session.connection().exec_driver_sql(
        "DELETE FROM figure WHERE team_id = ? AND week > ?", (ids[1], LAST - 3)
    )

    found = read()

    assert found[ids[0]] == HIDDEN
    assert found[ids[1]] == ChangeFromUsual(Move.STEADY, 0.0)


def test_weeks_without_any_figure_take_no_column(
    inside_app: Flask, save: Save, ids: list[int]
) -> None:
    save(*(a_figure(ids[0], 0.5, week=LAST - 5 * back) for back in range(30)))

    found = history_now()

    assert found.weeks == tuple(LAST - 5 * back for back in reversed(range(SHOWN)))
    assert found.shares.shape[1] == SHOWN
    assert LAST - found.weeks[0] < CHARTED


def test_before_the_first_figure_there_is_no_week(
    inside_app: Flask, company: dict[str, int]
) -> None:
    found, lately = history_now(), recent_now()

    assert found.weeks == ()
    assert {change.is_shown for change in found.table["change"]} == {False}
    assert not lately.questions
    assert not lately.weeks
    assert lately.shares.shape == (len(teams_now()), 0)


def test_each_question_is_the_mean_of_its_published_weeks(
    inside_app: Flask, company: dict[str, int], save: Save
) -> None:
    lille = company["lille"]
    save(a_release())
    save(
        a_figure(lille, 0.5),
        a_figure(lille, 0.2, question="trust"),
        a_figure(lille, 0.4, question="trust", week=LAST - 2),
        a_figure(lille, 0.9, question="trust", week=LAST - 4),
        a_figure(lille, 0.9, question="pride", week=LAST - 4),
    )

    found = recent_now()

    assert found.questions == ("mobilisation", "trust")
    assert found.shares.loc[lille].tolist() == pytest.approx([0.5, 0.3])
    assert found.shares.drop(lille).isna().all(axis=None)


def test_who_took_part_is_a_share_and_a_range(
    inside_app: Flask, company: dict[str, int], save: Save
) -> None:
    lille, arras = company["lille"], company["arras"]
    save(a_release())
    save(
        a_figure(lille),
        a_figure(lille, 8 / 12, question="answers", invited=12),
        a_figure(arras, 0.6, question="answers", week=LAST - 1),
    )

    found = recent_now()

    assert found.weeks == (LAST - 1, LAST)
    assert found.rates.loc[lille, LAST] == 8 / 12
    assert found.people.loc[lille].tolist() == [8, 11, 12]
    assert found.people.loc[arras].isna().all()
