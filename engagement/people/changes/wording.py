"""The log of changes in words, in the reader's language."""

from datetime import date

from flask_babel import lazy_gettext as _l

from engagement.people.models import Change, Role, RosterChange
from engagement.web.template_filters import plain_day

SENTENCES = {
    Change.JOINED: _l("%(who)s joined %(after)s"),
    Change.LEFT: _l("%(who)s has left (team: %(before)s)"),
    Change.MOVED: _l("%(who)s moved from %(before)s to %(after)s"),
    Change.RENAMED: _l("%(who)s is now called %(after)s"),
    Change.RECODED: _l("The code of %(who)s in files changed"),
    Change.ADDRESS: _l("The e-mail address of %(who)s changed"),
    Change.ROLE: _l("The role of %(who)s changed from %(before)s to %(after)s"),
    Change.LEADS: _l("%(who)s now leads %(after)s"),
    Change.LEADS_NO_MORE: _l("%(who)s no longer leads %(before)s"),
    Change.TEAM_ADDED: _l("New team: %(who)s, below %(after)s"),
    Change.TEAM_MOVED: _l("The team %(who)s moved from %(before)s to %(after)s"),
    Change.TEAM_RENAMED: _l("The team %(who)s is now called %(after)s"),
    Change.TEAM_RECODED: _l(
        "The code of the team %(who)s changed from %(before)s to %(after)s"
    ),
    Change.TEAM_SINCE: _l(
        "The first day of the team %(who)s was changed from %(before)s to %(after)s"
    ),
    Change.TEAM_CLOSED: _l("The team %(who)s was closed"),
    Change.TEAM_JOINED: _l("The team %(who)s was closed and joined to %(after)s"),
    Change.SIGNED_IN: _l("%(who)s signed in"),
    Change.SLIPS: _l(
        "%(who)s printed %(after)s slips with codes for people without an e-mail "
        "address"
    ),
    Change.ON_WALL: _l("%(who)s let a comment of a customer of %(after)s on the wall"),
    Change.OFF_WALL: _l(
        "%(who)s took a comment of a customer of %(after)s off the wall"
    ),
    Change.LINK_OFF: _l(
        "%(who)s took back the address at which %(after)s reads its results"
    ),
    Change.LINK_NEW: _l("%(who)s gave %(after)s a new address for its results"),
    Change.RESULTS_TEAMS: _l(
        "%(who)s lets everybody read the results of those they are counted with"
    ),
    Change.RESULTS_COMPANY: _l(
        "%(who)s lets everybody read the results of the whole company alone"
    ),
}
SOMEBODY = _l("A person")
"""Whoever was erased from the log."""
ROLES = {
    Role.EMPLOYEE: _l("employee"),
    Role.MANAGER: _l("manager"),
    Role.HR: _l("HR"),
}


def sentence(change: RosterChange) -> str:
    if change.change is Change.RENAMED and not change.after:
        return str(_l("The name of a person changed"))
    values = {
        "who": change.who or str(SOMEBODY),
        "before": _in_words(change.change, change.before),
        "after": _in_words(change.change, change.after),
    }
    return str(SENTENCES[change.change]) % values


def _in_words(change: Change, text: str) -> str:
    match change:
        case Change.ROLE:
            return str(ROLES[Role(text)])
        case Change.TEAM_SINCE:
            return plain_day(date.fromisoformat(text))
        case _:
            return text
