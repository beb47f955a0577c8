import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.findings import Interval, Reason, Withheld
from engagement.statistics.raters import Coefficient, RaterAgreement, rater_agreement

JUDGES = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9],
          [6, 2, 4, 7]]  # fmt: skip
"""Six targets, four judges: Shrout & Fleiss 1979, table 2."""
tables = st.integers(2, 4).flatmap(
    lambda raters: st.lists(
        st.lists(st.integers(1, 5), min_size=raters, max_size=raters),
        min_size=2,
        max_size=8,
    )
)


def coefficients(found: RaterAgreement) -> list[Coefficient]:
    return [
        found.own, found.drawn, found.fixed,
        found.mean_of_own, found.mean_of_drawn, found.mean_of_fixed,
    ]  # fmt: skip


def test_the_six_coefficients_are_those_in_print() -> None:
    found = rater_agreement(JUDGES)

    assert isinstance(found, RaterAgreement)
    values = [one.value for one in coefficients(found)]
    assert values == pytest.approx([0.17, 0.29, 0.71, 0.44, 0.62, 0.91], abs=0.005)
    assert (found.rated, found.raters) == (6, 4)


def test_their_intervals_are_those_of_the_r_package_psych() -> None:
    found = rater_agreement(JUDGES)

    assert isinstance(found, RaterAgreement)
    ends = [(one.interval.low, one.interval.high) for one in coefficients(found)]
    assert np.ravel(ends) == pytest.approx(
        [-0.133, 0.72, 0.019, 0.76, 0.342, 0.95,
         -0.884, 0.91, 0.071, 0.93, 0.676, 0.99],
        abs=0.005,
    )  # fmt: skip


@given(tables)
def test_raters_get_numbers_or_a_reason(table: list[list[int]]) -> None:
    found = rater_agreement(table)

    if isinstance(found, RaterAgreement):
        for one in coefficients(found):
            assert -np.inf < one.interval.low <= one.value
            assert one.value <= one.interval.high < np.inf
    else:
        assert found == Withheld(Reason.NO_VARIATION)


@given(tables, st.randoms(), st.floats(0.1, 10))
def test_neither_order_nor_unit_of_ratings_matters(
    table: list[list[int]], random: object, scale: float
) -> None:
    shuffled = [[scale * rating for rating in reversed(row)] for row in table]
    random.shuffle(shuffled)  # type: ignore[attr-defined]

    found, other = rater_agreement(table), rater_agreement(shuffled)

    assert type(found) is type(other)
    if isinstance(found, RaterAgreement) and isinstance(other, RaterAgreement):
        values = [[one.value for one in coefficients(of)] for of in (found, other)]
        assert values[0] == pytest.approx(values[1], abs=1e-6)


def test_raters_who_agree_on_all_are_one() -> None:
    found = rater_agreement([[1, 1, 1], [4, 4, 4], [5, 5, 5]])

    one = Coefficient(1, Interval(1, 1))
    assert found == RaterAgreement(one, one, one, one, one, one, rated=3, raters=3)


def test_a_severe_rater_counts_against_drawn_raters_alone() -> None:
    found = rater_agreement([[2, 1], [4, 3], [5, 4]])

    assert isinstance(found, RaterAgreement)
    assert found.fixed.value == 1
    assert found.drawn.value < 1


@pytest.mark.parametrize(
    ("table", "withheld"),
    [
        ([[1, 2, 3]], Withheld(Reason.TOO_FEW_TEAMS, 1, 2)),
        ([[1], [2], [3]], Withheld(Reason.TOO_FEW_RATERS, 1, 2)),
        ([[3, 3], [3, 3]], Withheld(Reason.NO_VARIATION)),
        ([[1, 5], [5, 1]], Withheld(Reason.NO_VARIATION)),
    ],
)
def test_ratings_that_say_nothing_are_refused(
    table: list[list[int]], withheld: Withheld
) -> None:
    assert rater_agreement(table) == withheld
