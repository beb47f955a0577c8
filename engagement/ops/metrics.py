"""What Prometheus reads: how the service does, and nothing of a team or a person.

Numbers are those of the moment of asking, from the database, so that every node says
the same. How many have answered an open pulse is not among them: read every minute,
it would tell when somebody did (R11).
"""

from datetime import datetime

from prometheus_client import CollectorRegistry, Gauge, generate_latest
from sqlalchemy.orm import Session

from engagement.config import Settings
from engagement.mail import queue
from engagement.ops import health
from engagement.pulses import schedule


def text(session: Session, settings: Settings, now: datetime) -> bytes:
    """Return the page."""
    registry = CollectorRegistry()
    wrong = dict(health.problems(settings, now))
    _gauge(registry, "ready", "Whether this node can do its work", not wrong)
    failing = Gauge("diapason_failing", "What is wrong", ["check"], registry=registry)
    for name in ("database", "schema", *health.CHECKS):
        failing.labels(name).set(name in wrong)
    if not {"database", "schema"} & wrong.keys():
        _of_pulse(registry, session)
    return generate_latest(registry)


def _of_pulse(registry: CollectorRegistry, session: Session) -> None:
    pulse = schedule.the_open_pulse(session)
    _gauge(registry, "pulse_open", "Whether a pulse is open", pulse is not None)
    if pulse is None:
        return
    closes_at = pulse.closes_at.timestamp()
    _gauge(registry, "pulse_closes_seconds", "When the open pulse closes", closes_at)
    waiting = queue.open_of(session, pulse.id)
    _gauge(registry, "mails_waiting", "Mails that have not gone yet", waiting)
    bounced = len(queue.bounced(session, pulse.id))
    _gauge(registry, "mails_bounced", "People whom no mail reaches", bounced)


def _gauge(registry: CollectorRegistry, name: str, told: str, value: float) -> None:
    Gauge(f"diapason_{name}", told, registry=registry).set(value)
