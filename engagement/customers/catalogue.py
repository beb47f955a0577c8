"""Which measures customers can be asked for, and from which answers each is read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from engagement.customers.reading.words import METRICS_BY_NAME, folded
from engagement.customers.scales import (
    FIVE,
    FIVE_LOW,
    FIVE_WORDS,
    ONE_TO_TEN,
    SEVEN,
    SEVEN_LOW,
    TEN,
    THREE_WORDS,
    TWO_WORDS,
    Scale,
    holds,
    speaks,
)

SHARE = (0.0, 1.0)


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
    def scale(self) -> Scale:
        """The usual one."""
        return self.scales[0]

    def on(self, key: str) -> Scale:
        """Return the scale of that key, or the usual one."""
        return next((scale for scale in self.scales if scale.key == key), self.scale)


DIMENSIONS = (
    "courtesy", "facilitation", "values", "listening", "balance", "trust", "autonomy",
    "consideration", "competence", "cooperation", "environment",
)  # fmt: skip
"""What staff are asked too, in the same words."""


def _built_in() -> tuple[Metric, ...]:
    mirrored = (Metric(key, (FIVE, FIVE_WORDS), *SHARE) for key in DIMENSIONS)
    satisfaction = (FIVE, SEVEN, ONE_TO_TEN, TWO_WORDS, THREE_WORDS, FIVE_WORDS)
    effort = (SEVEN, FIVE, SEVEN_LOW, FIVE_LOW, FIVE_WORDS)
    return (
        Metric("nps", (TEN,), -100.0, 100.0),
        Metric("csat", satisfaction, *SHARE),
        Metric("ces", effort, *SHARE, must_be_told=True),
        Metric("rtf", (TEN,), *SHARE),
        *mirrored,
    )


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
    named = (metric.key for metric in metrics.values() if folded(metric.name) == name)
    return next(named, "") if name else ""


@dataclass(frozen=True)
class Likely:
    """The scale that answers seem to be given on."""

    scale: Scale
    is_sure: bool
    is_another: bool
    """Whether a person must tell, because it is not the usual one for certain."""


def scale_of(metric: Metric, texts: Collection[str]) -> Likely:
    """Return the scale on which all the texts are answers; words settle it alone."""
    fitting = [scale for scale in metric.scales if holds(scale, texts)]
    for scale in fitting:
        if speaks(scale, texts):
            return Likely(scale, is_sure=True, is_another=False)
    found = fitting[0] if fitting else metric.scale
    is_another = found is not metric.scale or metric.must_be_told
    return Likely(found, is_sure=False, is_another=is_another)
