from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.deviations import two_way_deviations
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.lags import Lag, LeadAndLag, LeadOrder, lags
from engagement.statistics.within import CorrelationOverTime, within

Columns = list[np.ndarray]


def noise(teams: int, weeks: int, seed: int = 3) -> np.ndarray:
    return np.random.default_rng(seed).normal(size=(teams, weeks))


def columns(x: np.ndarray, y: np.ndarray) -> Columns:
    team, week = np.nonzero(np.ones(x.shape))
    return [team, week, x.ravel(), y.ravel()]


def customers_after_staff(weeks_later: int, teams: int = 20) -> Columns:
    x, rest = noise(teams, 40), noise(teams, 40, seed=4)
    return columns(x, np.roll(x, weeks_later, axis=1) + rest)


def told(found: LeadAndLag | Withheld) -> LeadAndLag:
    assert isinstance(found, LeadAndLag)
    return found


def shown(found: LeadAndLag | Withheld) -> dict[int, Lag]:
    kept = {k: v for k, v in told(found).lags.items() if isinstance(v, Lag)}
    assert len(kept) == len(told(found).lags)
    return kept


def order(found: LeadAndLag | Withheld) -> LeadOrder | None:
    return told(found).order if told(found).p <= 0.05 else None


@st.composite
def panels(draw: st.DrawFn) -> Columns:
    """Teams and weeks with holes, and two columns of values with holes of their own."""
    teams, weeks = draw(st.integers(5, 9)), draw(st.integers(11, 14))
    random = np.random.default_rng(draw(st.integers(0, 2**32)))
    team, week = np.nonzero(random.random((teams, weeks)) < draw(st.floats(0.5, 1)))
    x = random.integers(0, draw(st.integers(1, 10)), len(team)) / 10
    y = draw(st.sampled_from([-1, 0, 1])) * x + random.integers(0, 5, len(team)) / 5
    y[random.random(len(team)) < draw(st.sampled_from([0, 0.3]))] = np.nan
    return [team, week, x, y]


@pytest.mark.parametrize(
    ("weeks_later", "first"),
    [
        (2, LeadOrder.STAFF_FIRST),
        (-3, LeadOrder.CUSTOMERS_FIRST),
        (0, None),
    ],
)
def test_who_moves_first_is_found(weeks_later: int, first: LeadOrder | None) -> None:
    found = lags(*customers_after_staff(weeks_later))

    largest = max(shown(found).items(), key=lambda lag: abs(lag[1].r))
    assert largest[0] == weeks_later
    assert largest[1].p == 1 / 2000
    assert order(found) is first


def test_series_that_have_nothing_to_do_with_each_other_have_no_order() -> None:
    found = lags(*columns(noise(20, 40), noise(20, 40, seed=4)))

    assert order(found) is None
    assert all(abs(lag.r) < lag.band for lag in shown(found).values())


def test_a_slow_series_of_the_same_week_is_not_said_to_precede() -> None:
    x, rest = (noise(20, 60, seed).cumsum(axis=1) for seed in (3, 4))

    found = lags(*columns(x, x + rest))

    neighbours = [shown(found)[apart] for apart in (-1, 1)]
    assert all(lag.stands_out for lag in neighbours)
    assert order(found) is None


@pytest.mark.parametrize("swap", [False, True])
def test_a_lead_in_slow_series_is_still_found(*, swap: bool) -> None:
    x, rest = noise(40, 44).cumsum(axis=1), noise(40, 40, seed=4)
    sides = [x[:, 4:], x[:, :-4] + rest]

    found = lags(*columns(*(sides[::-1] if swap else sides)))

    first = LeadOrder.CUSTOMERS_FIRST if swap else LeadOrder.STAFF_FIRST
    assert order(found) is first


def test_the_same_week_equals_the_correlation_over_time() -> None:
    panel = [
        column[np.arange(240) % 7 != 3]
        for column in columns(*noise(2, 240).reshape(2, 12, 20))
    ]

    found, same = shown(lags(*panel)), within(*panel)

    assert isinstance(same, CorrelationOverTime)
    assert found[0].r == pytest.approx(same.r)
    assert found[0].pairs == same.pairs


def test_every_lag_equals_the_textbook() -> None:
    team, week, x, y = columns(*noise(2, 160).reshape(2, 10, 16))
    one, other = two_way_deviations(np.stack([x, y]), team, week).reshape(2, 10, 16)
    later = (one[:, :-3] * other[:, 3:], one[:, :-3] ** 2, other[:, 3:] ** 2)

    found = shown(lags(team, week, x, y))[3]

    products, *squares = (float(part.sum()) for part in later)
    assert found.r == pytest.approx(products / np.sqrt(np.prod(squares)))
    assert found.pairs == 130


def test_p_is_that_of_all_signs() -> None:
    x, y = noise(2, 72, seed=16).reshape(2, 6, 12)
    y += 0.3 * x
    team, week, *flat = columns(x, y)
    one, other = two_way_deviations(np.stack(flat), team, week).reshape(2, 6, 12)
    own = np.stack(
        [
            (
                one[:, max(0, -k) : 12 - max(0, k)]
                * other[:, max(0, k) : 12 - max(0, -k)]
            ).sum(axis=1)
            for k in range(-4, 5)
        ],
        axis=1,
    )
    own /= np.sqrt((own**2).sum(axis=0))
    largest = np.array(
        [np.abs(signs @ own).max() for signs in product((1, -1), repeat=6)]
    )

    found = shown(lags(team, week, x.ravel(), y.ravel()))

    sizes = np.abs(own.sum(axis=0))
    exact = [(largest >= size * (1 - 1e-9)).mean() for size in sizes]
    assert [lag.p for lag in found.values()] == pytest.approx(exact)


