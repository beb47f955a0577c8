from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from engagement import weeks
from engagement.customers.comments.customer_comments import LONGEST_COMMENT, shortened
from engagement.customers.files.words import Role
from engagement.customers.intake.cells import Comment
from engagement.customers.intake.intake import Intake
from tests.customers.corpus import intake_of

W10 = weeks.week_from("2026-W10") or 0
TEAMS = {"lille": 7, "nice": 8}


def read(text: str, **roles: str) -> Intake:
    recipe = intake_of(text, TEAMS, W10).recipe
    asked = {**recipe.roles, **{Role(role): name for role, name in roles.items()}}
    return intake_of(text, TEAMS, W10, replace(recipe, roles=asked))


def written(found: Intake, *counted: bool) -> list[Comment]:
    which = counted or (False,) * found.rows
    return list(found.comments(np.array(which, np.bool_)))


def test_a_row_with_two_scores_has_one_comment() -> None:
    found = read(
        "id,date,team,csat,nps,words\n1,2026-03-02,lille,5,9,Warm\n", comment="words"
    )

    assert found.rows == 2
    assert written(found) == [Comment(7, W10, "", "Warm")]


def test_comments_of_answers_that_count_already_are_not_kept_again() -> None:
    found = read(
        "id,date,team,csat,words\n"
        "1,2026-03-02,lille,5,Warm\n"
        "2,2026-03-02,nice,1,Slow\n",
        comment="words",
    )

    assert [one.text for one in written(found, True, False)] == ["Slow"]


def test_a_row_said_twice_has_one_comment() -> None:
    row = "1,2026-03-02,lille,5,Warm\n"

    found = read(f"id,date,team,csat,words\n{row}{row}", comment="words")

    assert [one.text for one in written(found)] == ["Warm"]


def test_without_being_asked_for_none_is_kept() -> None:
    found = read("id,date,team,csat,comment\n1,2026-03-02,lille,5,Warm\n")

    assert written(found) == []


@given(st.text(max_size=2 * LONGEST_COMMENT))
def test_a_comment_is_one_line_that_fits(text: str) -> None:
    found = shortened(text)

    assert len(found) <= LONGEST_COMMENT
    assert found == " ".join(found.split())
    assert found.removesuffix("…") in " ".join(text.split())
