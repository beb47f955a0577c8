"""Effects of several actions taken together, each known with its own error."""

import math
from dataclasses import dataclass
from typing import ClassVar

import numpy as np
import scipy
from numpy.typing import ArrayLike

from engagement.statistics.findings import Interval, Withheld, WithheldReason
from engagement.statistics.shrinkage import spread

LEAST_ACTIONS = 5


@dataclass(frozen=True)
class Pooled:
    """The mean of effects that differ, and how far they do."""

    is_shown: ClassVar[bool] = True
    method: ClassVar[str] = "random effects, Paule–Mandel; Hartung–Knapp"

    mean: float
    interval: Interval
    p: float
    differ: float
    """Standard deviation of true effects around their mean."""
    actions: int


def pooled(values: ArrayLike, errors: ArrayLike) -> Pooled | Withheld:
    """Pool effects (n,) with their standard errors; refused under five.

    μ = Σ w x / Σ w with w = 1 / (se² + τ²), τ² by `spread`; its error is
    √(q / Σ w) with q = Σ w (x - μ)² / (n - 1), read against t with n - 1 degrees:
    Hartung & Knapp, Statistics in Medicine 20 (2001) 3875. q counts as 1 at least, so
    that effects that happen to agree are not too sure: IntHout, Ioannidis & Borm, BMC
    Medical Research Methodology 14 (2014) 25.
    """
    x, v = np.asarray(values, float), np.asarray(errors, float) ** 2
    if len(x) < LEAST_ACTIONS:
        return Withheld(WithheldReason.TOO_FEW_ACTIONS, len(x), LEAST_ACTIONS)
    of = spread(x, v)
    weights, freedom = 1 / (v + of.variance), len(x) - 1
    misfit = max(1.0, float(weights @ (x - of.mean) ** 2) / freedom)
    error = math.sqrt(misfit / float(weights.sum()))
    reach = float(scipy.special.stdtrit(freedom, 0.975)) * error
    p = float(2 * scipy.special.stdtr(freedom, -abs(of.mean) / error))
    interval = Interval(of.mean - reach, of.mean + reach)
    return Pooled(of.mean, interval, p, math.sqrt(of.variance), len(x))
