"""Many questions asked of the same data: p-values that allow for all of them."""

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import Numbers

EQUAL = 1e-9
"""Statistics that differ by less, relative to their size, are the same number."""


def benjamini_hochberg(p: ArrayLike) -> Numbers:
    """Return adjusted p-values, (m,): listing those up to q keeps false ones under q.

    The i-th smallest becomes min over j ≥ i of p_j m / j, at most 1. Of what is listed,
    a share of q is expected to be false, where tests are independent or positively
    dependent. For exploratory lists only.
    Benjamini & Hochberg, Journal of the Royal Statistical Society B 57 (1995) 293.
    """
    values = np.asarray(p, float)
    order = np.argsort(values)[::-1]
    places = np.arange(len(values), 0, -1)
    stepped = np.minimum.accumulate(values[order] * len(values) / places)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(stepped, 1)
    return adjusted


def holm(p: ArrayLike) -> Numbers:
    """Return adjusted p-values, (m,), that keep the chance of any false one.

    The i-th smallest becomes max over j ≤ i of p_j (m - j + 1), at most 1, however the
    tests depend on each other. Holm, Scandinavian Journal of Statistics 6 (1979) 65.
    """
    values = np.asarray(p, float)
    order = np.argsort(values, kind="stable")
    stepped = values[order] * np.arange(len(values), 0, -1)
    adjusted = np.empty_like(values)
    adjusted[order] = np.minimum(np.maximum.accumulate(stepped), 1)
    return adjusted


def true_of_both(first: ArrayLike, second: ArrayLike) -> Numbers:
    """Return adjusted p-values of "both are so", (m,), from independent pairs of p.

    The larger of the two speaks for a pair. It is not multiplied by m, as in Benjamini
    & Hochberg, but by how many pairs have any p as small: the others cannot be so on
    both sides anyway. Listing those up to q keeps the expected share of false ones
    under q. Wang, Gui, Su, Sabatti & Owen, Annals of Statistics 50 (2022) 1890
    (AdaFilter).
    """
    pairs = np.sort(np.stack([np.asarray(first, float), np.asarray(second, float)]), 0)
    order = np.argsort(pairs[1], kind="stable")
    sizes = pairs[1][order]
    looked_at = np.searchsorted(np.sort(pairs[0]), sizes, side="right")
    stepped = sizes * looked_at / np.arange(1, len(sizes) + 1)
    adjusted: Numbers = np.empty_like(sizes)
    adjusted[order] = np.minimum(np.minimum.accumulate(stepped[::-1])[::-1], 1)
    return adjusted


def max_t(observed: ArrayLike, drawn: ArrayLike) -> Numbers:
    """Return p-values adjusted for a family, (m,), from its permutations.

    `observed` holds m statistics, `drawn` the same of B permutations, (B, m); far from
    zero is extreme, on either side. Step-down: the largest is compared with the largest
    of all, the next with the largest of those left; p = (1 + #{max ≥ |t|}) / (1 + B),
    never 0, and no smaller than those before it. Where all permutations are known,
    hand in all but the observed one: p is then exact. Keeps the chance of a single
    false alarm in the family, however the statistics depend on each other.
    Westfall & Young, Resampling-Based Multiple Testing, Wiley (1993), chapter 2.
    """
    sizes: Numbers = np.abs(np.asarray(observed, float))
    order = np.argsort(sizes, kind="stable")
    largest = np.maximum.accumulate(np.abs(drawn)[:, order], axis=1)
    p = share_as_large(sizes[order], largest)
    adjusted = np.empty_like(sizes)
    adjusted[order] = np.maximum.accumulate(p[::-1])[::-1]
    return adjusted


def share_as_large(sizes: Numbers, drawn: Numbers) -> Numbers:
    """Return (1 + #{drawn ≥ size}) / (1 + B) for each size, (m,), never 0.

    `drawn` is (B, m), or (B, 1) where all sizes are compared with the same.
    The observed one counts as drawn: Phipson & Smyth, Statistical Applications in
    Genetics and Molecular Biology 9 (2010) 39.
    """
    reached = (drawn >= sizes * (1 - EQUAL)).sum(axis=0)
    p: Numbers = (1 + reached) / (1 + len(drawn))
    return p
