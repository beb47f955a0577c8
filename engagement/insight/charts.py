"""Chart specifications; the only place that knows Altair.

A specification holds the published values that it draws and nothing else: it is sent
to the reader's browser as it is. Colours come from the style sheet, by `style`.

Altair takes some 25 ms to say what a chart is like and seconds with 10,000 rows in it,
so the frame of a chart is made once and the rows are put into it.
"""

import math
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple, TypeVar

import altair as alt
from flask import url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from engagement import weeks
from engagement.customers.metrics.wording import name_of
from engagement.insight.series.shown import Result, Shown
from engagement.insight.series.spans import Span
from engagement.insight.symmetry.company import CompanyLine
from engagement.insight.symmetry.correlation import CorrelationView, Dot
from engagement.insight.team.teams import TeamPage
from engagement.measures import is_net
from engagement.pulses import bank
from engagement.web.template_filters import week_name
from engagement.web.wording import axis_format, written

Spec = dict[str, object]
Rows = Sequence[Mapping[str, object]]
Channel = TypeVar("Channel", alt.X, alt.Y)
HEIGHT = 380
SMALL_HEIGHT = 300
LINE_HEIGHT = 190
DOT_SIZES = (60, 500)
SHAPE_SIZE = 70
FRAMES = 256
"""Kept; a frame differs by language, weeks and its axes, names included."""


class MeasureAxis(NamedTuple):
    """All that a measure brings to a frame: it may be renamed, or change its ends."""

    name: str
    number_format: str
    """In the notation of d3-format."""
    ends: tuple[float, float]


def scatter(view: CorrelationView, *, height: int = HEIGHT) -> list[Spec]:
    """Draw a dot for each team, and lines at their means; nothing without a team."""
    if not view.dots:
        return []
    seen = view.seen
    frame = _scatter_frame(
        _axis([dot.staff.value for dot in view.dots], view.staff),
        _axis([dot.customer.value for dot in view.dots], view.customer),
        is_among_others=bool(seen.others),
        height=height,
        language=str(get_locale()),
    )
    another = _("Another team")
    others: Rows = [{"x": x, "y": y, "team": another} for x, y in seen.others]
    means: Rows = [dict(zip("xy", view.means, strict=True))]
    named = [_point(dot, view) for dot in seen.named]
    return [_filled(frame, means=means, others=others, named=named)]


def _point(dot: Dot, view: CorrelationView) -> Spec:
    return {
        "x": dot.staff.value,
        "y": dot.customer.value,
        "n": dot.customer.most,
        "team": dot.name,
        "staff": _with_range(dot.staff, view.staff),
        "customer": _with_range(dot.customer, view.customer),
        "href": url_for("insight.team", team_id=dot.team_id),
    }


@lru_cache(FRAMES)
def _scatter_frame(
    staff: MeasureAxis,
    customer: MeasureAxis,
    *,
    is_among_others: bool,
    height: int,
    language: str,  # noqa: ARG001 - in which the names are written
) -> Spec:
    x, y = _place(alt.X, "x", staff), _place(alt.Y, "y", customer)
    team = alt.Tooltip("team:N", title=_("Team"))
    tips = [
        team,
        alt.Tooltip("staff:N", title=staff.name),
        alt.Tooltip("customer:N", title=customer.name),
        alt.Tooltip("n:Q", title=_("Customers")),
    ]
    size = alt.Size("n:Q", scale=alt.Scale(range=DOT_SIZES), legend=None)
    # Among others, the shape tells the reader's teams apart as well as the colour.
    shape = "diamond" if is_among_others else "circle"
    layers = [
        _layer("means").mark_rule(style="mean").encode(x=x),
        _layer("means").mark_rule(style="mean").encode(y=y),
        _layer("others")
        .mark_point(style="other", size=SHAPE_SIZE)
        .encode(x=x, y=y, tooltip=team),
        _layer("named")
        .mark_point(style="own", shape=shape)
        .encode(x=x, y=y, size=size, href="href:N", tooltip=tips),
    ]
    described = _(
        "One dot for each team: %(staff)s across, %(customer)s upwards. The same "
        "numbers stand in the table below.",
        staff=staff.name,
        customer=customer.name,
    )
    return _frame(layers, described, height)


def company_lines(company: CompanyLine, staff: str, customer: str) -> list[Spec]:
    return [
        line(staff, "staff", company.span, company.staff),
        line(customer, "customers", company.span, company.customer),
    ]


def team_lines(page: TeamPage) -> list[Spec]:
    staff = [week.staff for week in page.weeks]
    drawn = [line(bank.MOBILISATION, "staff", page.span, staff, page.company)]
    for number, metric in enumerate(page.metrics):
        own = [week.customers[number] for week in page.weeks]
        drawn.append(line(metric, "customers", page.span, own))
    return drawn


