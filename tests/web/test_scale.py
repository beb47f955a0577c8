"""One scale of type and one of space; what is read from afar has its own."""

import re

import pytest

from engagement.config import ROOT

SIZES = {"var(--small)", "1rem", "var(--large)", "var(--title)", "var(--display)"}
OTHERS = re.compile(r"inherit|1\.0625rem|[34]rem|\d+(px|pt)")
"""As around it, the page's own, of a poster, and what drawings and paper measure by."""
STEP = 0.25
SHEETS = ("site.css", "figures.css")
FROM_AFAR = (".shared", ".narrow.shared", "dialog")


def rules(sheet: str) -> list[str]:
    lines = (ROOT / "static" / sheet).read_text().splitlines()
    return [one for one in lines if not one.startswith(FROM_AFAR)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_there_are_five_sizes_of_type(sheet: str) -> None:
    found = re.findall(r"font-size: ([^;}]+)", "\n".join(rules(sheet)))

    assert found
    strange = {one.strip() for one in found} - SIZES
    assert [one for one in strange if not OTHERS.fullmatch(one)] == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_space_goes_in_steps(sheet: str) -> None:
    found = re.findall(
        r"(?:margin|padding|gap)[a-z-]*: ([^;}]+)", "\n".join(rules(sheet))
    )
    lengths = [float(n) for one in found for n in re.findall(r"(-?[\d.]+)rem", one)]

    assert lengths
    assert [one for one in lengths if one % STEP] == []
