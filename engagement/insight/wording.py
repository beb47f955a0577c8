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


def rounded(value: float, measure: str) -> int:
    """Return points of NPS, or percent of every other measure, as they are shown."""
    return round(value if measure == NPS else 100 * value)


def written(value: float, measure: str) -> str:
    """Write a value in its own scale: NPS with its sign, others as a percentage."""
    points = rounded(value, measure)
    return signed(points) if measure == NPS else percent(points / 100)


def axis_format(measure: str) -> str:
    """Return the same for a chart's axis, in the notation of d3-format."""
    return "+d" if measure == NPS else ".0%"
