"""What one might do instead, to see how often it cries wolf in the same worlds."""

from collections.abc import Callable

import numpy as np
from scipy.stats import ttest_ind

from engagement.statistics.effect import LEVEL, LOOKS, Difference, difference
from tests.insight.effect.action_worlds import DrawnCompany

Rival = Callable[[DrawnCompany, int], bool]


def plain_difference(drawn: DrawnCompany, team: int) -> bool:
    """Compare changes with those of all untouched teams, however they stood before."""
    share = drawn.staff.figures.to_numpy()
    start = drawn.world.start
    changes = np.nanmean(share[:, start:], axis=1) - np.nanmean(
        share[:, :start], axis=1
    )
    others = changes[drawn.untouched(0, 0)]
    others = others[np.isfinite(others)]
    if not np.isfinite(changes[team]):
        return False
    return bool(ttest_ind([changes[team]], others).pvalue <= LEVEL)


def every_week(drawn: DrawnCompany, team: int) -> bool:
    """Compare as it is done here, but each week anew, every time at 5 %."""
    weeks = drawn.staff.weeks
    start, teams = drawn.world.start, [team, *drawn.untouched(0, 0)]
    before = drawn.staff.of(teams, weeks[:start])
    for last in range(start + LOOKS[0], len(weeks) + 1):
        found = difference(before, drawn.staff.of(teams, weeks[start:last]), 0, LEVEL)
        if isinstance(found, Difference) and found.p <= LEVEL:
            return True
    return False


RIVALS: dict[str, Rival] = {
    "a plain difference in differences": plain_difference,
    "the same look each week, at 5 %": every_week,
}
