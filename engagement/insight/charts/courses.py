"""Lines of the company and of chosen teams in one picture, with soft bands."""

from collections.abc import Sequence
from functools import lru_cache

import altair as alt
from flask_babel import get_locale
from flask_babel import gettext as _

from engagement.insight.charts.specs import (
    FRAMES,
    MeasureAxis,
    Rows,
    Spec,
    fill,
    frame_of,
    layer,
    measure_axis,
    place,
    with_range,
)
from engagement.insight.shown import Shown
from engagement.insight.trends.course import Course
from engagement.insight.wording import point_name, short_point
from engagement.people.queries import Node

HEIGHT = 280
MOST_LINES = 6
"""Besides the company's; more could not be told apart."""


def courses(
    found: Course, measure: str, company: Node, teams: Sequence[Node]
) -> list[Spec]:
    """Draw the company and up to six teams; nothing where nothing was published.

    The styles are `course-0`, the company's, to `course-6`.
    """
    drawn = {node.id: found.line(node.id) for node in (company, *teams)}
    shown = [one for line in drawn.values() for one in line if isinstance(one, Shown)]
    if not shown:
        return []
    axis = measure_axis([end for one in shown for end in (one.low, one.high)], measure)
    labels = tuple(short_point(point) for point in found.points)
    frame = _frame(axis, labels, str(get_locale()))
    lines: dict[str, Rows] = {f"course{at}": [] for at in range(MOST_LINES + 1)}
    for at, node in enumerate((company, *teams)):
        lines[f"course{at}"] = [
            {
                "at": short_point(point),
                "name": point_name(point),
                "team": node.name,
                **_values(one, measure),
            }
            for point, one in zip(found.points, drawn[node.id], strict=True)
        ]
    return [fill(frame, **lines)]


def _values(one: object, measure: str) -> Spec:
    if not isinstance(one, Shown):
        return {"value": None, "low": None, "high": None, "text": None}
    ends = {"low": one.low, "high": one.high}
    return {"value": one.value, **ends, "text": with_range(one, measure)}


@lru_cache(FRAMES)
def _frame(
    axis: MeasureAxis,
    labels: tuple[str, ...],
    language: str,  # noqa: ARG001 - in which the names are written
) -> Spec:
    x = alt.X(
        "at:O",
        title=None,
        scale=alt.Scale(type="point", domain=list(labels), padding=0.2),
        axis=alt.Axis(
            labelAngle=0, labelOverlap="greedy", labelSeparation=12, grid=False
        ),
    )
    y, low = place(alt.Y, "value", axis), place(alt.Y, "low", axis)
    tips = [
        alt.Tooltip("team:N", title=_("Team")),
        alt.Tooltip("name:N", title=_("Weeks")),
        alt.Tooltip("text:N", title=axis.name),
    ]
    numbers = range(MOST_LINES, -1, -1)  # the company above the others
    bands = [
        layer(f"course{at}")
        .mark_area(style=f"course-{at}-band")
        .encode(x=x, y=low, y2="high:Q")
        for at in numbers
    ]
    lines = [
        mark.encode(x=x, y=y, tooltip=tips)
        for at in numbers
        for mark in (
            layer(f"course{at}").mark_line(style=f"course-{at}"),
            layer(f"course{at}").mark_point(style=f"course-{at}-point"),
        )
    ]
    described = _(
        "%(measure)s of the company and of chosen teams. The numbers stand in the "
        "table below.",
        measure=axis.name,
    )
    return frame_of([*bands, *lines], described, HEIGHT)
