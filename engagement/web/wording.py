"""How measures are named, and how their values are written, of staff and customers."""

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from engagement.measures import IMPORTANCE, is_net
from engagement.web.template_filters import percent, signed

ASKED: Mapping[str, LazyString] = MappingProxyType(
    {
        "mobilisation": _l("Mobilisation"),
        "answers": _l("Participation"),
        "energy": _l("Energy"),
        "extra": _l("Doing a little more"),
        "pride": _l("Pride"),
        "nps": _l("Recommendation (NPS)"),
        "csat": _l("Satisfaction (CSAT)"),
        "ces": _l("Ease (CES)"),
        "rtf": _l("Recommendation after a contact (RTF)"),
        "courtesy": _l("Courtesy"),
        "facilitation": _l("Ease of getting things done"),
        "values": _l("Values lived"),
        "listening": _l("Being listened to"),
        "balance": _l("People and digital tools"),
        "trust": _l("Trust"),
        "autonomy": _l("Room to decide"),
        "consideration": _l("Appreciation"),
        "competence": _l("Training and help"),
        "cooperation": _l("Helping one another"),
        "environment": _l("Workplace"),
        "delighted_customers": _l("Delighted customers, as staff see it"),
        "culture_expecting": _l("Customers may expect a lot"),
        "culture_complaining": _l("Complaining costs nothing"),
        "culture_no_bad": _l("No bad customers"),
        "culture_care": _l("Staff cared for like customers"),
    }
)
NAMES: Mapping[str, LazyString] = MappingProxyType(
    {
        **ASKED,
        **{
            key: _l("Importance to customers: %(of)s", of=ASKED[dimension])
            for key, dimension in IMPORTANCE.items()
        },
    }
)
"""Those of the company's own metrics are in `customers.metrics.wording`."""


def standard_name(measure: str) -> str:
    """Name a measure in the reader's language; a question of a history by its code."""
    return str(NAMES.get(measure, measure))


def points(value: float, measure: str) -> float:
    """Return a value in points: of NPS as it is, of a share in hundredths."""
    return value if is_net(measure) else 100 * value


def round_points(value: float, measure: str) -> int:
    """Return points of NPS, or percent of every other measure, as they are shown."""
    return round(points(value, measure))


def write_value(value: float, measure: str) -> str:
    """Write a value in its own scale: NPS with its sign, others as a percentage."""
    shown = round_points(value, measure)
    return signed(shown) if is_net(measure) else percent(shown / 100)


def axis_format(measure: str) -> str:
    """Return the same for a chart's axis, in the notation of d3-format."""
    return "+d" if is_net(measure) else ".0%"
