"""Floors: which teams stay under what HR set."""

from flask_babel import lazy_gettext as _l

from engagement.customers.metrics.estimates import LEAST
from engagement.insight.method.paragraph import Paragraph
from engagement.statistics.floors import LAPSE, under_floor, under_since

FLOORS = Paragraph(
    anchor="floors",
    title=_l("Under a floor"),
    says=_l(
        "HR may set a floor for what staff or customers say. A week counts as under it "
        "where its whole range of 95%% lies under it. Two such weeks running, and the "
        "team stands on the overview until a week’s figure reaches the floor again, or "
        "until somebody says what is done, or why nothing needs to be. Weeks without a "
        "figure are passed over; after %(lapse)s of them all begins anew. The week "
        "that is not over yet is left out.",
        lapse=LAPSE,
    ),
    formulas=("P(B ≤ n x) ≤ 0.025", "51 · 0.03^2 < 0.05"),
    letters=(
        ("x", _l("the figure of a week")),
        ("B", _l("a binomial count of n answers at the floor")),
        ("n", _l("the answers that it is as sure as; of staff, the fewest published")),
    ),
    assumes=_l(
        "Many teams are looked at, week after week. Of teams that are exactly at a "
        "floor, in every week of a year, at most 5 in 100 are shown by chance in that "
        "year: of 60 such teams three, of teams above it far fewer. The price: small "
        "teams are found only when they are far below. With 40 customers a week, a "
        "team 20 points under its floor is found within eight weeks in 95 of 100 "
        "cases, with 12 a week in 20 of 100."
    ),
    floor=_l("A week counts from %(least)s answers or customers on.", least=LEAST),
    sources=("Clopper & Pearson, Biometrika 26 (1934) 404",),
    explains=(under_floor, under_since),
)
