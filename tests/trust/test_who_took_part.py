"""What is published of who took part never singles anybody out.

Proof 14. The reader draws every conclusion that probability allows from every cell,
blank or not, and from every range. The rule of before is found out, and so is today's
without any of its parts.
"""

from functools import partial

import numpy as np
import pytest

from engagement.anonymity import groups, publication, rounding
from engagement.anonymity.groups import (
    SMALLEST_GROUP,
    Group,
    Tree,
    counting_groups,
)
from engagement.anonymity.publication import published_teams
from engagement.pulses.closing.counting import Snapshot
from tests.trust import mutation
from tests.trust.mutants import earlier_rule
from tests.trust.who_took_part import Among, Company, Found, People, Rule, companies

MOST = 0.01
QUESTIONS = 5
"""In a pulse."""
Ranges = dict[int, tuple[int, int]]
DEPARTMENT = Tree(
    [Group(0, None, True), Group(1, 0, True), Group(2, 1, True), Group(3, 1, True)]
)


def of_the_product(
    tree: Tree, invited: People, counts: People, k: int, among: Among
) -> Ranges:
    return Snapshot(tree, invited, k).ranges(counts, among)


def for_any_team(
    tree: Tree, invited: People, counts: People, k: int, _among: Among
) -> Ranges:
    """Show a question for teams of which it is not shown who took part."""
    return Snapshot(tree, invited, k).ranges(counts)


def with_names(
    names: mutation.Namespace,
    tree: Tree,
    invited: People,
    counts: People,
    k: int,
    among: Among,
) -> Ranges:
    """Show what a broken rule of teams, or of ranges, shows."""
    choose = names.get("published_teams", published_teams)
    shown = names.get("respondents_ranges", rounding.respondents_ranges)
    found: Ranges = shown(
        tree, invited, counts, choose(tree, invited, counts, k, among), k
    )
    return found


PRODUCT = Rule(counting_groups, of_the_product)
EARLIER = Rule(earlier_rule.groups_of_leads_alone, earlier_rule.ranges)
NO_DOUBT = mutation.changed(groups, "return 5 * most // 6", "return most")
NO_DOUBT = (
    mutation.with_names(publication, highest_bound=NO_DOUBT["highest_bound"]) | NO_DOUBT
)
BROKEN: dict[str, tuple[Rule, dict[int, int]]] = {
    "a team of exactly k": (
        Rule(NO_DOUBT["counting_groups"], partial(with_names, NO_DOUBT)),
        {0: 9, 2: 5, 3: 8},
    ),
    "a range that ends with everybody": (
        Rule(
            counting_groups,
            partial(
                with_names,
                mutation.with_names(rounding, highest_bound=lambda most: most),
            ),
        ),
        {0: 8, 2: 8, 3: 8},
    ),
    "each range held against those invited alone": (
        Rule(
            counting_groups,
            partial(
                with_names,
                mutation.changed(rounding, "rest[team] + below[team]", "people[team]"),
            ),
        ),
        {1: 12, 2: 6, 3: 6},
    ),
    "a question of any team": (
        Rule(counting_groups, for_any_team),
        {0: 8, 1: 9, 3: 12},
    ),
    "groups of any size": (
        Rule(earlier_rule.groups_of_leads_alone, of_the_product),
        {0: 8, 1: 1, 2: 9},
    ),
    "a group of which nobody answered is empty": (
        Rule(
            counting_groups,
            partial(
                with_names,
                mutation.changed(
                    publication,
                    "self.people[team] == 0",
                    "self.respondents[team] == 0",
                ),
            ),
        ),
        {0: 8, 1: 7, 2: 7},
    ),
}


def exhausted(
    rule: Rule, number: int, combinations: int, k: int = SMALLEST_GROUP
) -> Found:
    found = Found()
    for tree, people in companies(number, combinations):
        found += Company(tree, people, rule, k).exhausted()
    return found


def drawn(rule: Rule, number: int, combinations: int, pulses: int) -> Found:
    """Draw pulses of five questions; whoever sees all of them may be surer."""
    found, random = Found(), np.random.default_rng(1)
    for tree, people in companies(number, combinations):
        company = Company(tree, people, rule)
        for _ in range(pulses):
            found += company.drawn(QUESTIONS, random)
    return found


def assert_held(found: Found) -> None:
    assert found.certain == found.certain_left_out == 0
    assert found.sure <= MOST * found.people
    assert found.sure_left_out <= MOST * found.answers


@pytest.mark.parametrize("k", [SMALLEST_GROUP, 8])
def test_nobody_is_known_to_have_answered_or_left_a_question_out(k: int) -> None:
    found = exhausted(PRODUCT, 30, 1500, k)

    assert found.people > 500
    assert_held(found)


def test_five_questions_together_tell_hardly_more() -> None:
    assert_held(drawn(PRODUCT, 30, 1000, 20))


def test_the_rule_of_before_tells_whether_the_one_lead_answered() -> None:
    """A department of one team with its lead: alone in what the team leaves over."""
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 1, True)])
    people = {0: 8, 1: 1, 2: 9}

    before = Company(tree, people, EARLIER).exhausted(only=1)
    today = Company(tree, people, PRODUCT).exhausted()

    assert before.sure > 0.9 * before.people
    assert before.certain_left_out > 0
    assert_held(today)


@pytest.mark.parametrize("name", BROKEN)
def test_no_part_of_the_rule_can_go(name: str) -> None:
    rule, people = BROKEN[name]

    found = Company(DEPARTMENT, people, rule).exhausted()
    held = Company(DEPARTMENT, people, PRODUCT).exhausted()

    assert found.certain + found.certain_left_out > 0
    assert_held(held)


def full(number: int = 200, combinations: int = 10_000) -> list[str]:
    """Return the table; the rule of before in smaller companies, since it is slow."""
    few = number // 10
    studies = {
        f"one question, all that may happen, {number}": partial(
            exhausted, PRODUCT, number, combinations
        ),
        f"the same with k = 8, {number}": partial(
            exhausted, PRODUCT, number, combinations, 8
        ),
        f"five questions, 100 pulses of each, {number}": partial(
            drawn, PRODUCT, number, combinations, 100
        ),
    }
    lines = [
        "who took part: persons or answers of which a reader of everything is sure",
        f"  {'':44}   over 95 %  certain     left out: over 95 %  certain",
    ]
    for name, study in studies.items():
        found = study()
        assert_held(found)
        lines.append(found.line(name))
    before = exhausted(EARLIER, few, combinations // 10)
    assert before.certain > MOST * before.people
    lines.append(before.line(f"the rule of before, one question, {few}"))
    for name, (rule, people) in BROKEN.items():
        broken = Company(DEPARTMENT, people, rule).exhausted()
        assert broken.certain + broken.certain_left_out > 0, name
        lines.append(broken.line(f"{name}, one company"))
    return lines
