"""What goes with what over time, and whether it holds at both levels."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import (
    DRAWS,
    HOW_MANY,
    TEAM_WEEK,
    TEAMS,
    Paragraph,
)
from engagement.statistics import levels as of_levels
from engagement.statistics import within as of_within
from engagement.statistics.findings import SEED
from engagement.statistics.lags import LEAST_PAIRS, lags, lags_of_metrics
from engagement.statistics.panels import PERMUTATIONS

PHIPSON_SMYTH = (
    "Phipson & Smyth, Statistical Applications in Genetics and Molecular Biology 9 "
    "(2010) 39"
)

WITHIN = Paragraph(
    anchor="within",
    title=_l("Within teams, over time"),
    says=_l(
        "In weeks when a team is above its own usual, are its customers above their "
        "usual too? Each team is compared with itself and each week with all teams, so "
        "neither good teams nor good weeks for everybody count."
    ),
    formulas=(
        "x_{gt} = α_g + γ_t + x̃_{gt}",
        "r = Σ x̃_{gt} ỹ_{gt} / √(Σ x̃_{gt}^2 · Σ ỹ_{gt}^2)",
        "p = (1 + #{|r^*| ≥ |r|}) / (1 + B)",
    ),
    letters=(
        TEAM_WEEK,
        ("α_g, γ_t", _l("what the team is like always, and the week everywhere")),
        ("x̃, ỹ", _l("what is left of both values, without these two")),
        ("r^*", _l("r with the staff of one team beside the customers of another")),
        HOW_MANY,
        DRAWS,
    ),
    assumes=_l(
        "Weeks of a team may resemble one another: whole teams are exchanged, or "
        "drawn, with all their weeks. B is %(tries)s, starting from seed %(seed)s. "
        "Without any tie, it sees one in about 5 of 100 cases.",
        tries=of_within.PERMUTATIONS,
        seed=SEED,
    ),
    floor=_l(
        "Refused below %(teams)s teams or %(weeks)s weeks with both sides; no range "
        "below %(drawn)s teams.",
        teams=of_within.LEAST_TEAMS,
        weeks=of_within.LEAST_WEEKS,
        drawn=of_within.LEAST_TEAMS_TO_RESAMPLE,
    ),
    sources=(
        "Lovell, Journal of the American Statistical Association 58 (1963) 993",
        PHIPSON_SMYTH,
        "Hemerik & Goeman, TEST 27 (2018) 811",
        "Hesterberg, The American Statistician 69 (2015) 371",
    ),
    explains=(of_within.within,),
)

RMCORR = Paragraph(
    anchor="rmcorr",
    title=_l("Within teams, as research papers compute it"),
    says=_l(
        "The same question, answered as many papers do: each team is compared with "
        "itself, but weeks are not compared with other teams. It is here for those who "
        "want to compare with a paper, as a description only."
    ),
    formulas=(
        (
            "r = Σ (x_{gt} − x̄_g)(y_{gt} − ȳ_g) / √(Σ (x_{gt} − x̄_g)^2 · Σ (y_{gt} − "
            "ȳ_g)^2)"
        ),
        "d = N − K − 1,  tanh(atanh r ± 1.96 / √(d − 1))",
    ),
    letters=(
        TEAM_WEEK,
        ("x̄_g, ȳ_g", _l("the team’s own means")),
        ("N", _l("the pairs of all teams and weeks")),
        TEAMS,
    ),
    assumes=_l(
        "It takes weeks for independent and knows nothing of what happens to the whole "
        "company. In simulated companies, two sides that had nothing in common looked "
        "tied in most cases: so no conclusion is drawn from it here."
    ),
    floor=_l(
        "Refused below %(teams)s teams with at least two weeks each.",
        teams=of_within.LEAST_TEAMS,
    ),
    sources=("Bakdash & Marusich, Frontiers in Psychology 8 (2017) 456",),
    explains=(of_within.rmcorr,),
)

LEVELS = Paragraph(
    anchor="levels",
    title=_l("Between and within, set side by side"),
    says=_l(
        "What holds between teams need not hold within them: teams that stand higher "
        "on one side may stand higher on the other, and yet no team does better in the "
        "weeks in which its own staff figure is higher. Both slopes are estimated "
        "together, and their difference is tested. A warning is shown when they point "
        "in opposite directions."
    ),
    formulas=(
        "y_{gt} = β_0 + β_W (x_{gt} − x̄_g) + β_B x̄_g + γ_t + u_g + e_{gt}",
        "t = (β_B − β_W) / se(β_B − β_W)",
    ),
    letters=(
        TEAM_WEEK,
        ("β_W", _l("the slope within teams: points of customers for one of staff")),
        ("β_B", _l("the slope between teams")),
        ("γ_t", _l("what the week is like everywhere")),
        ("u_g, e_{gt}", _l("what is left, of the team and of its weeks")),
        ("se", _l("the standard error")),
    ),
    assumes=_l(
        "What is left follows normal curves and is independent from week to week. The "
        "two slopes are said to differ where |z| is above 1.96."
    ),
    floor=_l("Refused below %(teams)s teams.", teams=of_levels.LEAST_TEAMS),
    sources=(
        "Mundlak, Econometrica 46 (1978) 69",
        "Bell & Jones, Political Science Research and Methods 3 (2015) 133",
    ),
    explains=(of_levels.levels,),
)

LAGS = Paragraph(
    anchor="lags",
    title=_l("Which side tends to move first"),
    says=_l(
        "Staff of one week are put beside customers of up to four weeks earlier or "
        "later. If one side is clearly ahead, we say that it “tends to precede”: an "
        "order in time, nothing more. Nine distances are nine chances to be fooled, so "
        "the band is drawn for all of them together."
    ),
    formulas=(
        "r_k = Σ x̃_{gt} ỹ_{g,t+k} / √(Σ x̃_{gt}^2 · Σ ỹ_{g,t+k}^2)",
        "p_k = (1 + #{max|r^*| ≥ |r_k|}) / (1 + B)",
    ),
    letters=(
        ("k", _l("weeks from staff to customers, −4 to 4")),
        ("x̃, ỹ", _l("both values without what teams and weeks explain")),
        ("r^*", _l("r with the staff of one team beside the customers of another")),
        HOW_MANY,
        DRAWS,
    ),
    assumes=_l(
        "The largest |r*| of all distances and metrics is what a single r has to beat. "
        "A distance counts as ahead only if it also beats the same week, leaving out "
        "each team in turn. B is %(tries)s, starting from seed %(seed)s.",
        tries=PERMUTATIONS,
        seed=SEED,
    ),
    floor=_l(
        "Refused below %(teams)s teams or %(weeks)s weeks; a distance below %(pairs)s "
        "pairs.",
        teams=of_within.LEAST_TEAMS,
        weeks=of_within.LEAST_WEEKS,
        pairs=LEAST_PAIRS,
    ),
    sources=(
        "Westfall & Young, Resampling-Based Multiple Testing, Wiley (1993)",
        "Efron & Stein, Annals of Statistics 9 (1981) 586",
        PHIPSON_SMYTH,
    ),
    explains=(lags, lags_of_metrics),
)
