"""What it is worth: assumptions multiplied."""

from flask_babel import lazy_gettext as _l

from engagement.insight.method.paragraph import OWN, Paragraph, Section
from engagement.statistics import value as of_value

WORTH = Paragraph(
    anchor="value",
    title=_l("From assumptions to a range"),
    says=_l(
        "What satisfied customers and staff who stay bring in, from assumptions that "
        "you can change. Customers who do not come back are the customers, times the "
        "share who are dissatisfied, times the share of those who do not buy again. "
        "Some of them leave for how they were treated. People who are told, and "
        "departures of staff, are multiplied likewise. The least is all the leasts at "
        "once, the most all the mosts at once: the truth, were every assumption right, "
        "lies in between, and seldom near an end."
    ),
    formulas=(
        "L = N d a",
        "T = L t",
        "L p  T p",
        "N d i  N s g",
        "S l r",
        "N min(0.01, d) a p",
    ),
    letters=(
        ("N", _l("customers in a year")),
        ("d, s", _l("the shares of them who are dissatisfied, and satisfied")),
        ("a", _l("the share of the dissatisfied who do not buy again")),
        ("t", _l("the share of those who leave for how they were treated")),
        ("p", _l("what a customer brings in a year")),
        ("i, g", _l("how many people one tells something ill, or good")),
        (
            "S, l, r",
            _l("staff, the share who leave in a year, what one departure costs"),
        ),
    ),
    assumes=_l(
        "Not a forecast: nothing is estimated but the shares of your own customers, "
        "and these only of those who answer. Money of customers and of staff is never "
        "added, for the one may cause the other. Of the year’s answers on "
        "satisfaction, those of places where nobody ever was dissatisfied are left "
        "out: their files do not say. Figures of the field: 8 and 22 people told, 90 "
        "in 100, two in three; often quoted, after no study that we could find, so "
        "the least is half of each."
    ),
    floor=_l("Your customers’ shares stand there from five answers on."),
    sources=(OWN,),
    explains=(of_value.worth,),
)
VALUE = Section("of-value", _l("What satisfaction is worth"), (WORTH,))
