"""In which weeks teams were called: a square for each, and no figure."""

from collections.abc import Mapping, Sequence

import altair as alt

from engagement.insight.charts.specs import Spec, fill, layer
from engagement.web.template_filters import short_week

WIDTH, ROW = 360, 26
"""In points; a row for each team."""
INK, FILL, LINE = "#212529", "#0072B2", "#dee2e6"
FONT = "sans-serif"


def call_weeks(called: Mapping[str, Sequence[int]], weeks: range) -> Spec:
    """Draw these weeks with a square where a team was called, by name; for a mail.

    Mails have no style sheet of ours, so colours stand in it.
    """
    x = alt.X(
        "week:N",
        title=None,
        scale=alt.Scale(domain=[short_week(week) for week in weeks]),
        axis=alt.Axis(labelAngle=0, grid=True, ticks=False),
    )
    y = alt.Y("team:N", title=None, sort=None, axis=alt.Axis(ticks=False))
    drawn = layer("called").mark_square(size=260, opacity=1).encode(x=x, y=y)
    frame = drawn.properties(width=WIDTH, height=ROW * len(called), background="#fff")
    styled = frame.configure(
        axis=alt.AxisConfig(
            domainColor=LINE,
            gridColor=LINE,
            labelColor=INK,
            labelFontSize=13,
            labelLimit=200,
        ),
        font=FONT,
        square=alt.MarkConfig(color=FILL),
        view=alt.ViewConfig(stroke=None),
    )
    rows = [
        {"team": team, "week": short_week(week)}
        for team, of_team in called.items()
        for week in of_team
    ]
    return fill(styled.to_dict(validate=False), called=rows)
