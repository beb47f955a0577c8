import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from scipy.stats import permutation_test, ttest_ind

from engagement.statistics.effect import (
    Difference,
    Effect,
    Verdict,
    difference_in_differences,
    match_controls,
)
from engagement.statistics.findings import Indices, Numbers, Withheld, WithheldReason
from engagement.statistics.shrinkage import Shrunk, shrink
from tests.statistics.test_regression import columns_of

Rows = tuple[Indices, Indices, Numbers]


def a_company(
    teams: int, weeks: int = 16, effect: float = 0, helped: int = 1, seed: int = 1
) -> Rows:
    """Rows of a company in which the first teams are helped from the middle on."""
    random = np.random.default_rng(seed)
    team, week = np.nonzero(np.ones((teams, weeks)))
    values = random.normal(size=teams)[team] + random.normal(size=weeks)[week]
    values += effect * ((team < helped) & (week >= weeks // 2))
    return team, week, values + random.normal(size=len(team))


def of(
    rows: Rows, starts: dict[int, int], kept: NDArray[np.bool_] | slice = slice(None)
) -> tuple[Effect, Difference]:
    team, week, values = (column[kept] for column in rows)
    found = difference_in_differences(team, week, values, starts)
    assert isinstance(found, Effect)
    assert isinstance(found.difference, Difference)
    return found, found.difference


def changes_of(rows: Rows, teams: int) -> Numbers:
    square = rows[2].reshape(teams, -1)
    half = square.shape[1] // 2
    changes: Numbers = square[:, half:].mean(axis=1) - square[:, :half].mean(axis=1)
    return changes


def test_balanced_weeks_give_the_difference_of_changes_and_its_t_interval() -> None:
    rows = a_company(12, helped=3)
    changes = changes_of(rows, 12)

    found, difference = of(rows, dict.fromkeys(range(3), 8))

    witness = ttest_ind(changes[:3], changes[3:])
    ends = witness.confidence_interval()
    assert difference.value == pytest.approx(changes[:3].mean() - changes[3:].mean())
    assert difference.interval.low == pytest.approx(ends.low)
    assert difference.interval.high == pytest.approx(ends.high)
    assert (found.helped, found.untouched, found.weeks) == (3, 9, 16)


def test_p_is_that_of_all_ways_to_help_three_of_twelve() -> None:
    rows = a_company(12, helped=3, effect=0.7)
    changes = changes_of(rows, 12)

    _, difference = of(rows, dict.fromkeys(range(3), 8))

    witness = permutation_test(
        (changes[:3], changes[3:]),
        lambda one, other: abs(one.mean() - other.mean()),
        alternative="greater",
    )
    assert difference.p == pytest.approx(witness.pvalue)
    assert difference.smallest_p == pytest.approx(1 / 220)


def test_the_incinerator_is_the_same_difference_over_two_groups() -> None:
    year, near, price = columns_of("kielmc.csv", "year", "nearinc", "rprice")
    far = np.arange(6)
    # Five more groups like those far away leave the difference as it is.
    copies = [price[near == 0]] * 5
    years = np.concatenate([year[near == 0]] * 5)
    team = np.concatenate([near * 6, np.repeat(far[1:], len(copies[0]))])

    _, difference = of(
        (
            team.astype(np.intp),
            np.concatenate([year, years]).astype(np.intp) * 4,
            np.concatenate([price, *copies]),
        ),
        {6: 1981 * 4},
    )

    assert difference.value == pytest.approx(-11863.90, abs=5e-3)


def test_with_one_helped_team_p_is_never_below_one_in_all() -> None:
    _, difference = of(a_company(10, effect=50), {0: 8})

    assert difference.p == difference.smallest_p == pytest.approx(0.1)
    assert not difference.can_be_evidence


def test_a_large_effect_on_one_of_twenty_is_evidence() -> None:
    found, difference = of(a_company(20, effect=5), {0: 8})

    assert found.verdict is Verdict.EVIDENCE
    assert difference.can_be_evidence
    assert difference.interval.low < 5 < difference.interval.high
    assert difference.robust_error > 0


def test_no_effect_is_evidence_in_five_of_a_hundred_at_most() -> None:
    found = [
        of(a_company(12, helped=3, seed=seed), dict.fromkeys(range(3), 8))
        for seed in range(300)
    ]

    inside = [one.interval.low < 0 < one.interval.high for _, one in found]
    evident = [effect.verdict is Verdict.EVIDENCE for effect, _ in found]
    assert 0.93 <= np.mean(inside) <= 0.97
    assert np.mean(evident) <= 0.07


def test_six_teams_hold_the_truth_in_95_of_100() -> None:
    found = [of(a_company(6, effect=1, seed=seed), {0: 8})[1] for seed in range(800)]

    inside = [one.interval.low < 1 < one.interval.high for one in found]
    assert 0.93 <= np.mean(inside) <= 0.97


def test_many_helped_teams_with_starts_of_their_own_are_drawn() -> None:
    starts = {team: 6 + team % 3 for team in range(6)}
    rows = a_company(20, effect=0)
    rows[2][:] += 3 * np.array(
        [week >= starts.get(team, 99) for team, week in zip(*rows[:2], strict=True)]
    )

    found, difference = of(rows, starts)
    _, again = of(rows, starts)

    assert difference == again
    assert difference.p == difference.smallest_p == pytest.approx(1 / 2000)
    assert difference.value == pytest.approx(3, abs=0.8)
    assert found.verdict is Verdict.EVIDENCE


def test_gaps_before_wave_around_nothing_and_show_the_step() -> None:
    found, _ = of(a_company(60, effect=4), {0: 8})

    before = [gap.value for gap in found.gaps if gap.week < 0]
    after = [gap.value for gap in found.gaps if gap.week >= 0]
    assert [gap.week for gap in found.gaps] == list(range(-8, 8))
    assert np.mean(before) == pytest.approx(0)
    assert min(after) > max(before)


def test_three_weeks_since_are_too_early_but_the_way_there_is_shown() -> None:
    team, week, values = a_company(10)

    found = difference_in_differences(team, week, values, {0: 13})

    assert isinstance(found, Effect)
    assert found.verdict is Verdict.TOO_EARLY
    assert found.difference == Withheld(WithheldReason.TOO_FEW_WEEKS, have=3, need=4)
    assert len(found.gaps) == 16


def test_help_that_has_not_begun_is_too_early() -> None:
    team, week, values = a_company(10)

    found = difference_in_differences(team, week, values, {0: 99})

    assert isinstance(found, Effect)
    assert found.verdict is Verdict.TOO_EARLY


@pytest.mark.parametrize(
    ("teams", "starts", "refusal"),
    [
        (5, {0: 8}, Withheld(WithheldReason.TOO_FEW_TEAMS, 5, 6)),
        (8, {}, Withheld(WithheldReason.NOBODY_HELPED)),
        (8, {99: 8}, Withheld(WithheldReason.NOBODY_HELPED)),
        (8, dict.fromkeys(range(8), 8), Withheld(WithheldReason.NOBODY_UNTOUCHED)),
        (8, {0: 3}, Withheld(WithheldReason.TOO_FEW_WEEKS, 3, 4)),
    ],
    ids=["five teams", "nobody helped", "an unknown team", "everybody", "too soon"],
)
def test_what_cannot_be_compared_is_refused(
    teams: int, starts: dict[int, int], refusal: Withheld
) -> None:
    assert difference_in_differences(*a_company(teams), starts) == refusal


def test_no_rows_at_all_are_refused() -> None:
    found = difference_in_differences([], [], [], {1: 8})

    assert found == Withheld(WithheldReason.NOBODY_HELPED)


def test_values_that_never_move_are_refused() -> None:
    team, week, values = a_company(8)

    found = difference_in_differences(team, week, 0 * values + 0.7, {0: 8})

    assert found == Withheld(WithheldReason.NO_VARIATION)


def test_untouched_teams_without_a_side_are_not_compared() -> None:
    rows = a_company(8)
    kept = (rows[0] < 7) | (rows[1] < 8)

    found, difference = of(rows, {0: 8}, kept)
    _, without = of(rows, {0: 8}, rows[0] < 7)

    assert found.untouched == 6
    assert difference == without


def test_too_few_teams_with_both_sides_are_refused() -> None:
    team, week, values = a_company(7)
    kept = (team < 5) | (week < 8)

    found = difference_in_differences(team[kept], week[kept], values[kept], {0: 8})

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, have=5, need=6)


@settings(max_examples=40)
@given(st.integers(0, 2**32), st.integers(1, 3), st.floats(0.01, 100))
def test_order_and_scale_change_no_effect(seed: int, helped: int, scale: float) -> None:
    random = np.random.default_rng(seed)
    rows = a_company(10, helped=helped, seed=seed)
    kept = random.random(160) < 0.9
    starts = {team: 8 + team for team in range(helped)}
    team, week, values = (column[kept] for column in rows)
    order = random.permutation(len(team))

    found = difference_in_differences(team, week, values, starts)
    other = difference_in_differences(
        team[order], week[order], scale * values[order], starts
    )

    if isinstance(found, Withheld):  # chance left too few weeks before a start
        assert other == found
        return
    assert isinstance(other, Effect)
    if isinstance(found.difference, Difference):
        assert isinstance(other.difference, Difference)
        assert other.difference.p == found.difference.p >= found.difference.smallest_p
        assert other.difference.value == pytest.approx(scale * found.difference.value)
        interval = found.difference.interval
        assert interval.low <= found.difference.value <= interval.high


def test_matches_are_untouched_and_near() -> None:
    values = [0.30, 0.31, 0.32, 0.60, 0.61, 0.62, 0.33, 0.29]
    baseline = shrink(range(10, 18), values, [0.0004] * 8)

    assert isinstance(baseline, Shrunk)
    assert match_controls(baseline, [10, 17]) == (11, 12, 16)


def test_no_more_than_nineteen_teams_are_matched_with_one() -> None:
    baseline = shrink(range(40), [0.5] * 40, [0.01] * 40)

    assert isinstance(baseline, Shrunk)
    assert len(match_controls(baseline, [7])) == 19


def test_helping_the_lowest_team_is_no_evidence_by_itself() -> None:
    random = np.random.default_rng(6)
    noise = np.sqrt(0.9 / 8)
    verdicts = []
    for _ in range(150):
        truths = random.normal(0, np.sqrt(0.1), (400, 1))
        weekly = truths + random.normal(0, noise, (400, 8))
        before = weekly[:, :4].mean(axis=1)
        lowest = int(before.argmin())
        baseline = shrink(range(400), before, [noise**2 / 4] * 400)
        assert isinstance(baseline, Shrunk)
        chosen = np.array(sorted([lowest, *match_controls(baseline, [lowest])]))
        team, week = np.repeat(chosen, 8), np.tile(np.arange(8), len(chosen))
        found = difference_in_differences(
            team, week, weekly[chosen].ravel(), {lowest: 4}
        )
        verdicts.append(isinstance(found, Effect) and found.verdict)

    assert verdicts.count(Verdict.EVIDENCE) <= 0.05 * 150
