"""What the data allow one to say, in one sentence made from the numbers.

Two clauses, one on teams beside one another and one on their weeks; where nothing can
be said at all, the sentence says why. None of them says what causes what.
"""

from flask_babel import gettext as _
from flask_babel import ngettext

from engagement.customers.metrics.wording import name_of
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.statistics.between import LEAST_TEAMS, Correlation
from engagement.statistics.findings import Direction, Withheld, WithheldReason
from engagement.statistics.lags import LeadAndLag, LeadOrder
from engagement.statistics.levels import Levels, SlopeComparison
from engagement.statistics.within import CorrelationOverTime


def sentence(view: CorrelationView) -> str:
    """Return the sentence on top of the correlation view, in the reader's language."""
    across, over_time = view.found.between, view.found.within
    levels = view.found.levels
    if isinstance(across, Withheld) and isinstance(over_time, Withheld):
        return _nothing(view, across)
    clauses = {"teams": _between(view, across), "weeks": _within(view, over_time)}
    if isinstance(levels, Levels) and levels.difference is SlopeComparison.OPPOSITE:
        return _(
            "Careful, teams and weeks point in opposite directions: %(teams)s; "
            "%(weeks)s.",
            **clauses,
        )
    return _capital(_("%(teams)s; %(weeks)s.", **clauses))


def _nothing(view: CorrelationView, across: Withheld) -> str:
    """Say what is missing first: staff, then customers, then teams."""
    if not view.dots and not any(team.staff.is_shown for team in view.left_out):
        return _(
            "Nothing can be said yet: in these weeks, no team has answers from staff "
            "that may be shown."
        )
    if not view.dots and not any(team.customer.is_shown for team in view.left_out):
        return _(
            "Nothing can be said yet: in these weeks, no team has enough answers from "
            "customers."
        )
    if across.reason is WithheldReason.NO_VARIATION:
        return _(
            "Nothing can be said: every team has the same figure on one of the two "
            "sides, so there is nothing to compare."
        )
    return ngettext(
        "Nothing can be concluded yet: %(num)s team has both sides, and it takes at "
        "least %(least)s to compare.",
        "Nothing can be concluded yet: %(num)s teams have both sides, and it takes at "
        "least %(least)s to compare.",
        len(view.dots),
        least=LEAST_TEAMS,
    )


def _between(view: CorrelationView, found: Correlation | Withheld) -> str:
    if isinstance(found, Withheld):
        return _too_little_across(view, found)
    clause = {
        Direction.TOGETHER: _(
            "teams that stand higher on “%(staff)s” tend to stand higher on "
            "“%(customer)s” as well",
            **_names(view),
        ),
        Direction.OPPOSITE: _(
            "teams that stand higher on “%(staff)s” tend to stand lower on "
            "“%(customer)s”",
            **_names(view),
        ),
        Direction.UNCLEAR: _(
            "comparing teams does not tell whether “%(staff)s” and “%(customer)s” go "
            "together",
            **_names(view),
        ),
    }[found.interval.direction]
    if found.is_indicative:
        return _("with only %(n)s teams, as a first hint, ", n=found.teams) + clause
    return clause


def _too_little_across(view: CorrelationView, found: Withheld) -> str:
    if found.reason is WithheldReason.NO_VARIATION:
        return _("teams do not differ on one of the two sides")
    return ngettext(
        "%(num)s team with both sides is too few to compare (it takes %(least)s)",
        "%(num)s teams with both sides are too few to compare (it takes %(least)s)",
        len(view.dots),
        least=LEAST_TEAMS,
    )


def _within(view: CorrelationView, found: CorrelationOverTime | Withheld) -> str:
    if isinstance(found, Withheld):
        return _too_little_over_time(found)
    return {
        Direction.TOGETHER: _(
            "in weeks when a team is above its usual on “%(staff)s”, it tends to be "
            "above its usual on “%(customer)s” too",
            **_names(view),
        ),
        Direction.OPPOSITE: _(
            "in weeks when a team is above its usual on “%(staff)s”, it tends to be "
            "below its usual on “%(customer)s”",
            **_names(view),
        ),
        Direction.UNCLEAR: _unclear_over_time(view),
    }[found.direction]


def _unclear_over_time(view: CorrelationView) -> str:
    """Say that nothing shows in the same week, and whether it does some weeks apart."""
    found = view.found.lags
    order = found.order if isinstance(found, LeadAndLag) else LeadOrder.NONE
    if order is LeadOrder.STAFF_FIRST:
        return _(
            "in the same week nothing clear can be seen, but “%(staff)s” tends to "
            "precede “%(customer)s” by some weeks",
            **_names(view),
        )
    if order is LeadOrder.CUSTOMERS_FIRST:
        return _(
            "in the same week nothing clear can be seen, but “%(customer)s” tends to "
            "precede “%(staff)s” by some weeks",
            **_names(view),
        )
    return _("from week to week, nothing clear can be seen")


def _too_little_over_time(found: Withheld) -> str:
    if found.reason is WithheldReason.TOO_FEW_WEEKS:
        return _(
            "weeks are too few to see what moves together from one to the next "
            "(%(have)s; it takes %(need)s)",
            have=found.have,
            need=found.need,
        )
    if found.reason is WithheldReason.TOO_FEW_TEAMS:
        return _(
            "to see what moves together from week to week, it takes %(need)s teams "
            "that have both sides in several weeks; there are %(have)s",
            have=found.have,
            need=found.need,
        )
    return _("from week to week, one of the two sides never moves")


def _names(view: CorrelationView) -> dict[str, str]:
    return {"staff": name_of(view.staff), "customer": name_of(view.customer)}


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
