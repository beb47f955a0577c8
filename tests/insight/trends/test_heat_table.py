"""Shades from numbers alone, and that every shade can be read."""

import math
import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.config import ROOT
from engagement.insight.series.change_from_usual import HIDDEN, ChangeFromUsual, Move
from engagement.insight.trends.heat_table import EDGES, HeatCell, cells

shares = st.floats(0, 1)


@pytest.mark.parametrize(
    ("share", "shade"),
    [(0, 1), (0.29, 1), (0.296, 2), (0.3, 2), (0.5, 4), (0.795, 7), (1, 7)],
)
def test_a_shade_is_that_of_the_figure_in_the_cell(share: float, shade: int) -> None:
    assert HeatCell(share).shade == shade


@given(shares, shares)
def test_a_higher_share_never_has_a_lower_shade(one: float, other: float) -> None:
    low, high = sorted((one, other))

    assert 1 <= HeatCell(low).shade <= HeatCell(high).shade <= len(EDGES) + 1


def test_a_row_of_cells_says_what_is_hidden_and_what_is_out_of_the_usual() -> None:
    row = cells([0.5, math.nan, 0.7, 0.2], [1, 0, 0, -1])

    assert row == (
        HeatCell(0.5, Move.ABOVE),
        HIDDEN,
        HeatCell(0.7, Move.STEADY),
        HeatCell(0.2, Move.BELOW),
    )


def test_a_report_names_the_change_in_a_word() -> None:
    assert [ChangeFromUsual(move, 0.0).as_report() for move in Move] == [
        "steady",
        "above",
        "below",
    ]


def luminance(colour: str) -> float:
    """Return the relative luminance of WCAG 2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return sum(w * p for w, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def shades_of(block: str) -> list[tuple[str, str]]:
    """Return each shade of one of the two lights, with its ink."""
    style = (ROOT / "static/site.css").read_text()
    colours = dict(
        re.findall(r"--(shade-[^:]+): (#\w+);", style.split(block)[1].split("}")[0])
    )
    numbers = range(1, len(EDGES) + 2)
    return [(colours[f"shade-{n}"], colours[f"shade-{n}-ink"]) for n in numbers]


@pytest.mark.parametrize("block", [":root {", '[data-bs-theme="dark"] {'])
def test_every_shade_can_be_read_and_told_from_the_next(block: str) -> None:
    shades = shades_of(block)

    lights = [luminance(shade) for shade, _ in shades]
    assert min(contrast(*pair) for pair in shades) >= 4.5
    assert sorted(lights) in (lights, lights[::-1])
    assert min(contrast(a, b) for (a, _), (b, _) in pairwise(shades)) > 1.1


@pytest.mark.parametrize("block", [":root {", '[data-bs-theme="dark"] {'])
def test_shades_are_of_one_hue(block: str) -> None:
    for shade, _ in shades_of(block):
        red, green, blue = (int(shade[at : at + 2], 16) for at in (1, 3, 5))

        assert red < min(green, blue)
        assert abs(green - blue) < 10
