import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.circle import Blocks, Circle, Turn, circles, last_blocks
from engagement.statistics.findings import Withheld, WithheldReason

HOLE = np.nan

changes = st.lists(
    st.tuples(*[st.integers(-100, 100).map(lambda points: points / 100)] * 2),
    min_size=1,
    max_size=20,
)


def moved_by(*by: float, noise: float = 0.01) -> Blocks:
    before, variance = np.full(len(by), 0.5), np.full(len(by), noise**2)
    return Blocks(before, before + by, variance, variance)


def test_only_both_sides_together_make_a_circle() -> None:
    staff = moved_by(-0.2, 0.2, -0.2, -0.2, 0.0)
    customers = moved_by(-0.2, 0.2, 0.2, 0.0, 0.0)

    found = circles(staff, customers)

    assert [one.turn for one in found if isinstance(one, Circle)] == [
        Turn.VICIOUS, Turn.VIRTUOUS, Turn.NEITHER, Turn.NEITHER, Turn.NEITHER,
    ]  # fmt: skip
    assert found[4] == Circle(Turn.NEITHER, 0.25, 0.25)


def test_eight_in_ten_is_the_least_that_is_told() -> None:
    error = 0.01 * np.sqrt(2)
    nearly, just = 1.24, 1.26  # P is .797 and .803 for both sides at these errors

    found = circles(
        moved_by(-nearly * error, -just * error),
        moved_by(-nearly * error, -just * error),
    )

    assert [one.turn for one in found if isinstance(one, Circle)] == [
        Turn.NEITHER,
        Turn.VICIOUS,
    ]


def test_noise_alone_makes_a_circle_in_two_of_a_hundred() -> None:
    random = np.random.default_rng(2)
    sides = random.normal(0, 0.01 * np.sqrt(2), (2, 20_000))

    found = circles(moved_by(*sides[0]), moved_by(*sides[1]))

    vicious = [one.turn is Turn.VICIOUS for one in found if isinstance(one, Circle)]
    assert np.mean(vicious) == pytest.approx(1 - 0.8 * (1 - np.log(0.8)), abs=0.004)


def test_a_block_is_the_mean_of_its_published_weeks() -> None:
    values = [[0.9, 0.2, 0.4, HOLE, 0.3, 0.5, HOLE, HOLE, 0.7]]
    noise = [[0.01] * 9]

    found = last_blocks(values, noise)

    assert found.before[0] == pytest.approx(0.3)
    assert found.now[0] == pytest.approx(0.6)
    assert found.change[0] == pytest.approx(0.3)
    assert found.variance[0] == pytest.approx(0.01 / 3 + 0.01 / 2)


def test_a_team_without_two_blocks_is_withheld() -> None:
    whole = last_blocks([[0.5] * 8], [[0.01] * 8])
    bare = last_blocks([[0.5] * 4 + [HOLE] * 3 + [0.4]], [[0.01] * 8])
    short = last_blocks([[0.5] * 4], [[0.01] * 4])

    assert circles(whole, bare) == (Withheld(WithheldReason.TOO_FEW_WEEKS, 0, 4),)
    assert circles(bare, whole) == circles(short, whole) == circles(whole, bare)


def test_what_is_known_exactly_needs_no_error() -> None:
    found = circles(moved_by(-0.1, 0, noise=0), moved_by(-0.1, 0, noise=0))

    assert found[0] == Circle(Turn.VICIOUS, 1, 0)
    assert found[1] == Circle(Turn.NEITHER, 0.25, 0.25)


@given(changes)
def test_turning_both_sides_round_turns_the_circle_round(
    teams: list[tuple[float, float]],
) -> None:
    staff, customers = (np.array(side) for side in zip(*teams, strict=True))

    found = circles(moved_by(*staff), moved_by(*customers))
    turned = circles(moved_by(*-staff), moved_by(*-customers))
    swapped = circles(moved_by(*customers), moved_by(*staff))

    assert found == swapped
    assert [one.falling for one in found if isinstance(one, Circle)] == pytest.approx(
        [one.rising for one in turned if isinstance(one, Circle)]
    )
