from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.agreement import Agreement, Alpha, agreement, alpha, rwg
from engagement.statistics.findings import Reason, Withheld


@pytest.mark.parametrize(("raters", "share"), [(3, 0.23), (5, 0.06)])
def test_few_random_raters_often_look_alike(raters: int, share: float) -> None:
    teams = list(product(range(1, 6), repeat=raters))

    alike = [rwg(np.var(team, ddof=1), 5) >= 0.7 - 1e-9 for team in teams]

    assert np.mean(alike) == pytest.approx(share, abs=0.006)


def test_agreement_is_that_of_the_formula() -> None:
    ratings = [[4, 5], [4, 4]] * 6
    share = (0 + 3 / 11) / 2 / 2

    found = agreement(ratings, options=5)

    assert isinstance(found, Agreement)
    assert found.value == pytest.approx(2 * (1 - share) / (2 * (1 - share) + share))
    assert (found.raters, found.questions) == (12, 2)


@given(st.lists(st.integers(1, 5), max_size=30))
def test_agreement_is_a_share_or_refused(ratings: list[int]) -> None:
    found = agreement(ratings, options=5)
    turned = agreement([6 - rating for rating in reversed(ratings)], options=5)

    if isinstance(found, Agreement) and isinstance(turned, Agreement):
        assert 0 <= found.value <= 1
        assert found.value == pytest.approx(turned.value, abs=1e-9)
    else:
        assert found == Withheld(Reason.TOO_FEW_RATERS, len(ratings), 10)
        assert len(ratings) < 10


def test_two_camps_do_not_agree_at_all() -> None:
    assert agreement([1, 5] * 5, options=5) == Agreement(0, 10, 1)


def drawn_items(n: int, questions: int, seed: int = 5) -> np.ndarray:
    random = np.random.default_rng(seed)
    return random.normal(size=(n, 1)) + random.normal(size=(n, questions))


def test_alpha_is_that_of_its_definition() -> None:
    items = drawn_items(40, 4)
    whole = items.sum(axis=1).var(ddof=1)

    found = alpha(items)

    assert isinstance(found, Alpha)
    assert found.value == pytest.approx(
        4 / 3 * (1 - items.var(axis=0, ddof=1).sum() / whole)
    )
    assert (found.n, found.questions) == (40, 4)


def test_the_interval_of_alpha_holds_its_promise() -> None:
    truth = 4 / (4 + 1)  # four questions, half of each shared

    found = [alpha(drawn_items(10, 4, seed)) for seed in range(500)]

    held = [
        one.interval.low <= truth <= one.interval.high
        for one in found
        if isinstance(one, Alpha)
    ]
    assert len(held) == 500
    assert 0.93 <= np.mean(held) <= 0.97


@given(
    st.lists(st.tuples(*[st.integers(1, 5)] * 3), min_size=10, max_size=30),
    st.floats(0.1, 10),
)
def test_alpha_is_a_number_or_refused(
    answers: list[tuple[int, int, int]], scale: float
) -> None:
    found, other = alpha(answers), alpha(scale * np.array(answers)[::-1, ::-1])

    assert type(found) is type(other)
    if isinstance(found, Alpha) and isinstance(other, Alpha):
        assert -np.inf < found.interval.low <= found.value <= found.interval.high <= 1
        assert found.value == pytest.approx(other.value, abs=1e-6)


@pytest.mark.parametrize(
    ("items", "withheld"),
    [
        (np.ones((9, 3)), Withheld(Reason.TOO_FEW_BALLOTS, 9, 10)),
        (np.arange(20.0)[:, None], Withheld(Reason.TOO_FEW_QUESTIONS, 1, 2)),
        (np.ones((10, 3)), Withheld(Reason.NO_VARIATION)),
        ([[1, 5], [5, 1]] * 5, Withheld(Reason.NO_VARIATION)),
    ],
)
def test_alpha_is_refused_where_it_says_nothing(
    items: list[list[int]], withheld: Withheld
) -> None:
    assert alpha(items) == withheld


def test_questions_all_answered_alike_have_an_alpha_of_one() -> None:
    found = alpha([[points] * 3 for points in range(10)])

    assert isinstance(found, Alpha)
    assert found.value == pytest.approx(1)
    assert found.interval.low == pytest.approx(1)
