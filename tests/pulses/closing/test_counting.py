"""From ballots to what is published."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engagement.anonymity.groups import Group, Tree
from engagement.pulses.ballot import Ballot
from engagement.pulses.bank import ANSWERS, CHECK, CULTURE, MOBILISATION, WEEKLY
from engagement.pulses.closing.counting import (
    Counted,
    Published,
    Snapshot,
    count_ballots,
)

TREE = Tree(
    [Group(0, None, True), Group(1, 0, True), Group(2, 0, True), Group(3, 0, True)]
)
INVITED = {1: 15, 2: 14, 3: 8}


def ballots(group: int, number: int, point: int, comment: str = "") -> list[Ballot]:
    return [Ballot(group, dict.fromkeys(WEEKLY, point), comment)] * number


OTHERS = ballots(2, 12, 3)


def count(found: list[Ballot], seed: int = 1) -> Counted:
    return count_ballots(found, Snapshot(TREE, INVITED, 5), Random(seed))


def figures_of(found: Counted, question: str) -> dict[int, Published]:
    return {one.team_id: one for one in found.figures if one.question == question}


def test_a_share_is_that_of_the_top_two_points() -> None:
    found = count(ballots(1, 6, 5) + ballots(2, 6, 4) + ballots(3, 6, 3))

    shares = {team: one.share for team, one in figures_of(found, "pride").items()}
    assert shares[1] == shares[2] == 1
    assert shares[3] == 0
    assert shares[0] in {0.6, 0.7}


def test_who_prefers_not_to_say_is_not_counted_for_that_question() -> None:
    silent = [Ballot(1, {"energy": 4}) for _ in range(4)]

    found = count(ballots(1, 4, 5) + silent + ballots(2, 8, 1))

    assert 1 in figures_of(found, "energy")
    assert 1 not in figures_of(found, "pride")
    assert 1 not in figures_of(found, MOBILISATION)


def test_mobilisation_is_the_mean_of_what_was_published() -> None:
    mixed = [Ballot(1, {"energy": 5, "extra": 5, "pride": 1}) for _ in range(9)]

    found = count(mixed + OTHERS)

    mobilisation = figures_of(found, MOBILISATION)[1]
    assert mobilisation.share == pytest.approx(2 / 3)
    assert mobilisation.rounding == pytest.approx(3 * (1 / (6 * 16)) / 9)
    assert (mobilisation.low, mobilisation.high) == (8, 11)


def test_participation_is_a_range_the_number_invited_and_the_least_share() -> None:
    found = count(ballots(1, 9, 4) + OTHERS)

    rate = figures_of(found, ANSWERS)[1]
    assert (rate.low, rate.high, rate.invited) == (8, 11, 15)
    assert rate.share == pytest.approx(8 / 15)


def test_steps_follow_the_published_range_and_not_the_number() -> None:
    found = count(ballots(2, 14, 4) + ballots(3, 8, 4))

    figure = figures_of(found, "pride")[2]
    assert (figure.low, figure.high, figure.steps) == (8, 14, 4)


def test_a_question_is_not_shown_where_who_took_part_is_not() -> None:
    """Else it would tell that nobody in the department left it out."""
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(3, 1, True)])
    snapshot = Snapshot(tree, {0: 8, 1: 9, 3: 12}, 5)
    silent = [Ballot(3, {"energy": 4})] * 3

    found = count_ballots(
        [*ballots(0, 7, 4), *ballots(1, 4, 4), *ballots(3, 4, 4), *silent],
        snapshot,
        Random(1),
    )

    assert sorted(figures_of(found, ANSWERS)) == [0, 3]
    assert sorted(figures_of(found, "pride")) == [0]


def test_the_culture_check_is_told_of_the_company_alone() -> None:
    told = [
        Ballot(group, dict.fromkeys(CHECK, 5))
        for group, number in ((1, 12), (2, 11), (3, 7))
        for _ in range(number)
    ]

    found = count_ballots(told, Snapshot(TREE, INVITED, 5), Random(1), asked=CHECK)

    pride = figures_of(found, "pride")
    assert len(pride) > 1
    for question in CULTURE:
        (company,) = figures_of(found, question).items()
        assert company[0] == 0
        assert (company[1].low, company[1].steps) == (pride[0].low, pride[0].steps)


def test_where_the_company_is_not_told_the_culture_check_is_not() -> None:
    alone = [Ballot(1, dict.fromkeys(CHECK, 5))] * 4

    found = count_ballots(alone, Snapshot(TREE, INVITED, 5), Random(1), asked=CHECK)

    assert found.figures == []


def test_the_same_people_are_drawn_once() -> None:
    """Ten draws would tell the exact number; a silent lead makes the same people."""
    line = Tree(Group(t, t - 1 if t else None, True) for t in range(10))
    mixed = [*ballots(9, 60, 5), *ballots(9, 53, 1)]

    found = count_ballots(mixed, Snapshot(line, {9: 140}, 5), Random(1))

    assert {one.team_id for one in found.figures} == set(range(10))
    for question in (*WEEKLY, MOBILISATION, ANSWERS):
        assert len({one.share for one in figures_of(found, question).values()}) == 1
    assert len({tuple(one) for one in found.distributions.values()}) <= len(WEEKLY)
    assert len(found.distributions) == 10 * len(WEEKLY)


def test_statistics_of_fifty_do_not_tell_of_all_of_a_company_of_fifty() -> None:
    random = Random(1)
    told = [
        Ballot(group, {question: random.randint(1, 5) for question in WEEKLY})
        for group in (1, 2)
        for _ in range(25)
    ]
    tree = Tree([Group(0, None, True), Group(1, 0, True), Group(2, 0, True)])

    small, large = (
        count_ballots(
            told, Snapshot(tree, dict.fromkeys((1, 2), n), 5), Random(1), asked=WEEKLY
        )
        for n in (25, 30)
    )

    assert small.cohesion is None
    assert large.cohesion


def test_the_five_classes_are_published_from_a_hundred_respondents() -> None:
    many = ballots(1, 50, 5) + ballots(1, 49, 1)

    def classes(found: list[Ballot]) -> dict[tuple[str, int], list[int]]:
        return count_ballots(
            found, Snapshot(TREE, {1: 130}, 5), Random(1)
        ).distributions

    assert not classes(many)
    assert classes([*many, *ballots(1, 1, 1)])["pride", 1] == [10, 0, 0, 0, 10]


def test_a_comment_leaves_its_ballot_and_its_team_when_too_few_answered() -> None:
    found = count(ballots(1, 8, 4, "quiet") + ballots(2, 12, 4))

    assert found.comments == [(0, "quiet")] * 8


def test_comments_are_shuffled_by_the_random_source() -> None:
    told = [Ballot(1, {"energy": 4}, f"comment {n}") for n in range(12)]

    orders = {tuple(count(told, seed).comments) for seed in range(20)}

    assert len(orders) == 20
    assert len({frozenset(order) for order in orders}) == 1


@given(
    st.lists(
        st.builds(
            Ballot,
            st.integers(0, 3),
            st.dictionaries(st.sampled_from(WEEKLY), st.integers(1, 5)),
        ),
        max_size=60,
    ),
    st.randoms(use_true_random=False),
)
def test_nothing_published_depends_on_the_order_of_arrival(
    found: list[Ballot], chance: Random
) -> None:
    shuffled = list(found)
    chance.shuffle(shuffled)

    assert count(shuffled) == count(found)


def test_no_ballots_publish_nothing() -> None:
    assert count([]) == Counted([], {}, [])
