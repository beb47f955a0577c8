"""The sentence on top of the correlation view, in each of its branches."""

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from flask import Flask

from engagement.insight.series.spans import Span
from engagement.insight.shown import Result, Shown
from engagement.insight.sight import EVERYTHING
from engagement.insight.symmetry import verdict
from engagement.insight.symmetry.coefficients import Coefficients, Sensitivity
from engagement.insight.symmetry.company import CompanyLine
from engagement.insight.symmetry.comparison import CorrelationNumbers
from engagement.insight.symmetry.correlation import (
    CorrelationView,
    Dot,
    UnplacedTeam,
)
from engagement.statistics.between import Correlation
from engagement.statistics.findings import Interval, Withheld, WithheldReason
from engagement.statistics.lags import Lag, LeadAndLag
from engagement.statistics.levels import Levels, Slope
from engagement.statistics.within import CorrelationOverTime

FEW = Withheld(WithheldReason.TOO_FEW_TEAMS, 3, 8)
SHORT = Withheld(WithheldReason.TOO_FEW_WEEKS, 3, 12)
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


def across(low: float, high: float, teams: int = 30) -> Correlation:
    return Correlation((low + high) / 2, Interval(low, high), 0.1, teams, FEW)


def over_time(
    low: float, high: float, p: float = 0.01, *, has_range: bool = True
) -> CorrelationOverTime:
    interval = Interval(low, high) if has_range else FEW
    return CorrelationOverTime((low + high) / 2, interval, 30, 20, 600, p)


def level(between: float, within: float) -> Levels:
    rest = Slope(within, 0.1), Slope(between, 0.1), Slope(between - within, 0.1)
    return Levels(*rest, 1.0, 1.0, 30, 600)


def lagged(weeks: int) -> LeadAndLag:
    return LeadAndLag({weeks: Lag(0.5, 500, 0.01, beyond_same_week=True)}, 0.1, 30, 26)


def view(
    between: Correlation | Withheld = FEW,
    within: CorrelationOverTime | Withheld = SHORT,
    **others: object,
) -> CorrelationView:
    refused = Coefficients(between, FEW, within, FEW, FEW, FEW)
    numbers = CorrelationNumbers(
        [],
        [],
        replace(refused, **others),  # type: ignore[arg-type]
        Sensitivity((), FEW),
        CompanyLine(Span(1, 4), (), is_average=False, customer=()),
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
    told = verdict.sentence(with_one_team(UNPUBLISHED, NOBODY))

    assert told.startswith("Nothing can be said yet: in these weeks, no team has answe")
    assert told.endswith("from staff that may be shown.")


def test_without_customers_that_is_said() -> None:
    told = verdict.sentence(with_one_team(SHARE, NOBODY))

    assert told.endswith("no team has enough answers from customers.")


def test_too_few_teams_are_counted() -> None:
    several, one = view(), view()
    one = replace(one, dots=one.dots[:1])

    assert "3 teams have both sides, and it takes at least 8" in verdict.sentence(
        several
    )
    assert "1 team has both sides" in verdict.sentence(one)


def test_sides_that_never_differ_cannot_be_compared() -> None:
    told = verdict.sentence(view(FLAT, FLAT))

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
    told = verdict.sentence(view(between, over_time(0.1, 0.3)))

    assert told.startswith(said)


@pytest.mark.parametrize(
    ("within", "said"),
    [
        (over_time(0.1, 0.3), "it tends to be above its usual on " + CSAT + " too."),
        (over_time(-0.3, -0.1), "it tends to be below its usual on " + CSAT + "."),
        (over_time(0.1, 0.3, has_range=False), "above its usual on " + CSAT + " too."),
        (over_time(-0.3, -0.1, has_range=False), "below its usual on " + CSAT + "."),
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
    assert verdict.sentence(view(across(0.2, 0.6), within)).endswith(said)


@pytest.mark.parametrize(
    ("weeks", "first", "second"), [(2, MOBILISATION, CSAT), (-2, CSAT, MOBILISATION)]
)
def test_what_shows_some_weeks_apart_alone_is_said(
    weeks: int, first: str, second: str
) -> None:
    unclear = over_time(-0.1, 0.2, p=0.4)

    told = verdict.sentence(view(across(0.2, 0.6), unclear, lags=lagged(weeks)))

    assert told.endswith(f"but {first} tends to precede {second} by some weeks.")


def test_levels_that_contradict_each_other_begin_with_a_warning() -> None:
    contrary = view(across(0.2, 0.6), over_time(-0.3, -0.1), levels=level(1, -1))
    agreeing = view(across(0.2, 0.6), over_time(0.1, 0.3), levels=level(1, 0.2))

    assert verdict.sentence(contrary).startswith("Careful, teams and weeks point in")
    assert not verdict.sentence(agreeing).startswith("Careful")
