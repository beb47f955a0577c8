"""What a correlation corrected for small samples says, in worlds of known truth."""

from dataclasses import replace

import numpy as np
import pytest

from engagement.insight.series.sides import Sides, chance, sampling, share_variance
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.latent import LatentCorrelation
from tests.insight.said_small import corrected, misses_the_truth
from tests.insight.worlds import Drawn, World, draw

HISTORY = World(
    teams=150, weeks=4, differ=0.06, move=0.0, unequal=6.0, between=0.5,
    questions=10, phi=0.2, imported=True,
)  # fmt: skip
RUNS = 40


def as_one_answer(drawn: Drawn) -> Drawn:
    """Take each mean of ten questions for a single answer, as was done before."""
    sides = drawn.sides
    staff = sides.staff.copy()
    share, n = staff["share"], (staff["low"] + staff["high"]) / 2
    staff["variance"] = share_variance(share, n, 0.0).to_numpy()
    return replace(drawn, sides=replace(sides, staff=staff, parts=None))


def test_the_interval_holds_the_truth_of_an_imported_history() -> None:
    random = np.random.default_rng(2)
    drawn = [draw(HISTORY, random) for _ in range(RUNS)]

    missed = sum(misses_the_truth(one) for one in drawn)
    before = sum(misses_the_truth(as_one_answer(one)) for one in drawn)

    assert missed <= 0.15 * RUNS
    assert before >= 0.25 * RUNS


def test_one_team_far_out_on_both_sides_does_not_make_it_sure() -> None:
    random = np.random.default_rng(5)
    outlier = World(teams=8, outlier=True)
    found = [corrected(draw(outlier, random)) for _ in range(2 * RUNS)]

    known = [one for one in found if isinstance(one, LatentCorrelation)]
    missed = sum(not one.interval.low <= 0 <= one.interval.high for one in known)
    by_profile = sum(not one.profile.low <= 0 <= one.profile.high for one in known)
    assert missed <= 0.1 * len(known)
    assert by_profile >= 0.2 * len(known)


def test_reliability_is_that_of_the_figures() -> None:
    found = [corrected(draw(HISTORY, np.random.default_rng(at))) for at in range(5)]

    known = [one for one in found if isinstance(one, LatentCorrelation)]
    part = (1 + 9 * 0.2) / 10
    # Teams of 8 to 48 of whom 65 % answer, four weeks.
    sizes = 8 * 6 ** np.linspace(0, 1, HISTORY.teams) * HISTORY.answer
    noise = (0.65 * 0.35 - HISTORY.differ**2) * part / 4 * (1 / sizes).mean()
    true = HISTORY.differ**2 / (HISTORY.differ**2 + noise)
    reliability = np.mean([one.reliability_x for one in known])
    assert reliability == pytest.approx(true, abs=0.04)


def test_without_a_known_resemblance_nothing_is_corrected() -> None:
    sides = draw(HISTORY, np.random.default_rng(1)).sides
    assert sides.parts is not None
    unknown = replace(sides, parts=sides.parts.where(sides.parts.index != 2_901))

    assert chance(unknown) == Withheld(WithheldReason.UNKNOWN_RESEMBLANCE)
    assert not isinstance(chance(unknown.end(1)), Withheld)


def test_a_team_at_the_ceiling_is_not_known_for_certain() -> None:
    sides = draw(HISTORY, np.random.default_rng(1)).sides
    staff = sides.staff.copy()
    staff.loc[0, "share"] = 1.0
    at_ceiling: Sides = replace(sides, staff=staff)

    found = sampling(at_ceiling)

    assert not isinstance(found, Withheld)
    others = found.loc[1:].min().min()
    assert found.loc[0].min() > others / 2 > 0
