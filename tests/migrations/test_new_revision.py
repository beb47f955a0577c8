"""A new revision, as `make migration` begins it."""

import shutil
from pathlib import Path

import pytest

from engagement.migrations import FOLDER, HEAD, __main__, upgrade


def test_models_that_have_their_revisions_give_an_empty_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "migrations"
    shutil.copytree(FOLDER, copy)
    monkeypatch.setattr(upgrade, "FOLDER", copy)

    __main__.main("Slips are numbered")

    number = f"{int(HEAD) + 1:04}"
    written = (copy / "versions" / f"r{number}_slips_are_numbered.py").read_text()
    assert written.startswith('"""Slips are numbered."""\n')
    assert f'revision = "{number}"\ndown_revision = "{HEAD}"\n' in written
    body = [line.strip() for line in written.partition("None:\n")[2].splitlines()]
    assert [line for line in body if line and line[0] != "#"] == ["pass"]
