"""How likely each published value is under a way of rounding, by trying all draws."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

from engagement.anonymity.groups import Random
from engagement.anonymity.rounding import round_at_random
from tests.trust.mutants import rounding as mutants

Rounding = Callable[[int, int, int, Random], float]
ROUNDINGS: dict[str, Rounding] = {
    "random rounding": round_at_random,
    "fixed bins": mutants.fixed_bins,
    "exact shares": mutants.exact,
}
PRODUCT = "random rounding"


@dataclass(frozen=True)
class Draw:
    """A random source of one number."""

    number: int

    def randrange(self, limit: int, /) -> int:
        assert self.number < limit
        return self.number


@cache
def chances(
    rounding: Rounding, part: int, whole: int, steps: int
) -> dict[float, Fraction]:
    """Return each value in steps that may be published, with its exact chance."""
    values = Counter(rounding(part, whole, steps, Draw(n)) for n in range(whole))
    return {value: Fraction(number, whole) for value, number in values.items()}
