"""The page on which a story is told, what it sends, and what follows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum

from flask import render_template
from flask_babel import gettext as _

from engagement.people.models import Team
from engagement.stories.models import LONGEST_SIGNATURE, LONGEST_STORY
from engagement.stories.stories import Told
from engagement.stories.telling import hints
from engagement.web import sent_once

SURE = "sure"
"""The button of whoever has looked again and names nobody."""


class NotTaken(Enum):
    """Why a story is not taken."""

    UNKNOWN = "unknown"  # or closed, which looks the same
    FULL = "full"  # many wait to be read
    CROWDED = "crowded"  # many came from one address


@dataclass(frozen=True)
class Look:
    """What stands in the way of a story: told once, above the form."""

    problem: str = ""
    """What is to be changed before it can be sent."""
    suspects: tuple[str, ...] = ()
    """What looks like names; nothing if somebody has looked again."""

    @property
    def is_clear(self) -> bool:
        return not self.problem and not self.suspects


ALL_CLEAR = Look()


def told_in(form: Mapping[str, str]) -> Told:
    text, signature = (sent_once.line_in(form, one) for one in ("text", "signature"))
    return Told(sent_once.name_in(form), text, signature)


def look_at(told: Told, known: tuple[str, str], *, is_sure: bool) -> Look:
    """Look at a story before it is kept; known: names that may be told."""
    if not told.text:
        return Look(str(_("Write what happened.")))
    if len(told.text) > LONGEST_STORY:
        too_long = _("Shorten your story to %(most)d characters.", most=LONGEST_STORY)
        return Look(str(too_long))
    if len(told.signature) > LONGEST_SIGNATURE:
        too_long = _("Sign in %(most)d characters.", most=LONGEST_SIGNATURE)
        return Look(str(too_long))
    if is_sure:
        return ALL_CLEAR
    found = hints.looks_like_names(told.text, known) + hints.contacts(told.signature)
    return Look(suspects=tuple(found))


def form_page(
    team: Team, code: str, form: Mapping[str, str], look: Look = ALL_CLEAR
) -> str:
    """Return the page with everything as it was written; nothing was kept."""
    return render_template(
        "stories/tell.html",
        team=team,
        code=code,
        form={**form, "form": sent_once.name_in(form)},
        look=look,
        longest=LONGEST_STORY,
        longest_signature=LONGEST_SIGNATURE,
        switch=sent_once.SWITCH,
        sure=SURE,
    )


def thanks(code: str) -> str:
    """Thank in the same words whether the form came once or twice."""
    return render_template("stories/thanks.html", code=code)


def not_taken(why: NotTaken) -> str:
    return render_template("stories/not_taken.html", why=why.value)
