from collections.abc import Mapping

import pytest

from engagement.customers.metrics.catalogue import METRICS
from engagement.customers.till.texts import (
    DIMENSIONS,
    ENDS,
    FACES,
    ITEMS,
    WORDS,
    Item,
    asked,
)
from engagement.measures import DIMENSIONS as MIRRORED
from engagement.pulses.bank import BANK
from engagement.web.language import LANGUAGES
from engagement.web.template_filters import icon

ALL = [*ITEMS.values(), *DIMENSIONS.values()]


def test_every_dimension_that_staff_are_asked_has_its_other_side() -> None:
    assert set(DIMENSIONS) == set(MIRRORED)
    assert set(DIMENSIONS) <= set(BANK)


@pytest.mark.parametrize("item", ALL, ids=lambda item: item.key)
def test_an_item_is_worded_in_every_language_and_scored_as_its_metric(
    item: Item,
) -> None:
    texts = item.texts.values()

    assert set(item.texts) == set(LANGUAGES)
    assert len(set(texts)) == len(LANGUAGES)
    assert max(map(len, texts)) < 80
    assert item.scale in METRICS[item.key].scales


@pytest.mark.parametrize("texts", [WORDS, ENDS])
def test_points_are_named_in_every_language(texts: Mapping[str, object]) -> None:
    assert set(texts) == set(LANGUAGES)


def test_each_of_five_points_has_its_word_and_its_face() -> None:
    points = len(ITEMS["csat"].points)

    assert [len(words) for words in WORDS.values()] == [points] * len(LANGUAGES)
    assert len({icon(face) for face in FACES}) == points


@pytest.mark.parametrize(
    ("key", "said", "score"),
    [
        ("nps", "0", 0), ("nps", "10", 10), ("nps", "11", None), ("nps", "-1", None),
        ("csat", "1", 1), ("csat", "5", 5), ("csat", "0", None), ("csat", "6", None),
        ("csat", "", None), ("csat", " 5", None), ("csat", "\u0665", None),
        ("csat", "5.0", None),
    ],
)  # fmt: skip
def test_only_a_choice_of_the_page_is_a_score(
    key: str, said: str, score: int | None
) -> None:
    assert ITEMS[key].score_in({key: said}) == score


def test_a_survey_asks_one_item_and_at_most_one_dimension() -> None:
    assert [item.key for item in asked("nps", "")] == ["nps"]
    assert [item.key for item in asked("csat", "trust")] == ["csat", "trust"]
