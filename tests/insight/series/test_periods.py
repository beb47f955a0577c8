"""A season and its two last periods, on both sides of all teams."""

import numpy as np
import pandas as pd
import pytest

from engagement.database import db
from engagement.insight.series import periods
from engagement.insight.series.sides import COUNTS
from engagement.insight.sight import EVERYTHING
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
    """Return weeks of one team as a side."""
    return pd.concat({name: pd.DataFrame([row]) for name, row in weeks.items()}, axis=1)


def counts(*of: float) -> pd.DataFrame:
    return pd.DataFrame([of], columns=COUNTS)


def test_staff_are_averaged_over_the_published_weeks_of_each_period() -> None:
    nan = np.nan
    share = [0.9, 0.2, 0.4, nan, nan, 0.5, nan, nan, nan]
    weeks = side(share=share, variance=[0.04] * 9, low=[6] * 9, high=[6] * 9)

    found = periods.staff_periods(weeks)

    assert found["before", "figure"].tolist() == pytest.approx([0.3])
    assert found["now", "figure"].tolist() == [0.5]
    assert found["level", "figure"].tolist() == pytest.approx([0.5])
    assert found["before", "variance"].tolist() == pytest.approx([0.02])
    assert found["now", "variance"].tolist() == pytest.approx([0.04])
    assert found["now", "answers"].tolist() == pytest.approx([0.25 / 0.04])
    assert found["now", "middle"].tolist() == [0]


def test_two_weeks_stand_for_more_answers_than_one() -> None:
    share = [*[np.nan] * 6, 0.5, 0.5]
    weeks = side(share=share, variance=[0.05] * 8, low=[5] * 8, high=[5] * 8)

    found = periods.staff_periods(weeks)

    assert found["now", "answers"].tolist() == pytest.approx([10])
    assert found["before"].isna().to_numpy().all()


def test_customers_of_a_period_are_taken_together() -> None:
    weeks = side(n=[3] * 8, favourable=[1, 1, 1, 1, 3, 3, 3, 3], unfavourable=[0] * 8)

    found = periods.customer_periods("csat", weeks)

    assert found["before", "figure"].tolist() == pytest.approx([1 / 3])
    assert found["now", "figure"].tolist() == [1]
    assert found["level", "figure"].tolist() == pytest.approx([2 / 3])
    assert found["level", "answers"].tolist() == [24]


def test_a_net_figure_is_a_mean_of_answers_from_0_to_1() -> None:
    weeks = side(n=[5] * 8, favourable=[2.5] * 8, unfavourable=[1] * 8)

    found = periods.figures("nps", periods.customer_periods("nps", weeks), "level")

    assert found.means.tolist() == pytest.approx([0.65])
    assert found.middle.tolist() == pytest.approx([0.3])


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
    assert found.staff["before", "figure"].isna().all()
    assert found.customers["now", "figure"].tolist() == [0.5, 0.5]


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
