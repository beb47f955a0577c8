"""Which figures those read who are counted in them, and what is said of a change."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from engagement.database import db
from engagement.insight.series.change_from_usual import ChangeFromUsual, Move
from engagement.insight.shown import Shown
from engagement.insight.staff_results.results import StaffResults, staff_results
from engagement.people.models import Team
from engagement.pulses import bank
from engagement.pulses.models import Figure
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_closed_pulse,
    a_figure,
    a_release,
    shops,
    steady,
)

LAST = THIS_WEEK - 1
FEW = {"low": 5, "high": 7}

pytestmark = pytest.mark.usefixtures("inside_app")


@pytest.fixture
def released(company: dict[str, int], save: Save) -> dict[str, int]:
    """Save what a pulse released of the company, of Lille, and of Arras with few."""
    save(a_closed_pulse())
    save(a_release(pulse_id=1))
    for key, range_ in (("company", {}), ("lille", {}), ("arras", FEW)):
        for question in (*bank.WEEKLY, bank.MOBILISATION, bank.ANSWERS, "trust"):
            save(a_figure(company[key], 0.75, question=question, **range_))
    return company


def results(team_id: int | None) -> StaffResults:
    team = None if team_id is None else db.session.get_one(Team, team_id)
    found = staff_results(db.session(), team, THIS_WEEK)
    assert found
    return found


def values(found: StaffResults) -> Iterator[Shown]:
    """Yield every figure that the page has."""
    for line in found.lines:
        yield from _shown(*line.weeks, line.took_part)
    for asked in found.asked:
        yield from _shown(asked.own, asked.company)


def _shown(*values: object) -> Iterator[Shown]:
    return (one for one in values if isinstance(one, Shown))


def _is_shown(one: object) -> bool:
    return isinstance(one, Shown)


def test_a_group_reads_its_figures_beside_the_companys(
    released: dict[str, int],
) -> None:
    found = results(released["lille"])

    assert found.week == LAST
    assert found.own
    assert isinstance(found.own.last, Shown)
    assert found.own.last.value == 0.75
    assert found.own.took_part == Shown(0.75, *ends(found.own.took_part), 8, 11)
    assert [one.key for one in found.asked] == [*bank.WEEKLY, "trust"]
    assert all(isinstance(one.own, Shown) for one in found.asked)


def ends(value: Shown | None) -> tuple[float, float]:
    assert value
    return value.low, value.high


def test_nobody_reads_a_figure_of_themselves_and_too_few_others(
    released: dict[str, int],
) -> None:
    found = results(released["arras"])

    assert found.own
    assert found.own.last == Withheld(WithheldReason.OWN_ANSWERS)
    assert found.own.took_part is None
    assert not any(_is_shown(one.own) for one in found.asked)
    assert all(_is_shown(one.company) for one in found.asked)


@pytest.mark.parametrize("key", ["lille", "arras", "nice", "north", None])
@pytest.mark.parametrize("low", [5, 6, 8])
@pytest.mark.parametrize("question", [bank.ANSWERS, "trust", bank.MOBILISATION])
def test_one_figure_with_too_few_hides_all_of_its_week(
    released: dict[str, int], save: Save, key: str | None, low: int, question: str
) -> None:
    # Each of them, of the group and of the company: k is 5, so 6 must be in it.
    for team in ("lille", "company"):
        found = Figure.team_id == released[team], Figure.question == question
        db.session.scalars(select(Figure).where(*found)).one().low = low
    db.session.commit()
    db.session.rollback()

    read = results(released[key] if key else None)

    assert all(one.least > 5 for one in values(read))
    assert _is_shown(read.company.last) is (low > 5)
    if key == "lille":
        assert read.own
        assert _is_shown(read.own.last) is (low > 5)


def test_more_than_k_are_needed_where_a_pulse_had_a_larger_k(
    company: dict[str, int], save: Save
) -> None:
    pulse = a_closed_pulse()
    pulse.smallest_group = 8
    save(pulse)
    save(a_release(pulse_id=1))
    save(a_figure(company["lille"]), a_figure(company["company"], low=50, high=59))

    found = results(company["lille"])

    assert found.own
    assert found.own.last == Withheld(WithheldReason.OWN_ANSWERS)
    assert _is_shown(found.company.last)


def test_the_company_alone_is_read_without_any_group(released: dict[str, int]) -> None:
    for team_id in (None, released["company"]):
        found = results(team_id)

        assert found.own is None
        assert [line.team.name for line in found.lines] == ["Company"]
        assert all(one.own is None for one in found.asked)


def test_the_culture_check_is_read_of_the_company_alone(
    company: dict[str, int], save: Save
) -> None:
    pulse = a_closed_pulse()
    pulse.questions = [*bank.CHECK]
    save(pulse)
    save(a_release(pulse_id=1))
    for question in (bank.MOBILISATION, *bank.CHECK):
        save(a_figure(company["company"], question=question))
    save(a_figure(company["lille"]), a_figure(company["lille"], question="pride"))

    own = {one.key: one.own for one in results(company["lille"]).asked}

    assert [own[key] for key in bank.CULTURE] == [None] * len(bank.CULTURE)
    assert _is_shown(own["pride"])


def test_before_the_first_release_there_is_nothing(company: dict[str, int]) -> None:
    lille = db.session.get_one(Team, company["lille"])

    assert staff_results(db.session(), lille, THIS_WEEK) is None


def test_a_history_from_before_is_read_like_any_week(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    for question in (bank.MOBILISATION, "pride", "from another tool"):
        save(a_figure(company["lille"], question=question))

    found = results(company["lille"])

    assert [one.key for one in found.asked] == ["pride"]
    assert found.rows == [(LAST, [found.own and found.own.last, found.company.last])]


def moved(save: Save, company: dict[str, int], *, below: float) -> StaffResults:
    """Let one of nine shops fall in the last weeks, and read it there."""
    ids = shops(save, 8, parent_id=company["south"])
    lille, weeks = company["lille"], 40
    shares = dict.fromkeys([*ids, lille, company["company"]], 0.7)
    steady(save, shares, {}, n_weeks=weeks)
    of_lille = Figure.team_id == lille, Figure.week > LAST - 6
    for figure in db.session.scalars(select(Figure).where(*of_lille)):
        figure.share -= below
    db.session.commit()
    db.session.rollback()
    return results(lille)


def move_of(found: StaffResults) -> Move:
    assert found.own
    assert isinstance(found.own.change, ChangeFromUsual)
    return found.own.change.move


def test_a_change_beyond_noise_is_told(company: dict[str, int], save: Save) -> None:
    assert move_of(moved(save, company, below=0.4)) is Move.BELOW


def test_a_change_within_noise_is_none(company: dict[str, int], save: Save) -> None:
    assert move_of(moved(save, company, below=0.02)) is Move.STEADY


def test_with_few_others_nothing_is_told_of_a_change(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 3, parent_id=company["south"])
    steady(save, dict.fromkeys([*ids, company["lille"]], 0.7), {}, n_weeks=40)

    found = results(company["lille"])

    assert found.own
    assert isinstance(found.own.change, Withheld)
    assert found.own.change.reason is WithheldReason.TOO_FEW_TEAMS
