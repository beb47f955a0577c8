import pytest

from engagement.database import db
from engagement.insight import correlation, overview
from engagement.insight.association import Reading, Reason, Withheld
from engagement.insight.overview import Change, KeyFigures, Steps
from engagement.insight.series import Shown
from engagement.people.models import Team
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_comment,
    a_figure,
    a_release,
    a_score,
    rising,
    shops,
)

pytestmark = pytest.mark.usefixtures("inside_app")

WEEK = THIS_WEEK - 1


def the_figures() -> KeyFigures:
    view = correlation.usual_view(db.session(), THIS_WEEK)
    return overview.key_figures(db.session(), view)


def test_key_figures_are_the_companys(company: dict[str, int], save: Save) -> None:
    root = company["company"]
    save(a_release())
    save(
        a_figure(root, 0.75, low=900, high=909, rounding=0),
        a_figure(root, 0.5, week=WEEK - 4, low=900, high=909, rounding=0),
        a_figure(root, 0.65, question="answers", low=900, high=909),
        a_score(company["nice"], 10, 5),
        a_score(company["lille"], 10, 10),
    )

    found = the_figures()

    assert isinstance(found.mobilisation, Shown)
    assert found.mobilisation.value == 0.75
    assert isinstance(found.change, Change)
    assert found.change.value == 0.25
    assert found.change.interval.reading is Reading.TOGETHER
    assert isinstance(found.participation, Shown)
    assert (found.participation.least, found.participation.most) == (900, 909)
    [(metric, value)] = found.customers
    assert isinstance(value, Shown)
    assert (metric, value.value, value.most) == ("csat", 0.75, 20)
    assert not found.is_average


def test_without_a_company_figure_its_teams_are_averaged(
    company: dict[str, int], save: Save
) -> None:
    rising(save, [company["lille"], company["nice"]])

    found = the_figures()

    assert found.is_average
    assert isinstance(found.mobilisation, Shown)
    assert found.mobilisation.value == pytest.approx(0.21)
    assert found.mobilisation.low < 0.21 < found.mobilisation.high
    assert found.change == Withheld(Reason.NOT_PUBLISHED)


def test_a_first_window_has_nothing_to_compare_with(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["company"]))

    assert the_figures().change == Withheld(Reason.NOT_PUBLISHED)


def test_a_window_that_cannot_be_shown_has_no_change() -> None:
    before = Shown(0.5, 0.4, 0.6, 50, 59)

    found = overview.change(before, Withheld(Reason.NOT_PUBLISHED))

    assert found == Withheld(Reason.NOT_PUBLISHED)


def test_an_empty_company_has_reasons_alone() -> None:
    found = the_figures()

    assert found.mobilisation == Withheld(Reason.NOT_PUBLISHED)
    assert found.customers == ()
    assert overview.steps(db.session()) == Steps(
        people=False, scores=False, pulse=False
    )


def test_the_lowest_team_comes_first_and_five_at_most(
    company: dict[str, int], save: Save
) -> None:
    ids = shops(save, 16, parent_id=company["south"])
    rising(save, ids)
    view = correlation.usual_view(db.session(), THIS_WEEK)

    everything = overview.low_on_both(view, view.seen_by(set(ids)))
    own = overview.low_on_both(view, view.seen_by({ids[3], ids[12]}))

    assert [dot.team_id for dot in everything] == ids[:5]
    assert [dot.team_id for dot in own] == [ids[3]]


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

    page = overview.team_page(
        db.session(), db.session().get_one(Team, north), THIS_WEEK
    )

    assert len(page.weeks) == 26
    last = page.weeks[-1]
    assert isinstance(last.staff, Shown)
    assert last.staff.value == 0.75
    assert isinstance(last.customers[0], Shown)
    assert last.customers[0].value == 0.5
    assert page.weeks[0].staff == Withheld(Reason.NOT_PUBLISHED)
    assert page.has_company
    assert page.measures == ("mobilisation", "csat")
    assert [comment.text for comment in page.comments] == ["More time, please."]
    below = {child.name: value for child, value in page.below}
    assert isinstance(below["Lille"], Shown)
    assert below["Arras"] == Withheld(Reason.NOT_PUBLISHED)


def test_the_companys_own_page_has_no_second_line(
    company: dict[str, int], save: Save
) -> None:
    save(a_release())
    save(a_figure(company["company"], 0.5), a_score(company["nice"], 90, 90))

    page = overview.team_page(
        db.session(), db.session().get_one(Team, company["company"]), THIS_WEEK
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

    rows = overview.tree(db.session(), visible, "csat", THIS_WEEK)

    assert [(row.depth, row.node.name) for row in rows] == [
        (0, "North"), (1, "Arras"), (1, "Lille"),
    ]  # fmt: skip
    assert isinstance(rows[0].customer, Shown)
    assert (rows[0].customer.value, rows[0].customer.most) == (0.75, 40)
    assert rows[0].staff == Withheld(Reason.NOT_PUBLISHED)
    assert isinstance(rows[2].staff, Shown)


def test_a_tree_nobody_may_see_is_empty(company: dict[str, int]) -> None:
    assert company
    assert overview.tree(db.session(), set(), "csat", THIS_WEEK) == []
