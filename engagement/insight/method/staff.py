"""What staff say: from answers to what is published."""

from flask_babel import lazy_gettext as _l

from engagement.anonymity.groups import (
    SETTLED_AFTER_DAYS,
    SMALLEST_GROUP,
    counting_groups,
)
from engagement.anonymity.publication import published_teams
from engagement.anonymity.readers import LEAST_OTHERS
from engagement.anonymity.rounding import respondents_range, round_at_random
from engagement.insight.method.paragraph import OWN, Paragraph, Section
from engagement.insight.series.sides import published_mean, share_variance
from engagement.pulses.closing.counting import count_ballots
from engagement.statistics.reliability import (
    SEVERAL,
    favourable_resemblance,
    part_of_one,
    part_of_questions,
)

MOBILISATION = Paragraph(
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
    explains=(count_ballots,),
)
PARTICIPATION = Paragraph(
    anchor="participation",
    title=_l("Participation"),
    says=_l(
        "How many people answered, as a range, beside the number who were asked. The "
        "exact number is never kept, and nobody can see who it was."
    ),
    formulas=("b ≤ N − N / 6", "q ≥ a / N"),
    letters=(
        ("a", _l("the lower end of the range")),
        ("b", _l("any other bound at which a range may end or begin")),
        ("N", _l("the people who were asked")),
        ("q", _l("the share who answered, at least")),
    ),
    assumes=_l(
        "No range ends so high that everybody must have answered: a bound counts only "
        "where a sixth of those asked could still be missing. Where a share is "
        "coloured or charted, it is the least that the range allows."
    ),
    floor=_l("Refused wherever the team’s answers are not published."),
    sources=(OWN,),
    explains=(respondents_range,),
)
ROUNDING = Paragraph(
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
    explains=(round_at_random,),
)
SUPPRESSION = Paragraph(
    anchor="suppression",
    title=_l("When nothing is shown"),
    says=_l(
        "When a pulse opens, everybody is put into one group, which the answer page "
        "names: their team, or the team above where fewer than k + 1 people would be "
        "together. When it closes, a team is shown if at least k people answered in "
        "it, and at least k among those of them who are in no team shown below it. So "
        "taking one published figure from another never leaves fewer than k people."
    ),
    formulas=("n_g ≥ k", "n_g − Σ n_h ≥ k,  or N_g = Σ N_h"),
    letters=(
        ("n_g", _l("the people who answered in a published team, all below included")),
        ("n_h", _l("those of the published teams next below it")),
        ("N_g, N_h", _l("the same, of all who were asked")),
        ("k", _l("the smallest group: five, or more where a company chose so")),
    ),
    assumes=_l(
        "It is counted for each question, among those who answered it. Groups are "
        "fixed at opening, from who is asked alone, so that nothing that is left blank "
        "tells who answered. A team’s lead is counted one level up. A new team is "
        "shown once it has existed for %(days)s days. A team with the same people as "
        "one below it has that team’s figure. A figure that holds your own answers is "
        "shown to you only where at least %(least)s others answered. Teams that are "
        "not yours are shown without a name, and only where there are %(others)s or "
        "more of them.",
        days=SETTLED_AFTER_DAYS,
        least=SMALLEST_GROUP,
        others=LEAST_OTHERS,
    ),
    floor=_l(
        "k is never less than %(least)s; no role, no export and no file sees more.",
        least=SMALLEST_GROUP,
    ),
    sources=("Cox, Journal of the American Statistical Association 75 (1980) 377",),
    explains=(counting_groups, published_teams),
)
SHARE = Paragraph(
    anchor="share",
    title=_l("Ranges of staff figures"),
    says=_l(
        "Beside each share stands the range in which it may well lie: with few people, "
        "one answer more or less moves it a lot. Such ranges hold the truth about 95 "
        "times in 100."
    ),
    formulas=(
        "n = m · J / (1 + (J − 1) φ)",
        "p̃ = (n p + 2) / (n + 4)",
        "v = p̃ (1 − p̃) / n + 1 / (6 a^2 · J)",
        "p ± 1.96 √v",
        "x̄ = Σ p_t / w,  ± 1.96 √(Σ v_t) / w",
    ),
    letters=(
        ("p", _l("the published share")),
        ("m", _l("the middle of the published range of respondents")),
        ("n", _l("how many single answers as many people are worth")),
        (
            "J",
            _l("the questions the share is the mean of: three for mobilisation"),
        ),
        ("φ", _l("how much two answers of one person resemble each other, 0 to 1")),
        ("a", _l("the number of steps of the grid")),
        ("w", _l("the number of published weeks, over several weeks")),
    ),
    assumes=_l(
        "Weeks count as independent of one another. The truth that a range holds is "
        "the climate behind a team, what such people in such a place would say, not "
        "only what those say who were there: so nothing is taken off where nearly "
        "everybody answers. φ comes from what the company publishes of its own "
        "answers; for results brought in from before, from their own questions, where "
        "at least %(teams)s teams tell it well enough. Where it is not known, "
        "φ is 1, as if everybody answered all questions alike: too wide a range, never "
        "too narrow.",
        teams=SEVERAL,
    ),
    floor=_l("A share has a range wherever it is published."),
    sources=(
        "Agresti & Coull, The American Statistician 52 (1998) 119",
        "Spearman, British Journal of Psychology 3 (1910) 271",
        "Sheppard, Philosophical Transactions of the Royal Society A 192 (1899) 101",
    ),
    explains=(
        share_variance,
        published_mean,
        part_of_one,
        part_of_questions,
        favourable_resemblance,
    ),
)

STAFF = Section(
    "staff",
    _l("What staff say"),
    (MOBILISATION, PARTICIPATION, ROUNDING, SUPPRESSION, SHARE),
)
