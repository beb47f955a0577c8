"""What became of an action: for the page that is going to show it."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import (
    DRAWS,
    HOW_MANY,
    TEAMS,
    Paragraph,
)
from engagement.statistics import effect as of_effect
from engagement.statistics.findings import SEED
from engagement.statistics.interrupted import LEAST_WEEKS, interrupted_series

EFFECT = Paragraph(
    anchor="effect",
    title=_l("Helped teams beside others"),
    says=_l(
        "Did helped teams change more than teams without help that stood alike before? "
        "The answer is one of three: too early, no evidence, evidence. A single team "
        "with none to compare it with is compared with its own earlier trend."
    ),
    formulas=(
        "y_{gt} = α_g + γ_t + δ D_{gt}",
        "p = (1 + #{|δ^*| ≥ |δ|}) / (1 + B)",
        "y_t = β_0 + β_1 t + β_2 [t ≥ t_0]",
    ),
    letters=(
        ("α_g, γ_t", _l("what the team is like always, and the week everywhere")),
        ("D_{gt}", _l("1 in weeks with help, 0 otherwise")),
        ("δ", _l("how much more helped teams changed")),
        ("δ^*", _l("the same with the help given to other teams, at random")),
        ("β_2", _l("the step of a single team, from the week t₀ of its help")),
        TEAMS,
        HOW_MANY,
        DRAWS,
    ),
    assumes=_l(
        "Without help, both kinds of teams would have gone the same way: look whether "
        "they did before. Teams are compared with the %(matches)s that stood nearest "
        "to them. Starts are given to other teams in every way there is, or in "
        "%(tries)s ways drawn with seed %(seed)s. With one helped team among K, p "
        "cannot be below 1/K.",
        matches=of_effect.MATCHES,
        tries=of_effect.ASSIGNMENTS,
        seed=SEED,
    ),
    floor=_l(
        "Refused below %(teams)s teams or %(before)s weeks before; too early below "
        "%(after)s weeks after. A single team needs %(alone)s weeks on either side.",
        teams=of_effect.LEAST_TEAMS,
        before=of_effect.LEAST_WEEKS_BEFORE,
        after=of_effect.LEAST_WEEKS_AFTER,
        alone=LEAST_WEEKS,
    ),
    sources=(
        "Bertrand, Duflo & Mullainathan, Quarterly Journal of Economics 119 (2004) 249",
        "Donald & Lang, Review of Economics and Statistics 89 (2007) 221",
        (
            "Lopez Bernal, Cummins & Gasparrini, International Journal of Epidemiology "
            "46 (2017) 348"
        ),
        "Newey & West, Econometrica 55 (1987) 703",
        "Kiefer & Vogelsang, Econometric Theory 21 (2005) 1130",
    ),
    explains=(
        of_effect.difference_in_differences,
        of_effect.match_controls,
        interrupted_series,
    ),
)
