"""The promise as properties: what is shown, and that nothing more leaks."""

from collections import Counter
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.anonymity.groups import (
    Group,
    Tree,
    counting_group,
    counting_groups,
)
from engagement.anonymity.publication import published_teams, same_people
from engagement.anonymity.readers import (
    COMMENT_GROUP,
    comment_places,
    may_ever_read,
    may_read,
)
from engagement.anonymity.rounding import respondents_range, respondents_ranges

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


@st.composite
def asked(draw: st.DrawFn, k: int = K) -> tuple[Tree, dict[int, int], dict[int, int]]:
    """Draw a tree, who is invited by final group, and how many of each answered."""
    tree = draw(trees())
    placed = {team: draw(st.integers(0, 14)) for team in tree.order}
    homes = counting_groups(tree, placed, k)
    invited = Counter[int]()
    for team, number in placed.items():
        invited[homes[team]] += number
    answered = {team: draw(st.integers(0, n)) for team, n in invited.items()}
    return tree, dict(invited), answered


Asked = tuple[Tree, dict[int, int], dict[int, int]]


def rests(tree: Tree, counts: dict[int, int], published: set[int]) -> list[int]:
    return list(tree.atoms(counts, published).values())


@given(asked())
def test_every_rest_has_five_respondents_or_nobody_invited(one: Asked) -> None:
    tree, invited, answered = one

    published = published_teams(tree, invited, answered, K)

    people, respondents = (
        tree.atoms(counts, published) for counts in (invited, answered)
    )
    assert all((respondents[t] >= K and people[t] > K) or not people[t] for t in people)
    assert all(tree.totals(answered)[team] >= K for team in published)
    assert all(tree.groups[team].is_settled for team in published)


@given(asked())
def test_no_group_under_five_can_be_computed(one: Asked) -> None:
    tree, invited, answered = one
    published = set(sorted(published_teams(tree, invited, answered, K))[:7])

    sizes = determinable(tree, answered, published)

    assert not [size for size in sizes if 0 < size < K]


@given(asked())
def test_what_is_published_is_a_triangular_map_of_the_rests(one: Asked) -> None:
    tree, invited, answered = one
    published = published_teams(tree, invited, answered, K)
    below = tree.next_below(published)

    totals, rest = tree.totals(answered), tree.atoms(answered, published)

    assert sorted(team for teams in below.values() for team in teams) == sorted(
        published
    )
    assert all(
        totals[team] == rest[team] + sum(totals[child] for child in below[team])
        for team in published
    )


@given(asked(), st.randoms(use_true_random=False))
def test_a_question_is_published_only_where_it_is_who_took_part(
    one: Asked, chance: Random
) -> None:
    tree, invited, answered = one
    rated = {group: chance.randint(0, number) for group, number in answered.items()}
    answers = published_teams(tree, invited, answered, K)

    published = published_teams(tree, invited, rated, K, answers)

    assert published <= answers
    assert not [size for size in rests(tree, rated, published) if 0 < size < K]


def test_hiding_below_five_alone_would_leak() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 0, True)])
    invited, answered = {1: 12, 2: 8}, {1: 9, 2: 3}
    naive = {team for team, n in tree.totals(answered).items() if n >= K}

    assert 3 in determinable(tree, answered, naive)
    assert 3 not in determinable(
        tree, answered, published_teams(tree, invited, answered, K)
    )


def test_who_answered_is_not_told_by_which_cell_is_blank() -> None:
    """A department of one team and its lead, who counts with those above."""
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 1, True)])
    homes = counting_groups(tree, {0: 7, 1: 1, 2: 9}, K)
    invited = {0: 8, 2: 9}

    chosen = [published_teams(tree, invited, {0: 6 + lead, 2: 8}, K) for lead in (0, 1)]

    assert homes == {0: 0, 1: 0, 2: 2}
    assert chosen == [{0, 1, 2}] * 2


def test_the_smallest_team_is_withheld_for_the_companys_line() -> None:
    tree = Tree([Group(0, None, True), *(Group(t, 0, True) for t in (1, 2, 3))])

    published = published_teams(
        tree, {0: 6, 1: 12, 2: 8, 3: 9}, {0: 3, 1: 9, 2: 7, 3: 7}, K
    )

    assert published == {0, 1, 3}


@pytest.mark.parametrize("k", [K, 6, 8, 20])
@given(data=st.data())
def test_groups_leave_doubt_whether_all_of_k_answered(
    k: int, data: st.DataObject
) -> None:
    tree, invited, _ = data.draw(asked(k))
    sizes = [number for number in invited.values() if number]

    assert all(6 * k <= 5 * n for n in sizes) or len(sizes) == 1
    assert all(n > k for n in sizes) or len(sizes) == 1
    assert all(
        tree.groups[t].is_settled or t == tree.top for t, n in invited.items() if n
    )


@given(trees(), counts)
def test_who_is_placed_together_stays_together(
    tree: Tree, drawn: dict[int, int]
) -> None:
    homes = counting_groups(tree, within(tree, drawn), K)

    assert homes.keys() == tree.groups.keys()
    assert all(homes[team] in _above(tree, team) for team in tree.order)
    assert all(
        homes[home] == home for home in homes.values() if within(tree, drawn).get(home)
    )


