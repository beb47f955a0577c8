"""The pure core is pure to the interpreter: to import it loads no framework."""

import json
import pkgutil
import subprocess
import sys
import tomllib
from importlib.util import find_spec

import pytest

from engagement.config import ROOT

HEAVY = ("flask", "flask_babel", "sqlalchemy", "wtforms", "altair", "pandas")
INTAKE = (
    *("calendar", "columns", "guess", "intake", "presets", "questions", "read"),
    *("rows", "rows_to_choose", "totals"),
)
TABLES = frozenset(
    f"engagement.{name}"
    for name in (
        *("files.frames", "customers.files.sheets", "customers.scores.tallies"),
        *(f"customers.intake.{name}" for name in INTAKE),
        "customers.review.corrections",
    )
)
"""What tables are made of may load pandas, and is imported after all others."""
PARTS_OF_SCIPY = ("scipy.stats", "scipy.special", "scipy.optimize", "scipy.sparse")
"""`import scipy` alone is light; a part of it is loaded when it is first used."""
IMPORTS = """
import importlib, json, sys
before = set()
for name in json.loads(sys.argv[1]):
    importlib.import_module(name)
    print(json.dumps([name, sorted(set(sys.modules) - before)]))
    before = set(sys.modules)
"""
"""Imports modules one after the other, and tells what each has added."""


def pure_modules() -> list[str]:
    """Return the modules that the contract on the pure core lists, and those below."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = (
        one
        for one in project["tool"]["importlinter"]["contracts"]
        if one["name"].startswith("The pure core")
    )
    listed: list[str] = contract["source_modules"]
    return [one for name in listed for one in (name, *below(name))]


def below(name: str) -> list[str]:
    spec = find_spec(name)
    assert spec is not None, f"{name} is gone: take it off the contract's list."
    folders = spec.submodule_search_locations or ()
    return [one.name for one in pkgutil.walk_packages(folders, f"{name}.")]


def loaded_by(names: list[str]) -> dict[str, set[str]]:
    """Return for each module what it adds to an interpreter that has the ones before.

    What none of them adds, none loads that is imported alone.
    """
    printed = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", IMPORTS, json.dumps(names)],
        check=True,
        capture_output=True,
        text=True,
        cwd=ROOT,
    ).stdout
    return {name: set(loaded) for name, loaded in map(json.loads, printed.splitlines())}


def test_the_package_loads_nothing() -> None:
    assert loaded_by(["sys", "engagement"])["engagement"] == {"engagement"}


def test_no_pure_module_loads_a_framework() -> None:
    names = sorted(pure_modules(), key=lambda name: name in TABLES)

    added = loaded_by(names)
    heavy = {
        name: sorted(added[name].intersection((*HEAVY, *PARTS_OF_SCIPY)))
        for name in names
    }

    assert len(names) > 60
    loading = {name: loaded for name, loaded in heavy.items() if loaded}
    assert {*loading} <= TABLES  # the first of them loads it for the others
    assert {*map(tuple, loading.values())} == {("pandas",)}


def test_help_is_told_before_anything_is_loaded() -> None:
    loaded = loaded_by(["engagement.cli.main"])["engagement.cli.main"]

    assert not loaded.intersection({*HEAVY, "scipy", "numpy"})


UNUSED_BY_A_TICK = {
    "altair", "flask_smorest", "flask_wtf", "limits", "marshmallow", "numpy", "pandas",
    "prometheus_client", "redis", "scipy", "vl_convert", "xlsxwriter",
}  # fmt: skip


@pytest.mark.parametrize("command", ["tick", "settings", "void_pulse", "mail"])
def test_a_small_command_loads_nothing_that_it_does_not_use(command: str) -> None:
    name = f"engagement.cli.{command}"

    assert loaded_by([name])[name] & UNUSED_BY_A_TICK == set()
