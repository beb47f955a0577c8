"""One team beside the company, and the tree of teams."""

import pytest

from engagement.database import db
from engagement.insight.shown import Shown
from engagement.insight.sight import EVERYTHING, Sight
from engagement.insight.team import teams
from engagement.insight.team.teams import TeamPage
from engagement.people.models import Team
from engagement.pulses.queries import NO_BLANKS
from engagement.statistics.findings import Withheld, WithheldReason
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_comment,
    a_figure,
    a_release,
    a_score,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def test_a_team_page_shows_one_team_beside_the_company(
    company: dict[str, int], save: Save
) -> None:
    north = company["north"]
    save(a_release())
    save(
        a_figure(north, 0.75),
        a_figure(company["company"], 0.5),
        a_figure(company["lille"], 0.25),
        a_score(company["lille"], 10, 5),
        a_score(company["nice"], 90, 90),
        a_comment(north, "More time, please."),
    )

    page = teams.team_page(
        db.session(), db.session().get_one(Team, north), THIS_WEEK, EVERYTHING
    )

    assert len(page.weeks) == 26
    last = page.weeks[-1]
    assert isinstance(last.staff, Shown)
    assert last.staff.value == 0.75
    assert isinstance(last.customers[0], Shown)
    assert last.customers[0].value == 0.5
    assert page.weeks[0].staff == Withheld(WithheldReason.NOT_PUBLISHED)
    assert page.has_company
    assert page.measures == ("mobilisation", "csat")
    assert [comment.text for comment in page.comments] == ["More time, please."]
    below = {child.name: value for child, value in page.below}
    assert isinstance(below["Lille"], Shown)
    assert below["Arras"] == Withheld(WithheldReason.NOT_PUBLISHED)


def test_the_companys_own_page_has_no_second_line(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["company"], 0.5), a_score(company["nice"], 90, 90))

    page = teams.team_page(
        db.session(),
        db.session().get_one(Team, company["company"]),
        THIS_WEEK,
        EVERYTHING,
    )

    assert not page.has_company
    assert isinstance(page.customers[0], Shown)
    assert page.customers[0].value == 1


def test_the_tree_counts_customers_upwards(company: dict[str, int], save: Save) -> None:
    save(a_release())
    save(
        a_figure(company["lille"], 0.25),
        a_score(company["lille"], 10, 10),
        a_score(company["arras"], 10, 0),
        a_score(company["north"], 20, 20),
    )
    visible = {company["north"], company["lille"], company["arras"]}

    rows = teams.tree(db.session(), Sight(visible, NO_BLANKS), "csat", THIS_WEEK)

    assert [(row.depth, row.node.name) for row in rows] == [
        (0, "North"), (1, "Arras"), (1, "Lille"),
    ]  # fmt: skip
    assert isinstance(rows[0].customer, Shown)
    assert (rows[0].customer.value, rows[0].customer.most) == (0.75, 40)
    assert rows[0].staff == Withheld(WithheldReason.NOT_PUBLISHED)
    assert isinstance(rows[2].staff, Shown)


def test_a_tree_nobody_may_see_is_empty(company: dict[str, int]) -> None:
    assert company
    nobody = Sight(set(), NO_BLANKS)
    assert teams.tree(db.session(), nobody, "csat", THIS_WEEK) == []


def test_what_holds_the_readers_answers_stands_nowhere_on_a_page(
    company: dict[str, int], save: Save
) -> None:
    root, lille, north = company["company"], company["lille"], company["north"]
    week = THIS_WEEK - 1
    save(a_release())
    save(a_figure(root, 0.5), a_figure(lille, 0.75), a_figure(lille, week=week - 1))
    blanks = frozenset({(root, week), (lille, week)})

    def page(team_id: int) -> TeamPage:
        team, sight = db.session().get_one(Team, team_id), Sight(None, blanks)
        return teams.team_page(db.session(), team, THIS_WEEK, sight)

    shown, above = page(lille), page(north)
    assert shown.weeks[-1].staff == Withheld(WithheldReason.OWN_ANSWERS)
    assert shown.company[-1] == Withheld(WithheldReason.OWN_ANSWERS)
    assert isinstance(shown.mobilisation, Shown)
    assert shown.mobilisation.value == 0.5
    assert [one.value for _, one in above.below if isinstance(one, Shown)] == [0.5]
    assert page(root).mobilisation == Withheld(WithheldReason.OWN_ANSWERS)
