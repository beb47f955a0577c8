"""What one measure says of a helped team, from frames alone."""

from collections.abc import Sequence

import numpy as np
import pandas as pd
import pytest

from engagement.anonymity.readers import LEAST_OTHERS
from engagement.insight.effect.figures import MeasureWeeks, of_customers
from engagement.insight.effect.measured import (
    BASELINE,
    FARTHEST,
    Helped,
    MeasureEffect,
    Window,
    measure_effect,
)
from engagement.insight.sight import EVERYTHING, Sight
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.effect import LOOKS, EffectVerdict
from engagement.statistics.findings import Withheld, WithheldReason

FIRST, START = 100, 113
"""The first week, and that of the action."""
TEAM = 0


def measure(
    weeks: Sequence[int],
    *,
    teams: int = 30,
    effect: float = 0.0,
    name: str = "mobilisation",
    seed: int = 2,
) -> MeasureWeeks:
    """Return teams whose figures wave by five points, the first helped."""
    random = np.random.default_rng(seed)
    levels = 0.6 + random.normal(0, 0.05, (teams, 1))
    values = levels + random.normal(0, 0.05, (teams, len(weeks)))
    values[TEAM, np.array(weeks) >= START] += effect
    frame = pd.DataFrame(np.clip(values, 0, 1), columns=list(weeks))
    ones = frame * 0 + 1
    return MeasureWeeks(name, frame, 60 * ones, ones)


def looked(
    of: MeasureWeeks,
    others: int | None = None,
    sight: Sight = EVERYTHING,
    *,
    lead: int = 0,
) -> MeasureEffect:
    free = list(range(1, len(of.figures) if others is None else others + 1))
    helped = Helped(TEAM, Window(START, lead), lambda _first, _last: free)
    return measure_effect(of, helped, sight)


@pytest.mark.parametrize(
    ("after", "looks"), [(3, 0), (4, 1), (7, 1), (8, 2), (12, 3), (25, 3)]
)
def test_it_is_looked_at_after_four_eight_and_twelve_weeks(
    after: int, looks: int
) -> None:
    found = looked(measure(range(FIRST, START + after)))

    assert [look.weeks for look in found.looks] == list(LOOKS[:looks])
    assert found.have == after


def test_later_weeks_change_nothing_of_what_was_told() -> None:
    long = measure(range(FIRST, START + 20), effect=0.2)
    short = looked(cut(long, START + 6)).looks

    assert short == looked(long).looks[:1]


def cut(of: MeasureWeeks, until: int) -> MeasureWeeks:
    kept = [week for week in of.weeks if week < until]
    parts = (of.figures, of.answers, of.weights)
    return MeasureWeeks(of.measure, *(part[kept] for part in parts))


def test_help_that_others_get_later_changes_nothing_of_an_earlier_look() -> None:
    of = measure(range(FIRST, START + 12), effect=0.2)
    free = list(range(1, 30))

    def until(_first: int, last: int) -> list[int]:
        return free if last < START + 8 else free[:25]

    window = Window(START)
    whole = measure_effect(of, Helped(TEAM, window, lambda *_: free), EVERYTHING)
    fewer = measure_effect(of, Helped(TEAM, window, until), EVERYTHING)

    assert fewer.looks[0] == whole.looks[0]
    assert fewer.looks[1] == whole.looks[1]
    assert [look.untouched for look in fewer.looks] == [29, 29, 25]


def test_too_early_says_from_when_it_can_be_told() -> None:
    weekly = looked(measure(range(FIRST, START + 2)))
    rare = looked(measure(range(START - 60, START + 7, 6)))

    assert weekly.last is None
    assert (weekly.have, weekly.need, weekly.next_week) == (2, 4, START + 3)
    assert (rare.have, rare.need) == (2, 4)
    assert rare.next_week == START + 6 + 2 * 6


def test_before_are_the_last_thirteen_weeks_of_a_year() -> None:
    window = Window(START)

    assert window.before(range(START - 40, START + 9)) == list(
        range(START - BASELINE, START)
    )
    assert window.before(range(START - 90, START, 30)) == [START - 30]
    assert window.before([START - FARTHEST]) == [START - FARTHEST]
    assert Window(START, 2).after(range(START - 3, START + 4)) == [START + 2, START + 3]


def test_customers_are_looked_at_later_by_the_lead() -> None:
    of = measure(range(FIRST, START + 6), name="csat")

    assert looked(of).looks[0].weeks == 4
    assert looked(of, lead=2).looks[0].weeks == 4
    assert looked(of, lead=3).looks == ()


