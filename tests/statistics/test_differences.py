"""The difference of two figures, with their intervals put together."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import binom

from engagement.customers.metrics.estimates import Estimate, csat, nps
from engagement.statistics.differences import difference
from engagement.statistics.shares import share_bounds

SIDES = ("low", "high")
sizes = st.integers(5, 400)


@dataclass(frozen=True)
class Ranged:
    value: float
    low: float
    high: float


def wilson(favourable: int, n: int) -> Ranged:
    low, high = share_bounds(favourable, n)
    return Ranged(favourable / n, float(low), float(high))


def test_newcombes_example_is_found_again() -> None:
    """Method 10 of Newcombe (1998), table II: 56/70 against 48/80."""
    found = difference(wilson(56, 70), wilson(48, 80))

    assert (round(found.low, 4), round(found.high, 4)) == (0.0524, 0.3339)


@given(st.data(), sizes, sizes)
def test_the_gap_lies_inside_and_turning_it_round_changes_signs(
    data: st.DataObject, n: int, m: int
) -> None:
    one = csat(data.draw(st.integers(0, n)), n)
    other = csat(data.draw(st.integers(0, m)), m)

    found, turned = difference(one, other), difference(other, one)

    assert -1 <= found.low <= one.value - other.value <= found.high <= 1
    assert (turned.low, turned.high) == pytest.approx((-found.high, -found.low))


def test_what_is_known_exactly_adds_nothing() -> None:
    exact = Ranged(0.5, 0.5, 0.5)

    found = difference(Ranged(0.7, 0.6, 0.75), exact)

    assert (found.low, found.high) == pytest.approx((0.1, 0.25))


Figure = Callable[[int, int], Ranged | Estimate]


def held(figure: Figure, n: int, m: int) -> float:
    """Return the smallest share of changes whose interval holds the true one, exactly.

    Over a grid of true shares of satisfied customers before and afterwards.
    """
    truths = np.array([0.005, 0.03, *np.arange(0.05, 1, 0.05), 0.97, 0.995])
    before = binom.pmf(np.arange(n + 1)[:, None], n, truths)
    after = binom.pmf(np.arange(m + 1)[:, None], m, truths)
    ends = [
        [difference(figure(b, m), figure(a, n)) for b in range(m + 1)]
        for a in range(n + 1)
    ]
    low, high = (np.array([[getattr(c, s) for c in r] for r in ends]) for s in SIDES)
    change = truths[None, :] - truths[:, None]
    inside = (low[..., None, None] <= change + 1e-9) & (
        change <= high[..., None, None] + 1e-9
    )
    return float(np.einsum("ai,abij,bj->ij", before, inside, after).min())


@pytest.mark.parametrize(("n", "m"), [(5, 5), (5, 40), (12, 12), (20, 20)])
def test_a_change_holds_its_truth_whatever_customers_think(n: int, m: int) -> None:
    assert held(csat, n, m) > 0.922
    assert held(wilson, n, m) < 0.91


@pytest.mark.parametrize(("n", "m", "share"), [(8, 12, 0.9), (40, 60, 0.7)])
def test_where_nothing_changed_about_five_in_a_hundred_seem_to(
    n: int, m: int, share: float
) -> None:
    draw = np.random.default_rng(2026)
    one, other = draw.binomial(n, share, 3000), draw.binomial(m, share, 3000)

    found = [
        difference(csat(a, n), csat(b, m)) for a, b in zip(one, other, strict=True)
    ]

    wrong = np.mean([not one.low <= 0 <= one.high for one in found])
    assert wrong < 0.06


def test_so_it_is_for_nps() -> None:
    draw = np.random.default_rng(2026)
    counts = draw.multinomial(30, (0.5, 0.3, 0.2), (2, 2000))

    pairs = zip(*counts.tolist(), strict=True)
    found = [difference(nps(a[0], a[2], 30), nps(b[0], b[2], 30)) for a, b in pairs]

    wrong = np.mean([not one.low <= 0 <= one.high for one in found])
    assert 0.03 < wrong < 0.06
