"""What one reader sees: their own teams by name, no other."""

import pytest

from engagement.database import db
from engagement.insight.home import naming
from engagement.insight.home.naming import SeenGrouping
from engagement.insight.sight import EVERYTHING, Sight
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.team_groups import TeamGroup
from tests.insight.home.test_attention import usual
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    shops,
    steady,
    turn,
)

pytestmark = pytest.mark.usefixtures("inside_app")


@pytest.fixture
def ids(company: dict[str, int], save: Save) -> list[int]:
    """Give the company twelve shops of which the fourth needs support."""
    found = shops(save, 12, parent_id=company["south"])
    shares, favourable = usual(found)
    steady(save, {**shares, found[3]: 0.2}, {**favourable, found[3]: 30})
    return found


def test_the_team_to_support_is_named_to_its_reader(ids: list[int]) -> None:
    seen = naming.attention_for(db.session(), Sight({ids[3]}, NO_BLANKS), THIS_WEEK)

    [call] = seen.first
    assert call.team.name == "Shop 103"
    assert len(call.staff.dots) == len(call.customer.dots) == 8
    assert seen.is_told


def test_others_learn_that_it_is_none_of_theirs(ids: list[int]) -> None:
    seen = naming.attention_for(
        db.session(), Sight({ids[0], ids[1]}, NO_BLANKS), THIS_WEEK
    )

    assert seen.first == ()
    assert seen.whole.needs
    assert seen.is_told


def test_three_teams_are_drawn_and_the_others_are_a_list(
    company: dict[str, int], save: Save
) -> None:
    found = shops(save, 30, parent_id=company["south"])
    shares, favourable = usual(found)
    low = found[:5]
    steady(
        save,
        {**shares, **{one: 0.2 + 0.01 * at for at, one in enumerate(low)}},
        {**favourable, **dict.fromkeys(low, 30)},
    )

    seen = naming.attention_for(db.session(), Sight(None, NO_BLANKS), THIS_WEEK)
    less = naming.attention_for(db.session(), Sight(set(low[2:]), NO_BLANKS), THIS_WEEK)

    assert [call.team.id for call in seen.first] == low[:3]
    assert [team.id for team in seen.others] == low[3:]
    assert [call.team.id for call in less.first] == low[2:]
    assert less.others == ()


def test_groups_count_all_teams_and_name_ones_own_by_the_alphabet(
    ids: list[int],
) -> None:
    seen = naming.attention_for(
        db.session(), Sight({ids[5], ids[3], ids[1]}, NO_BLANKS), THIS_WEEK
    )

    [(measure, staff), _] = seen.groupings
    assert measure == "mobilisation"
    assert isinstance(staff, SeenGrouping)
    found = {
        one.group: (one.count, [n.name for n in one.named]) for one in staff.groups
    }
    assert found == {
        TeamGroup.BELOW: (1, ["Shop 103"]),
        TeamGroup.ALIKE: (7, ["Shop 101"]),
        TeamGroup.ABOVE: (4, ["Shop 105"]),
    }


def test_of_fewer_than_five_others_neither_mean_nor_number_is_told(
    ids: list[int], save: Save
) -> None:
    sight = Sight(set(ids[2:]), NO_BLANKS)
    before = naming.attention_for(db.session(), sight, THIS_WEEK)
    turn(save, ids[:2])

    after = naming.attention_for(db.session(), sight, THIS_WEEK)

    [(_, staff), _] = before.groupings
    assert isinstance(staff, SeenGrouping)
    assert sum(one.count for one in staff.groups) == 10
    assert before.whole.is_own_only
    assert after.groupings == before.groupings
    everything = naming.attention_for(db.session(), EVERYTHING, THIS_WEEK)
    assert not everything.whole.is_own_only


def test_a_blank_week_of_a_called_team_says_why(ids: list[int]) -> None:
    blanks = frozenset({(ids[3], THIS_WEEK - 1)})

    [call] = naming.attention_for(db.session(), Sight(None, blanks), THIS_WEEK).first

    assert call.called.staff[-1] == Withheld(WithheldReason.OWN_ANSWERS)
    assert len(call.staff.dots) == 7


def test_where_few_teams_are_compared_a_reader_sees_their_own(
    company: dict[str, int], save: Save
) -> None:
    few = shops(save, 5, parent_id=company["south"])
    steady(save, *usual(few))

    seen = naming.attention_for(db.session(), Sight({few[2]}, NO_BLANKS), THIS_WEEK)

    assert not seen.is_told
    assert seen.first == ()
    assert [team.id for team, _ in seen.levels] == [few[2]]
    assert all(not grouping.is_shown for _, grouping in seen.groupings)