def line(
    measure: str,
    side: str,
    span: Span,
    own: Sequence[Result],
    company: Sequence[Result] = (),
) -> Spec:
    """Draw a line with its band, broken where nothing was published.

    `side` is the style, `staff` or `customers`; the company's line is faint beside.
    """
    ends = [end for one in own for end in _ends(one)]
    middles = [one.value for one in company if isinstance(one, Shown)]
    axis = _axis([*ends, *middles], measure)
    frame = _line_frame(axis, side, span, str(get_locale()))
    days = [weeks.monday_of(week).isoformat() for week in span.weeks]
    rows = [
        {"week": day, "name": week_name(week), **_drawn(one, measure)}
        for day, week, one in zip(days, span.weeks, own, strict=True)
    ]
    beside = [
        {"week": day, "value": one.value if isinstance(one, Shown) else None}
        for day, one in zip(days, company, strict=False)
    ]
    return _filled(frame, own=rows, company=beside)


@lru_cache(FRAMES)
def _line_frame(
    axis: MeasureAxis,
    side: str,
    span: Span,
    language: str,  # noqa: ARG001 - in which the names are written
) -> Spec:
    x = alt.X("week:T", scale=_when(span), axis=_week_axis())
    y, low = _place(alt.Y, "value", axis), _place(alt.Y, "low", axis)
    tips = [
        alt.Tooltip("name:N", title=_("Week")),
        alt.Tooltip("text:N", title=axis.name),
    ]
    layers = [
        _layer("own").mark_area(style=f"{side}-band").encode(x=x, y=low, y2="high:Q"),
        _layer("company").mark_line(style="company").encode(x=x, y=y),
        _layer("own").mark_line(style=side).encode(x=x, y=y),
        _layer("own").mark_point(style=f"{side}-point").encode(x=x, y=y, tooltip=tips),
    ]
    described = _(
        "%(measure)s week by week. The same numbers stand in the table below.",
        measure=axis.name,
    )
    return _frame(layers, described, LINE_HEIGHT)


def _drawn(result: Result, measure: str) -> Spec:
    """Return what a week draws; an empty one breaks the line where it stands."""
    if isinstance(result, Shown):
        text = _with_range(result, measure)
        place = {"value": result.value, "low": result.low, "high": result.high}
        return {**place, "text": text}
    return {"value": None, "low": None, "high": None, "text": None}


def _with_range(shown: Shown, measure: str) -> str:
    return _(
        "%(value)s (%(low)s to %(high)s)",
        value=written(shown.value, measure),
        low=written(shown.low, measure),
        high=written(shown.high, measure),
    )


def _ends(result: Result) -> tuple[float, ...]:
    return (result.low, result.high) if isinstance(result, Shown) else ()


def _axis(values: Sequence[float], measure: str) -> MeasureAxis:
    """Return the axis of a measure, with round ends just outside of the values."""
    step = 5 if is_net(measure) else 0.05
    low, high = min(values, default=0.0), max(values, default=1.0)
    ends = (
        round(step * (math.ceil(low / step) - 1), 2),
        round(step * (math.floor(high / step) + 1), 2),
    )
    return MeasureAxis(name_of(measure), axis_format(measure), ends)


def _place(kind: type[Channel], field: str, axis: MeasureAxis) -> Channel:
    """Return an axis with the same scale in every layer; else rules pull it to 0."""
    return kind(
        f"{field}:Q",
        title=axis.name,
        scale=alt.Scale(zero=False, nice=False, domain=axis.ends),
        axis=alt.Axis(format=axis.number_format, tickCount=5),
    )


def _when(span: Span) -> alt.Scale:
    # Dates without a time are read as UTC, so they must be written as UTC too.
    ends = [weeks.monday_of(week).isoformat() for week in (span.first, span.last)]
    return alt.Scale(type="utc", domain=ends)


def _week_axis() -> alt.Axis:
    return alt.Axis(
        format="%-d %b",
        grid=False,
        labelFlush=False,
        labelOverlap="greedy",
        labelSeparation=8,
        tickCount=6,
        title=None,
    )


def _layer(rows: str) -> alt.Chart:
    return alt.Chart(alt.NamedData(name=rows))


def _frame(layers: list[alt.Chart], description: str, height: int) -> Spec:
    """Return the specification with the one name that screen readers hear."""
    whole = alt.LayerChart(
        layer=layers, width="container", height=height, description=description
    )
    return whole.configure(aria=False).to_dict(validate=False)


def _filled(frame: Spec, **rows: Rows) -> Spec:
    return {**frame, "datasets": rows}
