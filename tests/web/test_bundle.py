"""Building the files for the browser."""

import io
import json
import re
from pathlib import Path

import pytest
from PIL import Image

from engagement.config import ROOT
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


def test_the_icon_for_phones_is_of_their_size() -> None:
    drawing = (ROOT / "static" / "icon.svg").read_text()

    icon = Image.open(io.BytesIO(bundle.touch_icon(drawing)))

    assert (icon.format, icon.size) == ("PNG", (180, 180))


def test_the_colours_round_a_page_are_those_of_its_header() -> None:
    frame = (ROOT / "templates" / "frame.html").read_text()
    sheet = (ROOT / "static" / "site.css").read_text()

    told = re.findall(r'name="theme-color" content="([^"]+)"', frame)

    assert told == re.findall(r"--paper: ([^;]+);", sheet)


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
