"""A dot for each team: staff across, customers upwards."""

from functools import lru_cache

import altair as alt
from flask import url_for
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
from engagement.insight.symmetry.correlation import CorrelationView, Dot

HEIGHT = 380
SMALL_HEIGHT = 300
DOT_SIZES = (60, 500)
SHAPE_SIZE = 70


def scatter(view: CorrelationView, *, height: int = HEIGHT) -> list[Spec]:
    """Draw a dot for each team, and lines at their means; nothing without a team."""
    if not view.dots:
        return []
    seen = view.seen
    frame = _scatter_frame(
        measure_axis([dot.staff.value for dot in view.dots], view.staff),
        measure_axis([dot.customer.value for dot in view.dots], view.customer),
        is_among_others=bool(seen.others),
        height=height,
        language=str(get_locale()),
    )
    another = _("Another team")
    others: Rows = [{"x": x, "y": y, "team": another} for x, y in seen.others]
    means: Rows = [dict(zip("xy", view.means, strict=True))]
    named = [_point(dot, view) for dot in seen.named]
    return [fill(frame, means=means, others=others, named=named)]


def _point(dot: Dot, view: CorrelationView) -> Spec:
    return {
        "x": dot.staff.value,
        "y": dot.customer.value,
        "n": dot.customer.most,
        "team": dot.name,
        "staff": with_range(dot.staff, view.staff),
        "customer": with_range(dot.customer, view.customer),
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
    x, y = place(alt.X, "x", staff), place(alt.Y, "y", customer)
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
        layer("means").mark_rule(style="mean").encode(x=x),
        layer("means").mark_rule(style="mean").encode(y=y),
        layer("others")
        .mark_point(style="other", size=SHAPE_SIZE)
        .encode(x=x, y=y, tooltip=team),
        layer("named")
        .mark_point(style="own", shape=shape)
        .encode(x=x, y=y, size=size, href="href:N", tooltip=tips),
    ]
    described = _(
        "One dot for each team: %(staff)s across, %(customer)s upwards. The same "
        "numbers stand in the table below.",
        staff=staff.name,
        customer=customer.name,
    )
    return frame_of(layers, described, height)
