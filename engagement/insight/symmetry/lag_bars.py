"""Lead and lag drawn on the server: nine bars, and the band of chance around zero."""

from dataclasses import dataclass

from engagement.insight.drawings import Axis
from engagement.statistics.findings import Withheld
from engagement.statistics.lags import Lag, LeadAndLag
from engagement.statistics.panels import FARTHEST

WIDTH, HEIGHT = 380, 190
LEFT, RIGHT, TOP, BOTTOM = 44, 8, 8, 26
BAR = 0.55
"""Of the room of a lag."""
ROOM = 1.15
NARROWEST = 0.1


@dataclass(frozen=True)
class Bar:
    """One lag: customers so many weeks after staff, before them where negative."""

    weeks: int
    middle: float
    left: float
    top: float
    width: float
    height: float
    stands_out: bool
    band: tuple[float, float]
    """Top and bottom of what chance alone can do at this lag."""


@dataclass(frozen=True)
class LagBars:
    """Bars on a grid; a withheld lag has none."""

    bars: tuple[Bar, ...]
    zero: float
    ticks: tuple[tuple[float, float], ...]

    width = WIDTH
    height = HEIGHT
    left = LEFT
    right = WIDTH - RIGHT
    bottom = HEIGHT - BOTTOM

    @property
    def step(self) -> float:
        return round((self.right - self.left) / (2 * FARTHEST + 1), 1)


def lag_bars(found: LeadAndLag | Withheld) -> list[LagBars]:
    """Place each r on a scale that holds the band too; nothing where it is withheld."""
    return [] if isinstance(found, Withheld) else [_draw(found)]


def _draw(found: LeadAndLag) -> LagBars:
    shown = {weeks: lag for weeks, lag in found.lags.items() if isinstance(lag, Lag)}
    sizes = [max(abs(lag.r), lag.band) for lag in shown.values()]
    most = ROOM * max(NARROWEST, *sizes)
    up = Axis(-most, most, HEIGHT - BOTTOM, TOP)
    first, last = min(found.lags), max(found.lags)
    across = Axis(first - 0.5, last + 0.5, LEFT, WIDTH - RIGHT)
    return LagBars(
        tuple(_bar(weeks, lag, across, up) for weeks, lag in shown.items()),
        up.place(0),
        up.ticks(),
    )


def _bar(weeks: int, lag: Lag, across: Axis, up: Axis) -> Bar:
    left, right = (across.place(weeks + side * BAR / 2) for side in (-1, 1))
    ends = sorted((up.place(0), up.place(lag.r)))
    return Bar(
        weeks,
        across.place(weeks),
        left,
        ends[0],
        round(right - left, 1),
        round(ends[1] - ends[0], 1),
        lag.stands_out,
        (up.place(lag.band), up.place(-lag.band)),
    )
