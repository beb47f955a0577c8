"""Comments stand only where ten people could have written them.

In random companies, under today's rule and under the one of before: with teams of 12,
12 and 5 the company's page showed the comments of the five.
"""

from collections import Counter
from collections.abc import Callable, Mapping

from engagement.anonymity.groups import SMALLEST_GROUP, Tree, highest_bound
from engagement.anonymity.publication import published_teams
from engagement.anonymity.readers import COMMENT_GROUP, comment_places
from tests.trust.companies import company
from tests.trust.mutants import earlier_rule
from tests.trust.test_atoms import drawn

Counts = Mapping[int, int]
Places = Callable[[Tree, Counts, Counts, set[int]], Mapping[int, int]]


def of_few(number: int, places: Places) -> tuple[int, int]:
    """Return how many places there are, and at how many fewer than ten could write.

    Or, where ten wrote, nearly everybody: ten of eleven.
    """
    all_places = few = 0
    for plan in drawn(number):
        asked = company(plan)
        counts = Counter(answer.ballot.group_id for answer in asked.answers)
        teams = published_teams(asked.tree, asked.invited, counts, SMALLEST_GROUP)
        could_write, invited = Counter[int](), Counter[int]()
        for group, at in places(asked.tree, asked.invited, counts, teams).items():
            could_write[at] += counts[group]
            invited[at] += asked.invited[group]
        all_places += sum(number > 0 for number in could_write.values())
        few += sum(
            number < COMMENT_GROUP or highest_bound(invited[at]) < COMMENT_GROUP
            for at, number in could_write.items()
            if number
        )
    return all_places, few


def before(
    tree: Tree, _invited: Counts, counts: Counts, teams: set[int]
) -> Mapping[int, int]:
    return earlier_rule.comment_places(tree, counts, teams)


def test_ten_could_have_written_at_every_place() -> None:
    places, few = of_few(300, comment_places)

    assert places > 100
    assert few == 0


def test_the_rule_of_before_shows_comments_of_a_few() -> None:
    assert of_few(300, before)[1] > 0


def full(number: int = 3000) -> list[str]:
    """Return the places of both rules."""
    (places, few), (earlier, of_a_few) = (
        of_few(number, comment_places),
        of_few(number, before),
    )
    assert few == 0 < of_a_few
    return [
        f"comments: places in {number} companies; of under ten, or nearly all",
        f"  the product {places}, {few}; the rule of before {earlier}, {of_a_few}",
    ]
