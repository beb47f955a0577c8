import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engagement.statistics.findings import Interval, Numbers, Withheld, WithheldReason
from engagement.statistics.latent import LatentCorrelation, latent
from tests.statistics.groundtruth import column


def measured(teams: int, rho: float, noise: float, seed: int = 3) -> list[Numbers]:
    """Return both values of teams and their sampling variances."""
    random = np.random.default_rng(seed)
    first, second, *errors = random.normal(size=(4, teams))
    both = np.stack([first, rho * first + np.sqrt(1 - rho**2) * second])
    variances = noise * random.uniform(0.5, 1.5, size=(2, teams))
    return [*(both + np.sqrt(variances) * errors), *variances]


def test_a_pair_of_questions_gives_the_known_answer() -> None:
    names = ("m_t", "m_p", "v_t", "v_p")

    found = latent(*(column("nyc2011_pair_t1a_p11a", name) for name in names))

    assert isinstance(found, LatentCorrelation)
    assert found.tau_x == pytest.approx(1.39151, abs=2e-5)
    assert found.tau_y == pytest.approx(0.58947, abs=1e-5)
    assert found.rho == pytest.approx(0.35088, abs=1e-5)
    assert found.profile.low == pytest.approx(0.255376, abs=5e-6)
    assert found.profile.high == pytest.approx(0.439713, abs=5e-6)
    assert found.teams == 452
    assert not found.is_shaky


def test_values_known_exactly_give_pearson() -> None:
    x, y, *_ = measured(30, 0.6, 0.1)

    found = latent(x, y, np.zeros(30), np.zeros(30))

    assert isinstance(found, LatentCorrelation)
    assert found.rho == pytest.approx(np.corrcoef(x, y)[0, 1], abs=1e-6)
    assert found.reliability_x == pytest.approx(1)


def test_equal_errors_equal_the_correction_of_the_textbook() -> None:
    x, y, *_ = measured(60, 0.4, 0.4)
    (of_x, together), (_, of_y) = np.cov(x, y)

    found = latent(x, y, np.full(60, 0.3), np.full(60, 0.2))

    assert isinstance(found, LatentCorrelation)
    assert found.tau_x == pytest.approx(np.sqrt(of_x - 0.3), abs=1e-5)
    assert found.tau_y == pytest.approx(np.sqrt(of_y - 0.2), abs=1e-5)
    corrected = together / np.sqrt((of_x - 0.3) * (of_y - 0.2))
    assert found.rho == pytest.approx(corrected, abs=1e-5)


def test_a_correction_beyond_one_ends_at_one() -> None:
    x, *_ = measured(30, 0, 0.1)

    found = latent(x, x + 0.01 * np.arange(30), np.full(30, 0.3), np.full(30, 0.3))

    assert isinstance(found, LatentCorrelation)
    assert found.rho == pytest.approx(1)
    assert found.rho <= 1
    assert found.interval.high == 1


@pytest.mark.parametrize(("noise", "is_shaky"), [(0.5, False), (1.5, True)])
def test_a_side_of_mostly_chance_is_shaky(noise: float, *, is_shaky: bool) -> None:
    found = latent(*measured(200, 0.5, noise))

    assert isinstance(found, LatentCorrelation)
    assert found.is_shaky is is_shaky


@pytest.mark.parametrize(("teams", "indicative"), [(19, True), (20, False)])
def test_under_twenty_teams_a_number_is_indicative(
    teams: int, *, indicative: bool
) -> None:
    found = latent(*measured(teams, 0.5, 0.1))

    assert isinstance(found, LatentCorrelation)
    assert found.is_indicative is indicative


def test_seven_teams_are_too_few() -> None:
    found = latent(*measured(7, 0.5, 0.1))

    assert found == Withheld(WithheldReason.TOO_FEW_TEAMS, have=7, need=8)


def test_teams_that_are_all_alike_are_not_compared() -> None:
    _, y, *errors = measured(10, 0.5, 0.1)

    assert latent(np.full(10, 0.7), y, *errors) == Withheld(WithheldReason.NO_VARIATION)


def test_a_side_that_is_only_chance_is_not_corrected() -> None:
    x, y, *_ = measured(20, 0.5, 0.1)
    alone = y - np.polyval(np.polyfit(x, y, 1), x)

    found = latent(x, alone, np.full(20, 0.1), np.full(20, 9.0))

    assert found == Withheld(WithheldReason.ONLY_CHANCE)


def test_a_start_far_from_the_answer_does_not_end_at_nothing() -> None:
    random = np.random.default_rng(0)
    noise = np.r_[np.full(30, 0.1), np.full(10, 20.0)]
    x, y = random.normal(size=(2, 40)) * np.sqrt(1 + noise)

    assert latent(x, y, noise, noise).is_shown


@given(
    st.integers(7, 25),
    st.floats(-1, 1),
    st.sampled_from([0.0, 0.1, 1.0, 5.0]),
    st.integers(0, 2**32),
)
def test_there_is_a_number_within_its_interval_or_a_reason(
    teams: int, rho: float, noise: float, seed: int
) -> None:
    found = latent(*measured(teams, rho, noise, seed))

    if isinstance(found, LatentCorrelation):
        assert -1 <= found.interval.low <= found.rho <= found.interval.high <= 1
        assert min(found.reliability_x, found.reliability_y) >= 1e-3
    else:
        assert found.reason in {
            WithheldReason.TOO_FEW_TEAMS,
            WithheldReason.ONLY_CHANCE,
        }


@settings(max_examples=30)  # many searches
@given(st.integers(0, 2**32), st.floats(0.01, 100))
def test_neither_order_nor_side_nor_scale_changes_a_number(
    seed: int, scale: float
) -> None:
    x, y, of_x, of_y = measured(25, 0.5, 0.3, seed)
    order = np.random.default_rng(seed).permutation(25)

    found = latent(x, y, of_x, of_y)
    other = latent(y[order], scale * x[order], of_y[order], scale**2 * of_x[order])

    assert isinstance(found, LatentCorrelation)
    assert isinstance(other, LatentCorrelation)
    assert found.rho == pytest.approx(other.rho, abs=1e-4)
    assert found.tau_x == pytest.approx(other.tau_y / scale, rel=1e-3)
    assert found.interval.low == pytest.approx(other.interval.low, abs=1e-4)


def test_a_report_holds_the_numbers() -> None:
    found = LatentCorrelation(
        0.5, Interval(0.1, 0.8), Interval(0.2, 0.7), 2.0, 3.0, 0.7, 0.6, 20
    )

    assert found.as_report() == {
        "rho": 0.5, "low": 0.1, "high": 0.8, "profile_low": 0.2, "profile_high": 0.7,
        "reliability_x": 0.7, "reliability_y": 0.6, "teams": 20,
    }  # fmt: skip
