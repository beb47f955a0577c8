import numpy as np
import pandas as pd
import pytest

from engagement.database import db
from engagement.insight.series.sides import (
    figures_of,
    published_mean,
    share_variance,
    sides,
)
from engagement.insight.series.spans import Span, span_until
from engagement.insight.series.team_values import staff_values
from engagement.insight.series.team_weeks import (
    customer_line,
    customer_weeks,
    pool,
    staff_line,
    staff_mean,
    staff_weeks,
)
from engagement.insight.shown import Shown, customer_value
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release, a_score

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def test_a_span_ends_with_the_last_staff_figure(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["lille"], week=WEEK - 2))
    save(a_figure(company["lille"], week=WEEK - 30))

    four = span_until(db.session(), "mobilisation", THIS_WEEK, 4)
    everything = span_until(db.session(), "mobilisation", THIS_WEEK, None)

    assert four == Span(WEEK - 5, WEEK - 2)
    assert everything == Span(WEEK - 30, WEEK - 2)
    assert len(everything) == 29
    assert everything.end(4) == four


def test_a_span_without_figures_ends_this_week() -> None:
    found = span_until(db.session(), "mobilisation", THIS_WEEK, 4)

    assert found == Span(THIS_WEEK - 3, THIS_WEEK)


def test_both_sides_stand_in_the_same_cells(
    company: dict[str, int], save: Save
) -> None:
    lille, nice = company["lille"], company["nice"]
    save(a_release())
    save(
        a_figure(nice, 0.25),
        a_figure(lille, 0.75, week=WEEK - 1),
        a_figure(company["company"], 0.5),
        a_score(lille, 20, 15, moment="till"),
        a_score(lille, 10, 5, moment="hotline"),
        a_score(company["company"], 100, 50),
    )

    found = sides(
        db.session(),
        [nice, lille],
        Span(WEEK - 1, WEEK),
        staff="mobilisation",
        customer="csat",
        blanks=NO_BLANKS,
    )

    nan = np.nan
    np.testing.assert_array_equal(found.staff["share"], [[nan, 0.25], [0.75, nan]])
    np.testing.assert_array_equal(found.customers["n"], [[0, 0], [0, 30]])
    np.testing.assert_array_equal(found.customers["favourable"], [[0, 0], [0, 20]])
    np.testing.assert_array_equal(found.company["n"], [0, 130])
    np.testing.assert_array_equal(found.end(1).staff["share"], [[0.25], [nan]])
    np.testing.assert_array_equal(found.end(1).company["n"], [130])


def test_the_error_of_a_share_holds_sampling_and_rounding() -> None:
    found = share_variance(1.0, 6.0, 0.01)

    assert found == pytest.approx(0.8 * 0.2 / 6 + 0.01)


def test_a_mean_passes_over_weeks_that_were_not_published() -> None:
    share = pd.DataFrame([[0.5, np.nan, 1.0], [np.nan, np.nan, np.nan]])

    found = published_mean(share, share.where(share.isna(), 0.02))

    np.testing.assert_allclose(found["mean"], [0.75, np.nan])
    np.testing.assert_allclose(found["error"], [0.1, np.nan])


def test_a_week_without_a_figure_stays_a_gap() -> None:
    rows = [(1, 10, 0.5, 8, 11, 0.01), (1, 12, 1.0, 5, 7, 0.02)]

    line = staff_line(staff_weeks(rows, Span(10, 12)), ())

    assert line[1] == Withheld(WithheldReason.NOT_PUBLISHED)
    assert isinstance(line[0], Shown)
    assert (line[0].value, line[0].least, line[0].most) == (0.5, 8, 11)
    half = 1.959964 * (0.25 / 9.5 + 0.01) ** 0.5
    assert (line[0].low, line[0].high) == pytest.approx((0.5 - half, 0.5 + half))
    assert isinstance(line[2], Shown)
    assert line[2].high == 1


def test_a_team_mean_takes_the_weeks_of_the_window_alone() -> None:
    rows = [
        (1, 9, 0.0, 5, 7, 0.0),
        (1, 10, 0.5, 8, 11, 0.0),
        (1, 12, 1.0, 5, 7, 0.0),
    ]

    found = staff_mean(staff_weeks(rows, Span(10, 13)), ())

    assert isinstance(found, Shown)
    assert (found.value, found.least, found.most) == (0.75, 5, 11)
    assert staff_mean(staff_weeks(rows, Span(14, 17)), ()) == Withheld(
        WithheldReason.NOT_PUBLISHED
    )


def test_a_blank_week_has_a_reason_of_its_own() -> None:
    line = staff_line(staff_weeks([(1, 10, 0.5, 8, 11, 0.01)], Span(10, 12)), {12})
    nothing = staff_weeks([], Span(10, 12))

    assert line[1:] == (
        Withheld(WithheldReason.NOT_PUBLISHED),
        Withheld(WithheldReason.OWN_ANSWERS),
    )
    assert staff_mean(nothing, {12}) == Withheld(WithheldReason.OWN_ANSWERS)
    assert staff_mean(nothing.head(2), {12}) == Withheld(WithheldReason.NOT_PUBLISHED)


def test_blanks_are_cells_without_a_figure(company: dict[str, int], save: Save) -> None:
    lille, nice = company["lille"], company["nice"]
    save(a_release())
    save(a_figure(nice, 0.25), a_figure(lille, 0.75, week=WEEK - 1), a_figure(lille))

    found = sides(
        db.session(),
        [nice, lille],
        Span(WEEK - 1, WEEK),
        staff="mobilisation",
        customer="csat",
        blanks=frozenset({(lille, WEEK), (lille, WEEK - 9), (company["north"], WEEK)}),
    )

    nan = np.nan
    np.testing.assert_array_equal(found.staff["share"], [[nan, 0.25], [0.75, nan]])
    assert [one.is_shown for one in staff_values(found)] == [True, True]
    shown, withheld = staff_values(found.end(1))
    assert shown.is_shown
    assert withheld == Withheld(WithheldReason.OWN_ANSWERS)


def test_customers_are_pooled_and_hidden_under_five() -> None:
    rows = [(10, 3, 2, 1), (11, 4, 3, 0), (20, 50, 50, 0)]

    line = customer_line("csat", customer_weeks(rows[:2], Span(9, 11)))
    together = pool("csat", customer_weeks(rows, Span(9, 11)))

    assert line == (
        Withheld(WithheldReason.NO_CUSTOMERS),
        Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=5),
        Withheld(WithheldReason.TOO_FEW_CUSTOMERS, need=5),
    )
    assert isinstance(together, Shown)
    assert (together.value, together.least, together.most) == (5 / 7, 7, 7)
    later = customer_weeks(rows, Span(12, 14))
    assert pool("csat", later) == Withheld(WithheldReason.NO_CUSTOMERS)


def test_nps_keeps_its_own_scale() -> None:
    found = customer_value("nps", 20, 10, 4)

    assert isinstance(found, Shown)
    assert found.value == pytest.approx(30)
    assert -100 < found.low < 30 < found.high < 100


def test_a_mean_of_questions_counts_as_so_many_single_answers() -> None:
    rows = [(1, 10, 0.5, 8, 8, 0.01), (1, 11, 0.5, 8, 8, 0.01)]
    parts = pd.Series({10: 0.5, 11: np.nan})

    found = figures_of(rows, parts)

    variances = [0.25 / 16 + 0.01, 0.25 / 8 + 0.01]
    assert found["variance"].tolist() == pytest.approx(variances)
