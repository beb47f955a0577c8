"""The mirror: both sides of the same things."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import NOISE, OWN, Paragraph, Section
from engagement.statistics import mirror as of_mirror
from engagement.statistics.drivers import LEAST_BALLOTS
from engagement.statistics.importance_performance import importance_performance
from engagement.statistics.priorities import DRAWS

SIDES = (
    ("s", _l("the favourable share of staff")),
    ("c", _l("the favourable share of customers")),
)
GAPS = Paragraph(
    anchor="mirror",
    title=_l("Where customers and staff differ"),
    says=_l(
        "Eleven things are asked of both sides: when staff say that somebody listens "
        "to them, customers say that they were listened to. The gap is what staff say "
        "less what customers say. Of eleven gaps some look wide by chance; those in "
        "bold are more than that: of all that are ever shown so, at most one in "
        "twenty is expected to be none."
    ),
    formulas=("d = s − c", "d ± 1.96 √(v_s + v_c)", "p_{(i)} ≤ 0.05 i / 11"),
    letters=(*SIDES, NOISE),
    assumes=_l(
        "Staff: the last four weeks in which a thing was asked; customers: all answers "
        "of half a year. Five points on both sides, the two upper ones favourable."
    ),
    floor=_l(
        "A thing is compared where both sides have a figure: five published staff "
        "answers, and five customers."
    ),
    sources=("Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995) 289",),
    explains=(of_mirror.gaps,),
)
INDEX = Paragraph(
    anchor="mirror-index",
    title=_l("Level and balance"),
    says=_l(
        "Level says how well both sides are looked after together; it is high only "
        "where both are. Balance says how near they are to each other: 100 less the "
        "usual distance in points, with what chance adds to it taken off. The label "
        "of the field asks for a mean of 70% and nothing under 55%."
    ),
    formulas=(
        "level = Σ √(s c) / D",
        "balance = 1 − √(max(0, Σ (d^2 − v)) / D)",
    ),
    letters=(
        *SIDES,
        ("d", _l("the gap")),
        ("D", _l("how many things were compared")),
        NOISE,
    ),
    assumes=_l(
        "The range of the level is that of a mean. The range of the balance holds the "
        "truth in 95 of 100 where all things are known equally well, and in 88 at "
        "worst where the widest gap is known four times worse than the others."
    ),
    floor=_l("Shown from one thing on that both sides were asked."),
    sources=(OWN,),
    explains=(of_mirror.symmetry_index, of_mirror.label_check),
)
CUSTOMER_IMPORTANCE = Paragraph(
    anchor="customer-importance",
    title=_l("What matters to customers"),
    says=_l(
        "Where customers were asked how much each of the eleven matters to them, "
        "importance is the share who say that it does. Where they were not, it is read "
        "from the scores: a thing matters more where, in the months in which a team "
        "does better at it, its customers are more satisfied as well. What matters "
        "most and pleases least comes first, with its chance to be among the first "
        "two; a thing is placed beside the means where its ranges touch neither."
    ),
    formulas=("i_d (1 − c_d)", "i_d − c_d"),
    letters=(
        ("i_d", _l("the importance of thing d to customers")),
        ("c_d", _l("the share of customers who are favourable to it")),
    ),
    assumes=_l(
        "Read from the scores it is Johnson’s relative weights, of teams in periods of "
        "four weeks, each less the mean of its team and of its period; figures of few "
        "customers make all weights smaller. It describes: that things go together "
        "does not say that one moves the other. Chances are those of %(draws)s draws.",
        draws=DRAWS,
    ),
    floor=_l(
        "Three things with customers of both; read from the scores, "
        "%(cells)s teams and periods beyond their means.",
        cells=LEAST_BALLOTS,
    ),
    sources=(
        "Martilla & James, Journal of Marketing 41 (1977) 77",
        "Johnson, Multivariate Behavioral Research 35 (2000) 1",
    ),
    explains=(importance_performance,),
)
VIEW = Paragraph(
    anchor="staff-view",
    title=_l("Customers as staff see them"),
    says=_l(
        "Once in five pulses staff say whether customers were delighted this week. "
        "Beside it stands what customers say themselves. The two are not asked the "
        "same, so a small difference means little; a clear one, and how it moves, "
        "tells whether people know what customers feel."
    ),
    formulas=("d = s − c", "d ± 1.96 √(v_s + v_c)"),
    letters=(
        ("s", _l("the share of staff who find that customers were delighted")),
        ("c", _l("the favourable share of customers, on satisfaction where asked")),
        NOISE,
    ),
    assumes=_l(
        "Staff: the last four weeks in which it was asked; customers: all answers of "
        "half a year. It is none of the eleven dimensions: it counts neither in level "
        "and balance nor in what mobilisation goes with."
    ),
    floor=_l("Five published staff answers, and five customers."),
    sources=(OWN,),
    explains=(of_mirror.gaps,),
)
CULTURE = Paragraph(
    anchor="culture",
    title=_l("The culture check"),
    says=_l(
        "Where HR wants it, the first pulse of a quarter asks four questions on how "
        "the company really sees its customers, in place of the two in turn. To agree "
        "is to think well of customers, and of how both sides are cared for. It is "
        "told of the whole company alone: no figure of a team is ever made."
    ),
    formulas=("d = q_2 − q_1", "d ± 1.96 √(v_1 + v_2)", "p_{(i)} ≤ 0.05 i / 4"),
    letters=(
        ("q", _l("the share who agree, in one check and in the next")),
        NOISE,
    ),
    assumes=_l(
        "A change is told as if other people had answered. Those who answer both times "
        "are like themselves, so a change that is told is surer than it is said to be. "
        "A quarter is that of the Thursday of the week; a week for which HR chose its "
        "questions is no check."
    ),
    floor=_l("Five answers in the whole company, as everywhere."),
    sources=("Benjamini & Hochberg, J. R. Statist. Soc. B 57 (1995) 289",),
    explains=(of_mirror.gaps,),
)
MIRROR = Section(
    "of-mirror",
    _l("The mirror"),
    (GAPS, INDEX, CUSTOMER_IMPORTANCE, VIEW, CULTURE),
)