@given(panels())
def test_at_every_lag_there_is_a_number_or_a_reason(panel: Columns) -> None:
    found = lags(*panel)

    if isinstance(found, LeadAndLag):
        assert list(found.lags) == list(range(-4, 5))
        assert found.teams >= 6
        assert found.weeks >= 3
        assert 0 < found.p <= 1
    for lag in found.lags.values() if isinstance(found, LeadAndLag) else []:
        if isinstance(lag, Withheld):
            assert lag.have < lag.need
        else:
            assert -1 <= lag.r <= 1
            assert 1 / 2000 <= lag.p <= 1
            assert lag.band >= 0
            assert lag.pairs >= 48


@settings(max_examples=30)
@given(panels(), st.integers(0, 100))
def test_neither_order_nor_scale_changes_a_lag(panel: Columns, seed: int) -> None:
    order = np.random.default_rng(seed).permutation(len(panel[0]))
    team, week, x, y = (column[order] for column in panel)

    assert lags(team, week, x, y) == lags(*panel)
    assert lags(team, week - 7, 2 * x, 4 * y) == lags(*panel)


def test_the_two_sides_mirror_each_other() -> None:
    team, week, x, y = customers_after_staff(2)

    found, mirrored = shown(lags(team, week, x, y)), shown(lags(team, week, y, x))

    assert [lag.r for lag in found.values()] == pytest.approx(
        [lag.r for lag in mirrored.values()][::-1]
    )


def test_staff_of_even_weeks_and_customers_of_odd_ones_meet_between() -> None:
    team, week, x, y = customers_after_staff(1)
    x[week % 2 == 1] = np.nan
    y[week % 2 == 0] = np.nan

    found = told(lags(team, week, x, y))

    assert found.lags[0] == Withheld(WithheldReason.TOO_FEW_PAIRS, have=0, need=48)
    assert order(found) is LeadOrder.STAFF_FIRST


def test_a_stray_date_changes_nothing() -> None:
    team, week, x, y = customers_after_staff(1)
    farther = np.where(week == 0, -90_000, week)

    found = told(lags(team, farther, x, y))

    without = shown(lags(team, np.where(week == 0, -6, week), x, y))
    assert shown(found) == without


def test_five_teams_two_weeks_or_nothing_that_moves_have_no_lags() -> None:
    teams = lags(*columns(noise(5, 20), noise(5, 20)))
    weeks = lags(*columns(noise(30, 2), noise(30, 2)))
    pairs = lags(*columns(noise(9, 5), noise(9, 5)))
    still = lags(*columns(noise(8, 20), np.arange(8)[:, None] + np.zeros((8, 20))))

    assert teams == Withheld(WithheldReason.TOO_FEW_TEAMS, have=5, need=6)
    assert weeks == Withheld(WithheldReason.TOO_FEW_WEEKS, have=2, need=3)
    assert pairs == Withheld(WithheldReason.TOO_FEW_PAIRS, have=45, need=48)
    assert still == Withheld(WithheldReason.NO_VARIATION)


def test_no_rows_say_nothing() -> None:
    assert lags([], [], [], []) == Withheld(
        WithheldReason.TOO_FEW_TEAMS, have=0, need=6
    )


def test_a_team_without_customers_changes_nothing() -> None:
    team, week, x, y = customers_after_staff(1)
    silent = [np.append(team, [99] * 40), np.append(week, range(40))]

    found = lags(
        silent[0], silent[1], np.append(x, noise(1, 40)), np.append(y, [np.nan] * 40)
    )

    assert found == lags(team, week, x, y)


def test_two_rows_for_a_week_of_a_team_are_a_mistake_of_the_caller() -> None:
    with pytest.raises(ValueError, match="two rows"):
        lags([1, 1], [1, 1], [0, 1], [0, 1])


def test_a_report_holds_every_lag_with_its_pairs() -> None:
    shaky = Withheld(WithheldReason.TOO_FEW_PAIRS, have=3, need=48)
    strong = Lag(0.4, 100, 0.001, band=0.2)

    found = LeadAndLag({-1: shaky, 0: strong}, 0.3, 1.0, teams=8, weeks=13)

    assert found.as_report() == {
        "staff_first": 0.3,
        "customers_first": 1.0,
        "teams": 8,
        "weeks": 13,
        "lags": {
            "-1": {"withheld": "too_few_pairs"},
            "0": {"r": 0.4, "pairs": 100, "p": 0.001, "band": 0.2},
        },
    }


@pytest.mark.parametrize("weeks", range(1, 6))
def test_fewer_weeks_than_the_farthest_lag_are_refused(weeks: int) -> None:
    team, week = (side.ravel() for side in np.mgrid[:8, :weeks])
    values = np.random.default_rng(1).normal(size=(2, len(team)))

    found = lags(team, week, *values)

    assert isinstance(found, Withheld)
