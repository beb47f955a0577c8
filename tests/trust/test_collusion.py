"""All but one of a group share their answers: what the last one said stays open.

Proof 10, exact: every number of favourable answers and every draw of the rounding.
"""

from fractions import Fraction
from math import comb

import pytest

from engagement.anonymity.rounding import steps_for
from tests.trust.roundings import PRODUCT, ROUNDINGS, Rounding, chances

SIZES = range(5, 9)
EVEN = Fraction(1, 2)
SHARES = [Fraction(number, 20) for number in range(1, 20)]
"""How likely each person is favourable, independently of the others."""
MOST = Fraction(1, 4)


def certain(rounding: Rounding, size: int, favourable: Fraction) -> Fraction:
    """Return how often the others know for certain what the last one said."""
    others = size - 1
    return sum(
        (
            comb(others, known)
            * favourable**known
            * (1 - favourable) ** (others - known)
            * (favourable if last else 1 - favourable)
            * _telling(rounding, size, known, last)
            for known in range(size)
            for last in (0, 1)
        ),
        Fraction(0),
    )


def over_all_counts(rounding: Rounding, size: int) -> Fraction:
    """Return the same when each number of favourable others is as likely."""
    cases = [
        _telling(rounding, size, known, last)
        for known in range(size)
        for last in (0, 1)
    ]
    return sum(cases, Fraction(0)) / len(cases)


def _telling(rounding: Rounding, size: int, known: int, last: int) -> Fraction:
    """Return the chance of a value that the other answer could not have given."""
    steps = steps_for(size)
    other = chances(rounding, known + 1 - last, size, steps)
    given = chances(rounding, known + last, size, steps)
    return sum((p for value, p in given.items() if value not in other), Fraction(0))


@pytest.mark.parametrize("size", SIZES)
def test_the_last_answer_is_certain_in_a_quarter_of_cases_at_most(size: int) -> None:
    rounding = ROUNDINGS[PRODUCT]

    assert over_all_counts(rounding, size) <= MOST
    assert max(certain(rounding, size, share) for share in SHARES) <= MOST


@pytest.mark.parametrize("size", SIZES)
def test_exact_shares_give_the_last_answer_away_every_time(size: int) -> None:
    assert certain(ROUNDINGS["exact shares"], size, EVEN) == 1


def test_fixed_bins_give_it_away_half_the_time() -> None:
    assert certain(ROUNDINGS["fixed bins"], 5, EVEN) == Fraction(1, 2)


def full() -> list[str]:
    """Return the exact table."""
    lines = [
        "collusion: the last of n is certain, in % of cases",
        "  (each answer a coin; every number as likely; the worst mix of answers)",
    ]
    for name, rounding in ROUNDINGS.items():
        cells = []
        for size in SIZES:
            found = (
                certain(rounding, size, EVEN),
                over_all_counts(rounding, size),
                max(certain(rounding, size, share) for share in SHARES),
            )
            cells.append(" ".join(f"{float(one):6.1%}" for one in found))
            assert name != PRODUCT or max(found) <= MOST
        lines.append(f"  {name:16} n = 5…8: " + " | ".join(cells))
    return lines
