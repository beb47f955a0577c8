"""What a reader of the correlation view would say aloud: no number of statistics."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel import ngettext
from flask_babel.speaklater import LazyString

from engagement.customers.metrics.wording import name_of
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.insight.symmetry.tie import ClearTie, clear_tie
from engagement.insight.symmetry.verdict import verdict
from engagement.pulses import bank
from engagement.statistics.claims import RegionReading
from engagement.statistics.findings import INDICATIVE_BELOW, Direction, Withheld
from engagement.statistics.lags import LeadAndLag, LeadOrder
from engagement.web.template_filters import decimal

STRONG = 0.5
"""An r from which a tie is called strong."""
FINE = 3
"""Points under which a tenth of one is told."""


@dataclass(frozen=True)
class Aloud:
    """The sentence, what it means for two teams, and how sure it is."""

    sentence: str
    means: str
    """Empty where there is no tie."""
    sure: str
    """Three words."""
    reason: str


Clauses = Mapping[tuple[str, Direction], LazyString]
WHAT: Clauses = MappingProxyType(
    {
        ("csat", Direction.TOGETHER): _l("customers are more satisfied"),
        ("csat", Direction.OPPOSITE): _l("customers are less satisfied"),
        ("nps", Direction.TOGETHER): _l("customers recommend the company more"),
        ("nps", Direction.OPPOSITE): _l("customers recommend the company less"),
        ("ces", Direction.TOGETHER): _l("customers find things easier"),
        ("ces", Direction.OPPOSITE): _l("customers find things less easy"),
    }
)
OF_WEEKS = MappingProxyType(
    {
        Direction.TOGETHER: _l(
            "In weeks when a team is above its usual, so are its customers."
        ),
        Direction.OPPOSITE: _l(
            "In weeks when a team is above its usual, its customers are below theirs."
        ),
        Direction.UNCLEAR: "",
    }
)


def aloud(view: CorrelationView) -> Aloud:
    across, over_time = view.found.between, view.found.within
    told = verdict(view)
    if isinstance(across, Withheld) and isinstance(over_time, Withheld):
        return Aloud(told.sentence, "", _("Too early to say"), told.teams)
    parts = [_of_teams(view), _of_weeks(view)]
    if view.found.claims.are_opposite:
        careful = _("Careful: teams and weeks point in opposite directions.")
        parts.insert(0, careful)
    found = clear_tie(view)
    means = _means(view, found) if found else ""
    is_sure = found and not found.is_of_areas
    sure = _sure_of_tie(view) if is_sure else _not_sure(view, told.teams)
    return Aloud(" ".join(filter(None, parts)), means, *sure)


def _of_teams(view: CorrelationView) -> str:
    claims = view.found.claims
    where = _where(view)
    if claims.between is Direction.UNCLEAR:
        what = _what(view, Direction.TOGETHER)
        return _("It cannot be told yet whether %(what)s %(where)s.",
                 what=what, where=where)  # fmt: skip
    clauses = {"where": where, "what": _what(view, claims.between)}
    sentence = _capital(_("%(where)s, %(what)s.", **clauses))
    return {
        RegionReading.AGREES: sentence,
        RegionReading.ONLY_ACROSS: _(
            "%(sentence)s But teams of the same area do not show it: it may be the "
            "areas that differ.",
            sentence=sentence,
        ),
        RegionReading.ONLY_INSIDE: _(
            "Inside an area: %(where)s, %(what)s. All teams together do not show it, "
            "since areas differ.",
            **clauses,
        ),
    }[claims.regions]


def _where(view: CorrelationView) -> str:
    if view.staff == bank.MOBILISATION:
        return _("where teams are more mobilised")
    return _("where teams answer better on “%(staff)s”", staff=name_of(view.staff))


def _what(view: CorrelationView, direction: Direction) -> str:
    known = WHAT.get((view.customer, direction))
    if known:
        return str(known)
    name = name_of(view.customer)
    if direction is Direction.TOGETHER:
        return _("customers answer better on “%(customer)s”", customer=name)
    return _("customers answer less well on “%(customer)s”", customer=name)


def _of_weeks(view: CorrelationView) -> str:
    claims, lags = view.found.claims, view.found.lags
    if claims.order is None or not isinstance(lags, LeadAndLag):
        return str(OF_WEEKS[claims.within])
    if claims.order is LeadOrder.STAFF_FIRST:
        return ngettext(
            "Teams are ahead by about %(num)s week.",
            "Teams are ahead by about %(num)s weeks.",
            lags.weeks_ahead,
        )
    return ngettext(
        "Customers are ahead by about %(num)s week.",
        "Customers are ahead by about %(num)s weeks.",
        lags.weeks_ahead,
    )


def _means(view: CorrelationView, found: ClearTie) -> str:
    """Say what goes with ten points, as a number of points with its range."""
    step = found.step
    is_more = step.value > 0
    ends = (step.low, step.high) if is_more else (-step.high, -step.low)
    digits = 0 if abs(step.value) >= FINE else 1
    told = {
        "staff": name_of(view.staff),
        "customer": name_of(view.customer),
        "points": decimal(abs(step.value), digits),
        "low": decimal(ends[0], digits),
        "high": decimal(ends[1], digits),
        "teams": _("two teams of different areas")
        if found.is_of_areas
        else _("two teams"),
    }
    if is_more:
        return _(
            "Between %(teams)s that differ by 10 points on “%(staff)s”, expect about "
            "%(points)s points more on “%(customer)s” (%(low)s to %(high)s).",
            **told,
        )
    return _(
        "Between %(teams)s that differ by 10 points on “%(staff)s”, expect about "
        "%(points)s points less on “%(customer)s” (%(low)s to %(high)s).",
        **told,
    )


def _sure_of_tie(view: CorrelationView) -> tuple[str, str]:
    counted = {"teams": len(view.dots), "weeks": len(view.span)}
    if len(view.dots) < INDICATIVE_BELOW:
        return _("A first hint"), _(
            "Only %(teams)s teams, %(weeks)s weeks; no single team makes it.", **counted
        )
    return _("Fairly sure"), _(
        "%(teams)s teams, %(weeks)s weeks; no single team makes it.", **counted
    )


def _not_sure(view: CorrelationView, why_not: str) -> tuple[str, str]:
    found, claims = view.found.between, view.found.claims
    if isinstance(found, Withheld):
        return _("Too early to say"), why_not
    counted = {"teams": found.teams, "weeks": len(view.span)}
    if claims.between is not Direction.UNCLEAR:
        return _("With care"), _(
            "It is not the same between areas as inside them; %(teams)s teams, "
            "%(weeks)s weeks.",
            **counted,
        )
    if found.rests_on is not None:
        return _("Not to be trusted"), _rests_on(view, found.rests_on)
    if found.least_seen >= STRONG:
        return _("Too early to say"), _(
            "With %(teams)s teams, only a strong tie would show.", **counted
        )
    return _("Nothing clear"), _(
        "%(teams)s teams, %(weeks)s weeks; a tie that is there, but weak, would not "
        "show.",
        **counted,
    )


def _rests_on(view: CorrelationView, place: int) -> str:
    dot = view.dots[place]
    if not view.sight.names(dot.team_id):
        return _("They look tied through one team alone; without it nothing is seen.")
    return _(
        "They look tied through one team alone, %(team)s; without it nothing is seen.",
        team=dot.name,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
