from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import false_discovery_control, ttest_ind

from engagement.statistics.multiplicity import (
    benjamini_hochberg,
    holm,
    max_t,
    true_of_both,
)

DATA = Path(__file__).parent.parent / "data"
PAPER = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344,
    0.0459, 0.3240, 0.4262, 0.5719, 0.6528, 0.7590, 1.0000,
]  # fmt: skip
"""Benjamini & Hochberg 1995, section 4.1: thrombolysis in infarction."""

p_values = st.lists(st.floats(0, 1), max_size=30)


def test_the_paper_of_1995_rejects_four_where_bonferroni_rejects_three() -> None:
    adjusted = benjamini_hochberg(PAPER)

    assert (adjusted <= 0.05).sum() == 4
    assert (np.array(PAPER) * len(PAPER) <= 0.05).sum() == 3
    assert adjusted[:4] == pytest.approx([0.0015, 0.003, 0.0095, 0.035625])


@given(p_values, st.randoms())
def test_adjusted_p_values_are_those_of_an_independent_witness_in_any_order(
    values: list[float], random: object
) -> None:
    random.shuffle(values)  # type: ignore[attr-defined]

    adjusted = benjamini_hochberg(values)

    witness = false_discovery_control([*values, 1])
    assert benjamini_hochberg([*values, 1]) == pytest.approx(witness)
    assert (adjusted >= np.array(values) - 1e-12).all()
    assert (adjusted <= 1).all()


def test_all_permutations_of_four_against_four_give_the_known_answer() -> None:
    measured = np.loadtxt(DATA / "maxT_X.csv", delimiter=",", skiprows=1)
    everyone = range(8)
    splits = [list(half) for half in combinations(everyone, 4)]
    drawn = np.array(
        [
            ttest_ind(
                measured[:, half], np.delete(measured, half, axis=1), axis=1,
                equal_var=False,
            ).statistic
            for half in splits
        ]
    )  # fmt: skip

    adjusted = max_t(drawn[0], drawn[1:])

    known = [0.7428571, 0.8571429, 0.8571429, 0.8285714, 0.8571429, 0.5714286]
    assert splits[0] == [0, 1, 2, 3]
    assert len(splits) == 70
    assert adjusted == pytest.approx(known, abs=5e-8)


@given(st.integers(1, 12), st.integers(1, 200), st.integers(0, 1000))
def test_adjusting_for_a_family_never_gives_zero_nor_less_than_one_test_alone(
    size: int, permutations: int, seed: int
) -> None:
    random = np.random.default_rng(seed)
    observed = random.normal(size=size)
    drawn = random.normal(size=(permutations, size))

    adjusted = max_t(observed, drawn)

    alone = [max_t([observed[i]], drawn[:, [i]])[0] for i in range(size)]
    assert (adjusted >= np.array(alone)).all()
    assert (adjusted >= 1 / (1 + permutations)).all()
    assert (adjusted <= 1).all()
    larger_first = np.argsort(-np.abs(observed))
    assert (np.diff(adjusted[larger_first]) >= 0).all()


@given(st.integers(0, 1000), st.permutations(range(6)))
def test_neither_sign_nor_scale_nor_order_of_a_family_matters(
    seed: int, order: list[int]
) -> None:
    random = np.random.default_rng(seed)
    observed, drawn = random.normal(size=6), random.normal(size=(99, 6))

    adjusted = max_t(observed, drawn)

    assert max_t(-3 * observed, 3 * drawn).tolist() == adjusted.tolist()
    assert max_t(observed[order], drawn[:, order]).tolist() == adjusted[order].tolist()


def test_holm_gives_what_statsmodels_does() -> None:
    p = [0.04, 0.01, 0.03, 0.005, 0.5]

    assert holm(p).tolist() == pytest.approx([0.09, 0.04, 0.09, 0.025, 0.5])
    assert holm([]).tolist() == []


def test_both_are_told_where_few_pairs_are_small_at_all() -> None:
    first = np.array([0.004, 0.9, 0.8, *np.linspace(0.2, 0.9, 17)])
    second = np.array([0.003, 0.001, *np.linspace(0.3, 0.9, 18)])

    found = true_of_both(first, second)

    # Two pairs have any p up to .004, and one of them both.
    assert found[0] == pytest.approx(0.004 * 2 / 1)
    assert found[1:].min() > 0.05
    assert (found == true_of_both(second, first)).all()


def test_what_is_true_of_one_side_alone_is_hardly_told_of_both() -> None:
    random = np.random.default_rng(5)
    told = [
        (true_of_both(random.random(50) / 1_000, random.random(50)) <= 0.05).any()
        for _ in range(300)
    ]

    assert np.mean(told) <= 0.08
