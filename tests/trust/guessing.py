"""Somebody who tries codes at random, and looks closely at every answer."""

import base64
import secrets
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from types import FrameType

import numpy as np
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from engagement.pulses.crypto.tickets import KEPT_BYTES
from tests.trust.sites import Site

FLIPS = 20_000


def a_guess() -> str:
    return base64.b32encode(secrets.token_bytes(KEPT_BYTES)).decode()


@dataclass(frozen=True)
class Tries:
    """What became of random codes."""

    hits: int
    statuses: Counter[int]


def tries(site: Site, number: int) -> Tries:
    """Try so many random codes from one address."""
    client, before = site.client(), site.spent()
    statuses = Counter(
        _sent(client, site, a_guess()).status_code for _ in range(number)
    )
    return Tries(site.spent() - before, statuses)


def differences(site: Site) -> list[str]:
    """Return in what the answers to an unknown and to a closed ticket differ."""
    client = site.client()
    unknown, closed = a_guess(), site.closed[0]
    first, second = (_sent(client, site, ticket) for ticket in (unknown, closed))
    told = {
        "status": first.status_code != second.status_code,
        "text": first.text.replace(unknown, "") != second.text.replace(closed, ""),
        "headers": list(first.headers) != list(second.headers),
    }
    return [what for what, is_told in told.items() if is_told]


class Asleep:
    """In place of the timer that tidies the limiter's store from a thread.

    A request that finds it gone begins another: 47 calls more.
    """

    def is_alive(self) -> bool:
        return True


def steps(site: Site, pairs: int) -> tuple[int, int]:
    """Return how many calls an unknown and a closed ticket cost, but for odd requests.

    What takes longer makes more calls; unlike the clock, their number is the same
    however busy the machine is. Which of a pair comes first changes, as every second
    request may cost a little more; and the median is told, because the first costs
    more, as does one in whose middle Python collects garbage.
    """
    client = site.client()
    site.app.extensions["limits"].limiter.storage.timer = Asleep()
    calls: dict[bool, list[int]] = {False: [], True: []}
    for number in range(2 * pairs):
        is_closed = number % 4 in {1, 2}
        closed = site.closed[number // 2 % len(site.closed)]
        ticket = closed if is_closed else a_guess()
        calls[is_closed].append(_calls(client, site, ticket, number))
    unknown, old = (sorted(found)[pairs // 2] for found in calls.values())
    return unknown, old


def _calls(client: FlaskClient, site: Site, ticket: str, number: int) -> int:
    """Count the calls of a request, those of C included."""
    made = 0

    def count(_frame: FrameType, what: str, _given: object) -> None:
        nonlocal made
        made += what in {"call", "c_call"}

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        _sent(client, site, ticket, {"REMOTE_ADDR": _address(number)})
    finally:
        sys.setprofile(before)
    return made


def chance_of_same_time(site: Site, pairs: int) -> tuple[float, float]:
    """Return the p-value of equal times, and the median difference in milliseconds.

    In pairs, one of each kind, so that a machine that slows down slows both; a
    permutation test flips the pairs.
    """
    client = site.client()
    seconds = []
    for number in range(pairs):
        closed = site.closed[number % len(site.closed)]
        kinds = [a_guess(), closed]
        turn = secrets.randbelow(2)
        spans = [_timed(client, site, kinds[at], number) for at in (turn, 1 - turn)]
        seconds.append(spans[1 - turn] - spans[turn])
    return _flipped(seconds), float(np.median(seconds) * 1000)


def _flipped(differences: Sequence[float]) -> float:
    values = np.array(differences)
    signs = np.random.default_rng(1).choice([-1, 1], (FLIPS, len(values)))
    seen = np.abs(np.median(values))
    drawn = np.abs(np.median(signs * values, axis=1))
    return float((1 + (drawn >= seen).sum()) / (1 + FLIPS))


def _timed(client: FlaskClient, site: Site, ticket: str, number: int) -> float:
    """Send from an address that has tries left."""
    began = time.perf_counter()
    _sent(client, site, ticket, {"REMOTE_ADDR": _address(number)})
    return time.perf_counter() - began


def _address(number: int) -> str:
    return f"198.51.{number // 250}.{number % 250}"


def _sent(
    client: FlaskClient, site: Site, ticket: str, environ: dict[str, str] | None = None
) -> TestResponse:
    form = {"ticket": ticket, site.questions[0]: "4"}
    return client.post("/p", data=form, environ_base=environ or {})
