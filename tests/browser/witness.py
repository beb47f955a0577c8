"""Watches a browser, and tells what pages must never do."""

from dataclasses import dataclass, field

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, Request

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ONLY_VIOLATIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "resultTypes": ["violations"],
}
TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", (event) => console.error(
  `${event.effectiveDirective} refused ${event.blockedURI} ${event.sample}`
));
"""
REFUSAL = "the server responded with a status of 4"
"""What the console says of every page that refuses something, as it should."""


@dataclass
class Witness:
    """What went wrong in a browser since somebody last asked."""

    origin: str
    seen: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        context.add_init_script(TELL_VIOLATIONS)
        context.on("request", self._request)
        context.on("console", self._console)
        context.on("weberror", lambda error: self.seen.append(str(error.error)))

    def _request(self, request: Request) -> None:
        if not request.url.startswith((self.origin, "data:")):
            self.seen.append(f"asked {request.url}")

    def _console(self, message: ConsoleMessage) -> None:
        is_asset = "/assets/" in message.location["url"]
        is_refusal = REFUSAL in message.text and not is_asset
        if message.type in {"error", "warning"} and not is_refusal:
            self.seen.append(message.text)

    def faults(self) -> list[str]:
        """Return what was seen, and forget it."""
        told, self.seen = self.seen, []
        return told


def axe_faults(page: Page) -> list[str]:
    """Return what axe finds: the rule, and where."""
    if page.evaluate("typeof axe") == "undefined":
        page.evaluate(AXE_SCRIPT)
    results = page.evaluate("options => axe.run(options)", ONLY_VIOLATIONS)
    return [
        f"{rule['id']}: {node['target']} {node['failureSummary']}"
        for rule in results["violations"]
        for node in rule["nodes"]
    ]


def sideways(page: Page) -> list[str]:
    """Tell whether the page is wider than the screen."""
    wide, screen = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.clientWidth]"
    )
    return [f"{wide} px wide on a screen of {screen}"] if wide > screen else []
