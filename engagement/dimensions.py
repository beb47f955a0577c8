"""The names of the 11 dimensions, the same whether staff or customers are asked."""

from collections.abc import Mapping
from types import MappingProxyType

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

NAMES: Mapping[str, LazyString] = MappingProxyType(
    {
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
    }
)
