"""What travels over the wire for a page, as Chromium counts it."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page


@dataclass
class Wire:
    """How many bytes came for each address, and how each kind was packed."""

    sizes: dict[str, float] = field(default_factory=dict)
    packed: dict[str, str | None] = field(default_factory=dict)
    _addresses: dict[str, str] = field(default_factory=dict)

    def asked(self, event: dict[str, Any]) -> None:
        self._addresses[event["requestId"]] = event["request"]["url"]

    def answered(self, event: dict[str, Any]) -> None:
        response = event["response"]
        encoding = response["headers"].get("Content-Encoding")
        self.packed[response["mimeType"]] = encoding

    def arrived(self, event: dict[str, Any]) -> None:
        # The icon of the page before, still on its way, was not asked for here.
        if address := self._addresses.get(event["requestId"]):
            self.sizes[address] = event["encodedDataLength"]


def travel(page: Page, path: str) -> Wire:
    """Open a page with nothing kept of another, and count what comes for it."""
    wire, session = Wire(), page.context.new_cdp_session(page)
    session.on("Network.requestWillBeSent", wire.asked)
    session.on("Network.responseReceived", wire.answered)
    session.on("Network.loadingFinished", wire.arrived)
    session.send("Network.enable")
    session.send("Network.setCacheDisabled", {"cacheDisabled": True})
    page.goto(path, wait_until="networkidle")
    session.detach()
    return wire
