"""Two periods of four weeks, on both sides of all teams."""

import numpy as np
import pandas as pd
import pytest

from engagement.database import db
from engagement.insight.series import periods
from engagement.insight.series.sides import COUNTS
from engagement.insight.sight import EVERYTHING
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.shrinkage import Shrunk
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
    shops,
    steady,
)


def side(**weeks: list[float]) -> pd.DataFrame:
    """Return eight weeks of one team as a side."""
    return pd.concat({name: pd.DataFrame([row]) for name, row in weeks.items()}, axis=1)


def counts(*of: float) -> pd.DataFrame:
    return pd.DataFrame([of], columns=COUNTS)


def test_staff_are_averaged_over_the_published_weeks_of_each_block() -> None:
    nan = np.nan
    weeks = side(share=[0.2, 0.4, nan, nan, 0.5, nan, nan, nan], variance=[0.04] * 8)

    found = periods.staff_periods(weeks)

    assert found["before"].tolist() == pytest.approx([0.3])
    assert found["now"].tolist() == [0.5]
    assert found["variance_before"].tolist() == pytest.approx([0.02])
    assert found["variance_now"].tolist() == pytest.approx([0.04])


def test_customers_of_a_block_are_taken_together() -> None:
    weeks = side(n=[3] * 8, favourable=[1, 1, 1, 1, 3, 3, 3, 3], unfavourable=[0] * 8)

    found = periods.customer_periods("csat", weeks)

    assert found["before"].tolist() == pytest.approx([1 / 3])
    assert found["now"].tolist() == [1]


@pytest.mark.parametrize(
    ("metric", "favourable", "unfavourable", "figure"),
    [("csat", 20, 0, 1.0), ("csat", 0, 20, 0.0), ("nps", 20, 0, 100.0)],
)
def test_all_of_one_mind_are_not_certain(
    metric: str, favourable: float, unfavourable: float, figure: float
) -> None:
    values, variances = periods.customer_figures(
        metric, counts(20, favourable, unfavourable)
    )

    assert values.tolist() == [figure]
    assert variances[0] > 0


def test_fewer_than_five_customers_have_no_figure() -> None:
    values, variances = periods.customer_figures("csat", counts(4, 4, 0))

    assert np.isnan([values, variances]).all()


@pytest.mark.usefixtures("inside_app")
def test_a_company_in_its_third_week_has_three(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 2, parent_id=company["south"])
    steady(save, dict.fromkeys(ids, 0.5), dict.fromkeys(ids, 50), n_weeks=3)

    found = periods.two_periods(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)

    assert found.weeks == 3
    assert found.staff["before"].isna().all()
    assert found.customers["now"].tolist() == [0.5, 0.5]


@pytest.mark.usefixtures("inside_app")
def test_what_was_read_is_kept_until_the_data_change(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["lille"]), a_score(company["lille"]))
    ids = [company["lille"]]

    first = periods.two_periods(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)
    again = periods.two_periods(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)
    db.session.rollback()
    save(a_release(release_id=2))

    assert again is first
    assert (
        periods.two_periods(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)
        is not first
    )


def test_teams_without_a_value_are_not_drawn() -> None:
    values = pd.Series([0.1, 0.2, 0.3, np.nan, 0.4, 0.5, 0.6])
    variances = pd.Series(0.01, values.index)

    found = periods.drawn(values, variances)
    few = periods.drawn(values[:4], variances[:4])

    assert isinstance(found, Shrunk)
    assert found.teams.tolist() == [0, 1, 2, 4, 5, 6]
    assert few == Withheld(WithheldReason.TOO_FEW_TEAMS, 3, 6)
