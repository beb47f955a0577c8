"""How measures are named, and how their values are written."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.customers import wording as customers
from engagement.insight.heat import Change, Move
from engagement.pulses import wording as pulses
from engagement.statistics.findings import Reason, Withheld
from engagement.web.template_filters import percent, signed

NPS = "nps"
CERTAIN = 10
MOVES = {
    Move.ABOVE: _l("above its usual"),
    Move.BELOW: _l("below its usual"),
    Move.STEADY: _l("no clear change"),
}


def name_of(measure: str) -> str:
    """Name a staff measure or a customer metric in the reader's language.

    A metric of the company's own is called as it says, and a question of a history by
    its code.
    """
    if measure in pulses.NAMES:
        return pulses.name_of(measure)
    return customers.name_of(measure)


def rounded(value: float, measure: str) -> int:
    """Return points of NPS, or percent of every other measure, as they are shown."""
    return round(value if measure == NPS else 100 * value)


def written(value: float, measure: str) -> str:
    """Write a value in its own scale: NPS with its sign, others as a percentage."""
    points = rounded(value, measure)
    return signed(points) if measure == NPS else percent(points / 100)


def out_of_ten(probability: float) -> str:
    """Write a probability as one would say it, never as certain."""
    tenths = round(10 * probability)
    if tenths == CERTAIN:
        return str(_("more than 9 in 10"))
    return str(_("about %(tenths)s in 10", tenths=tenths))


def axis_format(measure: str) -> str:
    """Return the same for a chart's axis, in the notation of d3-format."""
    return "+d" if measure == NPS else ".0%"


def move_name(move: Move) -> str:
    return str(MOVES[move])


def change_told(change: Change | Withheld) -> str:
    """Tell a change in a few words, or why nothing can be said of one."""
    if isinstance(change, Change):
        return move_name(change.move)
    if change.reason is Reason.TOO_FEW_WEEKS:
        have, need = change.have, change.need
        return str(_("too few weeks: %(have)s of %(need)s", have=have, need=need))
    if change.reason is Reason.TOO_FEW_TEAMS:
        return str(_("fewer than %(need)s to compare", need=change.need))
    return str(_("nothing to show of late"))
