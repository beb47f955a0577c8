"""How many failed tries an address has, without keeping the address (R11)."""

import hashlib
import hmac
import logging
from dataclasses import dataclass
from datetime import datetime

from flask import Flask, current_app, request
from limits import RateLimitItemPerMinute
from limits.errors import ConfigurationError, StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import FixedWindowRateLimiter
from werkzeug.exceptions import TooManyRequests

from engagement.config import BadSetting, Settings

TRIES = RateLimitItemPerMinute(20)
"""Enough for a shop full of people behind one address who mistype their codes."""
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

    def is_left(self, what: str, address: str, now: datetime) -> bool:
        """Count a try; tell whether it was one of those allowed."""
        try:
            return self.limiter.hit(TRIES, what, self.key(address, now))
        except StorageError as error:
            # Guessing is hopeless without a limit too; nobody is kept out for this.
            log.warning("Tries are not limited: %s", type(error.storage_error).__name__)
            return True


def init_app(app: Flask, settings: Settings) -> None:
    limiter = FixedWindowRateLimiter(_storage(settings.redis_url))
    app.extensions["limits"] = Limits(settings.secret, limiter, settings.is_https)


def count_try(what: str, now: datetime) -> None:
    """Count a try that failed; refuse with 429 after too many from one address.

    Called after the fact, so whoever has a good ticket never touches the counter and
    is never kept out by others behind the same address.
    """
    limits: Limits = current_app.extensions["limits"]
    # Anybody can write the header; its last address is what a web server has added.
    route = request.access_route if limits.is_proxied else []
    address = route[-1] if route else request.remote_addr or ""
    if not limits.is_left(what, address, now):
        raise TooManyRequests(retry_after=SECONDS)


def _storage(url: str) -> Storage:
    if not url:
        return MemoryStorage()
    try:
        storage = storage_from_string(url, wrap_exceptions=True)
    except (ConfigurationError, ValueError) as error:
        raise BadSetting(
            "REDIS_URL cannot be used: write it as redis://host:6379 and install the "
            "redis package (pip install 'engagement[redis]')."
        ) from error
    assert isinstance(storage, Storage)  # noqa: S101 - async ones have another scheme
    return storage
