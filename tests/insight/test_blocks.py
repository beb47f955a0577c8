"""Two blocks of four weeks, on both sides of all teams."""

import numpy as np
import pytest

from engagement.database import db
from engagement.insight import blocks
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


def test_staff_are_averaged_over_the_published_weeks_of_each_block() -> None:
    share = np.array([[0.2, 0.4, np.nan, np.nan, 0.5, np.nan, np.nan, np.nan]])

    found = blocks.staff_blocks(share, np.full((1, 8), 0.04))

    assert found.before.tolist() == pytest.approx([0.3])
    assert found.now.tolist() == [0.5]
    assert found.variance_before.tolist() == pytest.approx([0.02])
    assert found.variance_now.tolist() == pytest.approx([0.04])


def test_customers_of_a_block_are_taken_together() -> None:
    counts = np.array([[[3] * 8], [[1, 1, 1, 1, 3, 3, 3, 3]], [[0] * 8]], float)

    found = blocks.customer_blocks("csat", counts)

    assert found.before.tolist() == pytest.approx([1 / 3])
    assert found.now.tolist() == [1]


@pytest.mark.parametrize(
    ("metric", "favourable", "unfavourable", "figure"),
    [("csat", 20, 0, 1.0), ("csat", 0, 20, 0.0), ("nps", 20, 0, 100.0)],
)
def test_all_of_one_mind_are_not_certain(
    metric: str, favourable: float, unfavourable: float, figure: float
) -> None:
    counts = np.array([[20.0], [favourable], [unfavourable]])

    values, variances = blocks.customer_figures(metric, counts)

    assert values.tolist() == [figure]
    assert variances[0] > 0


def test_fewer_than_five_customers_have_no_figure() -> None:
    values, variances = blocks.customer_figures("csat", np.array([[4.0], [4], [0]]))

    assert np.isnan([values, variances]).all()


@pytest.mark.usefixtures("inside_app")
def test_a_company_in_its_third_week_has_three(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 2, parent_id=company["south"])
    steady(save, dict.fromkeys(ids, 0.5), dict.fromkeys(ids, 50), n_weeks=3)

    found = blocks.company(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)

    assert found.weeks == 3
    assert np.isnan(found.staff.before).all()
    assert found.customers.now.tolist() == [0.5, 0.5]


@pytest.mark.usefixtures("inside_app")
def test_what_was_read_is_kept_until_the_data_change(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["lille"]), a_score(company["lille"]))
    ids = [company["lille"]]

    first = blocks.company(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)
    again = blocks.company(db.session(), ids, "csat", THIS_WEEK, EVERYTHING)
    db.session.rollback()
    save(a_release(release_id=2))

    assert again is first
    assert blocks.company(db.session(), ids, "csat", THIS_WEEK, EVERYTHING) is not first


def test_teams_without_a_value_are_not_drawn() -> None:
    values = np.array([0.1, 0.2, 0.3, np.nan, 0.4, 0.5, 0.6])

    found = blocks.drawn(np.arange(7), values, np.full(7, 0.01))
    few = blocks.drawn(np.arange(4), values[:4], np.full(4, 0.01))

    assert isinstance(found, Shrunk)
    assert found.teams.tolist() == [0, 1, 2, 4, 5, 6]
    assert few == Withheld(WithheldReason.TOO_FEW_TEAMS, 3, 6)
