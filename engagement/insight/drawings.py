"""Small drawings made on the server, as places on a grid: pure.

A template puts them into an inline SVG; colours and widths come from the style sheet,
so that both lights work and no page needs a script for them.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from engagement.insight.shown import Result, Shown
from engagement.statistics.drivers import Measured
from engagement.statistics.value import Range

SPARK_WIDTH, SPARK_HEIGHT, SPARK_EDGE = 160, 44, 5
CHART_WIDTH, CHART_HEIGHT = 360, 300
LEFT, RIGHT, TOP, BOTTOM = 42, 10, 22, 34
STEPS = (0.01, 0.02, 0.05, 0.1, 0.2, 0.25, 0.5)
"""Between ticks of shares; the finest that leaves no more than MOST_TICKS of them."""
MOST_TICKS = 5
ROOM = 0.06
"""Of the length of an axis, left free at both ends."""

TREND_HEIGHT, TREND_EDGE = 160, 10
HALVES = (0.0, 0.5, 1.0)
TRACK_WIDTH, TRACK_HEIGHT, TRACK_EDGE = 240, 30, 8
"""Of the line of a dimension, from 0 to 100."""

BARS_WIDTH, BAR_EVERY, BARS_EDGE, BARS_FOOT = 360, 46, 8, 24
BAR_BELOW, BAR_HEIGHT, THINNEST = 22, 14, 2
"""Where the bar of a row begins below its name."""

Point = tuple[float, float]


@dataclass(frozen=True)
class Spark:
    """A line of weeks, in parts where weeks are withheld, and the mean of all teams."""

    lines: tuple[str, ...]
    """Points of each part, as SVG wants them."""
    dots: tuple[Point, ...]
    mean: float

    width = SPARK_WIDTH
    height = SPARK_HEIGHT


@dataclass(frozen=True)
class Cross:
    """A value with both its intervals, numbered as in the table beside it."""

    number: int
    at: Point
    left: float
    right: float
    top: float
    bottom: float


@dataclass(frozen=True)
class Crosses:
    """Crosses around the two axes at their means."""

    crosses: tuple[Cross, ...]
    mean: Point
    across: tuple[tuple[float, float], ...]
    """Ticks: where, and which value."""
    up: tuple[tuple[float, float], ...]

    width = CHART_WIDTH
    height = CHART_HEIGHT
    left = LEFT
    right = CHART_WIDTH - RIGHT
    top = TOP
    bottom = CHART_HEIGHT - BOTTOM


@dataclass(frozen=True)
class Mark:
    """A share on its line, with its interval."""

    at: float
    low: float
    high: float


@dataclass(frozen=True)
class Marks:
    """What both sides say of one thing, on a line from 0 to 100; None: not shown."""

    staff: Mark | None
    customers: Mark | None

    @staticmethod
    def place(share: float) -> float:
        """Return where a share stands on the line."""
        return TRACK.place(share)

    width = TRACK_WIDTH
    height = TRACK_HEIGHT
    left = TRACK_EDGE
    right = TRACK_WIDTH - TRACK_EDGE


@dataclass(frozen=True)
class Bar:
    """A range on an axis that begins at 0; it starts at `top`, its name above it."""

    top: int
    left: float
    length: float

    height = BAR_HEIGHT


@dataclass(frozen=True)
class Bars:
    """Ranges below one another, each from its least to its most."""

    bars: tuple[Bar, ...]
    ticks: tuple[tuple[float, float], ...]
    """Where, and which value."""

    width = BARS_WIDTH
    left = BARS_EDGE
    right = BARS_WIDTH - BARS_EDGE

    @property
    def bottom(self) -> int:
        return BAR_EVERY * len(self.bars)

    @property
    def height(self) -> int:
        return self.bottom + BARS_FOOT


@dataclass(frozen=True)
class Trend:
    """Lines of weeks below one another on a scale from 0 to 100, each in parts."""

    lines: tuple[tuple[str, ...], ...]
    """Of each: points of its parts, as SVG wants them."""
    dots: tuple[tuple[Point, ...], ...]
    ticks: tuple[tuple[float, float], ...]
    """Where, and which share."""

    width = CHART_WIDTH
    height = TREND_HEIGHT
    left = LEFT
    right = CHART_WIDTH - RIGHT


@dataclass(frozen=True)
class Axis:
    """From values to places."""

    low: float
    high: float
    start: float
    end: float

    def place(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return round(self.start + share * (self.end - self.start), 1)

    def ticks(self) -> tuple[tuple[float, float], ...]:
        """Return places and values of round shares."""
        length = self.high - self.low
        step = next((one for one in STEPS if length / one <= MOST_TICKS), 1.0)
        first, last = math.ceil(self.low / step), math.floor(self.high / step)
        values = [step * times for times in range(first, last + 1)]
        return tuple((self.place(value), value) for value in values)


TRACK = Axis(0, 1, TRACK_EDGE, TRACK_WIDTH - TRACK_EDGE)


def spark(line: Sequence[Result], mean: float, others: Iterable[Result]) -> Spark:
    """Draw a line on the scale of the lines that stand beside it."""
    values = [one.value for one in (*line, *others) if isinstance(one, Shown)]
    up = _axis([*values, mean], SPARK_HEIGHT - SPARK_EDGE, SPARK_EDGE)
    across = Axis(0, max(1, len(line) - 1), SPARK_EDGE, SPARK_WIDTH - SPARK_EDGE)
    return Spark(*_drawn(line, across, up), up.place(mean))


def trend(lines: Sequence[Sequence[Result]]) -> Trend:
    """Draw shares of the same weeks, each line in its place."""
    up = Axis(0, 1, TREND_HEIGHT - TREND_EDGE, TREND_EDGE)
    across = Axis(0, max(1, len(lines[0]) - 1), LEFT, CHART_WIDTH - RIGHT)
    drawn = [_drawn(line, across, up) for line in lines]
    return Trend(
        tuple(points for points, _dots in drawn),
        tuple(dots for _points, dots in drawn),
        tuple((up.place(share), share) for share in HALVES),
    )


def _drawn(
    line: Sequence[Result], across: "Axis", up: "Axis"
) -> tuple[tuple[str, ...], tuple[Point, ...]]:
    """Return the points of each part of a line, as SVG wants them, and its dots."""
    parts: list[list[Point]] = [[]]
    for week, one in enumerate(line):
        if isinstance(one, Shown):
            parts[-1].append((across.place(week), up.place(one.value)))
        else:
            parts.append([])
    return (
        tuple(_points(part) for part in parts if len(part) > 1),
        tuple(point for part in parts for point in part),
    )


def crosses(across: Sequence[Measured], up: Sequence[Measured], mean: Point) -> Crosses:
    """Draw a cross for each pair of values, in their order."""
    x = _axis([*_ends(across), mean[0]], LEFT, CHART_WIDTH - RIGHT)
    y = _axis([*_ends(up), mean[1]], CHART_HEIGHT - BOTTOM, TOP)
    return Crosses(
        tuple(
            Cross(
                number,
                (x.place(one.value), y.place(other.value)),
                x.place(one.interval.low),
                x.place(one.interval.high),
                y.place(other.interval.high),
                y.place(other.interval.low),
            )
            for number, (one, other) in enumerate(zip(across, up, strict=True), 1)
        ),
        (x.place(mean[0]), y.place(mean[1])),
        x.ticks(),
        y.ticks(),
    )


def bars(ranges: Sequence[Range]) -> Bars:
    """Draw ranges from 0 to the highest of them, in their order."""
    most = max(one.high for one in ranges) or 1.0
    line = Axis(0, most, BARS_EDGE, BARS_WIDTH - BARS_EDGE)
    step = _round_step(most)
    values = [step * times for times in range(math.floor(most / step) + 1)]
    return Bars(
        tuple(
            Bar(
                BAR_EVERY * row + BAR_BELOW,
                line.place(one.low),
                max(THINNEST, line.place(one.high) - line.place(one.low)),
            )
            for row, one in enumerate(ranges)
        ),
        tuple((line.place(value), value) for value in values),
    )


def _round_step(most: float) -> float:
    """Return the finest of 1, 2 and 5 times ten that leaves few enough ticks."""
    ten = 10.0 ** math.floor(math.log10(most / MOST_TICKS))
    return next(ten * one for one in (1, 2, 5, 10) if most / (ten * one) <= MOST_TICKS)


def marks(staff: Result, customers: Result) -> Marks:
    return Marks(_mark(staff), _mark(customers))


def _mark(value: Result) -> Mark | None:
    if not isinstance(value, Shown):
        return None
    return Mark(*map(TRACK.place, (value.value, value.low, value.high)))


def _axis(values: Sequence[float], start: float, end: float) -> Axis:
    low, high = min(values), max(values)
    room = ROOM * (high - low) or 1.0
    return Axis(low - room, high + room, start, end)


def _ends(values: Iterable[Measured]) -> list[float]:
    return [end for one in values for end in (one.interval.low, one.interval.high)]


def _points(part: Iterable[Point]) -> str:
    return " ".join(f"{x},{y}" for x, y in part)
