"""A value as a page shows it, or the reason why there is none."""

from dataclasses import asdict, dataclass
from typing import ClassVar

from engagement.customers.metrics import estimates
from engagement.statistics.findings import Withheld, WithheldReason, Z


@dataclass(frozen=True)
class Shown:
    """A value, where it may lie with 95 % confidence, and how many stand behind it."""

    is_shown: ClassVar[bool] = True

    value: float
    low: float
    high: float
    least: int
    most: int

    def as_report(self) -> dict[str, object]:
        return asdict(self)


Result = Shown | Withheld


def shown_share(share: float, error: float, least: float, most: float) -> Shown:
    reach = Z * error
    low, high = max(0.0, share - reach), min(1.0, share + reach)
    return Shown(share, low, high, int(least), int(most))


def no_figure(*, is_blank: bool) -> Withheld:
    return Withheld(
        WithheldReason.OWN_ANSWERS if is_blank else WithheldReason.NOT_PUBLISHED
    )


def customer_value(
    metric: str, n: float, favourable: float, unfavourable: float
) -> Result:
    count = round(n)
    if count == 0:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    found = estimates.estimate(metric, count, favourable, unfavourable)
    if isinstance(found, estimates.TooFew):
        return Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=found.least)
    return Shown(found.value, found.low, found.high, count, count)
