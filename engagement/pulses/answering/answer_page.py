"""The answer page and what follows it.

The page is the same for everybody, since the ticket comes in the fragment, which
browsers never send: so it is rendered once per pulse and language and then kept.

On a device that many people share, nothing of one is left for the next: the page
keeps no draft, and clears itself after the thanks and where nobody goes on.
"""

import re
from collections.abc import Mapping
from datetime import datetime

from flask import current_app, render_template, request
from flask_babel import gettext as _

from engagement import database
from engagement.database import db
from engagement.pulses import news as group_news
from engagement.pulses.answering import answering
from engagement.pulses.answering.answering import AnswerOutcome, Companions, OpenPulse
from engagement.pulses.bank import BANK, CULTURE, LONGEST_COMMENT, POINTS
from engagement.pulses.crypto import pulse_mac, urn
from engagement.pulses.news import GroupNews, News
from engagement.web import qr_code
from engagement.web.cache import cached
from engagement.web.context import now, settings, today
from engagement.web.deeds import TellDeeds, since
from engagement.web.language import language

SWITCH = "switch"
"""The button that changes the language and keeps the choices."""
SHOW = "show"
"""The button that asks with whom one is counted, and keeps the choices."""
SHARED = "tablet"
"""What stands in the address of the page on a device that many people share."""
THANKED, IDLE, WARNED, FRESH = 20, 180, 30, 600
"""Seconds until the thanks are cleared; without a touch until it is asked whether
somebody is there, from there to clearing, and until an empty page is fetched anew."""


INDENTED = re.compile(r"\s*\n\s*")
"""Between the lines of a page: a kilobyte that no phone needs."""


class Stopped(RuntimeError):  # noqa: N818 - named for what everybody is told
    """A pulse that takes no answers: it is not as it was opened."""


def open_pulse(now: datetime) -> OpenPulse | None:
    """Return the open pulse, asked of the database once: nothing of it ever changes.

    A pulse that ended early, because its keys were lost, has no tickets any more.
    Raises `Stopped` where nothing may be sealed: its keys, or itself, are not ours.
    """
    kept: OpenPulse | None = current_app.extensions.get("open_pulse")
    if kept is None or kept.closes_at <= now:
        try:
            with db.engine.connect() as connection:
                kept = answering.open_pulse(connection, now, settings().secret)
        except (pulse_mac.Altered, urn.SecretChanged) as error:
            raise Stopped from error
        current_app.extensions["open_pulse"] = kept
    return kept


def forget_pulse() -> None:
    """Ask for the open pulse anew: a ticket that does not fit may be of a later one."""
    current_app.extensions.pop("open_pulse", None)


def news(pulse: OpenPulse) -> News:
    """Return what all groups are told, at most a minute old.

    Of all at once, and before anything is written: what is asked after an answer tells
    whoever reads along in the database of which group it was.
    """
    tell: TellDeeds = current_app.extensions["deeds"]

    def read() -> News:
        with database.apart() as session:
            return group_news.read(session, pulse.id, settings(), today(), tell)

    return cached("news", (pulse.id, _minute()), "of all groups", read)


def blank(pulse: OpenPulse) -> str:
    """Return the page as everybody gets it: nothing of it is of one group."""

    def render() -> str:
        told = news(pulse).of(None)
        values = _values(pulse, told)
        page = render_template(
            "pulses/answer.html", **values, form={}, problems={}, group=None
        )
        return INDENTED.sub("\n", page)

    key = language(), is_shared()
    return cached("answer_pages", (pulse.id, _minute()), key, render)


def thanks(pulse: OpenPulse, outcome: AnswerOutcome, told: GroupNews) -> str:
    """Say that the answer counts, in the same words whatever it says.

    Never kept: which groups have been thanked is nobody's business.
    """
    name = "counted" if outcome is AnswerOutcome.COUNTED else "already_counted"
    return render_template(
        f"pulses/{name}.html", pulse=pulse, drawn=qr_code.draw, **_shared(told)
    )


def _minute() -> datetime:
    return now().replace(second=0, microsecond=0)


def kept_choices(
    pulse: OpenPulse,
    told: News,
    form: Mapping[str, str],
    problems: Mapping[str, str],
    group: Companions | None = None,
) -> str:
    """Return the page with everything as it was chosen; nothing was counted.

    problems: field ("ticket" or "questions") to a sentence that says what to do.
    """
    return render_template(
        "pulses/answer.html",
        **_values(pulse, told.of(group.group_id if group else None)),
        form=form,
        problems=problems,
        group=group,
    )


def problems_of(form: Mapping[str, str], ratings: Mapping[str, int]) -> dict[str, str]:
    problems = {}
    if not form.get("ticket"):
        problems["ticket"] = _("Write your code, or open the link of your mail.")
    if not ratings:
        problems["questions"] = _("Answer at least one question.")
    return problems


def unknown_ticket() -> dict[str, str]:
    return {
        "ticket": _(
            "This code does not fit the questions that are open now. Check it, or "
            "open the link of your last mail. Your answers are still here."
        )
    }


def is_shared() -> bool:
    return SHARED in request.args


def shared_values() -> dict[str, object]:
    """Return what the templates need to know of a device that many people share."""
    address = f"/p?{SHARED}" if is_shared() else "/p"
    return {
        "is_shared": is_shared(),
        "own_path": address,
        "promise_address": f"{settings().address}/promise",
        "seconds": {"thanked": THANKED, "idle": IDLE, "warned": WARNED, "fresh": FRESH},
    }


def _shared(told: GroupNews) -> dict[str, object]:
    return {"told": told, "since": since, **shared_values()}


def _values(pulse: OpenPulse, told: GroupNews) -> dict[str, object]:
    return {
        "pulse": pulse,
        "questions": [(key, BANK[key].texts[language()]) for key in pulse.questions],
        "culture": sum(key in CULTURE for key in pulse.questions),
        "points": list(zip(POINTS, _point_names(), strict=True)),
        "longest": LONGEST_COMMENT,
        **_shared(told),
        "switch": SWITCH,
        "show": SHOW,
    }


def _point_names() -> list[str]:
    return [
        _("Not at all"),
        _("Rather no"),
        _("So-so"),
        _("Rather yes"),
        _("Yes, fully"),
    ]
