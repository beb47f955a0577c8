import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement.customers.metrics.catalogue import (
    KEY,
    LONGEST_KEY,
    METRICS,
    means_more,
    metric_named,
    own_metric,
    slug_of,
)
from engagement.customers.metrics.scales import FIVE
from engagement.measures import DIMENSIONS, STAFF_ONLY
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
        ("clean", "clean"),
        ("Shop floor", "shop-floor"),
        ("shop-floor", "shop-floor"),
        ("Étage", "shop-floor"),
        ("% Étage", "shop-floor"),
        ("Étage (%)", "shop-floor"),
        ("%", ""),
        ("colour", ""),
        ("", ""),
    ],
)
def test_files_call_metrics_by_many_names(written: str, key: str) -> None:
    own = {
        one.key: one
        for one in (
            own_metric("clean", "Propreté", FIVE),
            own_metric("shop-floor", "Étage", FIVE),
        )
    }

    assert metric_named(written, {**METRICS, **own}) == key


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Note", True),
        ("ÉQUIPE", True),
        ("2026-W10", True),
        ("S42", True),
        ("Propreté", False),
        ("Note de propreté", False),
        ("", False),
    ],
)
def test_some_names_say_something_else_in_files(text: str, *, means: bool) -> None:
    assert means_more(text) is means


@pytest.mark.parametrize(
    ("name", "taken", "key"),
    [
        ("Propreté du magasin", (), "proprete-du-magasin"),
        ("Propreté", ("proprete",), "proprete-2"),
        ("Propreté", ("proprete", "proprete-2"), "proprete-3"),
        ("5 étoiles", (), "etoiles"),
        ("% d’accord", (), "d-accord"),
        ("Καθαριότητα", (), "metric"),
        ("x" * 60, ("x" * 40,), "x" * 38 + "-2"),
    ],
)
def test_a_key_is_made_of_a_name(name: str, taken: tuple[str, ...], key: str) -> None:
    assert slug_of(name, taken) == key


@given(some.text(max_size=60), some.sets(some.sampled_from([*METRICS, "metric"])))
def test_any_name_gives_a_key_that_is_free(name: str, taken: set[str]) -> None:
    assert slug_of(name, taken) not in taken
    assert re.fullmatch(KEY, slug_of(name, taken))
    assert len(slug_of(name, taken)) <= LONGEST_KEY


def test_no_metric_is_called_as_what_only_staff_are_asked() -> None:
    only = set(bank.BANK) - set(bank.DIMENSIONS)

    assert only | {bank.MOBILISATION, bank.ANSWERS} == STAFF_ONLY
