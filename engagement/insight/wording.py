"""How chances and changes are said."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.insight.series.change_from_usual import ChangeFromUsual, Move
from engagement.statistics.findings import Withheld, WithheldReason

CERTAIN = 10
MOVES = {
    Move.ABOVE: _l("above its usual"),
    Move.BELOW: _l("below its usual"),
    Move.STEADY: _l("no clear change"),
}


def out_of_ten(probability: float) -> str:
    """Write a probability as one would say it, never as certain."""
    tenths = round(10 * probability)
    if tenths == CERTAIN:
        return str(_("more than 9 in 10"))
    return str(_("about %(tenths)s in 10", tenths=tenths))


def move_name(move: Move) -> str:
    return str(MOVES[move])


def change_told(change: ChangeFromUsual | Withheld) -> str:
    """Tell a change in a few words, or why nothing can be said of one."""
    if isinstance(change, ChangeFromUsual):
        return move_name(change.move)
    if change.reason is WithheldReason.TOO_FEW_WEEKS:
        have, need = change.have, change.need
        return str(_("too few weeks: %(have)s of %(need)s", have=have, need=need))
    if change.reason is WithheldReason.TOO_FEW_TEAMS:
        return str(_("fewer than %(need)s to compare", need=change.need))
    return str(_("nothing to show of late"))
