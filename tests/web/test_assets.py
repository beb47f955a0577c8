"""The files for the browser: hashed, compressed, kept for ever, from us alone."""

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from engagement.application import create_app
from engagement.config import Settings
from engagement.settings_file import BadSetting
from engagement.web import assets


@pytest.fixture
def address(client: FlaskClient) -> str:
    page = BeautifulSoup(client.get("/sign-in").text, "html.parser")
    return next(
        str(link["href"])
        for link in page.select("link[rel=stylesheet]")
        if "site." in str(link["href"])
    )


def test_a_file_is_kept_by_the_browser_for_ever(
    client: FlaskClient, address: str
) -> None:
    response = client.get(address, buffered=True)

    assert response.status_code == 200
    assert response.mimetype == "text/css"
    assert "immutable" in response.headers["Cache-Control"]


def test_a_file_is_compressed_for_those_who_can_read_it(
    client: FlaskClient, address: str
) -> None:
    response = client.get(
        address, headers={"Accept-Encoding": "br, gzip"}, buffered=True
    )

    assert response.headers["Content-Encoding"] == "br"


def test_a_file_carries_the_headers_that_suit_it(
    client: FlaskClient, address: str
) -> None:
    headers = client.get(address, buffered=True).headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in headers
    assert "Set-Cookie" not in headers


@pytest.mark.parametrize("name", ["nothing.css", "manifest.json/../../x", "../app.py"])
def test_what_is_no_file_of_ours_is_no_page(client: FlaskClient, name: str) -> None:
    assert client.get(f"/assets/{name}").status_code == 404


def test_every_file_has_its_hash_in_its_name() -> None:
    names = json.loads((assets.BUILT / assets.MANIFEST).read_text())

    assert {"bootstrap.css", "site.css", "theme.js", "vega.js"} <= names.keys()
    for name, served in names.items():
        stem, _, suffix = name.rpartition(".")
        assert served.startswith(f"{stem}.")
        assert served.endswith(f".{suffix}")
        assert len(served) == len(name) + 1 + assets.HASH_LENGTH
        assert (assets.BUILT / served).exists()


def test_without_its_files_the_product_does_not_start(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(assets, "BUILT", tmp_path)

    with pytest.raises(BadSetting, match="engagement build"):
        create_app(settings)
