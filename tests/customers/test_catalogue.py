import pytest

from engagement.customers.catalogue import (
    DIMENSIONS,
    METRICS,
    Metric,
    metric_named,
    scale_of,
)
from engagement.customers.scales import FIVE
from engagement.pulses import bank


@pytest.mark.parametrize(
    ("metric", "scale", "favourable", "unfavourable"),
    [
        ("nps", "0-10", {9, 10}, set(range(7))),
        ("rtf", "0-10", {9, 10}, set(range(7))),
        ("csat", "1-5", {4, 5}, {1, 2}),
        ("csat", "1-7", {6, 7}, {1, 2, 3}),
        ("csat", "1-10", {9, 10}, set(range(1, 7))),
        ("csat", "good-bad", {1}, {0}),
        ("csat", "great-okay-bad", {3}, {1}),
        ("ces", "1-7", {6, 7}, {1, 2, 3}),
        ("ces", "1-5", {4, 5}, {1, 2}),
        ("trust", "1-5", {4, 5}, {1, 2}),
    ],
)
def test_scores_fall_into_the_classes_of_their_scale(
    metric: str, scale: str, favourable: set[int], unfavourable: set[int]
) -> None:
    chosen = METRICS[metric].on(scale)
    scores = range(chosen.lowest, chosen.highest + 1)

    assert {score for score in scores if chosen.is_favourable(score)} == favourable
    assert {score for score in scores if chosen.is_unfavourable(score)} == unfavourable


def test_a_scale_turned_round_has_its_best_answer_below() -> None:
    turned = METRICS["ces"].on("1-7-low")

    assert [turned.upright(score) for score in (1, 2, 4, 7)] == [7, 6, 4, 1]


def test_customers_are_asked_what_staff_are_asked() -> None:
    assert set(DIMENSIONS) == set(bank.DIMENSIONS)


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("NPS", "nps"),
        ("Net Promoter Score", "nps"),
        ("Satisfaction", "csat"),
        ("CSAT %", "csat"),
        ("Effort", "ces"),
        ("Trust", "trust"),
        ("Propreté", "clean"),
        ("PROPRETE", "clean"),
        ("colour", ""),
        ("", ""),
    ],
)
def test_files_call_metrics_by_many_names(written: str, key: str) -> None:
    own = Metric("clean", (FIVE,), 0.0, 1.0, name="Propreté")

    assert metric_named(written, {**METRICS, "clean": own}) == key


@pytest.mark.parametrize(
    ("metric", "answers", "scale", "is_sure", "is_another"),
    [
        ("csat", {"1", "5"}, "1-5", False, False),
        ("csat", {"1", "6"}, "1-7", False, True),
        ("csat", {"1", "10"}, "1-10", False, True),
        ("csat", {"1", "99"}, "1-5", False, False),
        ("csat", {"good", "offered"}, "good-bad", True, False),
        ("csat", {"Great", "Not good"}, "great-okay-bad", True, False),
        ("csat", {"Très satisfait", "Insatisfait"}, "five-words", True, False),
        ("ces", {"1", "5"}, "1-7", False, True),
        ("nps", {"0", "10 - Sûrement"}, "0-10", False, False),
    ],
)
def test_answers_tell_their_scale_or_it_must_be_told(
    metric: str, answers: set[str], scale: str, *, is_sure: bool, is_another: bool
) -> None:
    found = scale_of(METRICS[metric], answers)

    assert (found.scale.key, found.is_sure) == (scale, is_sure)
    assert found.is_another == is_another
