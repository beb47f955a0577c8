"""How finely what may be shown is shown, pure: shares on a grid, respondents as ranges.

R7 of docs/anonymity.md.
"""

from collections.abc import Mapping

from engagement.anonymity.groups import SMALLEST_GROUP, Random, Tree, highest_bound

DISTRIBUTION_FROM = 100
DISTRIBUTION_STEPS = 20
GRIDS = ((50, 20), (20, 10), (12, 5), (8, 4), (0, 3))
"""(respondents from, steps), the finest first."""


def steps_for(low: int) -> int:
    """Return the number of steps of the grid for a published lower bound (R7)."""
    return next(steps for least, steps in GRIDS if low >= least)


def round_at_random(part: int, whole: int, steps: int, random: Random) -> int:
    """Round part/whole at random to a grid and return the number of steps.

    Goes up with a probability equal to the distance from the lower grid point, so
    that the expected value is the share itself. Exact in whole numbers.
    """
    lower, over = divmod(part * steps, whole)
    return lower + (random.randrange(whole) < over)


def rounding_variance(steps: int) -> float:
    """Return the mean variance of random rounding to a grid of `steps`: 1/(6a²)."""
    return 1 / (6 * steps**2)


def respondents_range(
    respondents: int, most: int, invited: int, k: int = SMALLEST_GROUP
) -> tuple[int, int]:
    """Return the range under which a number of respondents is shown (R7).

    A bound counts only where it leaves doubt; no range ends above the number invited.
    most: who may have answered, as far as other figures tell.
    """
    highest = highest_bound(most)
    starts = [start for start, _ in reversed(GRIDS)]
    ten = max(starts[-1] + 10, min(respondents, highest) // 10 * 10)
    told = [k, *(start for start in (*starts, ten, ten + 10) if k < start <= highest)]
    low = max(bound for bound in told if bound <= respondents)
    return low, next((bound - 1 for bound in told if bound > low), invited)


def respondents_ranges(
    tree: Tree,
    invited: Mapping[int, int],
    counts: Mapping[int, int],
    published: set[int],
    k: int,
) -> dict[int, tuple[int, int]]:
    """Return the range of each published team, so that no two tell who answered (R7).

    A blank tells that fewer than k of a rest answered, a range how many at most: both
    count before a bound of the team above does. Two teams of six left blank beside
    twelve people, and "20 to 24" above them, would be everybody of the twelve.
    """
    totals, people = tree.totals(counts), tree.totals(invited)
    rest = {team: invited.get(team, 0) for team in tree.order}
    below = dict.fromkeys(tree.order, 0)
    ranges: dict[int, tuple[int, int]] = {}
    for team in reversed(tree.order):
        parent, most = tree.parent_of(team), rest[team] + below[team]
        if team in published:
            ranges[team] = respondents_range(totals[team], most, people[team], k)
            rest[team], below[team] = 0, min(most, ranges[team][1])
        if parent is not None:
            rest[parent] += min(rest[team], k - 1)
            below[parent] += below[team]
    return ranges
