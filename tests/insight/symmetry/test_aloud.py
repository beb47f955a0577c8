"""What is said aloud of a correlation view, in each of its branches; no statistics."""

import re
from dataclasses import replace

import pytest

from engagement.insight.shown import Shown
from engagement.insight.sight import Sight
from engagement.insight.symmetry.aloud import Aloud, aloud
from engagement.insight.symmetry.correlation import CorrelationView
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.between import Correlation
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.lags import Lag, LeadAndLag
from tests.insight.symmetry.test_verdict import (
    FEW,
    SHORT,
    across,
    english,
    inside,
    over_time,
    view,
)

__all__ = ["english"]
TIED = "Where teams are more mobilised, customers are more satisfied."
UNTOLD = (
    "It cannot be told yet whether customers are more satisfied where teams are more "
    "mobilised."
)
TECHNICAL = re.compile(
    r"\br\b|=|spearman|signific|interval|correlat|p-value|95", re.IGNORECASE
)


def spread(found: CorrelationView, count: int) -> CorrelationView:
    """Give the view so many dots, in a line but for a little."""
    dot = found.dots[0]
    dots = tuple(
        replace(
            dot,
            team_id=at,
            staff=Shown(0.4 + at / 100, 0, 1, 8, 11),
            customer=Shown(0.6 + at / 300 + (-1) ** at / 50, 0, 1, 8, 11),
        )
        for at in range(count)
    )
    return replace(found, dots=dots)


def tied(teams: int = 30, slope: tuple[float, float, float] = (0.3, 0.1, 0.5),
         **others: object) -> Aloud:  # fmt: skip
    value, low, high = slope
    sign = 1 if value > 0 else -1
    near, far = sorted((0.2 * sign, 0.6 * sign))
    r = across(near, far, teams)
    found = replace(
        r, slope=value, slope_interval=replace(r.interval, low=low, high=high)
    )
    return aloud(spread(view(found, SHORT, **others), teams))


def test_a_tie_is_said_with_what_it_means_and_how_sure_it_is() -> None:
    told = tied()

    assert told.sentence == TIED
    assert told.means == (
        "Between two teams that differ by 10 points on “Mobilisation”, expect about 3 "
        "points more on “Satisfaction (CSAT)” (1 to 5)."
    )
    assert told.sure == "Fairly sure"
    assert told.reason == "30 teams, 4 weeks; no single team makes it."


def test_a_tie_the_other_way_round_speaks_of_less() -> None:
    told = tied(slope=(-0.12, -0.2, 0.01))

    assert (
        told.sentence == "Where teams are more mobilised, customers are less satisfied."
    )
    assert "expect about 1.2 points less on" in told.means
    assert "(−0.1 to 2.0)" in told.means


def test_few_teams_give_a_first_hint() -> None:
    told = tied(12)

    assert told.sure == "A first hint"
    assert told.reason.startswith("Only 12 teams")


def test_a_tie_of_areas_is_told_with_care_and_of_teams_of_different_areas() -> None:
    told = tied(inside=inside(-0.2, 0.4, 0.4))

    assert told.sentence.startswith(TIED + " But teams of the same area do not show it")
    assert told.means.startswith("Between two teams of different areas that differ")
    assert told.sure == "With care"


def test_a_tie_inside_areas_alone_is_none_of_the_picture() -> None:
    told = aloud(view(across(-0.2, 0.4), SHORT, inside=inside(0.3, 0.7, 0.001)))

    assert told.sentence.startswith("Inside an area: where teams are more mobilised, ")
    assert told.means == ""


def test_without_a_tie_nothing_is_expected() -> None:
    told = aloud(view(across(-0.2, 0.4), SHORT))

    assert told.sentence == UNTOLD
    assert told.means == ""
    assert told.sure == "Nothing clear"


def test_with_few_teams_only_a_strong_tie_would_show() -> None:
    told = aloud(view(across(-0.2, 0.4, teams=12), SHORT))

    assert told.sure == "Too early to say"
    assert told.reason == "With 12 teams, only a strong tie would show."


@pytest.mark.parametrize(
    ("visible", "name"), [(None, "alone, shop 1;"), ([0], "through one team alone;")]
)
def test_one_team_that_makes_a_tie_is_named_to_those_who_may_see_it(
    visible: list[int] | None, name: str
) -> None:
    found = view(across(-0.1, 0.8, rests_on=1), SHORT)

    told = aloud(replace(found, sight=Sight(visible, NO_BLANKS)))

    assert told.sure == "Not to be trusted"
    assert name in told.reason


@pytest.mark.parametrize(
    ("apart", "ps", "sentence"),
    [
        (2, (0.01, 1.0), "Teams are ahead by about 2 weeks."),
        (1, (0.01, 1.0), "Teams are ahead by about 1 week."),
        (-3, (1.0, 0.01), "Customers are ahead by about 3 weeks."),
    ],
)
def test_who_is_ahead_is_told_in_weeks(
    apart: int, ps: tuple[float, float], sentence: str
) -> None:
    few = Withheld(WithheldReason.TOO_FEW_PAIRS, 3, 48)
    lags: dict[int, Lag | Withheld] = {
        **{one: Lag(0.05, 600, 0.5, 0.1) for one in range(-4, 4)},
        4: few,
        -apart: Lag(0.2, 600, 0.5, 0.1),
        apart: Lag(0.15, 600, 0.01, 0.1),
    }

    told = aloud(view(across(-0.2, 0.4), lags=LeadAndLag(lags, *ps, 30, 26)))

    assert told.sentence == f"{UNTOLD} {sentence}"


def test_weeks_that_go_together_are_said() -> None:
    told = aloud(view(across(-0.2, 0.4), over_time(0.1, 0.3)))

    assert told.sentence.endswith(
        "In weeks when a team is above its usual, so are its customers."
    )


def test_opposite_directions_come_with_a_warning_first() -> None:
    told = aloud(view(across(0.2, 0.6), over_time(-0.4, -0.1)))

    assert told.sentence.startswith("Careful: teams and weeks point in opposite")


def test_other_measures_are_called_by_their_name() -> None:
    found = replace(view(across(0.2, 0.6), SHORT), staff="trust", customer="courtesy")

    assert aloud(found).sentence == (
        "Where teams answer better on “Trust”, customers answer better on “Courtesy”."
    )


@pytest.mark.parametrize("between", [FEW, across(0.2, 0.6), across(-0.2, 0.4)])
@pytest.mark.parametrize("within", [SHORT, over_time(0.1, 0.3), over_time(-0.1, 0.3)])
def test_no_word_of_statistics_is_said_aloud(
    between: Correlation | Withheld, within: object
) -> None:
    told = aloud(view(between, within))  # type: ignore[arg-type]

    assert not TECHNICAL.search(" ".join(vars(told).values()))
