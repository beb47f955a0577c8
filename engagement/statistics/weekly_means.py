"""Means over the weeks that have a value."""

import numpy as np
from numpy.typing import ArrayLike

from engagement.statistics.findings import Numbers


def mean_of_weeks(values: ArrayLike, variances: ArrayLike) -> tuple[Numbers, Numbers]:
    """Return the mean of each row of (K, W) and its standard error, (K,) each.

    NaN is a week without a value, and what a row without any comes to; the errors of
    weeks are independent.
    """
    x, v = np.ascontiguousarray(values, float), np.ascontiguousarray(variances, float)
    known = ~np.isnan(x)
    weeks = known.sum(axis=-1)
    with np.errstate(invalid="ignore"):
        mean = np.where(known, x, 0).sum(axis=-1) / weeks
        error = np.sqrt(np.where(known, v, 0).sum(axis=-1)) / weeks
    return mean, error
