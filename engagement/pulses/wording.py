"""The names of what staff are asked, in the reader's language."""

from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from engagement import dimensions
from engagement.pulses.bank import ANSWERS, MOBILISATION

NAMES: dict[str, LazyString] = {
    MOBILISATION: _l("Mobilisation"),
    ANSWERS: _l("Participation"),
    "energy": _l("Energy"),
    "extra": _l("Doing a little more"),
    "pride": _l("Pride"),
    **dimensions.NAMES,
}


def name_of(measure: str) -> str:
    """Name a measure in the reader's language; a question of a history by its code."""
    return str(NAMES.get(measure, measure))
