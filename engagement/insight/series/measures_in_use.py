"""Which staff measures and customer metrics there are to choose from."""

from sqlalchemy.orm import Session

from engagement.customers import queries as customers
from engagement.customers.metrics.catalogue import METRICS
from engagement.measures import USUAL
from engagement.pulses import bank
from engagement.pulses import queries as pulses


def staff_measures(session: Session) -> list[str]:
    """Return the staff measures of teams; before the first figure, the usual one.

    The culture check is of the company alone.
    """
    found = [one for one in pulses.measures(session) if one not in bank.CULTURE]
    return found or [bank.MOBILISATION]


def customer_metrics(session: Session) -> list[str]:
    """Return the customer metrics; before the first score there is the usual one."""
    return [*shown_metrics(session)] or [USUAL[0]]


def main_metric(session: Session) -> str:
    return customer_metrics(session)[0]


def shown_metrics(session: Session) -> tuple[str, ...]:
    """Return the metrics with scores, the usual ones first, then the company's own.

    Dimensions are not among them: each has staff's own answers to be compared with.
    """
    used = customers.metrics_in_use(session)
    own = (metric for metric in used if metric not in METRICS)
    return (*(metric for metric in USUAL if metric in used), *own)