def test_a_top_left_with_too_few_takes_in_the_smallest_group_below() -> None:
    tree = Tree([Group(0, None, True), *(Group(t, 0, True) for t in (1, 2, 3))])

    assert counting_groups(tree, {0: 2, 1: 9, 2: 7, 3: 4}, K) == {
        0: 0,
        1: 1,
        2: 2,
        3: 0,
    }
    assert counting_groups(tree, {0: 2, 1: 9, 2: 7}, K) == {0: 0, 1: 1, 2: 0, 3: 3}


def test_a_company_of_five_publishes_nothing() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, True)])

    assert counting_groups(tree, {0: 1, 1: 4}, K) == {0: 0, 1: 0}
    assert published_teams(tree, {0: 5}, {0: 5}, K) == set()
    assert published_teams(tree, {0: 6}, {0: 5}, K) == {0}


def test_under_a_top_too_young_teams_stand_alone() -> None:
    tree = Tree([Group(0, None, False), Group(1, 0, True), Group(2, 0, True)])

    assert published_teams(tree, {0: 9, 1: 9, 2: 9}, {0: 9, 1: 8, 2: 3}, K) == {1}


@given(st.data(), st.integers(K, 9))
def test_raising_the_limit_never_shows_a_smaller_group(
    data: st.DataObject, k: int
) -> None:
    tree, invited, answered = data.draw(asked(k))

    published = published_teams(tree, invited, answered, k)

    assert all(tree.totals(answered)[team] >= k for team in published)
    assert not [n for n in rests(tree, answered, published) if 0 < n < k]


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

    assert counting_groups(tree, {1: 9, 2: 9}, K) == {0: 0, 1: 0, 2: 2}
    assert published_teams(tree, {0: 9, 2: 9}, {0: 8, 2: 8}, K) == {0, 2}


LINE = Tree(
    Group(number, number - 1 if number else None, True) for number in range(10_000)
)


@pytest.mark.parametrize(
    ("people", "answered", "published"),
    [
        (dict.fromkeys(range(10_000), 6), dict.fromkeys(range(10_000), 5), 10_000),
        ({9_999: 12}, {9_999: 8}, 10_000),
        ({0: 6, 9_999: 12}, {0: 3, 9_999: 8}, 1),
    ],
)
def test_ten_thousand_teams_in_one_line(
    people: dict[int, int], answered: dict[int, int], published: int
) -> None:
    homes = counting_groups(LINE, people, K)
    chosen = published_teams(LINE, people, answered, K)

    assert all(homes[team] == team for team in people)
    assert len(chosen) == published
    assert len(respondents_ranges(LINE, people, answered, chosen, K)) == published
    assert len(same_people(LINE, people, chosen)) == (9_999 if len(people) == 1 else 0)
    assert comment_places(LINE, people, answered, chosen).keys() <= LINE.groups.keys()


@given(asked())
def test_the_same_people_are_told_once(one: Asked) -> None:
    tree, invited, answered = one
    published = published_teams(tree, invited, answered, K)

    twins = same_people(tree, invited, published)

    people = {
        team: frozenset(
            group for group, n in invited.items() if n and team in _above(tree, group)
        )
        for team in published
    }
    assert all(people[team] == people[twin] for team, twin in twins.items())
    assert len({people[team] for team in published - twins.keys()}) == len(
        published - twins.keys()
    )


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


@given(asked())
def test_comments_are_shown_where_ten_could_have_written_them(one: Asked) -> None:
    tree, invited, answered = one
    published = published_teams(tree, invited, answered, K)

    places = comment_places(tree, invited, answered, published)

    for place in set(places.values()):
        together = [group for group, at in places.items() if at == place]
        assert place in published
        assert all(place in _above(tree, group) for group in together)
        assert sum(answered.get(group, 0) for group in together) >= COMMENT_GROUP
        assert sum(invited.get(group, 0) for group in together) >= COMMENT_GROUP * 1.2


def test_the_comments_of_a_few_are_put_together_with_the_smallest_place() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 0, True)])
    invited, answered = {0: 6, 1: 14, 2: 15}, {0: 5, 1: 12, 2: 12}
    published = published_teams(tree, invited, answered, K)

    places = comment_places(tree, invited, answered, published)

    assert published == {0, 1, 2}
    assert places == {0: 0, 1: 0, 2: 2}


def test_ten_comments_do_not_tell_that_all_of_ten_answered() -> None:
    tree = Tree([Group(0, None, True), Group(1, 0, True)])

    places = comment_places(tree, {0: 12, 1: 10}, {0: 9, 1: 10}, {0, 1})

    assert places == {0: 0, 1: 0}


@pytest.mark.parametrize(
    ("low", "k", "leads_the_group", "may"),
    [
        (5, 5, False, False),
        (6, 5, False, True),
        (8, 8, False, False),
        (9, 8, False, True),
        (5, 5, True, False),
        (100, 5, True, False),
    ],
)
def test_whoever_knows_one_answer_needs_k_others(
    low: int, k: int, *, leads_the_group: bool, may: bool
) -> None:
    assert may_read(low, k, leads_the_group=leads_the_group) is may


@pytest.mark.parametrize(
    ("invited", "k", "may"),
    [(6, 5, False), (9, 5, False), (10, 5, True), (60, 5, True)],
)
def test_a_group_reads_itself_where_others_are_k_whoever_answers(
    invited: int, k: int, *, may: bool
) -> None:
    ranges = [
        respondents_range(answered, invited, invited, k)
        for answered in range(k, invited + 1)
    ]

    assert may_ever_read(invited, k) is may
    assert any(low > k for low, _high in ranges) is may
