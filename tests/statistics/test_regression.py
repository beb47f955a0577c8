import csv
from pathlib import Path

import numpy as np
import pytest
import statsmodels.api as sm  # type: ignore[import-untyped]  # a witness

from engagement.statistics.findings import Numbers
from engagement.statistics.regression import clustered_error, least_squares

DATA = Path(__file__).parent.parent / "data"


def columns_of(name: str, *columns: str) -> list[Numbers]:
    with (DATA / name).open() as file:
        rows = list(csv.DictReader(file))
    return [np.array([float(row[column]) for row in rows]) for column in columns]


def some_series(weeks: int, seed: int = 1) -> tuple[Numbers, Numbers]:
    random = np.random.default_rng(seed)
    since = np.arange(weeks) - weeks // 2
    design = np.stack([np.ones(weeks), since, since >= 0], axis=1)
    return design, 0.5 + random.normal(0, 0.1, weeks).cumsum() / 3


def test_the_incinerator_gives_the_known_difference() -> None:
    year, near, price = columns_of("kielmc.csv", "year", "nearinc", "rprice")
    later = (year == 1981).astype(float)

    fit = least_squares(np.stack([later >= 0, later, near, later * near], 1), price)

    assert fit.coefficients == pytest.approx(
        [82517.23, 18790.29, -18824.37, -11863.90], abs=5e-3
    )


@pytest.mark.parametrize("lags", [0, 1, 4])
def test_newey_west_errors_are_those_of_a_witness(lags: int) -> None:
    design, outcome = some_series(40)

    fit = least_squares(design, outcome)

    witness = sm.OLS(outcome, design).fit(cov_type="HAC", cov_kwds={"maxlags": lags})
    errors = fit.newey_west_errors(lags, np.arange(40), fit.residuals)
    assert fit.coefficients == pytest.approx(witness.params)
    assert errors == pytest.approx(witness.bse)
    leverage = witness.get_influence().hat_matrix_diag
    assert fit.leverage == pytest.approx(leverage)


def test_a_missing_week_is_no_neighbour() -> None:
    design, outcome = some_series(40)
    kept = np.arange(40) != 17
    fit = least_squares(design[kept], outcome[kept])
    filled = np.where(kept, 0.0, 0.0)
    filled[kept] = fit.residuals

    errors = fit.newey_west_errors(1, np.flatnonzero(kept), fit.residuals)

    scores = design * filled[:, None]
    crossed = scores[1:].T @ scores[:-1]
    meat = scores.T @ scores + (crossed + crossed.T) / 2
    assert errors**2 == pytest.approx(np.diag(fit.bread @ meat @ fit.bread))


def test_clustered_errors_are_those_of_a_witness() -> None:
    random = np.random.default_rng(5)
    team = np.repeat(np.arange(10), 8)
    week = np.tile(np.arange(8), 10)
    treated = ((team < 3) & (week > 3)).astype(float)
    outcome = random.normal(size=80) + random.normal(size=10)[team]
    dummies = np.hstack([np.eye(10)[team], np.eye(8)[week][:, 1:]])
    design = np.column_stack([treated, dummies])

    left = treated - dummies @ np.linalg.lstsq(dummies, treated)[0]
    residuals = least_squares(design, outcome).residuals
    error = clustered_error(left, residuals, team, design.shape[1])

    witness = sm.OLS(outcome, design).fit(cov_type="cluster", cov_kwds={"groups": team})
    assert error == pytest.approx(witness.bse[0])
