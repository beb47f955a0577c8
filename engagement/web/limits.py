"""How many tries and answers an address has, without keeping the address (R11)."""

import hashlib
import hmac
import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app, request
from limits import RateLimitItem, RateLimitItemPerHour, RateLimitItemPerMinute
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from engagement.config import Settings
from engagement.settings_file import BadSetting

TRIES = RateLimitItemPerMinute(20)
"""Enough for a shop full of people behind one address who mistype their codes."""
USES = RateLimitItemPerMinute(120)
"""Enough to page through years of figures, or to send 120,000 rows."""
ANSWERS = RateLimitItemPerHour(20)
"""To one page; a shop's own network is one address for all who are in it."""
SECONDS = 60
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Limits:
    """Counts tries by a hash that nobody can tie to an address the day after."""

    secret: str
    limiter: FixedWindowRateLimiter
    is_proxied: bool
    """A web server stands in front, and tells in a header who asks."""

    def key(self, address: str, now: datetime) -> str:
        day = f"tries of {now.date()}".encode()
        salt = hmac.digest(self.secret.encode(), day, hashlib.sha256)
        return hmac.digest(salt, address.encode(), hashlib.sha256).hex()

    def is_left(
        self, what: str, address: str, now: datetime, allowed: RateLimitItem = TRIES
    ) -> bool:
        """Count a try; tell whether it was one of those allowed."""
        return self._told_by(self.limiter.hit, allowed, what, self.key(address, now))

    def has_room(
        self, what: str, address: str, now: datetime, allowed: RateLimitItem
    ) -> bool:
        """Tell whether one more would be allowed, and count nothing."""
        return self._told_by(self.limiter.test, allowed, what, self.key(address, now))

    def _told_by(
        self, ask: Callable[..., bool], allowed: RateLimitItem, *names: str
    ) -> bool:
        try:
            return ask(allowed, *names)
        except StorageError as error:
            # Guessing is hopeless without a limit too; nobody is kept out for this.
            log.warning("Tries are not limited: %s", type(error.storage_error).__name__)
            return True


def init_app(app: Flask, settings: Settings) -> None:
    limiter = FixedWindowRateLimiter(storage_at(settings.redis_url))
    app.extensions["limits"] = Limits(settings.secret, limiter, settings.is_https)


def count_try(what: str, now: datetime) -> None:
    """Count a try that failed; refuse with 429 after too many from one address.

    Called after the fact, so whoever has a good ticket never touches the counter and
    is never kept out by others behind the same address.
    """
    limits: Limits = current_app.extensions["limits"]
    if not limits.is_left(what, _address(limits), now):
        raise TooManyRequests(retry_after=SECONDS)


def count_ask(what: str, whom: str, now: datetime) -> None:
    """Count that something was asked for somebody; refuse with 429 after too many.

    By the address that asks and the one asked for together, so that no junk keeps
    others out: neither those behind the same address nor those whom it names. More
    is not needed where asking costs no more than looking at a page.
    """
    limits: Limits = current_app.extensions["limits"]
    if not limits.is_left(what, f"{_address(limits)} {whom}", now):
        raise TooManyRequests(retry_after=SECONDS)


def may_answer(what: str, now: datetime) -> bool:
    """Tell whether this address may still send something to a page this hour."""
    limits: Limits = current_app.extensions["limits"]
    return limits.has_room(what, _address(limits), now, ANSWERS)


def count_answer(what: str, now: datetime) -> None:
    """Count an answer that was taken."""
    limits: Limits = current_app.extensions["limits"]
    limits.is_left(what, _address(limits), now, ANSWERS)


def _address(limits: Limits) -> str:
    # Anybody can write the header; its last address is what a web server has added.
    route = request.access_route if limits.is_proxied else []
    return route[-1] if route else request.remote_addr or ""


def count_use(what: str, who: str, now: datetime) -> None:
    """Count something that somebody known does; refuse with 429 after too many."""
    limits: Limits = current_app.extensions["limits"]
    if not limits.is_left(what, who, now, USES):
        raise TooManyRequests(retry_after=SECONDS)


def storage_at(url: str) -> Storage:
    """Return where tries are counted; empty: each process for itself."""
    if not url:
        return MemoryStorage()
    try:
        storage = storage_from_string(url, wrap_exceptions=True)
    except (ConfigurationError, ValueError) as error:
        raise BadSetting(
            "REDIS_URL cannot be used: write it as redis://host:6379."
        ) from error
    assert isinstance(storage, Storage)  # noqa: S101 - async ones have another scheme
    return storage
