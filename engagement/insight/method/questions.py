"""What the answers of the whole company tell: of the questions, and of themselves."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import Paragraph, Section
from engagement.pulses.closing import cohesion as of_company
from engagement.statistics import drivers as of_drivers
from engagement.statistics import priorities as of_priorities
from engagement.statistics.findings import SEED
from engagement.statistics.reliability import (
    alpha_interval,
    alpha_of,
    icc_intervals,
    mean_squares,
)
from engagement.statistics.shrinkage import LEAST_TEAMS

DRIVERS = Paragraph(
    anchor="drivers",
    title=_l("What mobilisation goes with"),
    says=_l(
        "Each rotating question gets its part of what the questions together tell "
        "about mobilisation. A question matters more when people who are favourable "
        "there are more mobilised, within the same team."
    ),
    formulas=("L = √R,  b = L^{−1} r,  ε_j = Σ_k L_{jk}^2 b_k^2", "Σ ε_j = R^2"),
    letters=(
        ("R", _l("the correlations of the questions, within teams")),
        ("r", _l("their correlations with mobilisation")),
        ("ε_j", _l("the part of question j; all parts add up to R²")),
    ),
    assumes=_l(
        "It describes; it does not say that working on a question moves mobilisation. "
        "Computed for the whole company from what closings publish. Ranges come from "
        "%(draws)s draws (seed %(seed)s) and, from %(pulses)s pulses on, from leaving "
        "out one pulse at a time.",
        draws=of_drivers.DRAWS,
        seed=SEED,
        pulses=of_drivers.LEAST_PULSES,
    ),
    floor=_l(
        "Refused below %(ballots)s complete answers, or where questions repeat one "
        "another.",
        ballots=of_drivers.LEAST_BALLOTS,
    ),
    sources=("Johnson, Multivariate Behavioral Research 35 (2000) 1",),
    explains=(of_drivers.drivers,),
)
FIRST = Paragraph(
    anchor="first",
    title=_l("What to work on first"),
    says=_l(
        "Some questions please less everywhere, and some teams are less content with "
        "everything. What is a team’s own is what neither explains. All teams and "
        "questions are looked at together, so that a low figure of few people counts "
        "for little. A question comes first where a team stands furthest below what "
        "was to be expected, by how much the question matters. One or two are named, "
        "each with its chance to be among the team’s first two, if that is at least "
        "5 in 10 and, of few questions, well above what it would be anyway. For the "
        "company those come first that matter most and please least."
    ),
    formulas=(
        "x_{gd} = a_g + b_d + c_{gd} + e_{gd},  var(c) = τ^2,  var(e) = v_{gd}",
        "Σ (x − a − b)^2 / (v + τ^2) = N − K − D + 1",
        "i_d (c_{gd} − c̄_g)",
        "i_d (1 − x_d)",
    ),
    letters=(
        ("x_{gd}", _l("the favourable share of team g at question d")),
        ("a_g, b_d", _l("what the team and the question explain")),
        ("c_{gd}", _l("what is the team’s own")),
        ("v_{gd}", _l("what chance and rounding add")),
        ("N, K, D", _l("known shares, teams, and questions")),
        ("i_d", _l("the importance of the question")),
    ),
    assumes=_l(
        "Chances are those of %(draws)s draws (seed %(seed)s). In simulated companies "
        "of 60 teams that do not differ, fewer than 1 in 100 teams had a question "
        "named; docs/method.md has all the figures. A team with others below it is "
        "taken as their mean. It says where a team differs, not why: ask the team.",
        draws=of_priorities.DRAWS,
        seed=SEED,
    ),
    floor=_l(
        "A team’s own is told from %(teams)s teams on; anything from %(questions)s "
        "questions on.",
        teams=LEAST_TEAMS,
        questions=of_priorities.LEAST_QUESTIONS,
    ),
    sources=(
        (
            "Paule & Mandel, Journal of Research of the National Bureau of Standards "
            "87 (1982) 377"
        ),
        "Martilla & James, Journal of Marketing 41 (1977) 77",
    ),
    explains=(
        of_priorities.additive,
        of_priorities.own_chances,
        of_priorities.expected,
        of_priorities.company_chances,
    ),
)
RELIABILITY = Paragraph(
    anchor="reliability",
    title=_l("How far the answers can be relied on"),
    says=_l(
        "Do the people of a team say much the same, and would other weeks say it as "
        "well? ICC(1) is the part of the differences between people that lies between "
        "teams. ICC(2) says how reliable the figure of a team of usual size is. Alpha "
        "says how well the three questions of mobilisation hang together. All range up "
        "to 1; below 0 means less than chance."
    ),
    formulas=(
        "ICC(1) = (M_B − M_W) / (M_B + (n̄ − 1) M_W)",
        "ICC(2) = (M_B − M_W) / M_B",
        "α = J / (J − 1) · (1 − Σ s_j^2 / s^2)",
        "F = M_B / M_W,  F_l = F / F_{.975},  F_u = F · F_{.975}",
        "(F_l − 1) / (F_l + n̄ − 1),  1 − 1 / F_l",
        "1 − (1 − α) F_{.975}",
    ),
    letters=(
        ("M_B, M_W", _l("the mean squares between teams and within them")),
        ("n̄", _l("the mean number of answers in a team")),
        (
            "F_{.975}",
            _l("97.5 % point of F; upper ends are found in the same way"),
        ),
        ("J", _l("the number of questions")),
        ("s_j^2, s^2", _l("the variance of a question, and that of their sum")),
    ),
    assumes=_l(
        "People answer apart from one another, and teams are about as varied inside. "
        "One week of eight people is not a reliable figure of a team: four weeks are "
        "the usual window. The ranges use what is published alone, the fewest answers "
        "that it allows, so they are a little wide; of teams of very unequal size they "
        "hold the truth in 91 to 95 of 100."
    ),
    floor=_l(
        "For the whole company only, from %(ballots)s complete answers; never for a "
        "team.",
        ballots=of_company.LEAST_BALLOTS,
    ),
    sources=(
        "Bliese, in Klein & Kozlowski (2000) 349",
        "Cronbach, Psychometrika 16 (1951) 297",
        "Shrout & Fleiss, Psychological Bulletin 86 (1979) 420",
        "Feldt, Psychometrika 30 (1965) 357",
    ),
    explains=(
        of_company.cohesion,
        mean_squares,
        alpha_of,
        icc_intervals,
        alpha_interval,
    ),
)

QUESTIONS = Section(
    "questions", _l("The questions and their answers"), (DRIVERS, FIRST, RELIABILITY)
)
