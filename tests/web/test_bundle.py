"""Building the files for the browser."""

import json
from pathlib import Path

import pytest

from engagement.web import bundle
from engagement.web.assets import MANIFEST


def test_every_file_is_hashed_and_compressed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bundle, "BUILT", tmp_path)
    monkeypatch.setattr(bundle, "TRANSLATIONS", tmp_path / "none")
    (tmp_path / "old.js").touch()

    bundle.build()

    names = json.loads((tmp_path / MANIFEST).read_text())
    assert {
        "bootstrap.css",
        "figures.css",
        "site.css",
        "vega.js",
        "locale-fr.json",
    } <= set(names)
    assert not (tmp_path / "old.js").exists()
    for name in ("bootstrap.css", "vega.js"):
        served = tmp_path / names[name]
        compressed = served.with_name(f"{served.name}.br")
        assert compressed.stat().st_size < served.stat().st_size / 2


def test_translations_are_compiled(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = bundle.TRANSLATIONS / "fr/LC_MESSAGES/messages.po"
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "messages.po").write_bytes(source.read_bytes())
    monkeypatch.setattr(bundle, "TRANSLATIONS", tmp_path)

    bundle.compile_translations()

    assert (folder / "messages.mo").stat().st_size > 10_000
