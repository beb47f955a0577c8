"""How alike answers are inside teams, against an independent witness."""

from collections import Counter
from random import Random

import numpy as np
import pytest
from scipy.stats import f_oneway

from engagement.anonymity.groups import Group, Tree
from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import WEEKLY
from engagement.pulses.closing.cohesion import Cohesion, cohesion
from engagement.pulses.closing.counting import Snapshot, count_ballots

ASKED = (*WEEKLY, "trust", "values")
Complete = Counter[tuple[int, tuple[int, ...]]]


def drawn(ballots: int, teams: int = 6, seed: int = 3) -> Complete:
    """Draw ballots whose teams differ and whose questions hang together."""
    chance = Random(seed)
    complete: Complete = Counter()
    for number in range(ballots):
        team = number % teams
        mood = 2 + team % 3 + chance.choice([-1, 0, 1])
        points = (min(5, max(1, mood + chance.choice([-1, 0, 1]))) for _ in ASKED)
        complete[team, tuple(points)] += 1
    return complete


def test_icc_is_that_of_an_analysis_of_variance() -> None:
    complete = drawn(240)
    scores: dict[int, list[float]] = {}
    for (team, points), times in complete.items():
        scores.setdefault(team, []).extend([sum(points[:3]) / 3] * times)

    found = cohesion(complete, ASKED, WEEKLY)

    ratio = f_oneway(*scores.values()).statistic
    assert found
    assert found.icc2 == pytest.approx(1 - 1 / ratio, abs=0.005)
    assert found.icc1 == pytest.approx((ratio - 1) / (ratio + 39), abs=0.005)


def test_alpha_and_correlations_are_those_of_numpy() -> None:
    complete = drawn(240)
    rows = [(t, *p) for (t, p), times in complete.items() for _ in range(times)]
    table = np.array(rows, float)
    rest = table[:, 1:].copy()
    for team in range(6):
        rest[table[:, 0] == team] -= rest[table[:, 0] == team].mean(axis=0)
    items = np.cov(table[:, 1:4].T)

    found = cohesion(complete, ASKED, WEEKLY)

    assert found
    assert found.alpha == pytest.approx(
        1.5 * (1 - np.trace(items) / items.sum()), abs=0.005
    )
    assert np.allclose(found.correlations, np.corrcoef(rest.T), atol=0.0051)


@pytest.mark.parametrize(
    "complete",
    [
        drawn(49),
        drawn(60, teams=1),
        Counter({(team, (4,) * 5): 10 for team in range(6)}),
        Counter({}),
    ],
)
def test_few_ballots_one_team_or_no_variance_publish_nothing(
    complete: Complete,
) -> None:
    assert cohesion(complete, ASKED, WEEKLY) is None


def test_only_complete_ballots_count() -> None:
    tree = Tree([Group(0, None, True), *(Group(n, 0, True) for n in range(1, 7))])
    full = [
        Ballot(team + 1, dict(zip(ASKED, points, strict=True)))
        for (team, points), times in drawn(120).items()
        for _ in range(times)
    ]
    partial = [Ballot(1, {"pride": 1})] * 30
    snapshot = Snapshot(tree, dict.fromkeys(range(1, 7), 60), 5)

    both = count_ballots(full + partial, snapshot, Random(1), asked=ASKED)
    alone = count_ballots(full, snapshot, Random(1), asked=ASKED)

    assert isinstance(both.cohesion, Cohesion)
    assert both.cohesion == alone.cohesion


def test_one_team_of_four_among_shops_of_one_gives_nothing_of_itself() -> None:
    tree = Tree([Group(0, None, True), *(Group(n, 0, True) for n in range(1, 49))])
    team = [(5, 4, 4, 3, 2), (4, 4, 5, 2, 1), (1, 2, 1, 4, 5), (2, 1, 3, 3, 3)]
    shops = [(number, (3, 4, 3, 4, 3)) for number in range(2, 49)]
    complete: Complete = Counter([*((1, points) for points in team), *shops])
    ballots = [Ballot(g, dict(zip(ASKED, p, strict=True))) for g, p in complete]

    assert cohesion(complete, ASKED, WEEKLY)
    snapshot = Snapshot(tree, {1: 8, **dict.fromkeys(range(2, 49), 6)}, 5)
    assert count_ballots(ballots, snapshot, Random(1), asked=ASKED).cohesion is None
