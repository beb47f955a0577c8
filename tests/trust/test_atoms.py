"""No group of one to four can be computed from everything that is ever released.

Proof 7. The same attack is led against broken rules, which must give groups away.
"""

import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import combinations
from types import ModuleType
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, Phase, given, settings

from engagement.anonymity import groups, publication, readers, rounding
from engagement.anonymity.groups import SMALLEST_GROUP, Group, Tree
from engagement.anonymity.readers import COMMENT_GROUP
from engagement.pulses.closing import cohesion, counting
from tests.trust import mutation
from tests.trust.atoms import Release, found_by_anybody, found_by_leads
from tests.trust.companies import QUESTIONS, Company, Plan, company, line_up, plans
from tests.trust.mutants import teams as mutants
from tests.trust.row_space import RowSpace

K = SMALLEST_GROUP
Publish = Callable[[Company], list[Release]]
Shown = Callable[..., set[int]]
FOR_ANY_NUMBER = {
    "round_at_random": lambda part, *_: part,
    "respondents_ranges": lambda tree, _invited, counts, published, _k: {
        team: (tree.totals(counts)[team],) * 2 for team in published
    },
}
"""The product's own fail for fewer than five: a closing would stop before it leaks."""
BREAKS = (
    *(LookupError, ValueError, TypeError, NameError, ZeroDivisionError),
    AttributeError,
)


@dataclass(frozen=True)
class Study:
    """What the attack found in many companies."""

    companies: int
    figures: int
    leaking: int
    """Companies in which anybody can compute a group of one to four."""
    leaking_to_leads: int
    """Companies in which a lead can, in their own teams."""

    def line(self, name: str) -> str:
        return (
            f"  {name:44} {self.leaking:6} {self.leaking_to_leads:6}"
            f"   of {self.companies} companies, {self.figures} figures"
        )


@cache
def drawn(number: int) -> list[Plan]:
    """Let Hypothesis draw so many companies."""
    found: list[Plan] = []

    @given(plans())
    def collect(plan: Plan) -> None:
        found.append(plan)

    settings(
        max_examples=number,
        database=None,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )(collect)()
    return found


def studied(number: int, publish: Publish, **rule: object) -> Study:
    sums: Counter[str] = Counter()
    for plan in drawn(number):
        asked = company(plan, **rule)  # type: ignore[arg-type]
        releases = publish(asked)
        sums["companies"] += 1
        sums["figures"] += sum(len(counted.figures) for _, counted in releases)
        sums["leaking"] += bool(found_by_anybody(asked, releases))
        sums["leaking_to_leads"] += bool(found_by_leads(asked, releases))
    return Study(**{name: sums[name] for name in Study.__match_args__})


def as_the_product(asked: Company) -> list[Release]:
    return published_with(vars(counting), asked, asked.tree)


def published_with(
    names: mutation.Namespace, asked: Company, tree: Tree
) -> list[Release]:
    ballots = [answer.ballot for answer in asked.answers]
    snapshot = names["Snapshot"](tree, asked.invited, K)
    found = names["count_ballots"](ballots, snapshot, random.Random(1), asked=QUESTIONS)
    return [(tree, found)]


def choosing(shown: Shown) -> Publish:
    names = mutation.with_names(counting, published_teams=shown, **FOR_ANY_NUMBER)
    return lambda asked: published_with(names, asked, asked.tree)


def with_line(module: ModuleType, old: str, new: str) -> Publish:
    names = mutation.changed(module, old, new)
    if module is publication:
        return choosing(names["published_teams"])
    names |= FOR_ANY_NUMBER
    return lambda asked: published_with(names, asked, asked.tree)


def again_after_a_reorganisation(asked: Company) -> list[Release]:
    """Publish with the snapshot, and once more after one team has moved."""
    moved = moved_tree(asked.tree)
    return [
        *as_the_product(asked),
        *published_with(vars(counting), asked, moved),
    ]


def moved_tree(tree: Tree) -> Tree:
    """Move the last team to another place above which it does not stand."""
    last = tree.groups[max(tree.groups)]
    others = [
        team
        for team in tree.order
        if last.id not in line_up(tree, team) and team != last.parent_id
    ]
    new = Group(last.id, others[0], last.is_settled) if others else last
    return Tree([*(g for g in tree.groups.values() if g.id != last.id), new])


