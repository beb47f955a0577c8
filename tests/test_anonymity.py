"""The promise as properties: what is shown, how finely, and that nothing more leaks."""

from fractions import Fraction
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.anonymity import (
    COMMENT_GROUP,
    GRIDS,
    Group,
    Tree,
    comment_places,
    counting_group,
    may_read,
    respondents_range,
    rounded,
    rounding_variance,
    shown_teams,
    steps_for,
)

K = 5


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Draw a tree of up to 14 teams, some too young to be shown."""
    size = draw(st.integers(1, 14))
    parents = [None, *(draw(st.integers(0, number)) for number in range(size - 1))]
    young = draw(st.sets(st.integers(0, 13), max_size=3))
    return Tree(
        Group(number, parent, number not in young)
        for number, parent in enumerate(parents)
    )


counts = st.dictionaries(st.integers(0, 13), st.integers(0, 12))


def within(tree: Tree, counted: dict[int, int]) -> dict[int, int]:
    return {team: n for team, n in counted.items() if team in tree.groups}


def determinable(tree: Tree, counted: dict[int, int], shown: set[int]) -> list[int]:
    """Return the sizes of all groups that sums and differences of figures give.

    Brute force over every signed combination of shown teams whose result is a set of
    persons: each counting group counted 0 or 1 times.
    """
    members = {
        team: {g for g in tree.order if team in _above(tree, g)} for team in shown
    }
    vectors: set[tuple[int, ...]] = {tuple([0] * len(tree.order))}
    for team in shown:
        row = [int(group in members[team]) for group in tree.order]
        vectors |= {
            tuple(a + sign * b for a, b in zip(vector, row, strict=True))
            for vector in vectors
            for sign in (1, -1)
        }
    return [
        sum(counted.get(g, 0) for g, x in zip(tree.order, vector, strict=True) if x)
        for vector in vectors
        if set(vector) <= {0, 1}
    ]


def _above(tree: Tree, team: int) -> list[int]:
    line: list[int] = []
    at: int | None = team
    while at is not None:
        line.append(at)
        at = tree.parent_of(at)
    return line


@given(trees(), counts)
def test_every_atom_is_empty_or_large_enough(tree: Tree, drawn: dict[int, int]) -> None:
    counted = within(tree, drawn)

    shown = shown_teams(tree, counted, K)

    sizes = tree.atoms(counted, shown).values()
    assert all(size == 0 or size >= K for size in sizes)
    assert all(tree.totals(counted)[team] >= K for team in shown)


@given(trees(), counts)
def test_no_group_under_five_can_be_computed(tree: Tree, drawn: dict[int, int]) -> None:
    counted = within(tree, drawn)
    shown = set(sorted(shown_teams(tree, counted, K))[:7])

    sizes = determinable(tree, counted, shown)

    assert not [size for size in sizes if 0 < size < K]


def test_hiding_below_five_alone_would_leak() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 0, True)])
    counted = {1: 9, 2: 3}
    naive = {team for team, n in tree.totals(counted).items() if n >= K}

    assert 3 in determinable(tree, counted, naive)
    assert 3 not in determinable(tree, counted, shown_teams(tree, counted, K))


@given(trees(), counts)
def test_no_better_choice_exists(tree: Tree, drawn: dict[int, int]) -> None:
    counted = within(tree, drawn)
    small = Tree(group for group in list(tree.groups.values())[:8])
    counted = within(small, counted)

    best = worth(small, shown_teams(small, counted, K))

    assert best == max(
        worth(small, choice)
        for choice in choices(small)
        if allowed(small, counted, choice)
    )


def choices(tree: Tree) -> list[set[int]]:
    teams = tree.order
    return [
        {team for bit, team in enumerate(teams) if number >> bit & 1}
        for number in range(2 ** len(teams))
    ]


def allowed(tree: Tree, counted: dict[int, int], shown: set[int]) -> bool:
    totals = tree.totals(counted)
    return all(
        tree.groups[team].is_settled and totals[team] >= K and (atom == 0 or atom >= K)
        for team, atom in tree.atoms(counted, shown).items()
    )


def worth(tree: Tree, shown: set[int]) -> int:
    """A team more than all departments together, the company two teams."""
    inner = sum(bool(below) for below in tree.below.values())
    return sum(
        2 * (1 + inner)
        if tree.parent_of(team) is None
        else 1
        if tree.below[team]
        else 1 + inner
        for team in shown
    )


@given(trees(), counts, st.integers(K, 9))
def test_raising_the_limit_never_shows_a_smaller_group(
    tree: Tree, drawn: dict[int, int], k: int
) -> None:
    counted = within(tree, drawn)

    shown = shown_teams(tree, counted, k)

    assert all(tree.totals(counted)[team] >= k for team in shown)


@pytest.mark.parametrize(
    ("team", "led", "group"),
    [
        (3, set[int](), 3),  # leads nothing
        (3, {3}, 2),  # their own team
        (3, {2}, 1),  # the team above their own, which they read as well
        (3, {3, 1}, 0),
        (3, {9}, 3),  # a team that is not theirs
        (3, {0}, 0),  # the company
        (0, {0}, 0),
    ],
)
def test_leads_count_above_the_highest_of_their_teams_that_they_lead(
    team: int, led: set[int], group: int
) -> None:
    assert counting_group(team, led, {0: None, 1: 0, 2: 1, 3: 2, 9: 0}) == group


def test_a_team_too_young_is_counted_above_but_not_shown() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, False), Group(2, 0, True)])

    assert shown_teams(tree, {1: 9, 2: 9}, K) == {0, 2}


def test_a_tree_of_ten_thousand_teams_in_one_line_does_not_overflow() -> None:
    line = [Group(0, None, True)]
    line += [Group(number, number - 1, True) for number in range(1, 10_000)]

    shown = shown_teams(Tree(line), dict.fromkeys(range(10_000), 5), K)

    assert len(shown) == 10_000


@pytest.mark.parametrize(
    "groups",
    [
        [Group(1, 2, True), Group(2, 1, True)],
        [Group(0, None, True), Group(1, 7, True)],
    ],
)
def test_a_loop_or_an_unknown_parent_is_no_tree(groups: list[Group]) -> None:
    with pytest.raises(ValueError, match="tree"):
        Tree(groups)


@given(st.integers(5, 400), st.data())
def test_rounding_is_unbiased_and_lands_next_to_the_share(
    whole: int, data: st.DataObject
) -> None:
    part = data.draw(st.integers(0, whole))
    steps = steps_for(whole)

    draws = [rounded(part, whole, steps, Always(n)) for n in range(whole)]

    assert Fraction(sum(draws), whole * steps) == Fraction(part, whole)
    assert all(
        abs(Fraction(d, steps) - Fraction(part, whole)) < Fraction(1, steps)
        for d in draws
    )


class Always:
    """A source that always draws the same number."""

    def __init__(self, number: int) -> None:
        self.number = number

    def randrange(self, limit: int, /) -> int:
        assert self.number < limit
        return self.number


@pytest.mark.parametrize(
    ("respondents", "steps", "low", "high"),
    [
        (5, 3, 5, 7), (7, 3, 5, 7), (8, 4, 8, 11), (11, 4, 8, 11), (12, 5, 12, 19),
        (19, 5, 12, 19), (20, 10, 20, 49), (49, 10, 20, 49), (50, 20, 50, 59),
        (99, 20, 90, 99), (1234, 20, 1230, 1239),
    ],
)  # fmt: skip
def test_the_grid_and_the_range_follow_the_table(
    respondents: int, steps: int, low: int, high: int
) -> None:
    assert steps_for(respondents) == steps
    assert respondents_range(respondents) == (low, high)


def test_the_variance_of_rounding_is_that_of_a_random_share() -> None:
    random = Random(7)
    steps = GRIDS[-1][1]
    errors = []
    for _ in range(40_000):
        part = random.randrange(10_001)
        errors.append(
            (rounded(part, 10_000, steps, random) / steps - part / 10_000) ** 2
        )

    assert sum(errors) / len(errors) == pytest.approx(
        rounding_variance(steps), rel=0.03
    )


@given(trees(), counts)
def test_comments_are_shown_where_ten_could_have_written_them(
    tree: Tree, drawn: dict[int, int]
) -> None:
    counted = within(tree, drawn)
    shown = shown_teams(tree, counted, K)

    places = comment_places(tree, counted, shown)

    atoms, totals = tree.atoms(counted, shown), tree.totals(counted)
    for group, place in places.items():
        assert place in shown
        assert place in _above(tree, group)
        is_company = tree.parent_of(place) is None
        assert atoms[place] >= COMMENT_GROUP or (
            is_company and totals[place] >= COMMENT_GROUP
        )


@pytest.mark.parametrize(
    ("low", "leads_the_group", "may"),
    [(5, False, False), (6, False, True), (5, True, False), (100, True, False)],
)
def test_whoever_knows_one_answer_needs_k_others(
    low: int, *, leads_the_group: bool, may: bool
) -> None:
    assert may_read(low, leads_the_group=leads_the_group) is may
