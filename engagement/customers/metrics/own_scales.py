"""The answers of a metric that a company adds itself: which can be, which are good."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from engagement.customers.metrics.scales import Scale

LOWEST, HIGHEST = 0, 100
YES_OR_NO = {"yes": 1, "oui": 1, "no": 0, "non": 0}
"""What files may write where answers are 0 or 1."""


class ScaleFault(StrEnum):
    """Why answers cannot be read so, each about one of the four numbers."""

    BELOW_ALL = "below_all"  # the lowest answer is below what can be asked
    ABOVE_ALL = "above_all"  # the highest is above it
    UPSIDE_DOWN = "upside_down"  # the highest is not above the lowest
    ALL_FAVOURABLE = "all_favourable"  # or none, as the answer is not on the scale
    NOT_APART = "not_apart"  # an answer would be favourable and unfavourable


@dataclass(frozen=True)
class OwnScale:
    """Answers as customers are offered them, and where good and bad ones begin."""

    lowest: int
    highest: int
    favourable: int
    """The least good answer that is favourable."""
    unfavourable: int
    """The least bad answer that is unfavourable."""
    is_turned: bool = False
    """Whether the lowest number is the best answer."""

    @property
    def faults(self) -> dict[str, ScaleFault]:
        """Return the first fault of each number that has one, by its name."""
        found: dict[str, ScaleFault] = {}
        for name, fault in self._faults():
            found.setdefault(name, fault)
        return found

    def _faults(self) -> Iterator[tuple[str, ScaleFault]]:
        if self.lowest < LOWEST:
            yield "lowest", ScaleFault.BELOW_ALL
        if self.highest > HIGHEST:
            yield "highest", ScaleFault.ABOVE_ALL
        if self.highest <= self.lowest:
            yield "highest", ScaleFault.UPSIDE_DOWN
            return
        if not self.lowest < self._upright(self.favourable) <= self.highest:
            yield "favourable", ScaleFault.ALL_FAVOURABLE
        elif not (
            self.lowest
            <= self._upright(self.unfavourable)
            < self._upright(self.favourable)
        ):
            yield "unfavourable", ScaleFault.NOT_APART

    @property
    def scale(self) -> Scale:
        """Return the scale; there must be no fault."""
        low = "-low" if self.is_turned else ""
        return Scale(
            f"{self.lowest}-{self.highest}{low}",
            self.lowest,
            self.highest,
            self._upright(self.favourable),
            self._upright(self.unfavourable),
            is_turned=self.is_turned,
            words=YES_OR_NO if (self.lowest, self.highest) == (0, 1) else {},
        )

    def _upright(self, answer: int) -> int:
        return self.lowest + self.highest - answer if self.is_turned else answer
