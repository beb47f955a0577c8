"""The screens of everybody who reads, each looked at in every way."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from engagement.people.models import Role
from tests.browser.company import Site
from tests.browser.witness import Witness, axe_faults, sideways

DESK, PHONE = 1280, 390
LOOKS = [(DESK, "light"), (DESK, "dark"), (PHONE, "dark"), (PHONE, "light")]
FEW_LOOKS = [(DESK, "dark"), (PHONE, "light")]
"""For what looks like another page, or happens on one."""
FRENCH_LOOKS = [(PHONE, "light")]
NOBODY = None
IN_LIGHT = """
theme => {
  document.documentElement.dataset.bsTheme = theme;
  document.dispatchEvent(new Event("themechange"));
}
"""
OPEN_ALL = "document.querySelectorAll('details').forEach(one => { one.open = true; })"
NOT_DRAWN = "[data-chart]:not(:has(svg.marks))"


@dataclass
class Reading:
    """The screens of everybody who reads: one for each person and language."""

    browser: Browser
    shots: str = ""
    """Folder of pictures; empty: none are kept."""
    screens: dict[tuple[str, Role | None, str], tuple[Page, Witness]] = field(
        default_factory=dict
    )

    def screen(self, site: Site, reader: Role | None, language: str = "en") -> Page:
        key = (site.address, reader, language)
        if key not in self.screens:
            context = self.browser.new_context(
                base_url=site.address, locale=language, reduced_motion="reduce"
            )
            witness = Witness(site.address)
            witness.watch(context)
            if reader:
                site.sign_in(context, reader, language)
            self.screens[key] = context.new_page(), witness
        page, witness = self.screens[key]
        witness.faults()  # those of a test that failed before it asked
        return page

    def close(self) -> None:
        for page, _witness in self.screens.values():
            page.context.close()

    def faults(
        self, page: Page, name: str, looks: Sequence[tuple[int, str]] = LOOKS
    ) -> list[str]:
        """Look at a page in every way; return what is wrong with it, and where."""
        page.evaluate(OPEN_ALL)
        found = [
            f"{width} px, {light}: {fault}"
            for width, light in looks
            for fault in self._faults(page, name, width, light)
        ]
        return found + [
            fault for _, witness in self.screens.values() for fault in witness.faults()
        ]

    def _faults(self, page: Page, name: str, width: int, light: str) -> list[str]:
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate(IN_LIGHT, light)
        expect(page.locator(NOT_DRAWN)).to_have_count(0)
        shoot(page, self.shots, f"{name}, {width}, {light}")
        return [*axe_faults(page), *sideways(page)]


def shoot(page: Page, folder: str, name: str) -> None:
    """Keep a picture of the whole page, for people to look at, if they want any."""
    if folder:
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)
