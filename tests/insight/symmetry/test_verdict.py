"""The sentence on top of the correlation view, in each of its branches."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from flask import Flask

from engagement.insight.series.spans import Span
from engagement.insight.shown import Result, Shown
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry.coefficients import Coefficients, Sensitivity
from engagement.insight.symmetry.company import CompanyLine
from engagement.insight.symmetry.comparison import CorrelationNumbers
from engagement.insight.symmetry.correlation import (
    CorrelationView,
    Dot,
    UnplacedTeam,
)
from engagement.insight.symmetry.verdict import verdict
from engagement.statistics.between import Correlation, PartialCorrelation
from engagement.statistics.findings import (
    Direction,
    Interval,
    Withheld,
    WithheldReason,
)
from engagement.statistics.lags import LeadAndLag
from engagement.statistics.within import CorrelationOverTime

FEW = Withheld(WithheldReason.TOO_FEW_TEAMS, 3, 8)
SHORT = Withheld(WithheldReason.TOO_FEW_WEEKS, 3, 12)
PAIRS = Withheld(WithheldReason.TOO_FEW_PAIRS, 60, 72)
FLAT = Withheld(WithheldReason.NO_VARIATION)
SHARE = Shown(0.6, 0.5, 0.7, 8, 11)
UNPUBLISHED = Withheld(WithheldReason.NOT_PUBLISHED)
NOBODY = Withheld(WithheldReason.NO_CUSTOMERS)
MOBILISATION, CSAT = "“Mobilisation”", "“Satisfaction (CSAT)”"
HIGHER = f"Teams that stand higher on {MOBILISATION} tend to stand"


@pytest.fixture(autouse=True)
def english(app: Flask) -> Iterator[None]:
    with app.test_request_context():
        yield


def across(
    low: float, high: float, teams: int = 30, rests_on: int | None = None
) -> Correlation:
    interval = Interval(low, high)
    clear = interval.direction is not Direction.UNCLEAR
    return Correlation(
        *((low + high) / 2, interval, 0.001 if clear else 0.3, interval, 0.1, 1.0),
        *(interval, teams, interval, rests_on),
    )


def inside(low: float, high: float, p: float) -> PartialCorrelation:
    return PartialCorrelation((low + high) / 2, Interval(low, high), p, 30, 24)


def over_time(
    low: float, high: float, p: float = 0.01, *, has_range: bool = True
) -> CorrelationOverTime:
    interval = Interval(low, high) if has_range else FEW
    return CorrelationOverTime((low + high) / 2, interval, 30, 20, 600, p)


def lagged(*, staff_first: bool) -> LeadAndLag:
    ps = (0.01, 1.0) if staff_first else (1.0, 0.01)
    return LeadAndLag({}, *ps, 30, 26)


def told_of(view: CorrelationView) -> str:
    return verdict(view).sentence


def view(
    between: Correlation | Withheld = FEW,
    within: CorrelationOverTime | Withheld = SHORT,
    **others: object,
) -> CorrelationView:
    refused = Coefficients(between, FEW, FEW, within, FEW, FEW, FEW)
    numbers = CorrelationNumbers(
        [],
        [],
        replace(refused, **others),  # type: ignore[arg-type]
        Sensitivity((), FEW, FEW),
        CompanyLine(Span(1, 4), (), is_average=False, customer=()),
        FEW,
        {},
        np.empty((0, 3), bool),
    )
    dots = tuple(Dot(at, f"shop {at}", SHARE, SHARE) for at in range(3))
    span = Span(1, 4)
    return CorrelationView(
        "mobilisation",
        "csat",
        None,
        span,
        span,
        dots,
        (),
        numbers,
        EVERYTHING,
        is_own_only=False,
    )


def with_one_team(staff: Result, customer: Result) -> CorrelationView:
    lone = UnplacedTeam(1, "shop", staff, customer)
    return replace(view(), dots=(), left_out=(lone,))


def test_without_answers_of_staff_that_is_said_first() -> None:
    told = told_of(with_one_team(UNPUBLISHED, NOBODY))

    assert told.startswith("Nothing can be said yet: in these weeks, no team has answe")
    assert told.endswith("from staff that may be shown.")


def test_without_customers_that_is_said() -> None:
    told = told_of(with_one_team(SHARE, NOBODY))

    assert told.endswith("no team has enough answers from customers.")


def test_too_few_teams_are_counted() -> None:
    several, one = view(), view()
    one = replace(one, dots=one.dots[:1])

    assert "3 teams have both sides, and it takes at least 8" in told_of(several)
    assert "1 team has both sides" in told_of(one)


def test_sides_that_never_differ_cannot_be_compared() -> None:
    told = told_of(view(FLAT, FLAT))

    assert "every team has the same figure on one of the two sides" in told


@pytest.mark.parametrize(
    ("between", "said"),
    [
        (across(0.2, 0.6), f"{HIGHER} higher on {CSAT} as well; "),
        (across(-0.6, -0.2), f"{HIGHER} lower on {CSAT}; "),
        (across(-0.2, 0.6), f"Comparing teams does not tell whether {MOBILISATION}"),
        (across(0.2, 0.6, 12), "With only 12 teams, as a first hint, teams that "),
        (FEW, "3 teams with both sides are too few to compare (it takes 8); "),
        (FLAT, "Teams do not differ on one of the two sides; "),
    ],
)
def test_the_first_clause_is_on_teams(
    between: Correlation | Withheld, said: str
) -> None:
    told = told_of(view(between, over_time(-0.1, 0.3)))

    assert told.startswith(said)


@pytest.mark.parametrize(
    ("within", "said"),
    [
        (over_time(0.1, 0.3), "it tends to be above its usual on " + CSAT + " too."),
        (over_time(-0.3, -0.1), "it tends to be below its usual on " + CSAT + "."),
        (over_time(0.1, 0.3, has_range=False), "above its usual on " + CSAT + " too."),
        (over_time(-0.3, -0.1, has_range=False), "below its usual on " + CSAT + "."),
        (PAIRS, "(60 of all teams; it takes 72)."),
        (over_time(0.1, 0.3, p=0.2), "from week to week, nothing clear can be seen."),
        (over_time(-0.1, 0.3), "from week to week, nothing clear can be seen."),
        (SHORT, "from one to the next (3; it takes 12)."),
        (
            Withheld(WithheldReason.TOO_FEW_TEAMS, 4, 6),
            "in several weeks; there are 4.",
        ),
        (FLAT, "from week to week, one of the two sides never moves."),
    ],
)
def test_the_second_clause_is_on_weeks(
    within: CorrelationOverTime | Withheld, said: str
) -> None:
    assert told_of(view(across(0.2, 0.6), within)).endswith(said)


@pytest.mark.parametrize(
    ("staff_first", "first", "second"),
    [(True, MOBILISATION, CSAT), (False, CSAT, MOBILISATION)],
)
def test_what_shows_some_weeks_apart_alone_is_said(
    *, staff_first: bool, first: str, second: str
) -> None:
    unclear = over_time(-0.1, 0.2, p=0.4)

    told = told_of(
        view(across(0.2, 0.6), unclear, lags=lagged(staff_first=staff_first))
    )

    assert told.endswith(f"but {first} tends to precede {second} by some weeks.")


def test_levels_that_contradict_each_other_begin_with_a_warning() -> None:
    contrary = view(across(0.2, 0.6), over_time(-0.3, -0.1))
    agreeing = view(across(0.2, 0.6), over_time(0.1, 0.3))
    unclear = view(across(0.2, 0.6), over_time(-0.3, 0.1, p=0.3))

    assert told_of(contrary).startswith("Careful, teams and weeks point in")
    assert not told_of(agreeing).startswith("Careful")
    assert not told_of(unclear).startswith("Careful")


def test_areas_that_may_make_the_tie_are_told() -> None:
    only_across = view(across(0.2, 0.6), inside=inside(-0.2, 0.4, 0.5))
    only_inside = view(across(-0.2, 0.6), inside=inside(0.1, 0.5, 0.001))

    assert "teams of the same area do not show it: it may be the areas" in told_of(
        only_across
    )
    assert told_of(only_inside).startswith(
        f"Among teams of the same area, teams that stand higher on {MOBILISATION}"
    )


def test_one_team_that_makes_the_tie_is_named_to_those_who_see_it() -> None:
    found = view(across(-0.1, 0.6, rests_on=2))
    foreign = replace(found, sight=replace(EVERYTHING, visible=frozenset({0})))

    assert "through one team alone, shop 2; without it nothing" in told_of(found)
    assert "through one team alone, and without it nothing" in told_of(foreign)
    assert "shop 2" not in told_of(foreign)


def test_where_nothing_shows_it_says_what_could() -> None:
    assert "(with 30 teams, only a tie above r = 0.36 would show)" in told_of(
        view(across(-0.2, 0.6))
    )


def test_the_parts_stand_alone_as_sentences() -> None:
    found = verdict(view(across(0.2, 0.6), over_time(0.1, 0.3)))

    assert found.teams == f"{HIGHER} higher on {CSAT} as well."
    assert found.weeks.startswith("In weeks when a team is above its usual")
