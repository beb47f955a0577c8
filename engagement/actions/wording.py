"""How far an action has come, what sort of thing it is, and what was changed of it."""

import re
from collections.abc import Mapping
from datetime import date

from flask_babel import force_locale
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from engagement.actions import library
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.files.tables import words
from engagement.web.context import own_measures
from engagement.web.language import LANGUAGES
from engagement.web.template_filters import plain_day
from engagement.web.wording import standard_name

IN_BRACKETS = re.compile(r" \(.*\)")
OVERDUE = "overdue"
STATES: Mapping[str, LazyString] = {
    OVERDUE: _l("overdue"),
    ActionState.PLANNED: _l("planned"),
    ActionState.RUNNING: _l("running"),
    ActionState.DONE: _l("done"),
    ActionState.GIVEN_UP: _l("given up"),
}
KINDS: Mapping[ActionKind, LazyString] = {
    ActionKind.ROTA: _l("Who works when"),
    ActionKind.STAFFING: _l("Hands at busy hours"),
    ActionKind.TOOLS: _l("Tools and workplace"),
    ActionKind.TRAINING: _l("Training"),
    ActionKind.MEETING: _l("Talking and listening"),
    ActionKind.DECISIONS: _l("What the team decides itself"),
    ActionKind.RECOGNITION: _l("Saying thank you"),
    ActionKind.INFORMATION: _l("Who knows what, and when"),
    ActionKind.CUSTOMERS: _l("For customers directly"),
    ActionKind.OTHER: _l("Something else"),
}
FIELDS: Mapping[str, LazyString] = {
    "team_id": _l("Team"),
    "measure": _l("What it should improve"),
    "kind": _l("Kind"),
    "text": _l("What will be done"),
    "owner_id": _l("Who sees to it"),
    "starts_on": _l("From"),
    "due_on": _l("By"),
    "heard": _l("What you heard"),
    "is_told": _l("Visible to the team"),
    "is_given_up": _l("Given up"),
    "ended_on": _l("Ended"),
}
TRUTHS = {"True": _l("yes"), "False": _l("no")}


def measure_names() -> dict[str, str]:
    """Name all that an action can improve: staff's first, then customers'."""
    usual = {key: standard_name(key) for key in library.MEASURES}
    return {**usual, **own_measures()}


def measure_words() -> dict[str, str]:
    """Return every measure by what files call it, in each language."""
    found = {words(key): key for key in measure_names()}
    for language in LANGUAGES:
        with force_locale(language):
            for key, name in measure_names().items():
                found |= {words(name): key, words(IN_BRACKETS.sub("", name)): key}
    return found


def kind_words() -> dict[str, ActionKind]:
    """Return every kind by what files call it, in each language."""
    found = {words(kind): kind for kind in ActionKind}
    for language in LANGUAGES:
        with force_locale(language):
            found |= {words(kind_name(kind)): kind for kind in ActionKind}
    return found


def kind_name(kind: ActionKind) -> str:
    return str(KINDS[kind])


def state_name(state: str) -> str:
    """Name a state, or that of an open action whose day has passed."""
    return str(STATES[state])


def field_name(field: str) -> str:
    return str(FIELDS[field])


def standing(action: Action, today: date) -> str:
    """Tell how far an action has come, with the day that matters."""
    if action.is_overdue(today):
        return str(_("Overdue: due on %(day)s", day=plain_day(action.due_on)))
    match action.state(today):
        case ActionState.PLANNED:
            return str(_("Planned: begins on %(day)s", day=plain_day(action.starts_on)))
        case ActionState.RUNNING:
            return str(_("Running: due on %(day)s", day=plain_day(action.due_on)))
        case ActionState.DONE:
            return str(_("Done on %(day)s", day=_ended(action)))
        case _given_up:
            return str(_("Given up on %(day)s", day=_ended(action)))


def _ended(action: Action) -> str:
    return plain_day(action.ended_on or action.due_on)


def value_told(text: str, field: str) -> str:
    """Write a value as it was before a change, or after it; measures have names."""
    match field:
        case "kind":
            return kind_name(ActionKind(text))
        case "starts_on" | "due_on" | "ended_on" if text:
            return plain_day(date.fromisoformat(text))
        case "is_told" | "is_given_up":
            return str(TRUTHS[text])
        case "owner_id" if not text:
            return str(_("the team"))
        case _ if not text:
            return str(_("nothing"))
        case _:
            return text
