"""How finely: the grid, random rounding, and ranges that never tell who answered."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.anonymity.groups import Group, Tree
from engagement.anonymity.publication import published_teams
from engagement.anonymity.rounding import (
    GRIDS,
    respondents_range,
    respondents_ranges,
    round_at_random,
    rounding_variance,
    steps_for,
)
from tests.test_anonymity import Asked, K, asked


@given(st.integers(5, 400), st.data())
def test_rounding_is_unbiased_and_lands_next_to_the_share(
    whole: int, data: st.DataObject
) -> None:
    part = data.draw(st.integers(0, whole))
    steps = steps_for(whole)

    draws = [round_at_random(part, whole, steps, Always(n)) for n in range(whole)]

    assert Fraction(sum(draws), whole * steps) == Fraction(part, whole)
    assert all(
        abs(Fraction(d, steps) - Fraction(part, whole)) < Fraction(1, steps)
        for d in draws
    )


class Always:
    """A source that always draws the same number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def randrange(self, limit: int, /) -> int:
        assert self.number < limit
        return self.number


@pytest.mark.parametrize(
    ("respondents", "steps", "low", "high"),
    [
        (5, 3, 5, 7), (7, 3, 5, 7), (8, 4, 8, 11), (11, 4, 8, 11), (12, 5, 12, 19),
        (19, 5, 12, 19), (20, 10, 20, 49), (49, 10, 20, 49), (50, 20, 50, 59),
        (99, 20, 90, 99), (1234, 20, 1230, 1239),
    ],
)  # fmt: skip
def test_the_grid_and_the_range_follow_the_table(
    respondents: int, steps: int, low: int, high: int
) -> None:
    assert respondents_range(respondents, 5000, 5000) == (low, high)
    assert steps_for(low) == steps


@pytest.mark.parametrize(
    ("respondents", "invited", "shown"),
    [
        (5, 6, (5, 6)), (6, 6, (5, 6)), (9, 9, (5, 9)), (8, 10, (8, 10)),
        (12, 12, (8, 12)), (12, 14, (8, 14)), (12, 15, (12, 15)), (24, 24, (20, 24)),
        (59, 60, (50, 60)), (52, 59, (20, 59)), (119, 119, (90, 119)),
    ],
)  # fmt: skip
def test_no_range_says_that_everybody_answered(
    respondents: int, invited: int, shown: tuple[int, int]
) -> None:
    assert respondents_range(respondents, invited, invited) == shown


@given(st.integers(K, 20), st.integers(1, 300), st.data())
def test_every_range_leaves_a_sixth_in_doubt(
    k: int, invited: int, data: st.DataObject
) -> None:
    invited += -(-6 * k // 5)
    respondents = data.draw(st.integers(k, invited))

    low, high = respondents_range(respondents, invited, invited, k)

    assert k <= low <= respondents <= high <= invited
    assert 6 * low <= 5 * invited


@given(asked())
def test_with_all_ranges_and_blanks_somebody_may_always_be_missing(one: Asked) -> None:
    """At most k - 1 of each blank, and the end of each range below."""
    tree, invited, answered = one
    published = published_teams(tree, invited, answered, K)

    ranges = respondents_ranges(tree, invited, answered, published, K)

    assert ranges.keys() == published
    homes, totals = tree.homes(published), tree.totals(answered)
    for team, (low, high) in ranges.items():
        assert low <= totals[team] <= high <= tree.totals(invited)[team]
        rest = [g for g, n in invited.items() if n and homes.get(g) == team]
        own = invited.get(team, 0)
        blank = sum(min(K - 1, invited[group]) for group in rest if group != team)
        shown = sum(ranges[child][1] for child in tree.next_below(published)[team])
        assert low == K or low < own + blank + shown


def test_blanks_below_do_not_complete_a_range() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 0, True)])
    invited, answered = {0: 12, 1: 6, 2: 6}, {0: 12, 1: 4, 2: 4}

    ranges = respondents_ranges(tree, invited, answered, {0}, K)

    assert respondents_range(20, 24, 24) == (20, 24)
    assert ranges == {0: (12, 24)}


def test_the_variance_of_rounding_is_that_of_a_random_share() -> None:
    random = Random(7)
    steps = GRIDS[-1][1]
    errors = []
    for _ in range(40_000):
        part = random.randrange(10_001)
        errors.append(
            (round_at_random(part, 10_000, steps, random) / steps - part / 10_000) ** 2
        )

    assert sum(errors) / len(errors) == pytest.approx(
        rounding_variance(steps), rel=0.03
    )
