"""What the data allow one to say, in one sentence made from the numbers.

Two clauses, one on teams beside one another and one on their weeks, that err together
in 5 % of companies at most; where nothing can be said at all, the sentence says why.
None of them says what causes what.
"""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from engagement.customers.metrics.wording import name_of
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.statistics.between import LEAST_TEAMS, Correlation
from engagement.statistics.claims import RegionReading
from engagement.statistics.findings import Direction, Withheld, WithheldReason
from engagement.statistics.lags import LeadOrder
from engagement.statistics.within import CorrelationOverTime
from engagement.web.template_filters import coefficient


@dataclass(frozen=True)
class Verdict:
    """What is said in the reader's language: one sentence, and its two parts alone."""

    sentence: str
    teams: str
    weeks: str


def verdict(view: CorrelationView) -> Verdict:
    """Put the claims of a view into words."""
    across, over_time = view.found.between, view.found.within
    clauses = {"teams": _between(view, across), "weeks": _within(view, over_time)}
    alone = {name: f"{_capital(one)}." for name, one in clauses.items()}
    if isinstance(across, Withheld) and isinstance(over_time, Withheld):
        return Verdict(_nothing(view, across), **alone)
    if view.found.claims.are_opposite:
        careful = _(
            "Careful, teams and weeks point in opposite directions: %(teams)s; "
            "%(weeks)s.",
            **clauses,
        )
        return Verdict(careful, **alone)
    return Verdict(_capital(_("%(teams)s; %(weeks)s.", **clauses)), **alone)


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
    claims = view.found.claims
    if claims.between is Direction.UNCLEAR:
        return _unclear_across(view, found)
    clause = {
        RegionReading.AGREES: _tie(view, claims.between),
        RegionReading.ONLY_ACROSS: _(
            "%(tie)s, but teams of the same area do not show it: it may be the "
            "areas that differ",
            tie=_tie(view, claims.between),
        ),
        RegionReading.ONLY_INSIDE: _(
            "among teams of the same area, %(tie)s; all teams together do not show "
            "it, since areas differ",
            tie=_tie(view, claims.between),
        ),
    }[claims.regions]
    if found.is_indicative:
        return _("with only %(n)s teams, as a first hint, ", n=found.teams) + clause
    return clause


def _tie(view: CorrelationView, direction: Direction) -> str:
    if direction is Direction.TOGETHER:
        return _(
            "teams that stand higher on “%(staff)s” tend to stand higher on "
            "“%(customer)s” as well",
            **_names(view),
        )
    return _(
        "teams that stand higher on “%(staff)s” tend to stand lower on “%(customer)s”",
        **_names(view),
    )


def _unclear_across(view: CorrelationView, found: Correlation) -> str:
    """Say whether one team makes what is seen, or what could be seen at all."""
    if found.rests_on is not None:
        dot = view.dots[found.rests_on]
        if not view.sight.names(dot.team_id):
            return _(
                "“%(staff)s” and “%(customer)s” look tied through one team alone, "
                "and without it nothing can be seen",
                **_names(view),
            )
        return _(
            "“%(staff)s” and “%(customer)s” look tied through one team alone, "
            "%(team)s; without it nothing can be seen",
            team=dot.name,
            **_names(view),
        )
    return _(
        "comparing teams does not tell whether “%(staff)s” and “%(customer)s” go "
        "together (with %(n)s teams, only a tie above r = %(least)s would show)",
        n=found.teams,
        least=coefficient(found.least_seen),
        **_names(view),
    )


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
    }[view.found.claims.within]


def _unclear_over_time(view: CorrelationView) -> str:
    """Say that nothing shows in the same week, and whether it does some weeks apart."""
    order = view.found.claims.order
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
    if found.reason is WithheldReason.TOO_FEW_PAIRS:
        return _(
            "weeks with both sides are too few to see what moves together from one to "
            "the next (%(have)s of all teams; it takes %(need)s)",
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
