"""Building the files for the browser from installed packages and static/.

vl_convert hangs for ever in a child of a process that has called it, so the web
process must never do so: only the command line comes here.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Literal

import flask_bootstrap
import vl_convert
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from whitenoise.compress import Compressor

from engagement.config import ROOT
from engagement.web.assets import BUILT, HASH_LENGTH, MANIFEST
from engagement.web.stylesheet import needed, words_in
from engagement.web.typeface import typeface

BOOTSTRAP = Path(flask_bootstrap.__file__).parent / "static/bootstrap5/css"
SOURCES = [
    path
    for folder, kind in (("templates", "html"), ("static", "js"), ("engagement", "py"))
    for path in sorted((ROOT / folder).rglob(f"*.{kind}"))
]
"""Where classes are named."""
TRANSLATIONS = ROOT / "engagement" / "translations"
KEPT = ROOT / ".venv" / "typeface.tgz"
"""Beside the other packages: files are built more often than fetched."""
FACE = (
    '@font-face{{font-family:"Text";font-weight:200 900;font-display:swap;'
    'src:url("{}") format("woff2")}}'
)
LOCALES: dict[str, Literal["en-GB", "fr-FR"]] = {"en": "en-GB", "fr": "fr-FR"}


def build() -> None:
    """Write the hashed assets, their manifest, and the compiled translations.

    What is no longer named goes last, so that a running server misses nothing.
    """
    BUILT.mkdir(parents=True, exist_ok=True)
    names = {name: _hash(name, content) for name, content in _contents().items()}
    names["face.css"] = _hash("face.css", face_of(names).encode())
    (BUILT / MANIFEST).write_text(json.dumps(names))
    served = (MANIFEST, *names.values())
    for path in BUILT.iterdir():
        if not path.name.startswith(served):
            path.unlink()
    compile_translations()


def face_of(names: Mapping[str, str]) -> str:
    """Return the style sheet that names the typeface; empty: there is none."""
    font = names.get("text.woff2")
    return FACE.format(font) if font else ""


def compile_translations() -> None:
    for path in TRANSLATIONS.rglob("*.po"):
        with path.open("rb") as source, path.with_suffix(".mo").open("wb") as target:
            write_mo(target, read_po(source))


def _hash(name: str, content: bytes) -> str:
    stem, _, suffix = name.rpartition(".")
    served = f"{stem}.{hashlib.sha256(content).hexdigest()[:HASH_LENGTH]}.{suffix}"
    (BUILT / served).write_bytes(content)
    Compressor(quiet=True).compress(str(BUILT / served))
    return served


def built_bootstrap() -> str:
    """Return what our pages need of it."""
    whole = (BOOTSTRAP / "bootstrap.min.css").read_text()
    return needed(whole, words_in(SOURCES))


def _contents() -> dict[str, bytes]:
    files = {path.name: path.read_bytes() for path in (ROOT / "static").iterdir()}
    files |= typeface(KEPT)
    files["bootstrap.css"] = built_bootstrap().encode()
    # Its stub forgets that the argument has a default.
    vega = vl_convert.javascript_bundle()  # type: ignore[call-arg]
    files["vega.js"] = vega.encode()
    for language, name in LOCALES.items():
        locale = {
            "number": vl_convert.get_format_locale(name),
            "time": vl_convert.get_time_format_locale(name),
        }
        files[f"locale-{language}.json"] = json.dumps(locale).encode()
    return files
