"""Which weeks an action takes, and whether the team had another in them."""

import pytest

from engagement.insight.effect.comparable import Course, has_another

COMPANY, AREA, SHOP, OTHER = range(4)
PARENTS = {COMPANY: None, AREA: COMPANY, SHOP: AREA, OTHER: AREA}


def a_course(action_id: int, team_id: int) -> Course:
    return Course(action_id, team_id, "trust", "other", 10, 20)


@pytest.mark.parametrize(
    ("team_id", "is_another"),
    [(SHOP, True), (AREA, True), (OTHER, False), (COMPANY, False)],
)
def test_what_all_teams_had_is_no_other_action_of_one(
    team_id: int, *, is_another: bool
) -> None:
    of, other = a_course(1, SHOP), a_course(2, team_id)

    assert has_another(of, (8, 22), [of, other], PARENTS) is is_another
