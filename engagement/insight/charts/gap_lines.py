"""How a helped team stands beside the others, week by week, with the day of help."""

from functools import lru_cache

import altair as alt
from flask_babel import get_locale
from flask_babel import gettext as _

from engagement import weeks
from engagement.actions.models import Action
from engagement.insight.charts.lines import (
    LINE_HEIGHT,
    start_layers,
    starts,
    week_axis,
    when,
)
from engagement.insight.charts.specs import (
    FRAMES,
    MeasureAxis,
    Spec,
    fill,
    frame_of,
    layer,
    measure_axis,
    place,
    with_rows,
)
from engagement.insight.effect.measured import MeasureEffect
from engagement.insight.effect.points import in_points, side_of, signed_points
from engagement.insight.series.spans import Span
from engagement.web.template_filters import week_name

NET = "nps"
"""Gaps are told in points with their sign, as a net figure is."""


def gap_lines(of: MeasureEffect, action: Action) -> list[Spec]:
    """Draw the gap to the others; none where fewer than two weeks have one."""
    rows = [
        {
            "week": _day(one.week),
            "value": None if one.gap is None else _points(one.gap, of.measure),
            "name": week_name(one.week),
            "text": None if one.gap is None else signed_points(one.gap, of.measure),
        }
        for one in of.weeks
    ]
    known = [row["value"] for row in rows if isinstance(row["value"], float)]
    if len(known) < 2:  # noqa: PLR2004 - a line has two ends
        return []
    begins = weeks.week_of(action.starts_on)
    expected = _expected(of)
    ends = [end for row in expected for end in row.values() if isinstance(end, float)]
    axis = measure_axis([0.0, *known, *ends], NET)
    axis = axis._replace(name=_("Points apart"))
    span = Span(of.weeks[0].week, max(of.weeks[-1].week, begins))
    frame = _frame(axis, side_of(of.measure), span, str(get_locale()))
    start = starts([action], span)
    drawn = fill(frame, own=rows, level=[{"value": 0}], means=_means(of, begins))
    return [with_rows(drawn, start=start, expected=expected)]


def _expected(of: MeasureEffect) -> list[Spec]:
    """Return both ends of the weeks that were looked at, and where the gap would be."""
    last = of.last
    if last is None:
        return []
    gap, low, high = (
        _points(one, of.measure)
        for one in (last.expected, last.around.low, last.around.high)
    )
    ends = {"value": gap, "low": low, "high": high}
    return [{"week": _day(week), **ends} for week in of.span]


def _means(of: MeasureEffect, begins: int) -> list[Spec]:
    """Return both sides of the start: from which week to which, and the gap in them."""
    last, early = of.last, [one.week for one in of.weeks if one.week < begins]
    if last is None:
        return []
    before = (early[0], early[-1]), last.before
    return [
        {
            "week": _day(first),
            "end": _day(until),
            "value": _points(gap, of.measure),
        }
        for (first, until), gap in (before, (of.span, last.after))
    ]


def _points(value: float, measure: str) -> float:
    return round(in_points(value, measure), 1)


def _day(week: int) -> str:
    return weeks.monday_of(week).isoformat()


@lru_cache(FRAMES)
def _frame(
    axis: MeasureAxis,
    side: str,
    span: Span,
    language: str,
) -> Spec:
    x = alt.X("week:T", scale=when(span), axis=week_axis(language))
    y, low = place(alt.Y, "value", axis), place(alt.Y, "low", axis)
    tips = [
        alt.Tooltip("name:N", title=_("Week")),
        alt.Tooltip("text:N", title=_("Points")),
    ]
    layers = [
        layer("expected")
        .mark_area(style="expected-band")
        .encode(x=x, y=low, y2="high:Q"),
        layer("level").mark_rule(style="level").encode(y=y),
        *start_layers(x),
        layer("expected").mark_line(style="company").encode(x=x, y=y),
        layer("own").mark_line(style=f"{side}-thin").encode(x=x, y=y),
        layer("own").mark_point(style=f"{side}-point").encode(x=x, y=y, tooltip=tips),
        layer("means").mark_rule(style="mean").encode(x=x, x2="end:T", y=y),
    ]
    described = _(
        "Points above or below the others, week by week, with the start of the "
        "action. The same numbers stand in the table below."
    )
    return frame_of(layers, described, LINE_HEIGHT)
