"""What may be said at once of teams, of their weeks and of who moves first."""

from dataclasses import dataclass
from enum import StrEnum

from engagement.statistics.between import Correlation, PartialCorrelation
from engagement.statistics.findings import Direction, Withheld
from engagement.statistics.lags import LeadAndLag, LeadOrder
from engagement.statistics.multiplicity import holm
from engagement.statistics.within import CorrelationOverTime

CHANCE = 0.04
"""So that any part is false in at most 5 to 6 of 100 companies without anything to say:
with eight unequal teams, flips err a little more often than their p says."""


class RegionReading(StrEnum):
    """How teams of one region stand to one another, beside all teams."""

    AGREES = "agrees"  # or there are no regions to speak of
    ONLY_ACROSS = "only_across"  # all teams show a tie, those of a region do not
    ONLY_INSIDE = "only_inside"  # those of a region show one, all teams do not


@dataclass(frozen=True)
class Claims:
    """What the figures allow one to say; UNCLEAR also where a part is withheld."""

    between: Direction
    regions: RegionReading
    rests_on: int | None
    """The place of the one team that makes the tie between teams."""
    within: Direction
    order: LeadOrder | None
    """Who moves first; None where that cannot be told."""

    def as_report(self) -> dict[str, object]:
        return {
            "between": self.between.value,
            "regions": self.regions.value,
            "rests_on_one_team": self.rests_on is not None,
            "within": self.within.value,
            "order": self.order and self.order.value,
        }

    @property
    def are_opposite(self) -> bool:
        """Whether both are clear by themselves, and go opposite ways."""
        both = {self.between, self.within}
        agrees = self.regions is RegionReading.AGREES
        return agrees and both == {Direction.TOGETHER, Direction.OPPOSITE}


def claims(
    across: Correlation | Withheld,
    inside: PartialCorrelation | Withheld,
    over_time: CorrelationOverTime | Withheld,
    lags: LeadAndLag | Withheld,
) -> Claims:
    """Take the parts of one sentence for one family; Holm 1979, see `holm`.

    `inside` is the tie among teams of one region. Where there is one, it decides: a
    tie of all teams that those of a region do not share may be that of the regions, of
    which there are few.
    """
    decides = across if isinstance(inside, Withheld) else inside
    parts = (decides, over_time, lags)
    shown = [part for part in parts if not isinstance(part, Withheld)]
    adjusted = iter(holm([part.p for part in shown]).tolist())
    clear = [
        not isinstance(part, Withheld) and next(adjusted) <= CHANCE for part in parts
    ]
    is_seen = isinstance(across, Correlation) and across.p * len(shown) <= CHANCE
    between, regions = _between(across, decides, is_seen=is_seen, is_clear=clear[0])
    return Claims(
        between,
        regions,
        across.rests_on if isinstance(across, Correlation) else None,
        over_time.direction
        if isinstance(over_time, CorrelationOverTime) and clear[1]
        else Direction.UNCLEAR,
        lags.order if isinstance(lags, LeadAndLag) and clear[2] else None,
    )


def _between(
    across: Correlation | Withheld,
    decides: Correlation | PartialCorrelation | Withheld,
    *,
    is_seen: bool,
    is_clear: bool,
) -> tuple[Direction, RegionReading]:
    """Weigh the tie of all teams, if it is seen, beside the one that decides."""
    if isinstance(across, Withheld) or isinstance(decides, Withheld):
        return Direction.UNCLEAR, RegionReading.AGREES
    whole = across.interval.direction if is_seen else Direction.UNCLEAR
    part = decides.interval.direction if is_clear else Direction.UNCLEAR
    if decides is across or whole is part:
        return part, RegionReading.AGREES
    if part is Direction.UNCLEAR:
        return whole, RegionReading.ONLY_ACROSS
    return part, RegionReading.ONLY_INSIDE
