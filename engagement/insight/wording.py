"""How measures are named, and how their values are written."""

from engagement.customers.forms import METRIC_NAMES
from engagement.formats import percent, signed
from engagement.pulses import wording

NPS = "nps"


def name_of(measure: str) -> str:
    """Name a staff measure or a customer metric in the reader's language."""
    if measure in METRIC_NAMES:
        return str(METRIC_NAMES[measure])
    return wording.name_of(measure)


def written(value: float, measure: str) -> str:
    """Write a value in its own scale: NPS with its sign, others as a percentage."""
    return signed(value) if measure == NPS else percent(value)


def axis_format(measure: str) -> str:
    """Return the same for a chart's axis, in the notation of d3-format."""
    return "+d" if measure == NPS else ".0%"
