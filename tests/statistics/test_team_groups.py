import numpy as np

from engagement.statistics.peers import Tails
from engagement.statistics.team_groups import TeamGroup, team_groups


def at(low: list[float]) -> Tails:
    return Tails(0.5, np.array(low), 1 - np.array(low))


def test_one_team_far_below_is_the_only_one_of_which_something_is_said() -> None:
    found = team_groups(at([*[0.5, 0.2, 0.8, 0.4] * 2, 1e-5]))

    assert found == {
        TeamGroup.BELOW: (8,), TeamGroup.ALIKE: tuple(range(8)), TeamGroup.ABOVE: (),
    }  # fmt: skip


def test_the_best_of_many_is_clearly_above() -> None:
    found = team_groups(at([0.5, 0.2, 0.8, 0.4, 0.6, 0.5, 1 - 1e-5]))

    assert found[TeamGroup.ABOVE] == (6,)


def test_what_is_only_noise_is_told_apart_in_one_company_of_twenty() -> None:
    random = np.random.default_rng(4)

    found = [team_groups(at(company)) for company in random.random((400, 10))]

    wrong = [len(each[TeamGroup.ALIKE]) < 10 for each in found]
    assert 0.02 < np.mean(wrong) <= 0.07


def test_a_team_without_a_figure_is_in_no_group() -> None:
    found = team_groups(at([0.5, np.nan, 1e-9, 0.5, 0.5, 0.5, 0.5]))

    assert found[TeamGroup.BELOW] == (2,)
    assert found[TeamGroup.ALIKE] == (0, 3, 4, 5, 6)
