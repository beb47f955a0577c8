"""Answer pages that tell a ticket of a closed pulse from one that never was."""

import time
from collections.abc import Callable, Collection

from flask import Flask, request
from flask.typing import ResponseReturnValue

from engagement.pulses.crypto import tickets
from engagement.web.audience import Audience, audience
from engagement.web.cookies import csrf
from engagement.web.errors import error_page

SLOWER = 0.004
Remembering = Callable[[Flask, Collection[bytes]], None]


def says_closed(app: Flask, old: Collection[bytes]) -> None:
    """Say that the pulse of this ticket is closed, as a friendly page would."""
    _before_sending(app, old, lambda: error_page("This pulse is closed.", 410))


def says_closed_politely(app: Flask, old: Collection[bytes]) -> None:
    """Answer with the usual status."""
    _before_sending(app, old, lambda: error_page("This pulse is closed.", 422))


def looks_longer(app: Flask, old: Collection[bytes]) -> None:
    """Say the same of both, but look up what became of an old ticket first."""
    _before_sending(app, old, lambda: time.sleep(SLOWER))


def _before_sending(
    app: Flask, old: Collection[bytes], then: Callable[[], ResponseReturnValue | None]
) -> None:
    send = app.view_functions["pulses.send"]

    def mutant() -> ResponseReturnValue:
        found = tickets.hash_ticket(request.form.get("ticket", "")) in old
        return (then() if found else None) or app.ensure_sync(send)()

    app.view_functions["pulses.send"] = audience(Audience.EVERYBODY)(mutant)
    csrf.exempt(mutant)


MUTANTS: dict[str, Remembering] = {
    "says “closed”": says_closed,
    "says “closed” politely": says_closed_politely,
    "looks longer": looks_longer,
}
