"""Intervals for shares: of one answer, and of one answer less its opposite.

Counts may be arrays, fractions included; everything works element by element.
"""

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import Numbers, Z


def shares(counts: ArrayLike, n: ArrayLike) -> Numbers:
    found: Numbers = np.asarray(counts, float) / np.asarray(n, float)
    return found


def share_bounds(favourable: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return Wilson's interval of shares, from 0 to 1, for n > 0.

    (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n); Wilson, JASA 22 (1927) 209.
    """
    share, k = shares(favourable, n), Z * Z / np.asarray(n, float)
    middle = share + k / 2
    reach = np.sqrt(k * np.maximum(share * (1 - share), 0) + k * k / 4)
    low, high = (middle - reach) / (1 + k), (middle + reach) / (1 + k)
    # At 0 and at n the end is exact; rounding must not push it past the share.
    return np.clip(low, 0, share), np.clip(high, share, 1)


def wide_share_bounds(favourable: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return an interval of shares that holds the truth in 93 of 100 for any share.

    p̃ ± 1.96 (1 + 1/2n) √(p̃(1 - p̃)/(n + 4)), p̃ = (np + 2)/(n + 4): Agresti & Coull, The
    American Statistician 52 (1998) 119, widened by 1/2n, for n ≥ 5 by exact enumeration
    (93.3 at least, 96 on average). Wilson's holds 83 at worst.
    """
    share, size = shares(favourable, n), np.asarray(n, float)
    middle = (size * share + 2) / (size + 4)
    spread = np.maximum(middle * (1 - middle), 0) / (size + 4)
    reach = Z * (1 + 1 / (2 * size)) * np.sqrt(spread)
    return (
        np.clip(middle - reach, 0, share),
        np.clip(middle + reach, share, 1),
    )


def wide_net_bounds(
    up: ArrayLike, down: ArrayLike, n: ArrayLike
) -> tuple[Numbers, Numbers]:
    """Return an interval of (up - down) / n that holds the truth in 93 of 100 always.

    The wider end of the score interval and of s̃ ± 1.96 (1 + 1/n) √(m̃ - s̃²)/√(n + 3),
    s̃ and m̃ difference and sum of both counts with 1.5 added, over n + 3; after Bonett &
    Price, Journal of Educational and Behavioral Statistics 37 (2012) 479, who add 1.
    For n ≥ 5 by exact enumeration; the score interval alone holds 83 at worst.
    """
    size = np.asarray(n, float)
    p, d = (np.asarray(one, float) + 1.5 for one in (up, down))
    middle, moved = (p - d) / (size + 3), (p + d) / (size + 3)
    spread = np.maximum(moved - middle**2, 0) / (size + 3)
    reach = Z * (1 + 1 / size) * np.sqrt(spread)
    low, high = net_bounds(up, down, n)
    return (
        np.clip(np.minimum(low, middle - reach), -1, 1),
        np.clip(np.maximum(high, middle + reach), -1, 1),
    )


def net_bounds(up: ArrayLike, down: ArrayLike, n: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return the score interval of (up - down) / n, from -1 to 1, for n > 0.

    The interval for the difference of paired proportions (Tango, Statistics in
    Medicine 17 (1998) 891; May & Johnson, ibid. 16 (1997) 2127): all δ with
    (s - δ)² <= z²/n · (u - δ²), where u estimates P + D when the difference is δ,
    u² - (m + sδ) u + sδ - (1 - m) δ² = 0, m = P + D.
    Putting one into the other leaves, besides δ = s, with k = z²/n and w = s - δ,
    k δ² (w - k δ) + w³ - k w² δ - k m w + k² δ = 0; its outer roots are the limits.
    """
    p, d, k = shares(up, n), shares(down, n), Z * Z / np.asarray(n, float)
    s, m = p - d, p + d
    lead = -((1 + k) ** 2)
    line = (k * k + k * m - (3 + k) * s * s) / lead
    low, high = _outer_roots(-3 * s / (1 + k), line, (s**3 - k * m * s) / lead)
    return np.clip(low, -1, s), np.clip(high, s, 1)


def _outer_roots(a: Numbers, b: Numbers, c: Numbers) -> tuple[Numbers, Numbers]:
    """Return the smallest and largest root of x³ + ax² + bx + c, three real ones.

    Viète's trigonometric solution.
    """
    third = np.sqrt(np.maximum(a * a - 3 * b, 0)) / 3
    turned = (a * b / 3 - 2 * (a / 3) ** 3 - c) / 2
    with np.errstate(divide="ignore", invalid="ignore"):
        cosine = np.where(third > 0, turned / third**3, 0.0)
    angle = np.arccos(np.clip(cosine, -1, 1)) / 3
    largest = 2 * third * np.cos(angle) - a / 3
    smallest = 2 * third * np.cos(angle + 2 * np.pi / 3) - a / 3
    return smallest, largest


def variance_of_one(variances: ArrayLike, n: ArrayLike) -> float:
    """Return the variance that one answer has in all of them: Σ v / Σ 1/n.

    variances: of figures of n answers each, NaN where there is none; same shape. NaN
    where there is none at all.
    """
    sizes = np.nansum(1 / np.asarray(n, float))
    whole = np.nansum(np.asarray(variances, float))
    return float(whole / sizes) if sizes else np.nan
