from collections.abc import Sequence

import numpy as np
import pytest

from engagement.database import db
from engagement.insight.series.resemblance import parts_of
from engagement.insight.series.spans import Span
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_closed_pulse,
    a_figure,
    a_release,
    shops,
    statistics,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1
WEEKS = 8
SPAN = Span(WEEK - WEEKS + 1, WEEK)


def history(
    save: Save, teams: Sequence[int], alike: float, *, given: float | None = None
) -> None:
    """Save eight weeks of four questions; `given` is said of each mobilisation."""
    random = np.random.default_rng(3)
    save(*(a_release(week, 1 + at) for at, week in enumerate(SPAN.weeks)))
    for release_id, week in enumerate(SPAN.weeks, 1):
        rows: list[object] = []
        for team in teams:
            n = int(random.integers(6, 40))
            same = random.binomial(n, alike)
            all_of_them = random.binomial(same, 0.6)
            shares = (random.binomial(n - same, 0.6, 4) + all_of_them) / n
            told = {f"q{at}": float(share) for at, share in enumerate(shares)}
            told["mobilisation"] = float(shares.mean()) if given is None else given
            at = {"week": week, "release_id": release_id, "rounding": 0}
            rows.extend(
                a_figure(team, share, question=question, low=n, high=n, **at)
                for question, share in told.items()
            )
        save(*rows)


def parts(question: str = "mobilisation") -> list[float] | None:
    found = parts_of(db.session(), question, SPAN)
    return None if found is None else found.tolist()


def test_a_question_is_one_answer(company: dict[str, int]) -> None:
    assert company
    assert parts("energy") is None


def test_pulses_that_published_no_statistics_leave_it_unknown(
    company: dict[str, int],
) -> None:
    assert company
    np.testing.assert_array_equal(parts(), [np.nan] * WEEKS)


def test_the_correlations_of_the_weekly_questions_tell_it(
    company: dict[str, int], save: Save
) -> None:
    assert company
    save(a_closed_pulse())
    save(a_release(pulse_id=1))
    save(statistics(0.5))

    # Points that correlate by .5 resemble by a third as favourable or not.
    assert parts() == pytest.approx([(1 + 2 / 3) / 3] * WEEKS)


def test_a_history_tells_it_by_its_own_questions(
    company: dict[str, int], save: Save
) -> None:
    history(save, shops(save, 60, parent_id=company["south"]), 0.5)

    assert parts() == pytest.approx([(1 + 3 * 0.5) / 4] * WEEKS, abs=0.1)


def test_a_mobilisation_of_other_questions_stays_unknown(
    company: dict[str, int], save: Save
) -> None:
    history(save, shops(save, 60, parent_id=company["south"]), 0.5, given=0.9)

    np.testing.assert_array_equal(parts(), [np.nan] * WEEKS)
