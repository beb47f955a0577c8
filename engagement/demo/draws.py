"""What the invented staff answer and the invented customers say in a week, pure."""

import math
from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import product
from random import Random
from statistics import NormalDist, fmean

from engagement import weeks
from engagement.demo import truths
from engagement.demo.comments import (
    ENDINGS,
    ENDINGS_WISHING,
    GLAD,
    REMARKS,
    WISHING,
)
from engagement.demo.company import BY_KEY, EMPLOYEE, as_csv
from engagement.demo.truths import chance, within_reason
from engagement.measures import DIMENSIONS, is_net
from engagement.pulses.bank import DELIGHTED

NORMAL = NormalDist()
MOOD = 0.3
"""Share of an answer's variance that is the person's week, the same everywhere."""
SILENT = 0.03
WRITES = 0.025
GLAD_FROM = 3.5
FULLY = 0.4
"""Share of the favourable answers that are a 5."""
SO_SO, RATHER_NOT = 0.5, 0.85
"""Of the others, up to which share they are a 3, then a 2."""
EASY_OR_HARD = {
    "energy": -0.05,
    "extra": 0.01,
    "pride": 0.04,
    "environment": -0.12,
    "balance": -0.10,
    "autonomy": -0.06,
    "consideration": -0.07,
    "courtesy": 0.10,
    "cooperation": 0.09,
    "trust": 0.05,
    "culture_complaining": 0.18,
    "culture_expecting": 0.08,
    "culture_care": -0.06,
    "culture_no_bad": -0.22,
}
"""How much more often than on average a question gets a favourable answer."""
OWN_SPREAD = 0.08
"""Standard deviation of what is a team's own at a question."""
PLANTED_OWN = {("brest", "competence"): -0.35}
"""Where a team is far less content than elsewhere, for its page to find first."""
OF_A_MOMENT = {"Livraison": -0.05, "Hotline": -0.03, "Chat": 0.02}
PLANTED_GAPS = {"environment": 0.02, "listening": -0.30}
"""Where customers stand apart from staff, for the mirror to find: better, and worse."""
BESIDE_STAFF = -0.15
"""What customers' shares are beyond staff's, in general."""
SEEN_BY_CUSTOMERS = {
    dimension: PLANTED_GAPS.get(
        dimension, EASY_OR_HARD.get(dimension, 0.0) + BESIDE_STAFF
    )
    for dimension in DIMENSIONS
}
"""How much more often than on average customers are favourable to a dimension."""
OPTIMISM = 0.09
"""How much more often staff find customers delighted than customers are satisfied."""
LONG_EVERY = 4
"""Weeks from one questionnaire on all dimensions to the next."""
ASKED_AT_LENGTH = 1.0
ASKED = {"csat": 3.0, "nps": 2.0}
"""Customers who answer in a week for each person of a team, over all moments."""
LEAST_ASKED = 8
DISSATISFIED = 0.55
"""Share of the customers who are not satisfied that are dissatisfied."""
Asked = tuple[str, str, tuple[int, int, int]]
"""Metric, moment, and how many answered, favourable and unfavourable."""
COLUMNS = ("team", "week", "metric", "moment", "n", "favourable", "unfavourable")


def takes_part(person: str, team: str, index: int) -> bool:
    """Tell whether a colleague answers; the visitor's employee is left alone."""
    drawn = chance("takes part", person, index).random()
    return person != EMPLOYEE and drawn < truths.participation(team)


def ratings(
    person: str, team: str, index: int, questions: Sequence[str]
) -> dict[str, int]:
    """Return at least one rating; now and then one would rather not say."""
    draw = chance("ratings", person, index)
    mood, chosen = draw.gauss(0, 1), {}
    for question in questions:
        own, is_silent = draw.gauss(0, 1), draw.random() < SILENT
        rank = NORMAL.cdf(math.sqrt(MOOD) * mood + math.sqrt(1 - MOOD) * own)
        if not is_silent or question == questions[-1]:
            chosen[question] = point_at(rank, _favourable(question, team, index))
    return chosen


def own_share(team: str, question: str) -> float:
    """Return how much more often a team is favourable to a question than explained."""
    if question not in DIMENSIONS:
        return 0.0
    return PLANTED_OWN.get((team, question), _own(question).get(team, 0.0))


