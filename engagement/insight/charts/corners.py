"""Names in the corners of a chart of both sides, where its means part the teams."""

from collections.abc import Sequence
from typing import cast

from flask_babel import gettext as _

Spec = dict[str, object]
WIDE = 420
"""Pixels of a plot in which two names stand side by side."""
INSET = 6
"""Pixels between a name and the edges."""


def name_corners(specs: Sequence[Spec]) -> list[Spec]:
    """Add to charts, staff across and customers upwards, where each corner lies."""
    corners = [
        _corner(_("Customers higher, staff lower"), is_right=False, is_top=True),
        _corner(_("Both sides higher"), is_right=True, is_top=True),
        _corner(_("Both sides lower"), is_right=False, is_top=False),
        _corner(_("Staff higher, customers lower"), is_right=True, is_top=False),
    ]
    return [
        {**spec, "layer": [*cast("list[Spec]", spec["layer"]), *corners]}
        for spec in specs
    ]


def _corner(text: str, *, is_right: bool, is_top: bool) -> Spec:
    mark = {
        "type": "text",
        "text": text,
        "style": "corner",
        "align": "right" if is_right else "left",
        "baseline": "top" if is_top else "bottom",
        "dx": -INSET if is_right else INSET,
        "dy": INSET if is_top else -INSET,
    }
    place = {
        "x": {"value": "width" if is_right else 0},
        "y": {"value": 0 if is_top else "height"},
    }
    return {
        "data": {"values": [{}]},
        # On a phone they would lie over one another; the page says them below as well.
        "transform": [{"filter": f"width >= {WIDE}"}],
        "mark": mark,
        "encoding": place,
    }
