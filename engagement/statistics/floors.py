"""Teams that stay under a floor that somebody set for them."""

import numpy as np

from engagement.statistics.findings import Indices, Numbers
from engagement.statistics.peers import EDGE, Figures, Truths, at_most

RARE = 0.025
"""How often a week of a team at its floor counts as under it: an interval of 95 %."""
LAPSE = 8
"""Weeks without a figure after which what was before counts no more."""
NEVER = -1


def under_floor(figures: Figures, floor: float) -> Truths:
    """Tell which weeks lie under a floor, from 0 to 1, by more than noise; (K, W).

    Where P(B ≤ n x) ≤ 2.5 %, B a binomial count of n answers at the floor: the interval
    of 95 % of Clopper & Pearson, Biometrika 26 (1934) 404, lies wholly under it. It
    holds for every share and number of answers, as those around the figure do not.
    Answers of ½ vary less, so a net figure stands for as many more; one of them fewer,
    and two answers more, keep 3 % in all but name, by simulation. A week without a
    figure is not under it.
    """
    p = min(max(floor, EDGE), 1 - EDGE)
    n = figures.answers
    middle = np.maximum(n * figures.middle - 1, 0) / (n + 2)
    middle = np.minimum(middle, 2 * min(p, 1 - p))
    many = n * p * (1 - p) / np.maximum(p * (1 - p) - middle / 4, EDGE)
    with np.errstate(invalid="ignore"):
        chance = at_most(many * figures.means, many, p)
    return np.isfinite(figures.means) & (chance <= RARE)


def under_since(means: Numbers, is_under: Truths, floor: float) -> Indices:
    """Return the column from which on each team is under its floor; (K,), else -1.

    means: (K, W), NaN where there is none. Two figures running must lie under the floor
    by more than noise, and until one of them reaches it again the team stays under it.
    A week without a figure is passed over; after eight running all begins anew.

    A team that is exactly at its floor in all weeks of a year comes here with a chance
    of 51 · 0.03² < 5 % at most: two weeks running, as if each pair stood alone.
    """
    teams, weeks = means.shape
    first, since, seen = (np.full(teams, NEVER) for _ in range(3))
    for week in range(weeks):
        lapsed = week - seen > LAPSE
        first[lapsed] = since[lapsed] = NEVER
        x, under = means[:, week], is_under[:, week]
        known = np.isfinite(x)
        begins = known & under & (first != NEVER) & (since == NEVER)
        since = np.where(begins, first, since)
        since = np.where(known & (x >= floor), NEVER, since)
        begun = np.where(first == NEVER, week, first)
        first = np.where(known, np.where(under, begun, NEVER), first)
        seen = np.where(known, week, seen)
    return since