@cache
def _own(question: str) -> dict[str, float]:
    """Draw what is each team's own; over all people it adds up to nothing."""
    drawn = {
        team: chance("own", team, question).gauss(0, OWN_SPREAD) for team in BY_KEY
    }
    people = {team: place.people + 1 for team, place in BY_KEY.items()}
    mean = sum(people[team] * own for team, own in drawn.items()) / sum(people.values())
    return {team: own - mean for team, own in drawn.items()}


def _favourable(question: str, team: str, index: int) -> float:
    """Return how likely an answer of staff is favourable."""
    if question == DELIGHTED:
        return within_reason(truths.customer_share(team, index) + OPTIMISM)
    easy = EASY_OR_HARD.get(question, 0.0) + own_share(team, question)
    return within_reason(truths.staff_share(team, index) + easy)


def point_at(rank: float, share: float) -> int:
    """Return the point of somebody at this rank, from 0, the most favourable, to 1."""
    rest = 1 - share
    ends = [FULLY * share, share, share + SO_SO * rest, share + RATHER_NOT * rest]
    return 5 - bisect(ends, rank)


def comment(person: str, team: str, index: int, given: Mapping[str, int]) -> str:
    draw = chance("comment", person, index)
    if draw.random() > WRITES:
        return ""
    language = BY_KEY[team].language if team in BY_KEY else "fr"
    tone = GLAD if fmean(given.values()) >= GLAD_FROM else WISHING
    endings = ENDINGS if tone == GLAD else ENDINGS_WISHING
    remark = draw.choice(REMARKS[language, tone])
    return f"{remark} {draw.choice(endings[language])}".strip()


def scores_file(teams: Iterable[str], week: int, index: int) -> bytes:
    """Return the counted customer answers of a week, as a survey tool exports them."""
    rows = [
        (team, weeks.iso_week(week), metric, moment, *counts)
        for team in teams
        if team in BY_KEY
        for metric, moment, counts in _scores_of(team, index)
    ]
    return as_csv(COLUMNS, rows)


def dimensions_file(teams: Iterable[str], week: int, index: int) -> bytes:
    """Return what some customers answer to the long questionnaire."""
    rows = [
        (team, weeks.iso_week(week), dimension, moment, *counts)
        for team in teams
        if team in BY_KEY
        for dimension, moment, counts in _asked_at_length(team, index)
    ]
    return as_csv(COLUMNS, rows)


def _asked_at_length(team: str, index: int) -> Iterator[Asked]:
    place, share = BY_KEY[team], truths.customer_share(team, index)
    for dimension, moment in product(DIMENSIONS, place.moments):
        draw = chance("at length", team, dimension, moment, index)
        mean = ASKED_AT_LENGTH * (place.people + 1) / len(place.moments)
        beyond = SEEN_BY_CUSTOMERS[dimension] + OF_A_MOMENT.get(moment, 0.0)
        up, down = classes("csat", within_reason(share + beyond))
        size = max(LEAST_ASKED, round(mean))
        yield dimension, moment, (size, *_counts(draw, size, up, down))


def _scores_of(team: str, index: int) -> Iterator[Asked]:
    place, share = BY_KEY[team], truths.customer_share(team, index)
    for metric, each in ASKED.items():
        for moment in place.moments:
            draw = chance("customers", team, metric, moment, index)
            mean = max(LEAST_ASKED, each * (place.people + 1) / len(place.moments))
            size = max(1, round(draw.gauss(mean, math.sqrt(mean))))
            satisfied = within_reason(share + OF_A_MOMENT.get(moment, 0.0))
            up, down = classes(metric, satisfied)
            yield metric, moment, (size, *_counts(draw, size, up, down))


def classes(metric: str, satisfied: float) -> tuple[float, float]:
    """Return the shares of favourable and unfavourable answers.

    NPS: nine and ten, and up to six, where eight in ten customers are satisfied, are
    45 % and 18 %.
    """
    if not is_net(metric):
        return satisfied, DISSATISFIED * (1 - satisfied)
    beyond = satisfied - truths.CUSTOMER_LEVEL
    up = within_reason(0.45 + 1.0 * beyond)
    return up, min(1 - up, within_reason(0.18 - 0.7 * beyond))


def _counts(draw: Random, size: int, up: float, down: float) -> tuple[int, int]:
    drawn = [draw.random() for _ in range(size)]
    return sum(x < up for x in drawn), sum(x > 1 - down for x in drawn)
