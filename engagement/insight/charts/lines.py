"""A line for each measure, week by week, with its band."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

import altair as alt
from flask_babel import get_locale
from flask_babel import gettext as _

from engagement import weeks
from engagement.actions.models import Action
from engagement.actions.queries import ActionRow
from engagement.insight.charts.specs import (
    FRAMES,
    MeasureAxis,
    Spec,
    fill,
    frame_of,
    layer,
    measure_axis,
    place,
    with_range,
    with_rows,
)
from engagement.insight.series.spans import Span
from engagement.insight.shown import Result, Shown
from engagement.insight.symmetry.company import CompanyLine
from engagement.insight.team.teams import TeamPage
from engagement.pulses import bank
from engagement.web.template_filters import week_name

LINE_HEIGHT = 190
START_LINE, LONGEST_START = 14, 110
"""Pixels between the names of starts, and of each."""
DAY = "%-d %b"
FIRST_IN_FRENCH = (
    "(utcdate(datum.value) == 1 ? '1er' : utcFormat(datum.value, '%-d')) "
    "+ utcFormat(datum.value, ' %b')"
)
"""Which Vega's French locale does not know."""


def company_lines(company: CompanyLine, staff: str, customer: str) -> list[Spec]:
    return [
        line(staff, "staff", company.span, company.staff),
        line(customer, "customers", company.span, company.customer),
    ]


def team_lines(page: TeamPage, actions: Sequence[ActionRow] = ()) -> list[Spec]:
    staff = [week.staff for week in page.weeks]
    marks = starts([row.action for row in actions], page.span)
    drawn = [line(bank.MOBILISATION, "staff", page.span, staff, page.company)]
    for number, metric in enumerate(page.metrics):
        own = [week.customers[number] for week in page.weeks]
        drawn.append(line(metric, "customers", page.span, own))
    return [with_rows(one, start=marks) for one in drawn]


def starts(actions: Iterable[Action], span: Span) -> list[Spec]:
    """Return where actions begin in these weeks, what each is, and in which line."""
    begun = [
        (week, action.text)
        for action in sorted(actions, key=lambda one: one.starts_on)
        if (week := weeks.week_of(action.starts_on)) in span.weeks
    ]
    return [
        {
            "week": weeks.monday_of(week).isoformat(),
            "name": text,
            "row": row,
            "is_late": week > (span.first + span.last) / 2,
        }
        for row, (week, text) in enumerate(begun)
    ]


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
    axis = measure_axis([*ends, *middles], measure)
    frame = _line_frame(axis, side, span, str(get_locale()))
    days = [weeks.monday_of(week).isoformat() for week in span.weeks]
    rows = [
        {"week": day, "name": week_name(week), **_draw(one, measure)}
        for day, week, one in zip(days, span.weeks, own, strict=True)
    ]
    beside = [
        {"week": day, "value": one.value if isinstance(one, Shown) else None}
        for day, one in zip(days, company, strict=False)
    ]
    return fill(frame, own=rows, company=beside, start=[])


@lru_cache(FRAMES)
def _line_frame(
    axis: MeasureAxis,
    side: str,
    span: Span,
    language: str,
) -> Spec:
    x = alt.X("week:T", scale=when(span), axis=week_axis(language))
    y, low = place(alt.Y, "value", axis), place(alt.Y, "low", axis)
    tips = [
        alt.Tooltip("name:N", title=_("Week")),
        alt.Tooltip("text:N", title=axis.name),
    ]
    layers = [
        layer("own").mark_area(style=f"{side}-band").encode(x=x, y=low, y2="high:Q"),
        layer("company").mark_line(style="company").encode(x=x, y=y),
        layer("own").mark_line(style=side).encode(x=x, y=y),
        layer("own").mark_point(style=f"{side}-point").encode(x=x, y=y, tooltip=tips),
        *start_layers(x),
    ]
    described = _(
        "%(measure)s week by week. The same numbers stand in the table below.",
        measure=axis.name,
    )
    return frame_of(layers, described, LINE_HEIGHT)


def start_layers(x: alt.X) -> list[alt.Chart]:
    """Return a rule at each start of an action, with its name near the top."""
    named = layer("start").mark_text(
        style="corner",
        align=alt.ExprRef("datum.is_late ? 'right' : 'left'"),
        baseline="top",
        dx=alt.ExprRef("datum.is_late ? -4 : 4"),
        dy=alt.ExprRef(f"{START_LINE} * datum.row"),
        limit=LONGEST_START,
    )
    return [
        layer("start").mark_rule(style="start").encode(x=x),
        named.encode(x=x, y=alt.value(0), text="name:N"),
    ]


def _draw(result: Result, measure: str) -> Spec:
    """Return what a week draws; an empty one breaks the line where it stands."""
    if isinstance(result, Shown):
        text = with_range(result, measure)
        place = {"value": result.value, "low": result.low, "high": result.high}
        return {**place, "text": text}
    return {"value": None, "low": None, "high": None, "text": None}


def _ends(result: Result) -> tuple[float, ...]:
    return (result.low, result.high) if isinstance(result, Shown) else ()


def when(span: Span) -> alt.Scale:
    # Dates without a time are read as UTC, so they must be written as UTC too.
    ends = [weeks.monday_of(week).isoformat() for week in (span.first, span.last)]
    return alt.Scale(type="utc", domain=ends)


def week_axis(language: str) -> Spec:
    """Write days as "30 Nov"; in French the first of a month is "1er"."""
    own = {"labelExpr": FIRST_IN_FRENCH} if language == "fr" else {"format": DAY}
    return {
        **own,
        "grid": False,
        "labelFlush": False,
        "labelOverlap": "greedy",
        "labelSeparation": 8,
        "tickCount": {"expr": "max(2, floor(width / 90))"},
        "title": None,
    }
