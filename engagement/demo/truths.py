"""What is planted in the demo, pure; its tests find it again in the published figures.

1. Between teams, over all weeks, mobilisation and CSAT correlate at about .45: the
   customers' level of a team is drawn with the correlation `PLANTED` to its staff's.
2. Inside a team, staff are two weeks (`LEAD`) ahead of customers: what moves a team
   in a week moves its customers two weeks later.
3. `TINY` teams have four people beside their lead, so they are always withheld.
4. `NEEDS_SUPPORT` is low on both sides, all the time.
5. `GETS_BETTER` after an action in week `ACTION` (counted from the first pulse): its
   staff at once, its customers two weeks later. After other actions (`deeds`) nothing
   changes that was not changing anyway.
6. `FLOOR`, which HR sets: of all teams `NEEDS_SUPPORT` alone stays under it.

Every number depends on the team and on the week counted from the first pulse, never on
the calendar: whenever the demo is made, it is the same company. The calendar alone says
which pulse is the culture check, the first of its quarter.
"""

import math
from functools import cache
from random import Random
from statistics import fmean, linear_regression, pstdev

from engagement.demo.company import BY_KEY, IN_CONTACT, SEED

PLANTED = 0.33
"""A little under .45, since the two exceptional teams add to it."""
LEAD = 2
TINY = ("calais", "saint-malo", "durham")
NEEDS_SUPPORT = "lorient"
GETS_BETTER = "angers"
ACTION = 13
FLOOR = ("mobilisation", 0.6)

STAFF_LEVEL, STAFF_SPREAD, STAFF_SWING, STAFF_SEASON = 0.63, 0.085, 0.10, 0.03
CUSTOMER_LEVEL, CUSTOMER_SPREAD, CUSTOMER_SWING, CUSTOMER_SEASON = (
    0.80, 0.045, 0.06, 0.02,
)  # fmt: skip
STAFF_GAIN, CUSTOMER_GAIN = 0.20, 0.11
EXCEPTIONS = {NEEDS_SUPPORT: (-3.0, -2.6), GETS_BETTER: (-1.0, -1.0)}
"""Levels that are not drawn: staff, customers."""
CALM = 0.4
"""How much the exceptions swing beside the others, so that a month shows them too."""
FARTHEST = 1.7
"""No team that is drawn lies farther out, so that the exceptions stand out."""
SHOCKS = (1.0, 0.5, 0.25)
"""A swing is what happened this week, half of last week's, a quarter of the one's
before."""
SEASON_WEEKS = 13
LOWEST, HIGHEST = 0.04, 0.96


def chance(*what: object) -> Random:
    """Return a source of chance that is always the same for the same thing."""
    return Random(" ".join(map(str, (SEED, *what))))  # noqa: S311 - to be repeated


def staff_share(team: str, index: int) -> float:
    """Return how likely an answer is favourable; weeks count from the first pulse."""
    level, _ = levels().get(team, (0.0, 0.0))
    gained = STAFF_GAIN if team == GETS_BETTER and index >= ACTION else 0.0
    return within_reason(
        STAFF_LEVEL
        + STAFF_SPREAD * level
        + STAFF_SWING * swing(team, index)
        + STAFF_SEASON * season(index)
        + gained
    )


def customer_share(team: str, index: int) -> float:
    """Return how likely a customer is satisfied."""
    _, level = levels().get(team, (0.0, 0.0))
    felt = index - LEAD
    gained = CUSTOMER_GAIN if team == GETS_BETTER and felt >= ACTION else 0.0
    return within_reason(
        CUSTOMER_LEVEL
        + CUSTOMER_SPREAD * level
        + CUSTOMER_SWING * swing(team, felt)
        + CUSTOMER_SEASON * season(felt)
        + gained
    )


def participation(team: str) -> float:
    """Return the share of a team's people who answer; three in four on average."""
    return chance("participation", team).uniform(0.64, 0.88)


def within_reason(share: float) -> float:
    return min(HIGHEST, max(LOWEST, share))


def swing(team: str, index: int) -> float:
    """Return what moves a team in a week, of variance 1 for most teams."""
    calm = CALM if team in EXCEPTIONS else 1.0
    moved = sum(
        weight * chance("swing", team, index - ago).gauss(0, 1)
        for ago, weight in enumerate(SHOCKS)
    )
    return calm * moved / math.hypot(*SHOCKS)


def season(index: int) -> float:
    """Return what moves the whole company in a week."""
    return math.sin(2 * math.pi * index / SEASON_WEEKS)


@cache
def levels() -> dict[str, tuple[float, float]]:
    """Return the standing levels of each team, staff and customers, of variance 1."""
    drawn = [team for team in IN_CONTACT if team not in EXCEPTIONS]
    staff = _standard([_level("staff", team) for team in drawn])
    other = _standard([_level("customers", team) for team in drawn])
    slope, _ = linear_regression(staff, other)
    rest = _standard([y - slope * x for x, y in zip(staff, other, strict=True)])
    own = math.sqrt(1 - PLANTED**2)
    customers = [PLANTED * x + own * y for x, y in zip(staff, rest, strict=True)]
    elsewhere = {
        team: (_level("staff", team), 0.0) for team in BY_KEY if team not in IN_CONTACT
    }
    return (
        elsewhere
        | dict(zip(drawn, zip(staff, customers, strict=True), strict=True))
        | EXCEPTIONS
    )


def _level(side: str, team: str) -> float:
    value = chance("level", side, team).gauss(0, 1)
    return min(FARTHEST, max(-FARTHEST, value))


def _standard(values: list[float]) -> list[float]:
    mean, spread = fmean(values), pstdev(values)
    return [(value - mean) / spread for value in values]
