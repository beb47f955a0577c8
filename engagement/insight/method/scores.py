"""What customers say: from their answers to a figure with its range."""

from flask_babel import lazy_gettext as _l

from engagement.customers.metrics.estimates import (
    LEAST,
    THIN,
    csat,
    estimate,
    nps,
)
from engagement.customers.scores.global_index import index
from engagement.customers.scores.periods import YEAR
from engagement.insight.method.paragraph import OWN, Paragraph, Section
from engagement.statistics.differences import difference

AGRESTI_COULL = "Agresti & Coull, The American Statistician 52 (1998) 119"
FLOOR = _l(
    "Hidden below %(least)s customers, shown in grey below %(thin)s.",
    least=LEAST,
    thin=THIN,
)
N = ("n", _l("the number of customers who answered"))
Z = ("z", _l("1.96, for ranges that hold 95 times in 100"))

CUSTOMERS = Paragraph(
    anchor="customers",
    title=_l("Customers of several weeks or teams"),
    says=_l(
        "Customers’ answers are counted by team and week. Over several weeks, and over "
        "the teams below a team, the counts are added before anything is divided: each "
        "customer counts once, and a week with many customers counts for more. Every "
        "measure but NPS is a share of favourable answers, and is computed as "
        "satisfaction is."
    ),
    formulas=("f(Σ n, Σ P, Σ D)",),
    letters=(
        N,
        ("P", _l("of these, the favourable ones")),
        ("D", _l("of these, the unfavourable ones")),
        ("f", _l("the formula of the metric, below")),
    ),
    assumes=_l(
        "Those who answered speak for those who did not. Where a file holds only a "
        "score and how many answered, the range is the widest that these two allow."
    ),
    floor=FLOOR,
    sources=(OWN,),
    explains=(estimate,),
)
NPS = Paragraph(
    anchor="nps",
    title=_l("Recommendation (NPS)"),
    says=_l(
        "“Would you recommend us?”, from 0 to 10: the percentage of customers who say "
        "9 or 10, minus that of those who say 6 or less. It goes from −100 to +100 and "
        "is never averaged with a percentage."
    ),
    formulas=(
        "s = (P − D) / n,  NPS = 100 s",
        "(s − δ)^2 ≤ z^2 (u − δ^2) / n",
        "u^2 − (m + s · δ) u + s · δ − (1 − m) δ^2 = 0,  m = (P + D) / n",
        "s̃ ± z (1 + 1/n) √((m̃ − s̃^2) / (n + 3))",
    ),
    letters=(
        N,
        ("P, D", _l("those who say 9 or 10, and those who say 6 or less")),
        ("δ", _l("every value that satisfies the second line lies in the range")),
        (
            "s̃, m̃",
            _l("s and m with 1.5 added to P and to D, over n + 3"),
        ),
        Z,
    ),
    assumes=_l(
        "The usual range, ± 1.96 standard errors, holds the truth only 55 times in 100 "
        "with five customers. The score interval, in the second line, holds it about "
        "95 times, but 83 where nearly all answer alike. So the wider of it and the "
        "last line is taken, which holds it 93 times whatever customers think."
    ),
    floor=FLOOR,
    sources=(
        "Reichheld, Harvard Business Review 81 (2003) 46",
        "Tango, Statistics in Medicine 17 (1998) 891",
        "May & Johnson, Statistics in Medicine 16 (1997) 2127",
        "Bonett & Price, J. of Educational and Behavioral Statistics 37 (2012) 479",
    ),
    explains=(nps,),
)
CSAT = Paragraph(
    anchor="csat",
    title=_l("Satisfaction (CSAT)"),
    says=_l(
        "“Were you satisfied?”, from 1 to 5: the share of customers who say 4 or 5; on "
        "another scale, one of its two upper points. It is the same kind of share as "
        "the staff’s, so both can be read side by side."
    ),
    formulas=(
        "p = P / n,  p̃ = (P + 2) / (n + 4)",
        "p̃ ± z (1 + 1/2n) √(p̃ (1 − p̃) / (n + 4))",
    ),
    letters=(N, ("P", _l("those who chose one of the two upper points")), Z),
    assumes=_l(
        "Each customer answers apart from the others. Two are added to either side, so "
        "that the range does not shrink to nothing when everybody is satisfied; it "
        "holds the truth 93 times in 100 at least, from five customers on."
    ),
    floor=FLOOR,
    sources=(AGRESTI_COULL,),
    explains=(csat,),
)

INDEX = Paragraph(
    anchor="index",
    title=_l("Global index"),
    says=_l(
        "How customers see the company in the long run, as one share: the mean of the "
        "favourable shares of satisfaction (CSAT) and of the questions that staff are "
        "asked too, over the last %(weeks)s weeks. Each measure counts the same. NPS "
        "and effort have scales of their own and are no part of it.",
        weeks=YEAR,
    ),
    formulas=(
        "I = (p_1 + … + p_M) / M,  p_m = P_m / n_m",
        "(l_1 + … + l_M) / M  to  (u_1 + … + u_M) / M",
    ),
    letters=(
        ("M", _l("the number of measures that count")),
        ("n_m", _l("the customers who answered measure m")),
        ("P_m", _l("of these, the favourable ones")),
        ("l_m, u_m", _l("both ends of the range of measure m, as for satisfaction")),
    ),
    assumes=_l(
        "Measures that are asked of few weigh as much as the others. The range is the "
        "widest there can be: as if the same customers had answered everything, so "
        "that what is off in one measure is off in all. From one month to the next "
        "nearly all weeks are the same, so no change of it is told; and it moves when "
        "a measure begins to count."
    ),
    floor=_l(
        "A measure counts from %(thin)s customers in the whole company on; a team or a "
        "moment has an index only with %(least)s customers in each of them.",
        thin=THIN,
        least=LEAST,
    ),
    sources=(OWN, AGRESTI_COULL),
    explains=(index,),
)
CHANGE = Paragraph(
    anchor="score-change",
    title=_l("Change against the period before"),
    says=_l(
        "A score of a week, a month or a quarter less that of the one before. A week "
        "belongs to the month of its Thursday, so a month has four weeks or five. An "
        "arrow stands where the whole range of the difference is on one side of zero."
    ),
    formulas=(
        "d = x_2 − x_1",
        "low = d − √((x_2 − l_2)^2 + (u_1 − x_1)^2)",
        "high = d + √((u_2 − x_2)^2 + (x_1 − l_1)^2)",
    ),
    letters=(
        ("x_2, l_2, u_2", _l("the score of the period, and both ends of its range")),
        ("x_1, l_1, u_1", _l("the same of the period before")),
    ),
    assumes=_l(
        "Other customers answered than before. Where nothing changed, about five "
        "figures in a hundred have an arrow by chance; look for the ones that go on."
    ),
    floor=_l("Both periods need %(least)s customers.", least=LEAST),
    sources=(
        "Newcombe, Statistics in Medicine 17 (1998) 873",
        "Zou & Donner, Statistics in Medicine 27 (2008) 1693",
    ),
    explains=(difference,),
)

SCORES = Section(
    "scores", _l("What customers say"), (CUSTOMERS, NPS, CSAT, INDEX, CHANGE)
)
