import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.circle import Circle, Turn, circles
from engagement.statistics.findings import Numbers, Withheld, WithheldReason
from engagement.statistics.peers import Tails

chances = st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), min_size=6, max_size=20)


def moved(low: list[float] | Numbers) -> Tails:
    return Tails(0.0, np.array(low, float), 1 - np.array(low, float))


def turns(staff: Tails, customers: Tails) -> list[Turn | None]:
    return [
        one.turn if isinstance(one, Circle) else None
        for one in circles(staff, customers)
    ]


def test_only_both_sides_together_make_a_circle() -> None:
    low, high = 1e-5, 1 - 1e-5

    found = turns(
        moved([low, high, low, low, 0.5, 0.5]), moved([low, high, high, 0.5, low, 0.5])
    )

    assert found == [Turn.VICIOUS, Turn.VIRTUOUS, *[Turn.NEITHER] * 4]


def test_a_team_without_two_blocks_is_withheld() -> None:
    staff = moved([np.nan, *[0.5] * 6])

    found = circles(staff, moved([0.5] * 7))

    assert found[0] == Withheld(WithheldReason.NOT_PUBLISHED)
    assert found[1:] == (Circle(Turn.NEITHER),) * 6


@pytest.mark.parametrize("teams", [8, 60, 200])
def test_chance_alone_makes_a_circle_in_few_companies(teams: int) -> None:
    random = np.random.default_rng(2)

    told = [
        {*turns(moved(random.random(teams)), moved(random.random(teams)))}
        != {Turn.NEITHER}
        for _ in range(400)
    ]

    assert np.mean(told) <= 0.065


@given(chances)
def test_turning_both_sides_round_turns_the_circle_round(
    teams: list[tuple[float, float]],
) -> None:
    staff, customers = (np.array(side) for side in zip(*teams, strict=True))
    round_about = {Turn.VICIOUS: Turn.VIRTUOUS, Turn.VIRTUOUS: Turn.VICIOUS}

    found = turns(moved(staff), moved(customers))
    turned = turns(Tails(0, 1 - staff, staff), Tails(0, 1 - customers, customers))

    assert found == turns(moved(customers), moved(staff))
    assert turned == [round_about.get(one, one) for one in found]  # type: ignore[arg-type]
