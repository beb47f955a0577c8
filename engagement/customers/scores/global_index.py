"""The global index: how customers see the company in the long run, as one share: pure.

It is the mean of favourable shares, each measure counting the same, and never mixes
in NPS or CES, which have scales of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from engagement.customers.metrics.estimates import LEAST, THIN
from engagement.measures import DIMENSIONS
from engagement.statistics.shares import shares, wide_share_bounds

if TYPE_CHECKING:
    import pandas as pd

MEASURES = ("csat", *DIMENSIONS)
"""What it can be made of: satisfaction, and what staff are asked too."""


@dataclass(frozen=True)
class Index:
    """A share from 0 to 1, and the widest interval that its measures allow."""

    is_shown: ClassVar[bool] = True

    value: float
    low: float
    high: float
    least: int
    """Customers behind the measure with the fewest."""
    most: int

    @property
    def is_thin(self) -> bool:
        return self.least < THIN

    def as_report(self) -> dict[str, object]:
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "n": [self.least, self.most],
        }


@dataclass(frozen=True)
class Incomplete:
    """No index, because measures that count in it have too few answers here."""

    is_shown: ClassVar[bool] = False
    need: ClassVar[int] = LEAST

    missing: tuple[str, ...]

    def as_report(self) -> dict[str, object]:
        return {"withheld": "too_few_customers", "missing": list(self.missing)}


@dataclass(frozen=True)
class NothingCounts:
    """No index anywhere, because no measure has enough answers in the company."""

    is_shown: ClassVar[bool] = False
    need: ClassVar[int] = THIN

    def as_report(self) -> dict[str, object]:
        return {"withheld": "no_measure"}


def counting(answers: Mapping[str, float]) -> tuple[str, ...]:
    """Return the measures that count, from their answers in the whole company."""
    return tuple(one for one in MEASURES if answers.get(one, 0) >= THIN)


def index(
    measures: Sequence[str], n: Sequence[float], favourable: Sequence[float]
) -> Index | Incomplete | NothingCounts:
    """Return the index of a team or a moment from the counts of these measures.

    Its ends are the means of those of its measures: the errors add up as if the same
    customers had answered everything, which is the most that they can do.
    """
    if not measures:
        return NothingCounts()
    missing = [one for one, size in zip(measures, n, strict=True) if size < LEAST]
    if missing:
        return Incomplete(tuple(missing))
    low, high = wide_share_bounds(favourable, n)
    value = float(shares(favourable, n).mean())
    least, most = round(min(n)), round(max(n))
    return Index(value, float(low.mean()), float(high.mean()), least, most)


def index_values(n: "pd.DataFrame", favourable: "pd.DataFrame") -> "pd.Series":
    """Return the index of rows from their counts, NaN where it is withheld.

    Both frames have a column for each measure.
    """
    return (favourable / n).where(n >= LEAST).mean(axis=1, skipna=False)
