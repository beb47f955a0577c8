"""The names of what customers are asked, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import g, has_request_context
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_babel.speaklater import LazyString

from engagement import measures
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.catalogue import METRICS, Metric
from engagement.customers.metrics.scales import Scale
from engagement.database import db
from engagement.web import wording

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
SCALES = {
    "0-10": _l("0 to 10"),
    "1-5": _l("1 to 5, 5 is best"),
    "1-3": _l("1 to 3, 3 is best"),
    "1-4": _l("1 to 4, 4 is best"),
    "1-7": _l("1 to 7, 7 is best"),
    "1-10": _l("1 to 10, 10 is best"),
    "1-5-low": _l("1 to 5, 1 is best"),
    "1-7-low": _l("1 to 7, 1 is best"),
    "good-bad": _l("good or bad, in words"),
    "great-okay-bad": _l("great, okay or bad, in words"),
    "five-words": _l("five answers in words"),
}
BEST_WORDS = {
    "good-bad": _l("favourable: good"),
    "great-okay-bad": _l("favourable: great"),
    "five-words": _l("favourable: the two best"),
}


def name_of(measure: str) -> str:
    """Name a measure; the company's own as it says, one that is gone by its key."""
    if measure in wording.NAMES:
        return wording.standard_name(measure)
    return own_names().get(measure, measure)


def own_names() -> Mapping[str, str]:
    """Read the names of the company's own metrics, once in a request."""
    if not has_request_context():
        return own_metrics.names(db.session())
    if "own_metric_names" not in g:
        g.own_metric_names = own_metrics.names(db.session())
    found: Mapping[str, str] = g.own_metric_names
    return found


def names(metrics: Mapping[str, Metric]) -> dict[str, str]:
    """Name every metric of a catalogue."""
    return {
        key: metric.name or wording.standard_name(key)
        for key, metric in metrics.items()
    }


def scale_told(scale: Scale) -> str:
    """Tell the answers of a scale, and which end of it is the best."""
    if scale.key in SCALES:
        return str(SCALES[scale.key])
    low, high = scale.lowest, scale.highest
    best = low if scale.is_turned else high
    return str(
        _("%(low)s to %(high)s, %(best)s is best", low=low, high=high, best=best)
    )


def favourable_told(scale: Scale) -> str:
    """Tell which answers of a scale are favourable."""
    if scale.key in BEST_WORDS:
        return str(BEST_WORDS[scale.key])
    answer = scale.upright(scale.favourable_from)
    if scale.is_turned:
        return str(_("favourable: %(answer)s or less", answer=answer))
    return str(_("favourable: %(answer)s or more", answer=answer))


def unfavourable_told(scale: Scale) -> str:
    """Tell which answers of a scale of numbers are unfavourable."""
    answer = scale.upright(scale.unfavourable_to)
    if scale.is_turned:
        return str(_("unfavourable: %(answer)s or more", answer=answer))
    return str(_("unfavourable: %(answer)s or less", answer=answer))


@dataclass(frozen=True)
class MetricGroup:
    """Built-in metrics that are asked on the same scales and counted alike."""

    names: tuple[str, ...]
    keys: tuple[str, ...]
    scales: tuple[Scale, ...]

    @property
    def is_net(self) -> bool:
        """Whether unfavourable answers are taken off."""
        return all(map(measures.is_net, self.keys))


def built_in() -> list[MetricGroup]:
    """Return the built-in metrics, those asked alike in one group."""
    found: dict[tuple[str, ...], list[Metric]] = {}
    for metric in METRICS.values():
        scales = tuple(scale.key for scale in metric.scales)
        kind = _kind(metric.key)
        found.setdefault((kind, *scales), []).append(metric)
    return [
        MetricGroup(
            tuple(wording.standard_name(one.key) for one in alike),
            tuple(one.key for one in alike),
            alike[0].scales,
        )
        for alike in found.values()
    ]


def _kind(key: str) -> str:
    """Return what a metric is grouped by with others on the same scales."""
    if key in measures.DIMENSIONS:
        return "dimension"
    return "importance" if key in measures.IMPORTANCE else key
