"""What every chart is made of.

A specification holds the published values that it draws and nothing else: it is sent
to the reader's browser as it is. Colours come from the style sheet, by `style`.

Altair takes some 25 ms to say what a chart is like and seconds with 10,000 rows in it,
so the frame of a chart is made once and the rows are put into it.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar, cast

import altair as alt
from flask_babel import gettext as _

from engagement.customers.metrics.wording import name_of
from engagement.insight.shown import Shown
from engagement.measures import is_net
from engagement.web.wording import axis_format, write_value

Spec = dict[str, object]
Rows = Sequence[Mapping[str, object]]
Channel = TypeVar("Channel", alt.X, alt.Y)
UPRIGHT = {
    "minExtent": 40,
    "titleAlign": "left",
    "titleAnchor": "end",
    "titleAngle": 0,
    "titleX": -44,
    "titleY": -12,
}
"""Of an upward axis: its title is read without turning the head, and plots that stand
below one another begin at the same place."""
FRAMES = 256
"""Kept; a frame differs by language, weeks and its axes, names included."""


class MeasureAxis(NamedTuple):
    """All that a measure brings to a frame: it may be renamed, or change its ends."""

    name: str
    number_format: str
    """In the notation of d3-format."""
    ends: tuple[float, float]

    def part(self, value: float) -> float:
        """Return where a value lies between the ends, from 0 to 1."""
        low, high = self.ends
        return (value - low) / (high - low)


def measure_axis(values: Sequence[float], measure: str) -> MeasureAxis:
    """Return the axis of a measure, with round ends just outside of the values."""
    step = 5 if is_net(measure) else 0.05
    low, high = min(values, default=0.0), max(values, default=1.0)
    ends = (
        round(step * (math.ceil(low / step) - 1), 2),
        round(step * (math.floor(high / step) + 1), 2),
    )
    return MeasureAxis(name_of(measure), axis_format(measure), ends)


def place(kind: type[Channel], field: str, axis: MeasureAxis) -> Channel:
    """Return an axis with the same scale in every layer; else rules pull it to 0."""
    own = {} if kind is alt.X else UPRIGHT
    return kind(
        f"{field}:Q",
        title=axis.name,
        scale=alt.Scale(zero=False, nice=False, domain=axis.ends),
        axis={"format": axis.number_format, "tickCount": 5, **own},
    )


def layer(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=rows))


def frame_of(layers: list[alt.Chart], description: str, height: int) -> Spec:
    """Return the specification with the one name that screen readers hear."""
    whole = alt.LayerChart(
        layer=layers, width="container", height=height, description=description
    )
    return whole.configure(aria=False).to_dict(validate=False)


def fill(frame: Spec, **rows: Rows) -> Spec:
    return {**frame, "datasets": rows}


def with_rows(spec: Spec, **rows: Rows) -> Spec:
    """Return a specification with some of its rows exchanged."""
    held = cast("Mapping[str, Rows]", spec["datasets"])
    return {**spec, "datasets": {**held, **rows}}


def with_range(shown: Shown, measure: str) -> str:
    return _(
        "%(value)s (%(low)s to %(high)s)",
        value=write_value(shown.value, measure),
        low=write_value(shown.low, measure),
        high=write_value(shown.high, measure),
    )
