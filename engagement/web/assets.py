"""The files for the browser, as `bundle` built them: hashed, compressed, immutable."""

import json

from flask import Flask
from whitenoise import WhiteNoise

from engagement.config import ROOT
from engagement.settings_file import BadSetting

BUILT = ROOT / "build" / "assets"
MANIFEST = "manifest.json"
PREFIX = "/assets/"
HASH_LENGTH = 12


def init_app(app: Flask) -> None:
    """Serve the built files; without them the pages would be bare, so refuse."""
    names = _manifest()

    def asset(name: str) -> str:
        return PREFIX + names[name]

    app.jinja_env.globals["asset"] = asset
    app.wsgi_app = WhiteNoise(  # type: ignore[method-assign]
        app.wsgi_app,
        root=str(BUILT),
        prefix=PREFIX,
        allow_all_origins=False,
        immutable_file_test=rf"^.+\.[0-9a-f]{{{HASH_LENGTH}}}\..+$",
        add_headers_function=_add_headers,
    )


def _add_headers(headers: dict[str, str], _path: str, _url: str) -> None:
    headers["X-Content-Type-Options"] = "nosniff"
    headers["Cross-Origin-Resource-Policy"] = "same-origin"


def _manifest() -> dict[str, str]:
    path = BUILT / MANIFEST
    if not path.exists():
        raise BadSetting("The assets are not built; run `engagement build`.")
    names: dict[str, str] = json.loads(path.read_text())
    return names
