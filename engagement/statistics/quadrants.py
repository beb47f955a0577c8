"""Where a team truly stands on both sides at once, as chances of four fields."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import SEED, Numbers, Withheld
from engagement.statistics.shrinkage import Shrunk, shrink

DRAWS = 1_000
"""So that a chance is known to less than two points in a hundred."""
AT_ONCE = 250_000
"""Values drawn at a time, of all teams together."""
TIES = np.linspace(-0.95, 0.95, 39)
"""Possible correlations of both sides between teams."""


class TeamQuadrant(StrEnum):
    """Each side above or below the middle team of the company."""

    BOTH_HIGH = "both_high"
    STAFF_HIGH = "staff_high"  # and customers low
    CUSTOMERS_HIGH = "customers_high"  # and staff low
    BOTH_LOW = "both_low"


@dataclass(frozen=True, eq=False)
class QuadrantChances:
    """How probable each field is, (K, 4), for the teams as they were given."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "posterior draws of both sides, cut at their medians"
    seed: ClassVar[int] = SEED

    chances: Numbers

    def of(self, place: int) -> dict[TeamQuadrant, float]:
        """Return the chances of the team at this place."""
        return dict(zip(TeamQuadrant, self.chances[place].tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class _Teams:
    """Values and sampling variances of both sides, (2, K), and what is said of them."""

    values: Numbers
    noise: Numbers
    sides: tuple[Shrunk, Shrunk]
    ties: Numbers
    """How probable each of `TIES` is."""


def quadrants(
    staff: ArrayLike, customers: ArrayLike, noise: ArrayLike
) -> QuadrantChances | Withheld:
    """Tell for each team how probable each quadrant is; both sides (K,), noise (2, K).

    noise: variances of sampling and rounding. (x_g, y_g) ~ N(μ, T + diag(v_g)), with
    flat priors of μ, of τ of either side (see `shrink`) and of their correlation. Each
    draw has its own T, μ and true values, these by Matheron's rule, θ = θ* + T W (x -
    x*) with θ* and x* drawn from the prior (Journel & Huijbregts, Mining Geostatistics
    (1978) 495), and is cut at its own medians. Where the tie of both sides is left out,
    of those told "7 in 10" for one side high and the other low, 3 to 6 are.
    In the spirit of Fleming, Coffman & Harter, Harvard Business Review 83 (2005) 106,
    within one company. Refused below 6 teams.
    """
    values = np.stack([np.asarray(staff, float), np.asarray(customers, float)])
    ids = np.arange(values.shape[1])
    variances = np.asarray(noise, float)
    first, second = (shrink(ids, x, v) for x, v in zip(values, variances, strict=True))
    if isinstance(first, Withheld):
        return first
    if isinstance(second, Withheld):
        return second
    held = np.stack([first.variances, second.variances])
    teams = _Teams(values, held, (first, second), _ties(values, held, first, second))
    counts = np.zeros((len(ids), len(TeamQuadrant)))
    for drawn in _draws(teams):
        high, glad = drawn > np.median(drawn, axis=2, keepdims=True)
        cells = (high & glad, high & ~glad, ~high & glad, ~high & ~glad)
        counts += np.stack([cell.sum(axis=0) for cell in cells], axis=1)
    return QuadrantChances(counts / DRAWS)


def _draws(of: _Teams) -> Iterator[Numbers]:
    """Yield true values of both sides, (2, b, K), DRAWS in all."""
    random = np.random.default_rng(SEED)
    taus = [
        np.sqrt(random.choice(side.spreads, DRAWS, p=side.probabilities))
        for side in of.sides
    ]
    ties = random.choice(TIES, DRAWS, p=of.ties)
    size = max(1, AT_ONCE // of.values.shape[1])
    for start in range(0, DRAWS, size):
        part = slice(start, start + size)
        yield _drawn(random, of, [tau[part, None] for tau in taus], ties[part, None])


def _drawn(
    random: np.random.Generator, of: _Teams, taus: list[Numbers], tie: Numbers
) -> Numbers:
    """Draw true values for each spread of either side and tie, (b, 1) each."""
    (x, y), (v, w) = of.values, of.noise
    one, other = random.standard_normal((2, len(tie), len(x)))
    own = taus[0] * one, taus[1] * (tie * one + np.sqrt(1 - tie**2) * other)
    luck = random.standard_normal((2, len(tie), len(x)))
    a, c, h = taus[0] ** 2, taus[1] ** 2, tie * taus[0] * taus[1]
    xx, yy, xy = _inverse(a + v, c + w, h)
    mean = _means(random, (xx, yy, xy), of.values)
    rest = x - mean[0] - own[0] - np.sqrt(v) * luck[0]
    left = y - mean[1] - own[1] - np.sqrt(w) * luck[1]
    p, q = xx * rest + xy * left, xy * rest + yy * left
    return np.stack(
        [mean[0] + own[0] + a * p + h * q, mean[1] + own[1] + h * p + c * q]
    )


def _inverse(
    one: Numbers, other: Numbers, both: Numbers
) -> tuple[Numbers, Numbers, Numbers]:
    """Return the inverse of [[one, both], [both, other]]: its two ends, its middle."""
    size = one * other - both**2
    return other / size, one / size, -both / size


def _means(
    random: np.random.Generator, weights: tuple[Numbers, ...], values: Numbers
) -> tuple[Numbers, Numbers]:
    """Draw the means of both sides, (b, 1) each, from weights of teams, (b, K)."""
    (xx, yy, xy), (x, y) = weights, values
    a, c, h = (_sum(one) for one in (xx, yy, xy))
    va, vc, vh = _inverse(a, c, h)
    p, q = _sum(xx * x + xy * y), _sum(xy * x + yy * y)
    one, other = random.standard_normal((2, len(a), 1))
    first = np.sqrt(va) * one
    second = vh / np.sqrt(va) * one + np.sqrt(vc - vh**2 / va) * other
    return va * p + vh * q + first, vh * p + vc * q + second


def _ties(values: Numbers, noise: Numbers, *sides: Shrunk) -> Numbers:
    """Return how probable each of `TIES` is, under a flat prior; means integrated out.

    With the spread of either side at its most probable value.
    """
    a, c = (float(one.spreads[one.probabilities.argmax()]) for one in sides)
    h = TIES[:, None] * np.sqrt(a * c)
    one, other = a + noise[0], c + noise[1]
    xx, yy, xy = _inverse(one, other, h)
    x, y = values
    sa, sc, sh = (_sum(each) for each in (xx, yy, xy))
    va, vc, vh = _inverse(sa, sc, sh)
    p, q = _sum(xx * x + xy * y), _sum(xy * x + yy * y)
    r, s = x - (va * p + vh * q), y - (vh * p + vc * q)
    misfit = _sum(xx * r**2 + 2 * xy * r * s + yy * s**2)
    log = -(_sum(np.log(one * other - h**2)) + np.log(sa * sc - sh**2) + misfit) / 2
    weights = np.exp(log - log.max())[:, 0]
    found: Numbers = weights / weights.sum()
    return found


def _sum(of_teams: Numbers) -> Numbers:
    """Add up over teams, (b, K) to (b, 1)."""
    found: Numbers = of_teams.sum(axis=1, keepdims=True)
    return found
