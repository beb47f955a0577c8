"""How far a correlation hangs on a single team."""

from dataclasses import dataclass
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.between import FLAT, LEAST_TEAMS, is_flat
from engagement.statistics.findings import Interval, Withheld, WithheldReason


@dataclass(frozen=True)
class WithoutOne:
    """The lowest and the highest r when any one team is left out."""

    is_shown: ClassVar[bool] = True

    range: Interval
    teams: int

    def as_report(self) -> dict[str, object]:
        return {**self.range.as_report(), "teams": self.teams}


def without_one(x: ArrayLike, y: ArrayLike) -> WithoutOne | Withheld:
    """Leave out each team in turn, (K,) each, in any unit; refused under 9 teams.

    With a, b the deviations from the means of all K, leaving out g takes
    K/(K - 1) · a_g b_g from Σab, and likewise from Σa² and Σb²; Cook & Weisberg,
    Residuals and Influence in Regression (1982), 2.2. A team without which a side no
    longer varies leaves no r, and is passed over.
    """
    first, second = np.asarray(x, float), np.asarray(y, float)
    teams = len(first)
    if teams <= LEAST_TEAMS:
        return Withheld(WithheldReason.TOO_FEW_TEAMS, teams, LEAST_TEAMS + 1)
    a, b = first - first.mean(), second - second.mean()
    if is_flat(a, first) or is_flat(b, second):
        return Withheld(WithheldReason.NO_VARIATION)
    a, b = a / np.abs(a).max(), b / np.abs(b).max()
    gone = teams / (teams - 1)
    ab, aa, bb = (np.sum(v) - gone * v for v in (a * b, a * a, b * b))
    varies = (aa > FLAT) & (bb > FLAT)
    if not varies.any():
        return Withheld(WithheldReason.NO_VARIATION)
    r = np.clip(ab[varies] / np.sqrt(aa[varies] * bb[varies]), -1, 1)
    return WithoutOne(Interval(float(r.min()), float(r.max())), teams)
