"""The pictures of the README, taken of the demo; `make pictures`.

The demo is made for a fixed day, so that a picture changes when its page does. They are
of the product, without the demo's banner, and have few colours, so that they are small.
"""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal
from unittest.mock import patch

from PIL import Image
from playwright.sync_api import Browser, expect, sync_playwright

from engagement.config import ROOT
from engagement.demo import seed
from engagement.demo.company import PLACES
from engagement.people.models import Role
from tests.browser.company import Site, sites
from tests.browser.reading import NOT_DRAWN
from tests.chromium import LAUNCH

FOLDER = ROOT / "docs" / "pictures"
DAY = datetime(2026, 6, 10, 10, tzinfo=UTC)
COLOURS = 96
Light = Literal["light", "dark"]
LIGHTS: tuple[Light, ...] = ("light", "dark")
LANGUAGES = ("en", "fr")
DESK = {"viewport": {"width": 1280, "height": 800}}
PHONE = {
    "viewport": {"width": 390, "height": 780},
    "device_scale_factor": 2,
    "has_touch": True,
    "is_mobile": True,
}


@dataclass(frozen=True)
class Picture:
    """A page as somebody sees it on one of two screens."""

    name: str
    path: str
    reader: Role | None
    screen: dict[str, Any]


PICTURES = (
    Picture("overview", "/", Role.MANAGER, DESK),
    Picture("symmetry", "/symmetry", Role.HR, DESK),
    Picture("answer", "/p", None, PHONE),
    Picture("phone", "/", Role.MANAGER, PHONE),
)


SHOTS = tuple(product(PICTURES, LIGHTS, LANGUAGES))


def file_name(picture: Picture, light: str, language: str) -> str:
    return f"{picture.name}-{light}-{language}.png"


def files() -> Iterable[str]:
    """Return the name of every picture that is made."""
    return [file_name(*shot) for shot in SHOTS]


def take(
    browser: Browser, site: Site, picture: Picture, light: Light, language: str
) -> bytes:
    """Return the first screen of a page, once everything on it is drawn."""
    context = browser.new_context(
        base_url=site.address,
        locale=language,
        color_scheme=light,
        reduced_motion="reduce",
        **picture.screen,
    )
    if picture.reader:
        site.sign_in(context, picture.reader, language)
    page = context.new_page()
    page.goto(site.answer_path() if picture.path == "/p" else picture.path)
    page.wait_for_load_state("networkidle")
    expect(page.locator(NOT_DRAWN)).to_have_count(0)
    shot = page.screenshot()
    context.close()
    return shot


def small(shot: bytes) -> bytes:
    """Return a picture in few colours."""
    stream = io.BytesIO()
    few = (
        Image.open(io.BytesIO(shot))
        .convert("RGB")
        .quantize(COLOURS, dither=Image.Dither.NONE)
    )
    few.save(stream, "PNG", optimize=True)
    return stream.getvalue()


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with (
        patch("engagement.demo.clock.present", lambda: DAY),
        TemporaryDirectory() as folder,
        sites(Path(folder), places=PLACES, closed=seed.WEEKS) as (site, _demo),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(**LAUNCH)
        for picture, light, language in SHOTS:
            file = FOLDER / file_name(picture, light, language)
            file.write_bytes(small(take(browser, site, picture, light, language)))
            print(f"{file.relative_to(ROOT)} {file.stat().st_size // 1000} kB")
        browser.close()


if __name__ == "__main__":
    main()
