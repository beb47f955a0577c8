"""What goes with what between teams."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import (
    CUSTOMERS,
    MEANS,
    STAFF,
    TEAMS,
    Paragraph,
)
from engagement.statistics.between import (
    LEAST_TEAMS,
    LEAST_TEAMS_TO_RESAMPLE,
    between,
)
from engagement.statistics.findings import INDICATIVE_BELOW, SEED
from engagement.statistics.latent import latent
from engagement.statistics.resampling import RESAMPLES
from engagement.statistics.sensitivity import without_one

PEARSON = "Pearson, Philosophical Transactions of the Royal Society A 187 (1896) 253"
FISHER = "Fisher, Metron 1 (1921) 3"

BETWEEN = Paragraph(
    anchor="between",
    title=_l("Between teams"),
    says=_l(
        "Do teams that stand higher with their staff also stand higher with their "
        "customers? r goes from −1 (the other way round) over 0 (nothing in common) to "
        "1 (in step). The range says how far r might be from what many more teams "
        "would show. Spearman’s number does the same with ranks, so a single odd team "
        "weighs less."
    ),
    formulas=(
        "r = Σ (x_g − x̄)(y_g − ȳ) / √(Σ (x_g − x̄)^2 · Σ (y_g − ȳ)^2)",
        "tanh(atanh r ± 1.96 / √(K − 3))",
    ),
    letters=(TEAMS, STAFF, CUSTOMERS, MEANS),
    assumes=_l(
        "Each team counts once, large or small, and teams are independent of one "
        "another. r sees straight lines only. It cannot tell why two things go "
        "together. From %(teams)s teams on a second range is drawn that needs no "
        "normal distribution: %(draws)s times as many teams, picked at random from "
        "yours, starting from seed %(seed)s.",
        teams=LEAST_TEAMS_TO_RESAMPLE,
        draws=RESAMPLES,
        seed=SEED,
    ),
    floor=_l(
        "Refused below %(teams)s teams with both sides; “indicative” below %(sure)s.",
        teams=LEAST_TEAMS,
        sure=INDICATIVE_BELOW,
    ),
    sources=(
        PEARSON,
        FISHER,
        "Spearman, American Journal of Psychology 15 (1904) 72",
        "Efron, Journal of the American Statistical Association 82 (1987) 171",
    ),
    explains=(between,),
)
LATENT = Paragraph(
    anchor="latent",
    title=_l("Between teams, corrected for small samples"),
    says=_l(
        "The figure of a small team is partly luck, and luck hides what two sides have "
        "in common: r comes out too close to zero. This second number, ρ, is the "
        "correlation of the teams themselves once that luck is taken into account. Its "
        "range is wider, and ρ is never beyond −1 or 1."
    ),
    formulas=(
        "x_g = μ_x + a_g + e_g,  Var(a) = τ_x^2,  Var(e_g) = v_{x,g}",
        "y_g = μ_y + b_g + f_g,  Var(b) = τ_y^2,  Var(f_g) = v_{y,g}",
        "ρ = Cov(a, b) / (τ_x · τ_y)",
        "λ = τ^2 / (τ^2 + v̄)",
    ),
    letters=(
        STAFF,
        CUSTOMERS,
        ("a, b", _l("how a team truly differs from the mean, on either side")),
        ("e, f", _l("luck, whose size v is known from the number of answers")),
        ("λ", _l("the part of the differences that is not luck, on average")),
    ),
    assumes=_l(
        "Staff and customers are different people, so their luck is independent. True "
        "differences follow normal curves. ρ, τ and μ are the most plausible ones "
        "(restricted maximum likelihood); the range holds every ρ that is not much "
        "less plausible."
    ),
    floor=_l(
        "Refused below %(teams)s teams, or where a side differs by no more than luck; "
        "flagged where luck is the larger part of a side.",
        teams=LEAST_TEAMS,
    ),
    sources=(
        "Van Houwelingen, Arends & Stijnen, Statistics in Medicine 21 (2002) 589",
    ),
    explains=(latent,),
)
SENSITIVITY = Paragraph(
    anchor="sensitivity",
    title=_l("If one team were missing"),
    says=_l(
        "r is computed again without each team in turn; the lowest and the highest are "
        "shown. If they are far apart, a single team carries the number: look at that "
        "team before you look at r."
    ),
    formulas=("r_{(g)},  g = 1, …, K",),
    letters=(("r_{(g)}", _l("r of all teams but g")), TEAMS),
    assumes=_l(
        "It is no range of uncertainty: it says how far the number hangs on one team."
    ),
    floor=_l("Refused below %(teams)s teams.", teams=LEAST_TEAMS + 1),
    sources=("Cook & Weisberg, Residuals and Influence in Regression (1982)",),
    explains=(without_one,),
)
