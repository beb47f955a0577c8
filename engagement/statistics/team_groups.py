"""Where teams stand among one another, as far as noise lets it be told."""

from enum import StrEnum

import numpy as np

from engagement.statistics.multiplicity import benjamini_hochberg
from engagement.statistics.peers import Tails

LEVEL = 0.04
"""Of false discoveries asked for, so that 5 come out: chances of few answers are rough.
"""


class TeamGroup(StrEnum):
    """What may be said of a team beside the others; there is no finer order."""

    BELOW = "below"  # clearly below the mean of the teams
    ALIKE = "alike"  # cannot be told from the mean
    ABOVE = "above"  # clearly above


def team_groups(side: Tails) -> dict[TeamGroup, tuple[int, ...]]:
    """Return the places of the teams of each group.

    By twice the smaller tail of each, at 4 % of false discoveries over the teams;
    Benjamini & Hochberg, see `benjamini_hochberg`.
    """
    known = np.flatnonzero(np.isfinite(side.low))
    low, high = side.low[known], side.high[known]
    apart = benjamini_hochberg(np.minimum(2 * np.minimum(low, high), 1)) <= LEVEL
    places = {
        TeamGroup.BELOW: known[apart & (low < high)],
        TeamGroup.ALIKE: known[~apart],
        TeamGroup.ABOVE: known[apart & (low >= high)],
    }
    return {group: tuple(found.tolist()) for group, found in places.items()}
