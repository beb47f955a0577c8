"""What each team says over some weeks, as a value or the reason why there is none."""

import math

import numpy as np

from engagement.customers.metrics import estimates
from engagement.insight.series import (
    Result,
    Shown,
    Sides,
    no_figure,
    published_mean,
    shown_share,
)
from engagement.statistics.findings import Withheld, WithheldReason


def staff_values(both: Sides) -> list[Result]:
    """Return each team's mean over the published weeks."""
    mean, error = published_mean(both.share, both.variance)
    # fmin and fmax pass over weeks without a figure.
    least, most = np.fmin.reduce(both.low, axis=1), np.fmax.reduce(both.high, axis=1)
    is_blank = both.is_blank.any(axis=1)
    rows = np.stack([mean, error, least, most, is_blank]).T.tolist()
    return [
        no_figure(is_blank=bool(blank))
        if math.isnan(value)
        else shown_share(value, wide, int(low), int(high))
        for value, wide, low, high, blank in rows
    ]


def customer_values(both: Sides) -> list[Result]:
    """Return each team's value over all customers of these weeks."""
    counts = np.stack([both.n, both.favourable, both.unfavourable]).sum(axis=2)
    enough = counts[0] >= estimates.LEAST
    values = np.zeros((3, len(enough)))
    values[0, enough] = estimates.values(both.metric, *counts[:, enough])
    values[1:, enough] = estimates.bounds(both.metric, *counts[:, enough])
    return [
        Shown(value, low, high, int(n), int(n))
        if n >= estimates.LEAST
        else _too_few(int(n))
        for n, value, low, high in np.vstack([counts[:1], values]).T.tolist()
    ]


def _too_few(n: int) -> Withheld:
    if n == 0:
        return Withheld(WithheldReason.NO_CUSTOMERS)
    return Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=estimates.LEAST)
