"""Which teams had no action of their own in some weeks."""

from dataclasses import replace

import pytest

from engagement.insight.effect.comparable import Course, has_another, untouched

PARENTS = {1: None, 2: 1, 3: 1, 4: 2, 5: 2, 6: 3, 7: 3}
"""A company of two areas, with two teams each."""


def a_course(
    team: int, first: int = 10, last: int = 20, *, is_begun: bool = True, id_: int = 9
) -> Course:
    return Course(
        id_, team, "mobilisation", "rota", first, last, first, is_begun=is_begun
    )


OF = a_course(4, id_=1)


@pytest.mark.parametrize(
    ("others", "free"),
    [
        ([], [5, 6, 7]),
        ([a_course(6)], [5, 7]),
        ([a_course(6, last=8)], [5, 6, 7]),
        ([a_course(6, first=31)], [5, 6, 7]),
        ([a_course(6, first=1, last=9)], [5, 7]),
        ([a_course(6, is_begun=False)], [5, 6, 7]),
        ([a_course(3)], [5]),
        ([a_course(2)], [5, 6, 7]),
        ([a_course(1)], [5, 6, 7]),
        ([a_course(4, first=12)], [5, 6, 7]),
    ],
    ids=[
        "nobody else", "a team", "it ended before", "it began after", "it ended within",
        "it never began", "an area", "the area of both", "the whole company",
        "another of the same team",
    ],
)  # fmt: skip
def test_a_team_with_an_action_in_these_weeks_is_not_untouched(
    others: list[Course], free: list[int]
) -> None:
    assert untouched(OF, (9, 30), [OF, *others], PARENTS) == free


@pytest.mark.parametrize(
    ("other", "is_alone"),
    [
        (a_course(4, first=15), False),
        (a_course(2), False),
        (a_course(1), True),
        (a_course(5), True),
        (a_course(4, last=8), True),
        (a_course(4, is_begun=False), True),
    ],
    ids=["the team", "its area", "the company", "a neighbour", "before", "given up"],
)
def test_another_action_of_the_same_team_is_told(
    other: Course, *, is_alone: bool
) -> None:
    assert has_another(OF, (9, 30), [OF, other], PARENTS) is not is_alone


@pytest.mark.parametrize(("settled", "is_late"), [(3, False), (14, False), (15, True)])
def test_what_is_written_down_once_results_are_known_is_late(
    settled: int, *, is_late: bool
) -> None:
    assert replace(OF, settled=settled).is_late is is_late
