"""How chances and changes are said."""

import math

from flask_babel import format_decimal
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.insight.series.change_from_usual import ChangeFromUsual, Move
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.quadrants import TeamQuadrant

RAREST = 1_000
"""Of more teams nobody speaks: chances are not known to so many digits."""
MOVES = {
    Move.ABOVE: _l("above its usual"),
    Move.BELOW: _l("below its usual"),
    Move.STEADY: _l("no clear change"),
}


QUADRANTS = {
    TeamQuadrant.BOTH_HIGH: _l("both sides higher"),
    TeamQuadrant.STAFF_HIGH: _l("staff higher, customers lower"),
    TeamQuadrant.CUSTOMERS_HIGH: _l("customers higher, staff lower"),
    TeamQuadrant.BOTH_LOW: _l("both sides lower"),
}
TENTHS = 10


def quadrant_name(quadrant: TeamQuadrant) -> str:
    return str(QUADRANTS[quadrant])


def in_ten(chance: float) -> str:
    """Write a chance in tenths; of the last nobody is ever sure."""
    if (tenths := round(TENTHS * chance)) == TENTHS:
        return str(_("more than 9 in 10"))
    return str(_("about %(tenths)s in 10", tenths=tenths))


def one_in(chance: float) -> str:
    """Write how often chance does something, as one of so many teams."""
    if chance < 1 / RAREST:
        return str(_("fewer than one team in %(many)s", many=format_decimal(RAREST)))
    many = round(1 / chance, 1 - math.floor(math.log10(1 / chance)))
    return str(_("one team in %(many)s", many=format_decimal(round(many))))


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
