"""How chances and changes are said."""

import math

from babel import Locale
from babel.numbers import format_currency
from flask_babel import format_date, format_decimal, get_locale, ngettext
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from engagement.customers.metrics.wording import name_of
from engagement.customers.scores.wording import period_name
from engagement.insight.calls.runs import CallRun
from engagement.insight.series.change_from_usual import ChangeFromUsual, Move
from engagement.insight.trends.course import CoursePoint
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.quadrants import TeamQuadrant
from engagement.statistics.support import Cause
from engagement.web.template_filters import short_week, week_name

FRACTIONS = (
    (1, 10), (1, 5), (1, 4), (1, 3), (2, 5), (1, 2), (3, 5), (2, 3), (3, 4), (4, 5),
    (9, 10),
)  # fmt: skip
"""In which people say shares."""
FEWEST, HALF = 0.05, (1, 2)
RAREST = 1_000
"""Of more teams nobody speaks: chances are not known to so many digits."""
TENTHS = 10
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


CAUSES = {
    Cause.LOW_MOBILISATION: _l("mobilisation lower than in the other teams"),
    Cause.LOW_SATISFACTION: _l("%(measure)s lower than in the other teams"),
    Cause.FALLING_SATISFACTION: _l("%(measure)s falling, unlike in the other teams"),
}
ENDINGS = {1: "st", 2: "nd", 3: "rd"}


def quadrant_name(quadrant: TeamQuadrant) -> str:
    return str(QUADRANTS[quadrant])


def nth(number: int) -> str:
    """Write which of a row something is, of a feminine noun in French: "3rd", "3e"."""
    if str(get_locale()) == "fr":
        return "1re" if number == 1 else f"{number}e"
    tens = number % 100
    is_teen = tens // 10 == 1
    return f"{number}{'th' if is_teen else ENDINGS.get(number % 10, 'th')}"


def cause_told(cause: Cause, metric: str) -> str:
    """Say why a team is called in a few words, without a figure."""
    return str(CAUSES[cause]) % {"measure": name_of(metric)}


def reasons(run: CallRun) -> str:
    return ", ".join(cause_told(one.cause, run.metric) for one in run.grounds)


def one_in(chance: float) -> str:
    """Write how often chance does something, as one of so many teams."""
    if chance < 1 / RAREST:
        return str(_("fewer than one team in %(many)s", many=format_decimal(RAREST)))
    many = round(1 / chance, 1 - math.floor(math.log10(1 / chance)))
    return str(_("one team in %(many)s", many=format_decimal(round(many))))


def in_ten(chance: float) -> str:
    """Write a chance as a colleague would say it, in so many of ten."""
    tenths = round(TENTHS * chance)
    if tenths == 0:
        return str(_("less than 1 chance in 10"))
    if tenths == TENTHS:
        return str(_("more than 9 chances in 10"))
    return str(ngettext("%(num)s chance in 10", "%(num)s chances in 10", tenths))


def answers_in(share: float) -> str:
    """Write a share as so many answers of some, as people say it.

    One that is published as 0 or 1 is rounded as all are: hardly any, or nearly all.
    """
    some, of = min(FRACTIONS, key=lambda one: abs(one[0] / one[1] - share))
    if share < FEWEST:
        return str(_("hardly any answers"))
    if share > 1 - FEWEST:
        return str(_("nearly all answers"))
    if (some, of) == HALF:
        return str(_("about half of the answers"))
    many = ngettext(
        "about %(num)s answer in %(of)s", "about %(num)s answers in %(of)s", some, of=of
    )
    return str(many)


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


def short_point(point: CoursePoint) -> str:
    """Name a point as the head of a column has room for, as in “W47” or “Nov”."""
    if point.month is None:
        return short_week(point.last)
    return str(format_date(point.month.thursday, "LLL yy"))


def point_name(point: CoursePoint) -> str:
    if point.month is None:
        return str(_("four weeks up to %(week)s", week=week_name(point.last)))
    return period_name(point.month)


def about(value: float) -> str:
    """Write a number with the two digits that an assumption is worth, whole from 1.

    Less than one a year is not nobody: ten such years are some.
    """
    digits = _two_digits(value)
    return str(format_decimal(digits if digits < 1 else round(digits)))


def money(value: float, currency: str) -> str:
    """Write money likewise, as in "€3,200"."""
    locale = Locale.parse(get_locale() or "en")
    pattern = locale.currency_formats["standard"].pattern.replace("0.00", "0")
    return str(
        format_currency(
            round(_two_digits(value)),
            currency,
            pattern,
            locale=locale,
            currency_digits=False,
        )
    )


def _two_digits(value: float) -> float:
    return round(value, 1 - math.floor(math.log10(value))) if value else 0.0
