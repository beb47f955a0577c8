"""After an action: what would have come by itself, and what more there is."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.entry import (
    DRAWS,
    HOW_MANY,
    TEAMS,
    Entry,
    Section,
)
from engagement.statistics import effect as of_effect
from engagement.statistics.findings import SEED
from engagement.statistics.interrupted import (
    LEAST_WEEKS,
    interrupted_series,
    rate_ratio,
)
from engagement.statistics.shrinkage import expected_next

REGRESSION = Entry(
    anchor="regression",
    title=_l("Low figures tend to rise by themselves"),
    says=_l(
        "A team chosen for a low figure had, in part, bad luck; luck does not last. So "
        "its next figure will be nearer to the mean, with or without help. The line "
        "“expected without help” stands beside every before and after: only what goes "
        "beyond its range is worth a second look."
    ),
    formulas=("x_2 = μ + λ (x_1 − μ)", "x_2 ± 1.96 √(v (1 + λ))"),
    letters=(
        ("x_1, x_2", _l("the figure before, and the one expected after")),
        ("μ", _l("the mean of all teams")),
        ("λ", _l("how reliable the figure is, from 0 to 1")),
        ("v", _l("what chance alone adds to a figure")),
    ),
    assumes=_l(
        "The team was chosen for its figure, and nothing else changed. With 8 people "
        "and an ICC(1) of 0.10, about half of the distance to the mean is luck."
    ),
    floor=_l("Given wherever figures are drawn towards the mean: from six teams on."),
    sources=(
        "Galton, Journal of the Anthropological Institute 15 (1886) 246",
        "Kelley, Fundamentals of Statistics, Harvard (1947) 409",
    ),
    explains=(expected_next,),
)
EFFECT = Entry(
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
        of_effect.matched,
        interrupted_series,
        rate_ratio,
    ),
)

ACTIONS = Section("actions", _l("After an action"), (REGRESSION, EFFECT))
