"""Metrics that the company added to the built-in ones; the caller commits."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import exists, select
from sqlalchemy.orm import Session

from engagement.customers.metrics.catalogue import METRICS, Metric, own_metric
from engagement.customers.metrics.own_scales import OwnScale
from engagement.customers.metrics.scales import Scale
from engagement.customers.models import Contribution, OwnMetric
from engagement.database import work_alone

MOST = 30


class InUse(ValueError):  # noqa: N818 - named for the broken rule
    """Scores count by this metric, so it must go on meaning what it means."""


def catalogue(session: Session) -> Mapping[str, Metric]:
    """Return every metric by its key, the built-in ones first."""
    own = {
        one.key: own_metric(one.key, one.name, scale_of(one)) for one in rows(session)
    }
    return {**METRICS, **own}


def rows(session: Session) -> Sequence[OwnMetric]:
    return session.scalars(select(OwnMetric).order_by(OwnMetric.name)).all()


def names(session: Session) -> dict[str, str]:
    return {one.key: one.name for one in rows(session)}


def asked_by(metric: OwnMetric) -> OwnScale:
    return OwnScale(
        metric.lowest,
        metric.highest,
        metric.favourable,
        metric.unfavourable,
        is_turned=metric.is_turned,
    )


def scale_of(metric: OwnMetric) -> Scale:
    return asked_by(metric).scale


def find(session: Session, key: str) -> OwnMetric | None:
    return session.get(OwnMetric, key)


def lock(session: Session) -> Mapping[str, Metric]:
    """Return every metric, once nobody else adds one or takes scores in."""
    work_alone(session)
    return catalogue(session)


def has_scores(session: Session, key: str) -> bool:
    """Tell whether some import brought scores of a metric, and was not undone."""
    brought = exists().where(Contribution.metric == key)
    return bool(session.scalar(select(brought)))


def is_full(metrics: Mapping[str, Metric]) -> bool:
    return len(metrics) - len(METRICS) >= MOST


def add(session: Session, key: str, name: str, asked: OwnScale) -> None:
    session.add(OwnMetric(key=key, name=name, **asdict(asked)))
    session.flush()


def change(session: Session, metric: OwnMetric, name: str, asked: OwnScale) -> None:
    """Rename a metric, or ask it otherwise; raises `InUse` when it has scores."""
    if asked != asked_by(metric) and has_scores(session, metric.key):
        raise InUse
    metric.name = name
    for part, value in asdict(asked).items():
        setattr(metric, part, value)
    session.flush()


def delete(session: Session, metric: OwnMetric) -> None:
    """Delete a metric by which nothing counts; raises `InUse` otherwise."""
    if has_scores(session, metric.key):
        raise InUse
    session.delete(metric)
    session.flush()