BROKEN: dict[str, tuple[Publish, dict[str, object]]] = {
    "hide below five": (choosing(mutants.hide_below_five), {}),
    "hide a sibling too, no residual rule": (choosing(mutants.hide_a_sibling_too), {}),
    "recomputed after a reorganisation": (again_after_a_reorganisation, {}),
    **{
        name: (with_line(module, old, new), {})
        for name, module, old, new in mutants.LINES
    },
}
BROKEN_FOR_LEADS: dict[str, tuple[Publish, dict[str, object]]] = {
    "leads counted in their own team": (
        as_the_product,
        {"group_of": mutants.in_own_team},
    ),
    "leads of others counted where they belong": (
        as_the_product,
        {"group_of": mutants.above_own_team_alone},
    ),
}


def test_nothing_released_gives_a_group_under_five_away() -> None:
    study = studied(300, as_the_product)

    assert study.figures > 1000
    assert (study.leaking, study.leaking_to_leads) == (0, 0)


@pytest.mark.parametrize("name", BROKEN)
def test_the_attack_breaks_a_broken_rule(name: str) -> None:
    publish, rule = BROKEN[name]

    assert studied(60, publish, **rule).leaking > 0


@pytest.mark.parametrize("name", BROKEN_FOR_LEADS)
def test_leads_find_out_when_they_are_counted_among_their_own(name: str) -> None:
    publish, rule = BROKEN_FOR_LEADS[name]

    study = studied(150, publish, **rule)

    assert study.leaking == 0
    assert study.leaking_to_leads > 0


def test_the_companys_statistics_rest_on_groups_of_five() -> None:
    assert smallest_groups_pooled(300, "")[0] >= K


def test_statistics_of_small_groups_are_found_out() -> None:
    assert smallest_groups_pooled(60, "_by_rest(snapshot, complete)")[0] < K


def smallest_groups_pooled(number: int, line: str) -> list[int]:
    """Return the sizes of the groups in the statistics, the smallest first.

    line: what is replaced by its absence.
    """
    sizes: list[int] = []
    names = mutation.changed(counting, line, "complete") if line else {}
    names = names or mutation.with_names(counting)

    def note(complete: Mapping[tuple[int, object], int], *_: object) -> None:
        sizes.extend(
            sum(n for (group, _), n in complete.items() if group == one)
            for one in {group for group, _ in complete}
        )

    names["highest_bound"] = lambda most: most + 50
    with patch.object(cohesion, "cohesion", note):  # loaded when it is needed
        for plan in drawn(number):
            asked = company(plan)
            published_with(names, asked, asked.tree)
    return sorted(sizes)


def test_no_line_of_the_rule_can_go_unnoticed() -> None:
    verdicts = dict(verdicts_on_lines(60))

    assert [line for line, verdict in verdicts.items() if verdict is None] == []
    assert sum(verdict == GIVES_AWAY for verdict in verdicts.values()) >= 2


GIVES_AWAY = "gives a group under five away"
SHOWS_TOO_MUCH = "shows a team too young, a group too small or comments of a few"
TELLS_OTHERWISE = "shows less than it might, or more than it may"
FAILS = "fails"
RARE = (
    Plan(Tree([Group(0, None, is_settled=True)]), [5], 0.0, seed=0),
    Plan(
        Tree(Group(team, team - 1 if team else None, True) for team in range(3)),
        [6, 0, 12],
        0.5,
        seed=0,
    ),
)
"""A company of five; one whose line falls with a team that has a team's people."""
RULE = {
    groups: {"counting_groups"},
    publication: {
        *("published_teams", "_save_the_top", "__post_init__"),
        *("is_large", "move", "same_people"),
    },
    readers: {"comment_places"},
    rounding: {"respondents_range", "respondents_ranges"},
}


WHOLE = vars(groups) | vars(publication) | vars(readers) | vars(rounding)
"""The rule as it is, in one namespace."""