def test_a_team_that_is_not_published_is_refused() -> None:
    of = measure(range(FIRST, START + 13))
    of.figures.loc[TEAM] = np.nan

    assert looked(of).found == Withheld(WithheldReason.NOT_PUBLISHED)


def test_a_team_that_is_published_no_more_is_refused_once_others_could_be_told() -> (
    None
):
    of = measure(range(FIRST, START + 13))
    of.figures.loc[TEAM, START + 2 :] = np.nan

    assert looked(of).found == Withheld(WithheldReason.NOT_PUBLISHED)
    assert looked(cut(of, START + 5)).last is None


def test_nothing_is_told_to_whoever_has_blank_weeks_of_the_team() -> None:
    of = measure(range(FIRST, START + 5), effect=0.3)
    blanks = frozenset({(TEAM, START + 1)})

    found = looked(of, sight=Sight(None, blanks))

    assert found.found == Withheld(WithheldReason.OWN_ANSWERS)
    other = Sight(None, frozenset({(3, START + 1)}))
    assert looked(of, sight=other).last


def test_few_others_are_not_compared_with() -> None:
    of = measure(range(FIRST, START + 5))
    own = set(range(30 - LEAST_OTHERS + 1))

    few = looked(of, sight=Sight(own, NO_BLANKS))
    enough = looked(of, sight=Sight(own - {7}, NO_BLANKS))

    assert set(few.looks[0].compared) == set(range(1, len(own)))
    assert enough.looks[0].untouched == 29


def test_the_mean_of_the_others_is_told_where_five_stand_in_it() -> None:
    of = measure(range(FIRST, START + 5))
    of.figures.loc[LEAST_OTHERS:, START + 1] = np.nan
    of.figures.loc[TEAM, START + 2] = np.nan

    weeks = {one.week: one for one in looked(of).weeks}

    assert weeks[START].others is not None
    assert weeks[START + 1].others is None
    assert weeks[START + 1].gap is None
    assert weeks[START + 2].own is None
    assert all(one.others is None or round(one.others, 2) == one.others
               for one in weeks.values())  # fmt: skip


def test_the_mean_of_a_few_foreign_teams_is_not_told() -> None:
    of = measure(range(FIRST, START + 5))
    sight = Sight(set(range(24)), NO_BLANKS)
    of.figures.loc[27:, START + 1] = np.nan

    weeks = {one.week: one.others for one in looked(of, sight=sight).weeks}

    assert weeks[START] is not None
    assert weeks[START + 1] is None


def counts(n: float, good: Sequence[float], bad: Sequence[float]) -> pd.DataFrame:
    shape = np.ones((len(good), 17))
    parts = {"n": n * shape, "favourable": np.array(good)[:, None] * shape,
             "unfavourable": np.array(bad)[:, None] * shape}  # fmt: skip
    columns = range(FIRST, FIRST + 17)
    frames = {name: pd.DataFrame(one, columns=columns) for name, one in parts.items()}
    return pd.concat(frames, axis=1)


def test_a_net_figure_is_a_mean_of_answers_of_nothing_a_half_or_one() -> None:
    of = of_customers("nps", counts(10, [6, 2], [1, 5]))

    assert of.figures.iloc[:, 0].tolist() == pytest.approx([0.75, 0.35])
    spread = 0.55 * 0.45
    middle = 1 - (8 + 6) / 20
    assert of.answers.iloc[0, 0] == pytest.approx(10 * spread / (spread - middle / 4))


def test_a_week_of_four_customers_has_no_figure() -> None:
    side = counts(10, [6, 2], [1, 5])
    side[("n", FIRST + 1)] = 4
    side.loc[0, ("n", FIRST + 2)] = 4

    of = of_customers("csat", side)

    assert FIRST + 1 not in of.weeks
    assert of.figures[FIRST + 2].isna().tolist() == [True, False]


def test_without_any_customer_nothing_is_told() -> None:
    of = of_customers("nps", counts(0, [0] * 30, [0] * 30))

    assert looked(of).found == Withheld(WithheldReason.NO_CUSTOMERS)


@pytest.mark.parametrize("metric", ["csat", "ces", "rtf", "nps"])
def test_more_content_customers_are_an_improvement_whatever_the_metric(
    metric: str,
) -> None:
    side = counts(100, np.random.default_rng(1).integers(45, 60, 30).tolist(), [0] * 30)
    wave = np.random.default_rng(2).integers(-4, 5, side["favourable"].shape)
    wave[TEAM, START - FIRST :] += 35
    side["favourable"] += wave
    side["unfavourable"] = side["n"] - side["favourable"]

    found = looked(of_customers(metric, side))

    assert found.last
    assert found.last.verdict is EffectVerdict.IMPROVEMENT
    assert found.last.value == pytest.approx(0.35, abs=0.06)
