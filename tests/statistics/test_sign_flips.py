from itertools import product

import numpy as np
import pytest

from engagement.statistics.sign_flips import flip


def test_p_of_few_teams_counts_every_choice_of_signs() -> None:
    sums = np.random.default_rng(1).normal(0.5, 1, size=(8, 1))

    found = flip(sums)

    sizes = [abs((signs @ sums)[0]) for signs in product((1, -1), repeat=8)]
    assert found.p[0] == np.mean(np.array(sizes) >= abs(sums.sum()) * (1 - 1e-9))


def test_p_is_never_zero_and_reaches_one() -> None:
    found = flip(np.ones((40, 1)))
    nothing = flip(np.zeros((40, 2)))

    assert found.p.tolist() == [1 / 2000]
    assert nothing.p.tolist() == [1, 1]


def test_a_family_asks_more_of_each() -> None:
    sums = np.random.default_rng(2).normal(0.3, 1, size=(30, 5))

    family, alone = flip(sums), [flip(sums[:, [one]]).p[0] for one in range(5)]

    assert (family.p >= np.array(alone) - 1e-12).all()
    assert family.p.min() > min(alone)


@pytest.mark.parametrize("teams", [9, 40])
def test_scale_and_a_common_sign_change_nothing(teams: int) -> None:
    sums = np.random.default_rng(3).normal(size=(teams, 3))

    found, other = flip(sums), flip(-7 * sums)

    assert other.p.tolist() == found.p.tolist()
    assert other.band == pytest.approx(7 * found.band)


def test_unequal_teams_do_not_cry_wolf() -> None:
    random = np.random.default_rng(4)
    size = 20 ** np.linspace(0, 1, 20)[:, None]

    alarms = [flip(size * random.normal(size=(20, 1))).p[0] <= 0.05 for _ in range(300)]

    assert 0.01 <= np.mean(alarms) <= 0.09