def verdicts_on_lines(number: int) -> Iterator[tuple[str, str | None]]:
    """Yield what comes of the rule without each of its statements."""
    for module, functions in RULE.items():
        for line, broken in mutation.without_each_statement(module, functions):
            rest = broken.get("Rest", publication.Rest)
            names = WHOLE | mutation.with_names(readers, Rest=rest) | broken
            found = {verdict_on(names, plan) for plan in (*RARE, *drawn(number))}
            order = [GIVES_AWAY, SHOWS_TOO_MUCH, FAILS, TELLS_OTHERWISE]
            yield line, next((verdict for verdict in order if verdict in found), None)


@dataclass(frozen=True)
class Chosen:
    """All that the rule decides in a company that has answered."""

    groups: dict[int, int]
    teams: set[int]
    of_question: set[int]
    ranges: dict[int, tuple[int, int]]
    same: dict[int, int]
    comments: dict[int, int]


def chosen(names: mutation.Namespace, asked: Company) -> Chosen:
    tree, invited = asked.tree, asked.invited
    counts = Counter(answer.ballot.group_id for answer in asked.answers)
    rated = Counter(
        answer.ballot.group_id
        for answer in asked.answers
        if QUESTIONS[0] in answer.ballot.ratings
    )
    teams = names["published_teams"](tree, invited, counts, K)
    return Chosen(
        names["counting_groups"](tree, asked.people, K),
        teams,
        names["published_teams"](tree, invited, rated, K, teams),
        names["respondents_ranges"](tree, invited, counts, teams, K),
        names["same_people"](tree, invited, teams),
        names["comment_places"](tree, invited, counts, teams),
    )


def verdict_on(names: mutation.Namespace, plan: Plan) -> str | None:
    asked = company(plan)
    counts = Counter(answer.ballot.group_id for answer in asked.answers)
    try:
        found = chosen(names, asked)
        if any(told(asked.tree, counts, found.teams)):
            return GIVES_AWAY
        if shows_too_much(found, asked, counts):
            return SHOWS_TOO_MUCH
    except BREAKS:
        return FAILS
    right = chosen(WHOLE, asked)
    return TELLS_OTHERWISE if found != right else None


def shows_too_much(found: Chosen, asked: Company, counts: Counter[int]) -> bool:
    tree, totals = asked.tree, asked.tree.totals(counts)
    in_group, could_write = Counter[int](), Counter[int]()
    for team, number in asked.people.items():
        in_group[found.groups[team]] += number
    for group, place in found.comments.items():
        could_write[place] += counts[group]
    return (
        any(not tree.groups[t].is_settled or totals[t] < K for t in found.teams)
        or any(t != tree.top and 0 < n <= K for t, n in in_group.items())
        or any(number < COMMENT_GROUP for number in could_write.values())
    )


def told(tree: Tree, counts: Counter[int], shown: set[int]) -> Iterator[bool]:
    """Tell of every union of groups under five whether the shown teams give it."""
    space = RowSpace(
        {group: 1 for group in counts if team in line_up(tree, group)} for team in shown
    )
    small = [group for group in counts if counts[group] < K]
    for number in range(1, K):
        for union in combinations(small, number):
            if sum(counts[group] for group in union) < K:
                yield dict.fromkeys(union, 1) in space


def full(companies: int = 10_000) -> list[str]:
    """Return the report: the rule in many companies, the broken ones in fewer."""
    lines = ["atoms: companies that give a group of 1-4 away (to anybody, to a lead)"]
    study = studied(companies, as_the_product)
    assert (study.leaking, study.leaking_to_leads) == (0, 0)
    lines.append(study.line("the product"))
    for name, (publish, rule) in (BROKEN | BROKEN_FOR_LEADS).items():
        broken = studied(companies // 20, publish, **rule)
        assert broken.leaking + broken.leaking_to_leads, name
        lines.append(broken.line(name))
    smallest = smallest_groups_pooled(companies, "")[0]
    assert smallest >= K
    lines.append(f"  the company's statistics: no group of fewer than {smallest}")
    verdicts = dict(verdicts_on_lines(companies // 50))
    assert None not in verdicts.values()
    lines.append("  the choice of teams without each of its lines, or always in each:")
    for verdict, number in Counter(verdicts.values()).most_common():
        lines.append(f"    {number:3} {verdict}")
    return lines
