import csv
import math
from pathlib import Path

import numpy as np
import pytest
from statsmodels.stats.meta_analysis import (  # type: ignore[import-untyped]
    combine_effects,
)

from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.pooled import Pooled, pooled

BCG = Path(__file__).parent.parent / "data" / "bcg.csv"


def trials() -> tuple[list[float], list[float]]:
    with BCG.open() as file:
        rows = list(csv.DictReader(file))
    errors = [math.sqrt(float(row["vi"])) for row in rows]
    return [float(row["yi"]) for row in rows], errors


def of(values: list[float], errors: list[float]) -> Pooled:
    found = pooled(values, errors)
    assert isinstance(found, Pooled)
    return found


def test_the_trials_of_bcg_give_the_known_mean_and_the_range_of_a_witness() -> None:
    values, errors = trials()

    found = of(values, errors)

    assert found.differ**2 == pytest.approx(0.3181, abs=5e-5)
    variances = np.array(errors) ** 2
    witness = combine_effects(np.array(values), variances, method_re="pm", use_t=True)
    low, high = witness.conf_int(use_t=True)[3]  # Hartung and Knapp's
    assert found.mean == pytest.approx(witness.mean_effect_re)
    assert found.interval.low == pytest.approx(low)
    assert found.interval.high == pytest.approx(high)


def test_effects_that_happen_to_agree_are_not_too_sure() -> None:
    found = of([0.1] * 6, [0.1] * 6)

    assert found.differ == 0
    assert found.interval.high - 0.1 == pytest.approx(2.5706 * 0.1 / math.sqrt(6), 1e-3)


def test_four_actions_are_too_few() -> None:
    assert pooled([0.1] * 4, [0.1] * 4) == Withheld(
        WithheldReason.TOO_FEW_ACTIONS, have=4, need=5
    )


def test_the_interval_holds_the_mean_of_effects_that_differ() -> None:
    random, inside = np.random.default_rng(1), []
    for _ in range(400):
        errors = random.uniform(0.05, 0.15, 5)
        values = 0.1 + random.normal(0, 0.08, 5) + random.normal(0, errors)
        found = of(values.tolist(), errors.tolist())
        inside.append(found.interval.low <= 0.1 <= found.interval.high)

    assert np.mean(inside) >= 0.93
