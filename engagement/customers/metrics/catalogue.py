"""Which measures customers can be asked for, and from which answers each is read."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engagement import measures
from engagement.customers.files.periods import names_a_week
from engagement.customers.files.words import METRICS_BY_NAME, ROLES, folded
from engagement.customers.metrics.scales import (
    FIVE,
    FIVE_LOW,
    FIVE_WORDS,
    FOUR,
    ONE_TO_TEN,
    SEVEN,
    SEVEN_LOW,
    TEN,
    THREE,
    THREE_WORDS,
    TWO_WORDS,
    ZERO_TO_TEN,
    Scale,
)

SHARE = (0.0, 1.0)
LONGEST_KEY = 40
KEY = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
"""How the key of a company's own metric is written."""


@dataclass(frozen=True)
class Metric:
    """A customer measure: the scales it is asked on, and the scale of its figures."""

    key: str
    scales: tuple[Scale, ...]
    low: float
    high: float
    name: str = ""
    """What the company calls its own; built-in ones are named in each language."""
    must_be_told: bool = False
    """Whether numbers alone do not tell the scale, nor which end of it is good."""

    @property
    def is_net(self) -> bool:
        """Tell whether its figures are shares less their opposites, in points."""
        return measures.is_net(self.key)

    @property
    def scale(self) -> Scale:
        """The usual one."""
        return self.scales[0]

    def on(self, key: str) -> Scale:
        """Return the scale of that key, or the usual one."""
        return next((scale for scale in self.scales if scale.key == key), self.scale)


def _built_in() -> tuple[Metric, ...]:
    agreement = (FIVE, FIVE_LOW, FIVE_WORDS)
    mirrored = (*measures.DIMENSIONS, *measures.IMPORTANCE)
    satisfaction = (
        *(FIVE, FIVE_LOW, SEVEN, SEVEN_LOW, ONE_TO_TEN, ZERO_TO_TEN, THREE, FOUR),
        *(TWO_WORDS, THREE_WORDS, FIVE_WORDS),
    )
    effort = (SEVEN, FIVE, SEVEN_LOW, FIVE_LOW, FIVE_WORDS)
    return (
        Metric("nps", (TEN,), -100.0, 100.0),
        Metric("csat", satisfaction, *SHARE),
        Metric("ces", effort, *SHARE, must_be_told=True),
        Metric("rtf", (TEN,), *SHARE),
        *(Metric(key, agreement, *SHARE) for key in mirrored),
    )


def own_metric(key: str, name: str, scale: Scale) -> Metric:
    """Return a metric that the company added: a share of favourable answers."""
    return Metric(key, (scale,), *SHARE, name=name)


METRICS: Mapping[str, Metric] = MappingProxyType(
    {metric.key: metric for metric in _built_in()}
)


def metric_named(text: str, metrics: Mapping[str, Metric]) -> str:
    """Return the key of the metric that a file calls so; empty for no such one."""
    name = folded(text)
    if name in metrics:
        return name
    key = METRICS_BY_NAME.get(name, "")
    if key in metrics:
        return key
    own, plain = (one for one in metrics.values() if one.name), _without_unit(name)
    named = (
        one.key
        for one in own
        if plain in {folded(one.key), _without_unit(folded(one.name))}
    )
    return next(named, "") if plain else ""


def _without_unit(name: str) -> str:
    """Return a folded name without a mark that its figures are percentages."""
    return name.strip("% ")


def means_more(text: str) -> bool:
    """Tell whether a column of that name says something of its row, or names a week."""
    return folded(text) in ROLES or names_a_week(text)


def slug_of(name: str, taken: Collection[str]) -> str:
    """Return a key that is not taken, in plain letters of the name where it has any."""
    plain = "-".join(re.findall("[a-z0-9]+", folded(name))).lstrip("-0123456789")
    start = plain[:LONGEST_KEY].rstrip("-") or "metric"
    key, number = start, 2
    while key in taken:
        end = f"-{number}"
        key, number = start[: LONGEST_KEY - len(end)] + end, number + 1
    return key
