"""Teams with the same people tell no more than one of them.

Ten teams in one line, of which the last has all the people: ten draws of the same share
tell the exact number of favourable answers.
"""

from math import log
from random import Random

from engagement.anonymity.groups import SMALLEST_GROUP, Group, Tree
from engagement.pulses.ballot import Ballot
from engagement.pulses.closing import counting
from tests.trust import mutation
from tests.trust.roundings import PRODUCT, ROUNDINGS, chances

LEVELS, INVITED, RESPONDENTS = 10, 14, 11
LINE = Tree(Group(at, at - 1 if at else None, True) for at in range(LEVELS))
DRAWN_AGAIN = mutation.with_names(counting, same_people=lambda *_: {})
IMPOSSIBLE = 1e-9


def right(names: mutation.Namespace, pulses: int) -> float:
    """Return how often the likeliest number of favourable answers is the true one."""
    random, found = Random(1), 0
    for _ in range(pulses):
        favourable = random.randint(0, RESPONDENTS)
        points = [5] * favourable + [1] * (RESPONDENTS - favourable)
        ballots = [Ballot(LEVELS - 1, {"trust": point}) for point in points]
        snapshot = names["Snapshot"](LINE, {LEVELS - 1: INVITED}, SMALLEST_GROUP)
        published = names["count_ballots"](ballots, snapshot, random).figures
        seen = [one for one in published if one.question == "trust"]
        assert len(seen) == LEVELS
        found += favourable == max(
            range(RESPONDENTS + 1),
            key=lambda number: sum(
                log(_chance(number, round(one.share * one.steps), one.steps))
                for one in seen
            ),
        )
    return found / pulses


def _chance(favourable: int, value: int, steps: int) -> float:
    told = chances(ROUNDINGS[PRODUCT], favourable, RESPONDENTS, steps)
    return float(told.get(value, 0)) or IMPOSSIBLE


def test_ten_levels_tell_no_more_than_one() -> None:
    assert right(vars(counting), 200) < 0.5


def test_ten_draws_tell_the_exact_number() -> None:
    assert right(DRAWN_AGAIN, 200) > 2 * right(vars(counting), 200)


def full(pulses: int = 10_000) -> list[str]:
    """Return how often the number is found."""
    ours, broken = right(vars(counting), pulses), right(DRAWN_AGAIN, pulses)
    assert broken > 2 * ours
    return [
        f"drawn again: {RESPONDENTS} answers in {LEVELS} teams, {pulses} pulses",
        f"  the exact number is found in {ours:.0%}; drawn in each team: {broken:.0%}",
    ]
