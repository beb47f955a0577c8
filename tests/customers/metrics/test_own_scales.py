"""Answers of a company's own metric: good and bad never overlap, and both can be."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from engagement.customers.metrics.own_scales import OwnScale, ScaleFault
from engagement.customers.metrics.scales import is_on

NUMBERS = some.integers(-3, 103)


@given(
    some.builds(OwnScale, NUMBERS, NUMBERS, NUMBERS, NUMBERS, is_turned=some.booleans())
)
def test_answers_without_a_fault_are_good_bad_or_between(asked: OwnScale) -> None:
    if asked.faults:
        return
    scale = asked.scale
    answers = range(asked.lowest, asked.highest + 1)
    good = {one for one in answers if scale.is_favourable(scale.upright(one))}
    bad = {one for one in answers if scale.is_unfavourable(scale.upright(one))}

    assert good
    assert bad
    assert not good & bad
    assert asked.favourable in good
    assert asked.unfavourable in bad
    assert (max(good) < min(bad)) == asked.is_turned


@pytest.mark.parametrize(
    ("asked", "faults"),
    [
        (OwnScale(1, 5, 4, 2), {}),
        (OwnScale(0, 100, 80, 50), {}),
        (OwnScale(1, 5, 2, 4, is_turned=True), {}),
        (OwnScale(1, 6, 4, 3), {}),
        (OwnScale(0, 1, 1, 0), {}),
        (OwnScale(-1, 5, 4, 2), {"lowest": ScaleFault.BELOW_ALL}),
        (OwnScale(0, 101, 4, 2), {"highest": ScaleFault.ABOVE_ALL}),
        (OwnScale(1, 1, 1, 1), {"highest": ScaleFault.UPSIDE_DOWN}),
        (OwnScale(5, 1, 4, 2), {"highest": ScaleFault.UPSIDE_DOWN}),
        (OwnScale(1, 5, 1, 0), {"favourable": ScaleFault.ALL_FAVOURABLE}),
        (OwnScale(1, 5, 6, 2), {"favourable": ScaleFault.ALL_FAVOURABLE}),
        (
            OwnScale(1, 5, 5, 2, is_turned=True),
            {"favourable": ScaleFault.ALL_FAVOURABLE},
        ),
        (OwnScale(1, 5, 4, 4), {"unfavourable": ScaleFault.NOT_APART}),
        (OwnScale(1, 5, 4, 0), {"unfavourable": ScaleFault.NOT_APART}),
        (OwnScale(1, 5, 2, 2, is_turned=True), {"unfavourable": ScaleFault.NOT_APART}),
    ],
)
def test_every_number_is_told_its_fault(
    asked: OwnScale, faults: dict[str, ScaleFault]
) -> None:
    assert asked.faults == faults


def test_the_best_answer_of_a_turned_scale_is_its_lowest() -> None:
    scale = OwnScale(1, 5, 2, 4, is_turned=True).scale

    assert scale.key == "1-5-low"
    assert scale.is_favourable(scale.upright(1))
    assert scale.is_unfavourable(scale.upright(5))


def test_yes_and_no_stand_for_one_and_nothing() -> None:
    solved, complained = OwnScale(0, 1, 1, 0), OwnScale(0, 1, 0, 1, is_turned=True)

    assert all(is_on(solved.scale, text) for text in ("oui", "No", "1"))
    assert solved.scale.is_favourable(solved.scale.upright(1))
    assert complained.scale.is_unfavourable(complained.scale.upright(1))
    assert not is_on(OwnScale(1, 2, 2, 1).scale, "yes")
