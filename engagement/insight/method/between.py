"""What goes with what between teams."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import (
    CUSTOMERS,
    MEANS,
    STAFF,
    TEAMS,
    Paragraph,
)
from engagement.insight.series.sides import chance
from engagement.statistics.between import LEAST_TEAMS, between, partial
from engagement.statistics.claims import CHANCE
from engagement.statistics.findings import INDICATIVE_BELOW
from engagement.statistics.fitted import fitted_line
from engagement.statistics.latent import latent
from engagement.statistics.sign_flips import FLIPS
from engagement.statistics.ties import LEAST_TEAMS as LEAST_OF_TIES
from engagement.statistics.ties import least_seen, thirds, ties

EFRON_STEIN = "Efron & Stein, Annals of Statistics 9 (1981) 586"
MACKINNON_WHITE = "MacKinnon & White, Journal of Econometrics 29 (1985) 305"
PEARSON = "Pearson, Philosophical Transactions of the Royal Society A 187 (1896) 253"
WESTFALL_YOUNG = "Westfall & Young, Resampling-Based Multiple Testing, Wiley (1993)"
FISHER = "Fisher, Metron 1 (1921) 3"

BETWEEN = Paragraph(
    anchor="between",
    title=_l("Between teams"),
    says=_l(
        "Do teams that stand higher with their staff also stand higher with their "
        "customers? r goes from −1 (the other way round) over 0 (nothing in common) to "
        "1 (in step). The range says how far r might be from what many more teams "
        "would show. It is found by leaving out each team in turn: where one team, or "
        "a few large ones, make r, leaving them out moves it a lot, and the range is "
        "wide. Spearman’s number does the same with ranks. The slope b says how many "
        "points of customers go with a point of staff; it is the line in the picture, "
        "with a band in which the mean of such teams may well lie."
    ),
    formulas=(
        "r = Σ (x_g − x̄)(y_g − ȳ) / √(Σ (x_g − x̄)^2 · Σ (y_g − ȳ)^2)",
        "z = atanh r,  s_−^2 = 2 (K − 1)/K · Σ min(0, z_{(g)} − z)^2",
        "tanh(z − t · s_−),  tanh(z + t · s_+)",
        "tanh(atanh r ± 1.96 / √(K − 3))",
        "b = Σ (x_g − x̄)(y_g − ȳ) / Σ (x_g − x̄)^2",
        "ȳ + b (x − x̄) ± √(t^2 · s^2/K + (b_± − b)^2 · (x − x̄)^2)",
    ),
    letters=(
        TEAMS,
        STAFF,
        CUSTOMERS,
        MEANS,
        ("z_{(g)}", _l("z of all teams but g")),
        (
            "s_−, s_+",
            _l("from the teams that pull down or up; at least ¾ of 1/√(K − 3)"),
        ),
        ("t", _l("97.5 % point of Student’s distribution, K − 2 degrees")),
        ("s, b_±", _l("spread of the teams around the line; the ends of b’s range")),
    ),
    assumes=_l(
        "Each team counts once, large or small, and teams are independent of one "
        "another. r sees straight lines only. It cannot tell why two things go "
        "together. The fourth formula is the usual range (Fisher), for comparison: it "
        "supposes that teams are alike, and where one is far out on both sides it sees "
        "a tie in a third of made-up companies that have none."
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
        EFRON_STEIN,
        MACKINNON_WHITE,
    ),
    explains=(between, fitted_line),
)
LATENT = Paragraph(
    anchor="latent",
    title=_l("Between teams, corrected for small samples"),
    says=_l(
        "The figure of a small team is partly luck, and luck hides what two sides have "
        "in common: r comes out too close to zero. This second number, ρ, is the "
        "correlation of the teams themselves once that luck is taken into account. It "
        "speaks of the climate behind a team, not only of those who answered. Its "
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
        (
            "e, f",
            _l(
                "luck, whose size v is known: the common variance of one answer, over "
                "as many answers as the figure is worth"
            ),
        ),
        ("λ", _l("the part of the differences that is not luck, on average")),
    ),
    assumes=_l(
        "Staff and customers are different people, so their luck is independent. True "
        "differences follow normal curves. ρ, τ and μ are the most plausible ones "
        "(restricted maximum likelihood); the range holds every ρ that is not much "
        "less plausible, and is wider where single teams make the r between teams."
    ),
    floor=_l(
        "Refused below %(teams)s teams, or where a side differs by no more than luck, "
        "or where it is not known how much the answers of one person resemble each "
        "other; flagged where luck is the larger part of a side.",
        teams=LEAST_TEAMS,
    ),
    sources=(
        "Van Houwelingen, Arends & Stijnen, Statistics in Medicine 21 (2002) 589",
    ),
    explains=(latent, chance),
)
PARTIAL = Paragraph(
    anchor="partial",
    title=_l("Between teams of the same area, or of the same size"),
    says=_l(
        "Areas may differ on both sides for reasons of their own, and there are few of "
        "them. So teams are also compared with those of their own area only, the team "
        "above them. Where this does not agree with all teams, the sentence says so. "
        "The same is done for the number of people who answer."
    ),
    formulas=(
        "a = x − x̂,  b = y − ŷ,  r = Σ a_g b_g / √(Σ a_g^2 · Σ b_g^2)",
        "Σ_{(g)} = Σ a b − a_g b_g / (1 − h_g)",
    ),
    letters=(
        STAFF,
        CUSTOMERS,
        ("x̂, ŷ", _l("what area, and the logarithm of the size, explain")),
        ("Σ_{(g)}", _l("the sum without team g, from which its range is found")),
        ("h_g", _l("how much team g decides what is explained of it")),
    ),
    assumes=_l(
        "The range is that of teams, with K − P − 1 degrees, P the areas and the size. "
        "A team alone in its area says nothing."
    ),
    floor=_l(
        "Refused where fewer than %(teams)s teams are left beyond the areas, or there "
        "are no two areas.",
        teams=LEAST_TEAMS - 1,
    ),
    sources=("Frisch & Waugh, Econometrica 1 (1933) 387", EFRON_STEIN),
    explains=(partial,),
)
TIES = Paragraph(
    anchor="ties",
    title=_l("Which question goes with which score"),
    says=_l(
        "Each question of the pulse beside each score, and beside what customers say "
        "of the same thing. Of so many pairs some look close by luck. So the closest "
        "one that luck makes among all of them is the measure for each, and a pair "
        "that is close only because areas differ is not named."
    ),
    formulas=(
        "s_g = (x_g − x̄)(y_g − ȳ) / (σ_x σ_y),  T = |Σ s_g| / √(Σ s_g^2)",
        "p = (1 + #{max T^* ≥ T}) / (1 + B)",
    ),
    letters=(
        STAFF,
        CUSTOMERS,
        ("s_g", _l("what team g adds to r")),
        ("T^*", _l("T of all pairs, with the sign of some teams turned at random")),
    ),
    assumes=_l(
        "Named when p is %(chance)s at most, its own range leaves out 0 and, where "
        "there are areas, teams of one area show it as well. B is %(flips)s.",
        chance=CHANCE,
        flips=FLIPS,
    ),
    floor=_l("Refused below %(teams)s teams with both sides.", teams=LEAST_OF_TIES),
    sources=(WESTFALL_YOUNG,),
    explains=(ties, least_seen),
)
THIRDS = Paragraph(
    anchor="thirds",
    title=_l("What staff live, and what customers feel of it, by thirds"),
    says=_l(
        "Teams are put into three thirds by what their staff say of one thing. Beside "
        "each third stands the mean of what their customers say of the same thing."
    ),
    formulas=("ȳ ± t · s / √n",),
    letters=(
        (
            "ȳ, s",
            _l("mean and spread of what customers of the teams of a third say"),
        ),
        ("n", _l("its teams")),
        ("t", _l("97.5 % point of Student’s distribution, n − 1 degrees")),
    ),
    assumes=_l(
        "Each team counts once. Ranges of two thirds may overlap although the two "
        "differ; whether both sides go together is told by the table above them."
    ),
    floor=_l(
        "Refused below %(teams)s teams, and where many teams have the same figure.",
        teams=LEAST_OF_TIES,
    ),
    sources=("Student, Biometrika 6 (1908) 1",),
    explains=(thirds,),
)
