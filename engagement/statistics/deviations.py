"""Values rid of what their team, and their week, explain."""

import numpy as np

from engagement.statistics.between import FLAT
from engagement.statistics.findings import Indices, Numbers

YEAR = 365.2425 / 7
"""Weeks of a year."""
STILL = 1e-10
"""Of the largest value: turns that move nothing by more have come to their end."""
TURNS = 1_000


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


def seasonal_deviations(
    columns: Numbers, teams: Indices, weeks: Indices, dates: Numbers
) -> Numbers:
    """Take away as well what each team's own wave of a year explains.

    dates: of each pair, in weeks, from any day on. The residuals of a regression on
    teams, weeks and, for each team, cosine and sine of a year: by turns until nothing
    moves; Guimarães & Portugal, Stata Journal 10 (2010) 628.
    """
    angle = 2 * np.pi * np.asarray(dates, float) / YEAR
    waves = np.stack([np.ones_like(angle), np.cos(angle), np.sin(angle)])
    rest = two_way_deviations(columns, teams, weeks)
    least = STILL * np.abs(rest).max()
    for _ in range(TURNS):
        left = two_way_deviations(_without(waves, rest, teams), teams, weeks)
        moved = np.abs(left - rest).max()
        rest = left
        if moved <= least:
            break
    return rest


def _without(waves: Numbers, columns: Numbers, teams: Indices) -> Numbers:
    """Take away from columns, (m, pairs), what waves, (3, pairs), explain of a team."""
    size = int(teams.max()) + 1
    normal = np.zeros((size, len(waves), len(waves)))
    np.add.at(normal, teams, np.einsum("ip,jp->pij", waves, waves))
    sums = np.zeros((size, len(waves), len(columns)))
    np.add.at(sums, teams, np.einsum("ip,mp->pim", waves, columns))
    factors = np.linalg.pinv(normal, rcond=FLAT, hermitian=True) @ sums
    left: Numbers = columns - np.einsum("ip,pim->mp", waves, factors[teams])
    return left
