"""The names of what customers are asked, in the reader's language."""

from collections.abc import Mapping

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from engagement import dimensions

CUSTOMERS_ONLY: Mapping[str, LazyString] = {
    "nps": _l("Recommendation (NPS)"),
    "csat": _l("Satisfaction (CSAT)"),
    "ces": _l("Ease (CES)"),
    "rtf": _l("Recommendation after a contact (RTF)"),
}
METRIC_NAMES: Mapping[str, LazyString] = {**CUSTOMERS_ONLY, **dimensions.NAMES}
METRIC_MEANINGS: Mapping[str, LazyString] = {
    "nps": _l(
        "“Would you recommend us?”, answered from 0 to 10. The figure is the "
        "percentage of customers who say 9 or 10, minus that of those who say 6 or "
        "less. It goes from −100 to +100."
    ),
    "csat": _l(
        "“Were you satisfied?”, answered from 1 to 5. The figure is the percentage of "
        "customers who say 4 or 5. It goes from 0 to 100 %."
    ),
    "ces": _l(
        "“Was it easy?”, answered from 1 to 5 or from 1 to 7. The figure is the "
        "percentage of customers who give one of the two easiest answers. It goes from "
        "0 to 100 %."
    ),
    "rtf": _l(
        "“After this contact, would you recommend us to a friend?”, answered from 0 to "
        "10. The figure is the percentage of customers who say 9 or 10. It goes from 0 "
        "to 100 %."
    ),
}
