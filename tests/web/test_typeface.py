"""The typeface comes once, from one package; without it pages are made all the same."""

import io
from pathlib import Path
from urllib.error import URLError

import pytest

from engagement.web import bundle, typeface
from engagement.web.typeface import WrongPackage


def test_another_package_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typeface, "urlopen", lambda *_, **__: io.BytesIO(b"another"))

    with pytest.raises(WrongPackage):
        typeface.typeface(tmp_path / "kept.tgz")

    assert not (tmp_path / "kept.tgz").exists()


def test_one_that_was_exchanged_since_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kept.tgz").write_bytes(b"another")

    with pytest.raises(WrongPackage):
        typeface.typeface(tmp_path / "kept.tgz")


def test_without_the_registry_it_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def unreachable(*_: object, **__: object) -> None:
        raise URLError("no route")

    monkeypatch.setattr(typeface, "urlopen", unreachable)

    assert typeface.typeface(tmp_path / "kept.tgz") == {}
    assert "built without it" in caplog.text
    assert bundle.face_of({}) == ""


def test_the_face_names_the_file_that_is_served() -> None:
    face = bundle.face_of({"text.woff2": "text.0123456789ab.woff2"})

    assert 'url("text.0123456789ab.woff2")' in face
