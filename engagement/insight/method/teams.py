"""Where support helps: what may be said of single teams, and what of none."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.floors import FLOORS
from engagement.insight.method.paragraph import NOISE, TEAMS, Paragraph, Section
from engagement.insight.series.periods import PERIOD, SEASON
from engagement.statistics import change as of_change
from engagement.statistics.circle import circles
from engagement.statistics.peers import change_tails, level_tails
from engagement.statistics.shrinkage import LEAST_TEAMS, expected_next, spread
from engagement.statistics.support import first_to_support
from engagement.statistics.team_groups import team_groups

VALUE = ("x", _l("the team’s published value"))
MEAN = ("μ", _l("the mean of the other teams, those known better counting for more"))
CHANCE = ("p", _l("how often chance brings a team like the others so low"))

SUPPORT = Paragraph(
    anchor="support",
    title=_l("Who needs support first"),
    says=_l(
        "A low figure of a small team may be bad luck. So we ask how often chance "
        "alone would bring a team like the others so low. A team is named where that "
        "is rare on both sides: lower than the others with its staff, and lower with "
        "its customers or falling there, always beside the other teams. Where the "
        "whole company falls, nobody is called for it. Levels are those of "
        "%(season)s weeks, a fall is told from the last %(period)s beside the "
        "%(period)s before.",
        season=SEASON,
        period=PERIOD,
    ),
    formulas=(
        "p = P(B < n x) + P(B = n x) / 2,  n = μ (1 − μ) / (v + v_μ)",
        "p_{team} = max(p_{staff}, 2 min(p_{low}, p_{falling}))",
        "p_{(i)} ≤ 0.04 i / K_{(i)}",
    ),
    letters=(
        CHANCE,
        VALUE,
        MEAN,
        ("B", _l("a binomial count of n answers at the share μ")),
        ("v, v_μ", _l("what chance adds to the team’s value, at μ, and to μ")),
        ("K_{(i)}", _l("the teams with p_(i) or less on one side at least")),
    ),
    assumes=_l(
        "Staff and customers are different people, so their luck is independent. Of "
        "the teams named, at most 5 in 100 are expected to be there by chance, and the "
        "page says how many that makes."
    ),
    floor=_l(
        "Below %(teams)s teams with both sides nobody is named.", teams=LEAST_TEAMS
    ),
    sources=(
        "Lancaster, Journal of the American Statistical Association 56 (1961) 223",
        "Wang, Gui, Su, Sabatti & Owen, Annals of Statistics 50 (2022) 1890",
        (
            "Paule & Mandel, Journal of Research of the National Bureau of Standards "
            "87 (1982) 377"
        ),
    ),
    explains=(level_tails, change_tails, first_to_support, spread),
)
GROUPS = Paragraph(
    anchor="groups",
    title=_l("Three groups, never a league table"),
    says=_l(
        "Clearly below, not distinguishable, clearly above: that is all that weekly "
        "figures of small teams can tell. A rank would change every week by chance; so "
        "no order is shown."
    ),
    formulas=(
        "p = P(B < n x) + P(B = n x) / 2",
        "2 min(p, 1 − p)_{(i)} ≤ 0.05 i / K",
    ),
    letters=(
        CHANCE,
        VALUE,
        ("B", _l("a binomial count of n answers at the share μ")),
        MEAN,
        ("(i)", _l("the i-th smallest of all teams")),
        TEAMS,
    ),
    assumes=_l(
        "Of the teams called clearly below or above, at most 5 in 100 are expected to "
        "be there by chance."
    ),
    floor=_l("Refused below %(teams)s teams.", teams=LEAST_TEAMS),
    sources=(
        (
            "Benjamini & Hochberg, Journal of the Royal Statistical Society B 57 "
            "(1995) 289"
        ),
    ),
    explains=(level_tails, team_groups),
)
CHANGE = Paragraph(
    anchor="change",
    title=_l("A change that is more than noise"),
    says=_l(
        "A team’s weeks are smoothed, so that a lasting change adds up and a single "
        "odd week does not. What the whole company lives in a week is taken away "
        "first. We flag a change only after two weeks in a row outside the usual. The "
        "company’s own line has limits of its own. Two windows are compared by their "
        "difference, with a range."
    ),
    formulas=(
        "u_t = (x_t − μ) / √(τ^2 + v_t),  z_t = 0.2 u_t + 0.8 z_{t−1}",
        "|z_t| > 2.5 √(0.2 / 1.8 + b^2 Var μ)",
        "τ^2 = w^2 (1 + 0.8 ρ) / (1 − 0.8 ρ)",
        "x̄ ± 2.66 m̄",
        "(x̄_2 − x̄_1) ± √(h_1^2 + h_2^2)",
    ),
    letters=(
        ("x_t", _l("the team’s week, less the company’s")),
        ("μ", _l("the team’s usual, up to nine weeks ago; Var μ: its uncertainty")),
        ("w^2", _l("how far weeks differ beyond chance, over all teams")),
        ("ρ", _l("how much a week resembles the one before")),
        ("v_t", NOISE[1]),
        ("b", _l("how much μ weighs in the smoothed value")),
        ("x̄, m̄", _l("the company’s mean, and its mean step from week to week")),
        ("h", _l("half the range of each window")),
    ),
    assumes=_l(
        "Of 200 weeks of teams in which nothing has changed, about one is flagged; "
        "more where weeks drift slowly, so that a team has no usual. Of the changes as "
        "large as the usual spread of weeks, half are seen within 12 weeks where a "
        "year is known. Participation is watched in the same way: where it is half as "
        "far from its usual as a change would be, it may be who answered that changed, "
        "and the page says so."
    ),
    floor=_l(
        "Teams: refused below %(teams)s teams or %(long)s weeks. Company: below "
        "%(weeks)s weeks.",
        teams=of_change.LEAST_TEAMS,
        long=of_change.BASELINE + of_change.GUARD + 1,
        weeks=of_change.LEAST_WEEKS,
    ),
    sources=(
        "Roberts, Technometrics 1 (1959) 239",
        "Lucas & Saccucci, Technometrics 32 (1990) 1",
        "Wheeler, Understanding Variation, SPC Press (1993)",
    ),
    explains=(of_change.team_charts, of_change.company_chart),
)
CIRCLE = Paragraph(
    anchor="circle",
    title=_l("Both sides up, or both sides down"),
    says=_l(
        "The last %(period)s weeks are compared with the %(period)s before, on both "
        "sides, less what the other teams moved. Only where chance would rarely move "
        "both so far do we speak of a vicious circle, and of a virtuous one if both "
        "rose. Otherwise we say nothing.",
        period=PERIOD,
    ),
    formulas=(
        "z = (d − d_{others}) / √(v_1 + v_2 + v_{others})",
        "p_{team} = max(p_{staff}, p_{customers}) ≤ 0.025 i / K_{(i)}",
    ),
    letters=(
        ("d", _l("the change from one block of weeks to the next, on each side")),
        ("v_1, v_2", _l("what chance alone adds to either block")),
        ("p", _l("how often chance moves a team so far, from z")),
        ("K_{(i)}", _l("the teams with p_(i) or less on one side at least")),
    ),
    assumes=_l(
        "Staff and customers are different people, so their luck is independent. Of "
        "the circles told, either way, at most 5 in 100 are expected to be chance."
    ),
    floor=_l(
        "Refused below %(teams)s teams, and for a team that has nothing to show in one "
        "of the blocks.",
        teams=LEAST_TEAMS,
    ),
    sources=(
        (
            "Heskett, Jones, Loveman, Sasser & Schlesinger, Harvard Business Review 72 "
            "(1994) 164"
        ),
        "Wang, Gui, Su, Sabatti & Owen, Annals of Statistics 50 (2022) 1890",
    ),
    explains=(change_tails, circles),
)
REGRESSION = Paragraph(
    anchor="regression",
    title=_l("Low figures tend to rise by themselves"),
    says=_l(
        "A team chosen for a low figure had, in part, bad luck; luck does not last. So "
        "its next figure will be nearer to the mean, with or without help. The line "
        "“expected without help” stands beside every before and after: only what goes "
        "beyond its range is worth a second look."
    ),
    formulas=("x_2 = μ + λ (x_1 − μ)", "x_2 ± 1.96 √(λ v_1 + v_2)"),
    letters=(
        ("x_1, x_2", _l("the figure before, and the one expected after")),
        ("μ", _l("the mean of all teams")),
        ("λ", _l("how reliable the figure is, from 0 to 1")),
        ("v_1, v_2", _l("what chance alone adds to the figure before, and after")),
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

SINGLE_TEAMS = Section(
    "single-teams",
    _l("Where support helps"),
    (SUPPORT, FLOORS, GROUPS, CHANGE, CIRCLE, REGRESSION),
)
