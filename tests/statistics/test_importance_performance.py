import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.statistics.drivers import Measured
from engagement.statistics.findings import Interval, Withheld, WithheldReason
from engagement.statistics.importance_performance import (
    Advice,
    ImportancePerformance,
    importance_performance,
)


def measured(value: float, reach: float = 0.01) -> Measured:
    return Measured(value, Interval(value - reach, value + reach))


crosses = st.lists(
    st.tuples(*[st.builds(measured, st.floats(0, 1), st.floats(0, 0.3))] * 2),
    max_size=11,
)


def test_what_matters_and_few_like_comes_first() -> None:
    found = importance_performance(
        [measured(value) for value in (0.3, 0.3, 0.1, 0.1)],
        [measured(value) for value in (0.4, 0.8, 0.4, 0.8)],
    )

    assert isinstance(found, ImportancePerformance)
    assert found.advice == (
        Advice.FIRST, Advice.KEEP, Advice.LATER, Advice.ENOUGH,
    )  # fmt: skip
    assert found.mean_importance == pytest.approx(0.2)
    assert found.mean_performance == pytest.approx(0.6)


@pytest.mark.parametrize("reaches", [(0.15, 0.01), (0.01, 0.25), (0.15, 0.25)])
def test_a_cross_that_spans_an_axis_is_undecided(reaches: tuple[float, float]) -> None:
    wide, high = reaches

    found = importance_performance(
        [measured(0.3, wide), measured(0.1)], [measured(0.4, high), measured(0.8)]
    )

    assert isinstance(found, ImportancePerformance)
    assert found.advice == (Advice.UNDECIDED, Advice.ENOUGH)


@pytest.mark.parametrize("questions", [0, 1])
def test_one_question_has_nothing_to_be_compared_with(questions: int) -> None:
    alone = [measured(0.3)] * questions

    found = importance_performance(alone, alone)

    assert found == Withheld(WithheldReason.TOO_FEW_QUESTIONS, questions, 2)


def test_questions_that_are_all_alike_are_undecided() -> None:
    alike = [measured(0.3, 0)] * 3

    found = importance_performance(alike, [measured(0.1), measured(0.5), measured(0.9)])

    assert isinstance(found, ImportancePerformance)
    assert set(found.advice) == {Advice.UNDECIDED}


@given(crosses)
def test_the_order_of_questions_does_not_matter(
    items: list[tuple[Measured, Measured]],
) -> None:
    turned = items[::-1]

    found = importance_performance(
        [one for one, _ in items], [other for _, other in items]
    )
    other = importance_performance(
        [one for one, _ in turned], [other for _, other in turned]
    )

    assert type(found) is type(other)
    if isinstance(found, ImportancePerformance) and isinstance(
        other, ImportancePerformance
    ):
        assert found.mean_importance == pytest.approx(other.mean_importance)
