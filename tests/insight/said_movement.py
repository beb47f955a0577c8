"""What the pages say of a team beside its usual, and of who answered."""

from dataclasses import replace
from math import isnan

import numpy as np
import pandas as pd

from engagement.anonymity.rounding import respondents_range
from engagement.insight.series.change_from_usual import (
    ChangeFromUsual,
    Move,
    is_moved_with_participation,
)
from engagement.insight.series.sides import share_variance
from engagement.insight.series.staff_history import charted
from tests.insight.worlds import Drawn, World, draw

SILENT = World(
    teams=60, weeks=40, people=40, move=0.05, low=0.25, low_by=0.0, low_weeks=8,
    silent=0.8,
)  # fmt: skip
"""In a quarter of teams four of five unhappy people do not answer for eight weeks."""
FELL = replace(SILENT, silent=0.0, low_by=0.25)
"""The same teams fall by 25 points, and everybody goes on answering."""


def noted(world: World, runs: int) -> tuple[int, int]:
    """Return how many teams of so many companies moved, participation named or not."""
    random = np.random.default_rng(7)
    found = [told for _ in range(runs) for told in moved(draw(world, random)).values()]
    return len(found), sum(found)


def moved(drawn: Drawn) -> dict[int, bool]:
    """Return the teams said to have moved, and whether participation is named."""
    staff = drawn.sides.staff
    links = [(team, len(staff)) for team in range(len(staff))]
    told, answered = (
        charted(links, side).table["change"] for side in (staff, participation(drawn))
    )
    return {
        team: is_moved_with_participation(one, answered[team])
        for team, one in told.items()
        if isinstance(one, ChangeFromUsual) and one.move is not Move.STEADY
    }


def participation(drawn: Drawn) -> pd.DataFrame:
    """Return who took part as it is published: the least share of a range."""
    side = drawn.sides.staff.copy()
    people = pd.Series(drawn.people, side.index).astype(int)

    def least(n: float, team: int) -> float:
        if isnan(n):
            return n
        return respondents_range(int(n), people[team], people[team])[0]

    for week, n in side["low"].items():
        rate = (
            pd.Series([least(*one) for one in zip(n, people.index, strict=True)])
            / people
        )
        side["share", week] = rate
        side["variance", week] = share_variance(rate, people, 0.0)
    return side
