"""Differences of means of answers, in the points of their measure."""

import math

from flask_babel import gettext as _
from flask_babel import ngettext

from engagement.insight.effect.figures import is_of_staff
from engagement.measures import is_net
from engagement.statistics.findings import Interval
from engagement.web.template_filters import signed


def in_points(value: float, measure: str) -> float:
    """Return a difference in hundredths; a net figure spans twice as many points."""
    return value * (200 if is_net(measure) else 100)


def in_scale(value: float, measure: str) -> float:
    """Return a mean of answers in the scale of its measure."""
    return 200 * value - 100 if is_net(measure) else value


def whole_points(value: float, measure: str) -> int:
    return round(in_points(abs(value), measure))


def points(value: float, measure: str) -> str:
    """Write how large a difference is, as in "3 points"."""
    return str(
        ngettext("%(num)s point", "%(num)s points", whole_points(value, measure))
    )


def signed_points(value: float, measure: str) -> str:
    return signed(in_points(value, measure))


def range_told(interval: Interval, measure: str) -> str:
    """Write a range in whole points, wide enough to hold it."""
    low, high = (in_points(one, measure) for one in (interval.low, interval.high))
    ends = {"low": signed(math.floor(low)), "high": signed(math.ceil(high))}
    return str(_("between %(low)s and %(high)s", **ends))


def side_of(measure: str) -> str:
    return "staff" if is_of_staff(measure) else "customers"
