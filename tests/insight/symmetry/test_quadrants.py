"""In which field a team most likely is, and where it was: on pages, and for whom."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from engagement.database import db
from engagement.insight import wording
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.symmetry import correlation
from engagement.insight.symmetry.quadrants import likely
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.findings import Withheld, WithheldReason
from engagement.statistics.quadrants import TeamQuadrant
from tests.insight.measured import THIS_WEEK, Save, a_score, rising, shops
from tests.insight.test_home import page, words

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def ids(company: dict[str, int], save: Save) -> list[int]:
    """Return Lille and twenty shops, each higher on both sides than the one before."""
    found = [company["lille"], *shops(save, 20, parent_id=company["south"])]
    rising(save, found, n_weeks=12, of_a_pulse=True)
    return found


def view(sight: Sight = EVERYTHING, weeks: int = 12) -> correlation.CorrelationView:
    return correlation.view(
        db.session(), staff="mobilisation", customer="csat", weeks=weeks,
        moment=None, this_week=THIS_WEEK, sight=sight,
    )  # fmt: skip


@pytest.mark.usefixtures("inside_app")
def test_the_ends_are_sure_and_the_middle_could_be_anywhere(ids: list[int]) -> None:
    dots = {dot.team_id: dot for dot in view().dots}

    low, middle, high = (dots[ids[at]].likely for at in (0, 10, 20))
    assert low
    assert high
    assert low.quadrant is TeamQuadrant.BOTH_LOW
    assert high.quadrant is TeamQuadrant.BOTH_HIGH
    assert min(low.chance, high.chance) > 0.95
    assert middle is None or middle.chance < 0.8


@pytest.mark.usefixtures("inside_app")
def test_a_dot_stood_elsewhere_four_weeks_before(ids: list[int], save: Save) -> None:
    save(
        *(
            a_score(ids[0], 99, 90, moment="till", week=THIS_WEEK - back)
            for back in (1, 2)
        )
    )

    one, other = (view(weeks=weeks).dots[0] for weeks in (4, 12))

    for dot in (one, other):
        assert dot.team_id == ids[0]
        assert dot.before
        assert dot.moved
        assert dot.moved[1] == pytest.approx(dot.customer.value - dot.before[1])
        assert dot.moved[1] > 0.1
    assert one.moved
    assert other.moved
    assert one.moved[1] > other.moved[1]


@pytest.mark.usefixtures("inside_app")
def test_before_the_fifth_week_nothing_has_moved(
    company: dict[str, int], save: Save
) -> None:
    found = shops(save, 8, parent_id=company["south"])
    rising(save, found, n_weeks=4, of_a_pulse=True)

    assert [dot.before for dot in view(weeks=4).dots] == [None] * 8


@pytest.mark.usefixtures("inside_app")
def test_where_resemblance_is_not_known_no_chance_is_told(
    company: dict[str, int], save: Save
) -> None:
    rising(save, shops(save, 8, parent_id=company["south"]), n_weeks=6)

    found = view()

    assert found.numbers.quadrants == Withheld(WithheldReason.UNKNOWN_RESEMBLANCE)
    assert {dot.chances for dot in found.dots} == {None}


@pytest.mark.usefixtures("inside_app")
def test_of_few_others_no_chance_is_made(ids: list[int]) -> None:
    """One foreign team: the own are placed among themselves alone."""
    own = Sight(frozenset(ids[:-1]), NO_BLANKS)

    found = view(own)

    assert found.is_own_only
    assert isinstance(found.numbers.quadrants, dict)
    assert ids[-1] not in found.numbers.quadrants


@pytest.mark.usefixtures("ids")
def test_the_table_tells_it_in_words_to_those_who_see_the_team(
    sign_in: SignIn,
) -> None:
    tables = {
        name: words(page(sign_in(name), "/symmetry").select("table.figures")[0])
        for name in ("hana", "alice")
    }

    assert "both sides lower, more than 9 in 10" in tables["alice"]
    assert "both sides higher" not in tables["alice"]
    assert "both sides higher, more than 9 in 10" in tables["hana"]


def test_the_page_of_a_team_says_it_in_a_sentence(
    sign_in: SignIn, ids: list[int], company: dict[str, int]
) -> None:
    client = sign_in("hana")
    team, area = (
        words(page(client, f"/teams/{one}")) for one in (ids[0], company["south"])
    )

    assert "Most likely: both sides lower (more than 9 in 10)" in team
    assert "Most likely" not in area


@pytest.mark.parametrize(
    ("chance", "told"),
    [(0.5, "about 5 in 10"), (0.74, "about 7 in 10"), (0.97, "more than 9 in 10")],
)
@pytest.mark.usefixtures("inside_app")
def test_chances_are_told_in_tenths(chance: float, told: str) -> None:
    assert wording.in_ten(chance) == told


def test_less_than_one_half_is_no_place() -> None:
    chances = dict(zip(TeamQuadrant, (0.49, 0.3, 0.11, 0.1), strict=True))

    assert likely(chances) is None
