"""Values rid of what their team, and their week, explain."""

import numpy as np

from engagement.statistics.between import FLAT
from engagement.statistics.findings import Indices, Numbers


def team_deviations(columns: Numbers, teams: Indices) -> Numbers:
    """Take away each team's mean from columns, (m, pairs)."""
    size = np.bincount(teams)
    means = np.stack([np.bincount(teams, weights=row) / size for row in columns])
    rest: Numbers = columns - means[:, teams]
    return rest


def two_way_deviations(columns: Numbers, teams: Indices, weeks: Indices) -> Numbers:
    """Take away from columns, (m, pairs), what teams and weeks explain.

    The residuals of a regression on both, missing weeks or not: with team means gone
    there is one equation for each week; Lovell, JASA 58 (1963) 993.
    """
    size = np.bincount(teams)
    present = np.zeros((len(size), int(weeks.max()) + 1))
    np.add.at(present, (teams, weeks), 1)
    share = present / size[:, None]
    rest = team_deviations(columns, teams)
    left = np.diag(present.sum(axis=0)) - present.T @ share
    right = np.stack([np.bincount(weeks, weights=row) for row in rest])
    effects = np.linalg.lstsq(left, right.T, rcond=FLAT)[0]
    rest -= effects.T[:, weeks] - (share @ effects).T[:, teams]
    return rest
