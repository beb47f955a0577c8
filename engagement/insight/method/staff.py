"""What staff say: from answers to what is published."""

from flask_babel import lazy_gettext as _l

from engagement.anonymity import (
    LEAST_OTHERS,
    SETTLED_AFTER_DAYS,
    SMALLEST_GROUP,
    rounded,
)
from engagement.anonymity import shown_teams as groups_shown
from engagement.insight.method.entry import OWN, Entry, Section
from engagement.insight.series import published_mean, share_variance
from engagement.pulses.counting import counted

MOBILISATION = Entry(
    anchor="mobilisation",
    title=_l("Mobilisation"),
    says=_l(
        "Three questions are asked every week: on energy, on doing a little more, and "
        "on pride. For each, we take the share of the people who answered that chose "
        "one of the two upper points out of five. Mobilisation is the mean of these "
        "three shares."
    ),
    formulas=("m = (p_1 + p_2 + p_3) / 3",),
    letters=(
        ("m", _l("mobilisation of a team in a week")),
        ("p_1, p_2, p_3", _l("the published shares of the three questions")),
    ),
    assumes=_l(
        "It is computed from the three published shares and from nothing else. Over "
        "several weeks it is the mean of the weeks that are published, each counting "
        "once."
    ),
    floor=_l("A week in which one of the three shares is missing has no mobilisation."),
    sources=(OWN,),
    explains=(counted,),
)
PARTICIPATION = Entry(
    anchor="participation",
    title=_l("Participation"),
    says=_l(
        "How many people answered, as a range, and roughly what share that is of those "
        "who were asked. The exact number is never kept, and nobody can see who it was."
    ),
    formulas=("q = (a + b) / (2 N)",),
    letters=(
        ("q", _l("the share, 1 at most")),
        ("a, b", _l("the ends of the published range of respondents")),
        ("N", _l("the people who were asked")),
    ),
    assumes=_l(
        "The middle of the range stands for the number. So the share is right to "
        "within a few people, and no change of one person can be read from it."
    ),
    floor=_l("Refused wherever the team’s answers are not published."),
    sources=(OWN,),
    explains=(counted,),
)
ROUNDING = Entry(
    anchor="rounding",
    title=_l("Rounding of what staff say"),
    says=_l(
        "Before a share is published it is moved to a coarse grid: to the point below "
        "or to the point above, at random, with odds that make the published share "
        "right on average. Small teams have a coarser grid. So nobody can work out one "
        "person’s answer by comparing figures."
    ),
    formulas=(
        "u = (p − b) · a",
        "v = 1 / (6 a^2)",
    ),
    letters=(
        ("p", _l("the share of the people who answered, never published")),
        ("b", _l("the nearest point of the grid under it")),
        ("a", _l("the number of steps of the grid")),
        ("u", _l("the chance of going up")),
        ("v", _l("what the rounding adds to the uncertainty, on average")),
    ),
    assumes=_l(
        "It is drawn once, at the closing, from the system’s own source of chance; the "
        "answers are destroyed, so it cannot be drawn again. The figures of a "
        "department and of its teams therefore need not add up. Every range in this "
        "product leaves room for this rounding."
    ),
    floor=_l("It applies to every published share, that of the company included."),
    sources=(
        (
            "Nargundkar & Saveland, Proceedings of the American Statistical "
            "Association, Social Statistics Section (1972) 382"
        ),
    ),
    explains=(rounded,),
)
SUPPRESSION = Entry(
    anchor="suppression",
    title=_l("When nothing is shown"),
    says=_l(
        "Nothing is shown for fewer than k people who answered. Teams are also chosen "
        "so that taking one published figure from another never leaves fewer than k "
        "people: in each published team, those who are not in a published team below "
        "it are nobody, or k at least."
    ),
    formulas=("n_g − Σ n_h ∈ {0, k, k + 1, …}",),
    letters=(
        ("n_g", _l("the people who answered in a published team, all below included")),
        ("n_h", _l("those of the published teams next below it")),
        ("k", _l("the smallest group: five, or more where a company chose so")),
    ),
    assumes=_l(
        "It is counted for each question, among those who answered it. A team’s lead "
        "is counted one level up. A new team is shown once it has existed for %(days)s "
        "days. A figure that holds your own answers is shown to you only where at "
        "least %(least)s others answered. Teams that are not yours are shown without a "
        "name, and only where there are %(others)s or more of them.",
        days=SETTLED_AFTER_DAYS,
        least=SMALLEST_GROUP,
        others=LEAST_OTHERS,
    ),
    floor=_l(
        "k is never less than %(least)s; no role, no export and no file sees more.",
        least=SMALLEST_GROUP,
    ),
    sources=("Cox, Journal of the American Statistical Association 75 (1980) 377",),
    explains=(groups_shown,),
)
SHARE = Entry(
    anchor="share",
    title=_l("Ranges of staff figures"),
    says=_l(
        "Beside each share stands the range in which it may well lie: with few people, "
        "one answer more or less moves it a lot. Such ranges hold the truth about 95 "
        "times in 100."
    ),
    formulas=(
        "p̃ = (n p + 2) / (n + 4)",
        "v = p̃ (1 − p̃) / n + 1 / (6 a^2)",
        "p ± 1.96 √v",
        "x̄ = Σ p_t / w,  ± 1.96 √(Σ v_t) / w",
    ),
    letters=(
        ("p", _l("the published share")),
        ("n", _l("the middle of the published range of respondents")),
        ("a", _l("the number of steps of the grid")),
        ("w", _l("the number of published weeks, over several weeks")),
    ),
    assumes=_l(
        "Weeks count as independent of one another. The three questions of "
        "mobilisation count as one, as if everybody answered all three alike, and "
        "nothing is taken off where nearly everybody answers: so ranges are rather too "
        "wide than too narrow."
    ),
    floor=_l("A share has a range wherever it is published."),
    sources=("Agresti & Coull, The American Statistician 52 (1998) 119",),
    explains=(share_variance, published_mean),
)

STAFF = Section(
    "staff",
    _l("What staff say"),
    (MOBILISATION, PARTICIPATION, ROUNDING, SUPPRESSION, SHARE),
)
