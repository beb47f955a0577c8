"""What goes with what over time, and whether it holds at both levels."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.between import EFRON_STEIN
from engagement.insight.method.paragraph import (
    DRAWS,
    HOW_MANY,
    TEAM_WEEK,
    TEAMS,
    Paragraph,
)
from engagement.statistics import levels as of_levels
from engagement.statistics import within as of_within
from engagement.statistics.claims import claims
from engagement.statistics.findings import SEED
from engagement.statistics.lags import LEAST_PAIRS, lags
from engagement.statistics.sign_flips import ALL_UP_TO, FLIPS

PHIPSON_SMYTH = (
    "Phipson & Smyth, Statistical Applications in Genetics and Molecular Biology 9 "
    "(2010) 39"
)
CAMERON = "Cameron, Gelbach & Miller, Review of Economics and Statistics 90 (2008) 414"

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
        "T = |Σ s_g| / √(Σ s_g^2),  s_g = Σ_t x̃_{gt} ỹ_{gt}",
        "p = (1 + #{T^* ≥ T}) / (1 + B)",
    ),
    letters=(
        TEAM_WEEK,
        ("α_g, γ_t", _l("what the team is like always, and the week everywhere")),
        ("x̃, ỹ", _l("what is left of both values, without these two")),
        ("s_g", _l("what team g says, with all its weeks")),
        ("T^*", _l("T with the sign of some teams turned round at random")),
        HOW_MANY,
        DRAWS,
    ),
    assumes=_l(
        "Without a tie, what a team says is as likely to point one way as the other. "
        "Weeks of a team may resemble one another, and teams may be large or small. B "
        "is %(tries)s, starting from seed %(seed)s; up to %(all)s teams, every choice "
        "of signs is tried. Without any tie, it sees one in about 5 of 100 cases. The "
        "range leaves out each team in turn, as between teams. From %(seasons)s weeks "
        "on, it is also shown with each team’s own wave of a year taken out: a beach "
        "is full in summer on both sides.",
        tries=FLIPS,
        seed=SEED,
        all=ALL_UP_TO,
        seasons=of_within.LEAST_WEEKS_OF_SEASONS,
    ),
    floor=_l(
        "Refused below %(teams)s teams, %(weeks)s weeks or %(pairs)s weeks of all "
        "teams with both sides; no range below %(drawn)s teams.",
        teams=of_within.LEAST_TEAMS,
        weeks=of_within.LEAST_WEEKS,
        pairs=of_within.LEAST_PAIRS,
        drawn=of_within.LEAST_TEAMS_TO_LEAVE_OUT,
    ),
    sources=(
        "Lovell, Journal of the American Statistical Association 58 (1963) 993",
        CAMERON,
        PHIPSON_SMYTH,
        "Guimarães & Portugal, Stata Journal 10 (2010) 628",
        EFRON_STEIN,
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
        "together. They are not compared: the figure of one week holds so much chance "
        "that the slope within looks flatter than it is, and the same true slope would "
        "be called “stronger between” in two of three companies. A warning is shown "
        "only where both are clear by themselves and point in opposite directions."
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
        "What is left follows normal curves and is independent from week to week. t "
        "has K − 2 degrees; it stands in the file and the interface, not on the page."
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
        "the bands are drawn for all of them together. Where both sides move in the "
        "same week, and slowly, later weeks look tied as well, and so do earlier ones: "
        "so staff come first only where the four later weeks hold more than that."
    ),
    formulas=(
        "r_k = Σ x̃_{gt} ỹ_{g,t+k} / √(Σ x̃_{gt}^2 · Σ ỹ_{g,t+k}^2)",
        "p_k = (1 + #{max T^* ≥ T_k}) / (1 + B)",
        "d_g = Σ_{k>0} s_{gk} − w c s_{g0} − (1 − w) Σ_{k<0} s_{gk},  w = 4/(4 + c^2)",
    ),
    letters=(
        ("k", _l("weeks from staff to customers, −4 to 4")),
        ("x̃, ỹ", _l("both values without what teams and weeks explain")),
        ("s_{gk}", _l("what team g says of distance k; T as within teams")),
        ("c", _l("how much of a week’s movement the next four weeks repeat, at most")),
        ("d_g", _l("what team g says beyond the same and the earlier weeks")),
        HOW_MANY,
        DRAWS,
    ),
    assumes=_l(
        "The largest T* of all distances of the metric is what a single one has to "
        "beat; both orders are tested together with d. B is %(tries)s, starting from "
        "seed %(seed)s.",
        tries=FLIPS,
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
        "Sims, American Economic Review 62 (1972) 540",
        CAMERON,
        PHIPSON_SMYTH,
    ),
    explains=(lags,),
)

SENTENCE = Paragraph(
    anchor="sentence",
    title=_l("What the sentence may say"),
    says=_l(
        "The sentence on top asks three questions of the same figures: do teams go "
        "together, do weeks, and who moves first. Three questions are three chances "
        "to be fooled, so each needs more than its own range shows, and all three "
        "together are wrong in about 5 of 100 companies where there is nothing to "
        "say. So a range may stay clear of zero, and the sentence still call it "
        "unclear."
    ),
    formulas=("p_{(1)} ≤ 0.04/3,  p_{(2)} ≤ 0.04/2,  p_{(3)} ≤ 0.04",),
    letters=(("p_{(i)}", _l("the smallest p first; the first that fails ends it")),),
    assumes=_l(
        "Where teams belong to several areas, the tie among teams of one area decides. "
        "If a tie of all teams is not theirs, the sentence says that the areas may "
        "make it; if one single team makes it, it says which."
    ),
    floor=_l("Of each question that can be asked."),
    sources=("Holm, Scandinavian Journal of Statistics 6 (1979) 65",),
    explains=(claims,),
)
