"""The tour is true: its stops exist, and no journey has more than twelve."""

import ast
import re

import pytest

from engagement.config import ROOT

TOUR = (ROOT / "docs" / "tour.md").read_text()
JOURNEYS = TOUR.split("\n## ")[1:]
STOP = re.compile(r"^\d+\. `(\S+\.py)` `(\w+)`: ", re.MULTILINE)


def functions(path: str) -> set[str]:
    tree = ast.parse((ROOT / path).read_text())
    return {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}


def test_there_are_six_journeys() -> None:
    assert len(JOURNEYS) == 6


@pytest.mark.parametrize("journey", JOURNEYS, ids=lambda text: text.split("\n")[0])
def test_every_stop_is_a_function_of_its_module(journey: str) -> None:
    stops = STOP.findall(journey)

    assert len(stops) == len(re.findall(r"^\d+\.", journey, re.MULTILINE))
    assert 5 <= len(stops) <= 12
    assert [
        (path, name)
        for path, name in stops
        if not (ROOT / path).exists() or name not in functions(path)
    ] == []


def test_every_page_is_where_the_table_says() -> None:
    rows = [line.split("|") for line in TOUR.splitlines() if line.startswith("| `/")]
    places = {
        place
        for row in rows
        for place in re.findall(r"`([a-z_/]+(?:\.py|\.html|/))`", "|".join(row[2:]))
    }
    folders = (ROOT / "engagement", ROOT / "templates")

    assert len(rows) > 12
    assert len(places) > 30
    assert [
        place for place in places if not any((one / place).exists() for one in folders)
    ] == []


def test_every_folder_with_pages_is_in_the_table() -> None:
    found = (ROOT / "engagement").rglob("views.py")
    views = {str(file.relative_to(ROOT / "engagement")) for file in found}
    shared = {"web/views.py", "demo/views.py", "customers/api/views.py"}

    assert [one for one in views - shared if f"`{one}`" not in TOUR] == []
