"""What customers say: from their answers to a figure with its range."""

from flask_babel import lazy_gettext as _l

from engagement.customers.metrics import LEAST, THIN, ces, csat, estimate, nps
from engagement.insight.method.entry import OWN, Entry, Section

WILSON = "Wilson, Journal of the American Statistical Association 22 (1927) 209"
FLOOR = _l(
    "Hidden below %(least)s customers, shown in grey below %(thin)s.",
    least=LEAST,
    thin=THIN,
)
N = ("n", _l("the number of customers who answered"))
Z = ("z", _l("1.96, for ranges that hold 95 times in 100"))

CUSTOMERS = Entry(
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
NPS = Entry(
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
    ),
    letters=(
        N,
        ("P, D", _l("those who say 9 or 10, and those who say 6 or less")),
        ("δ", _l("every value that satisfies the second line lies in the range")),
        Z,
    ),
    assumes=_l(
        "The usual range, ± 1.96 standard errors, holds the truth only 55 times in 100 "
        "with five customers. The one used here, the score interval, holds it about 95 "
        "times, so it is wide when few answered."
    ),
    floor=FLOOR,
    sources=(
        "Reichheld, Harvard Business Review 81 (2003) 46",
        "Tango, Statistics in Medicine 17 (1998) 891",
        "May & Johnson, Statistics in Medicine 16 (1997) 2127",
    ),
    explains=(nps,),
)
CSAT = Entry(
    anchor="csat",
    title=_l("Satisfaction (CSAT)"),
    says=_l(
        "“Were you satisfied?”, from 1 to 5: the share of customers who say 4 or 5; on "
        "another scale, one of its two upper points. It is the same kind of share as "
        "the staff’s, so both can be read side by side."
    ),
    formulas=(
        "p = P / n",
        "(p + z^2 / 2n ± z √(p (1 − p) / n + z^2 / 4n^2)) / (1 + z^2 / n)",
    ),
    letters=(N, ("P", _l("those who chose one of the two upper points")), Z),
    assumes=_l(
        "Each customer answers apart from the others. The range is Wilson’s; unlike "
        "the usual one it does not shrink to nothing when everybody is satisfied."
    ),
    floor=FLOOR,
    sources=(WILSON,),
    explains=(csat,),
)
CES = Entry(
    anchor="ces",
    title=_l("Customer effort (CES)"),
    says=_l(
        "“How easy was it?”: the mean of the answers, and the share of customers at "
        "the two easiest points. Some surveys count up towards easy, some towards "
        "hard; both are turned so that higher means easier."
    ),
    formulas=("x̄ ± t_{n−1} · s / √n",),
    letters=(
        ("x̄", _l("the mean answer")),
        ("s", _l("the standard deviation of the answers")),
        ("t_{n−1}", _l("the 97.5 per cent point of Student’s distribution")),
        N,
    ),
    assumes=_l(
        "A mean takes the steps between points to be equal; the share does not, and "
        "has Wilson’s range as satisfaction has."
    ),
    floor=FLOOR,
    sources=(
        "Dixon, Freeman & Toman, Harvard Business Review 88 (2010) 116",
        "Student, Biometrika 6 (1908) 1",
        WILSON,
    ),
    explains=(ces,),
)

SCORES = Section("scores", _l("What customers say"), (CUSTOMERS, NPS, CSAT, CES))
