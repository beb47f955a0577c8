"""A dot for each team: staff across, customers upwards."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

import altair as alt
from flask import url_for
from flask_babel import get_locale
from flask_babel import gettext as _

from engagement.insight.charts import names
from engagement.insight.charts.names import GAP, Spot
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
from engagement.insight.symmetry.correlation import CorrelationView, Dot, Seen
from engagement.insight.symmetry.quadrants import Place
from engagement.insight.symmetry.tie import clear_tie

HEIGHT = 380
SMALL_HEIGHT = 300
DOT_SIZES = (60, 500)
SHAPE_SIZE = 70
MOST_TAILS = 200
"""Of more teams they would be a thicket."""
ALONG = 24
"""Parts of the line through the dots, whose band is curved."""


def scatter(view: CorrelationView, *, height: int = HEIGHT) -> list[Spec]:
    """Draw a dot for each team, and lines at their medians; nothing without a team.

    Where the verdict tells of a tie, a line with its band goes through the dots: that
    of the slope that is told, see `fitted_line`. Of the reader's own teams a tail leads
    from where each stood four weeks before, and those that have room have their name.
    """
    if not view.dots:
        return []
    seen = view.seen
    tailed = seen.named if len(seen.named) <= MOST_TAILS else ()
    moved = [dot.before for dot in tailed if dot.before]
    places = [(dot.staff.value, dot.customer.value) for dot in view.dots] + moved
    axes = [
        measure_axis(values, measure)
        for values, measure in zip(
            zip(*places, strict=True), (view.staff, view.customer), strict=True
        )
    ]
    frame = _scatter_frame(
        *axes,
        is_among_others=bool(seen.others),
        height=height,
        language=str(get_locale()),
    )
    another = _("Another team")
    others: Rows = [{"x": x, "y": y, "team": another} for x, y in seen.others]
    return [
        fill(
            frame,
            medians=[dict(zip("xy", view.middle, strict=True))],
            line=list(_line(view)),
            others=others,
            tails=[_tail(dot, dot.before) for dot in tailed if dot.before],
            named=[_point(dot, view) for dot in seen.named],
            names=list(_names(seen, axes, height)),
        )
    ]


def _line(view: CorrelationView) -> Iterator[Mapping[str, object]]:
    """Yield the line and its band from the first dot to the last; nothing untied."""
    found = clear_tie(view)
    if found is None:
        return
    across = [dot.staff.value for dot in view.dots]
    start, length = min(across), max(across) - min(across)
    for part in range(ALONG + 1):
        x = start + length * part / ALONG
        y, band = found.line.at(x)
        yield {"x": x, "y": y, "low": band.low, "high": band.high}


def _tail(dot: Dot, before: Place) -> Spec:
    """Return a line from where a dot stood to where it stands."""
    now = {"x2": dot.staff.value, "y2": dot.customer.value}
    return {"x": before[0], "y": before[1], **now}


def _names(
    seen: Seen, axes: Sequence[MeasureAxis], height: int
) -> Iterator[Mapping[str, object]]:
    """Yield the names of the reader's teams that have room beside all the dots."""
    across, upwards = axes
    own = [
        Spot(
            across.part(dot.staff.value),
            upwards.part(dot.customer.value),
            dot.name,
            is_right_taken=dot.before is not None and dot.before[0] > dot.staff.value,
        )
        for dot in seen.named
    ]
    others = [Spot(across.part(x), upwards.part(y)) for x, y in seen.others]
    for at, told in names.names([*own, *others], height):
        dot = seen.named[at]
        place = {"x": dot.staff.value, "y": dot.customer.value}
        yield {**place, "team": dot.name, **told}


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
    low = place(alt.Y, "low", customer)
    described = _(
        "One dot for each team: %(staff)s across, %(customer)s upwards. The same "
        "numbers stand in the table below.",
        staff=staff.name,
        customer=customer.name,
    )
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
        layer("line")
        .mark_area(style="tie-band", clip=True)
        .encode(x=x, y=low, y2="high:Q"),
        layer("line").mark_line(style="tie", clip=True).encode(x=x, y=y),
        layer("medians").mark_rule(style="median").encode(x=x),
        layer("medians").mark_rule(style="median").encode(y=y),
        layer("others")
        .mark_point(style="other", size=SHAPE_SIZE)
        .encode(x=x, y=y, tooltip=team),
        layer("tails").mark_rule(style="tail").encode(x=x, y=y, x2="x2:Q", y2="y2:Q"),
        layer("named")
        .mark_point(style="own", shape=shape)
        .encode(x=x, y=y, size=size, href="href:N", tooltip=tips),
        _name_layer(x, y),
    ]
    return frame_of(layers, described, height)


def _name_layer(x: alt.X, y: alt.Y) -> alt.Chart:
    """Write names beside the dots that have room for one."""
    marks = layer("names").mark_text(
        style="name",
        align=alt.ExprRef("datum.side == 'left' ? 'right' : 'left'"),
        baseline="middle",
        dx=alt.ExprRef(f"datum.side == 'left' ? {-GAP} : {GAP}"),
    )
    marks = marks.transform_filter("width >= datum.least")
    return marks.encode(x=x, y=y, text="team:N")
