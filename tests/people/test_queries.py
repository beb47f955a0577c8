"""What is asked of the directory."""

from datetime import date

import pytest
from flask import Flask

from engagement.database import db
from engagement.people import queries, removal
from engagement.people.models import Person, Team


@pytest.fixture
def ids(company: dict[str, int], inside_app: Flask) -> dict[str, int]:
    assert inside_app.name
    return company


def person(ids: dict[str, int], name: str) -> Person:
    return db.session().get_one(Person, ids[name])


def test_the_tree_is_given_in_the_order_of_names(ids: dict[str, int]) -> None:
    nodes = queries.nodes(db.session())

    assert [node.key for node in nodes] == [
        "arras", "company", "lille", "nice", "north", "south",
    ]  # fmt: skip
    assert nodes[0].parent_id == ids["north"]


def test_links_are_those_of_the_tree(ids: dict[str, int]) -> None:
    nodes, links = queries.nodes(db.session()), queries.links(db.session())

    assert links == [(node.id, node.parent_id) for node in nodes]


def test_the_line_of_a_team_goes_up_to_the_top(ids: dict[str, int]) -> None:
    line = queries.lines_up(db.session(), ids["lille"])

    assert [team.key for team in line] == ["lille", "north", "company"]
    assert queries.lines_up(db.session(), 99_999) == []


def test_the_teams_below_include_the_teams_themselves(ids: dict[str, int]) -> None:
    below = queries.ids_below(db.session(), [ids["north"], ids["nice"]])

    assert below == {ids["north"], ids["lille"], ids["arras"], ids["nice"]}
    assert queries.ids_below(db.session(), []) == set()


def test_children_and_the_top(ids: dict[str, int]) -> None:
    children = queries.children(db.session(), ids["north"])
    root = queries.root(db.session())

    assert [team.key for team in children] == ["arras", "lille"]
    assert root
    assert root.key == "company"


@pytest.mark.parametrize(
    ("name", "seen"),
    [
        ("alice", {"north", "lille", "arras"}),
        ("hana", {"company", "north", "south", "lille", "arras", "nice"}),
        ("emil", set()),
    ],
)
def test_what_a_person_may_see_is_the_same_asked_at_once_or_one_by_one(
    ids: dict[str, int], name: str, seen: set[str]
) -> None:
    reader = person(ids, name)

    at_once = queries.visible_ids(db.session(), reader)
    one_by_one = {
        team.id
        for team in queries.lines_up(db.session(), ids["lille"])
        if queries.may_see(db.session(), reader, team.id)
    }

    assert at_once == {ids[key] for key in seen}
    assert one_by_one == at_once & {ids["lille"], ids["north"], ids["company"]}


def test_a_person_is_found_by_an_address_however_it_is_written(
    ids: dict[str, int],
) -> None:
    found = queries.person_by_email(db.session(), " Alice@Example.ORG ")

    assert found == person(ids, "alice")
    assert queries.person_by_email(db.session(), "nobody@example.org") is None


def test_a_branch_stands_below_its_parent_with_lead_and_people(
    ids: dict[str, int],
) -> None:
    branches = queries.branches(db.session())

    assert ids
    assert [(branch.key, branch.depth) for branch in branches] == [
        ("company", 0), ("north", 1), ("arras", 2), ("lille", 2),
        ("south", 1), ("nice", 2),
    ]  # fmt: skip
    assert branches[2] == queries.Branch(
        ids["arras"], "arras", "Arras", 2, "North", "Bob", 1
    )


def test_a_very_deep_tree_is_no_recursion(ids: dict[str, int]) -> None:
    above = db.session().get_one(Team, ids["nice"])
    for number in range(1_500):
        above = Team(
            key=f"t{number}", name="T", parent_id=above.id, created_on=above.created_on
        )
        db.session.add(above)
        db.session.flush()

    assert queries.branches(db.session())[-1].depth == 1_502


def test_a_closed_team_is_in_no_choice_and_not_in_the_tree(
    ids: dict[str, int],
) -> None:
    db.session().get_one(Team, ids["lille"]).closed_on = date(2026, 3, 4)
    db.session.flush()

    assert "lille" not in [one.key for one in queries.branches(db.session())]
    assert "lille" not in [one.key for one in queries.open_nodes(db.session())]
    assert "lille" in [one.key for one in queries.nodes(db.session())]


def test_whether_a_pulse_has_opened_is_known_after_everybody_counted_left(
    ids: dict[str, int],
) -> None:
    before = queries.has_pulsed(db.session())
    person(ids, "emil").counted_in_id = ids["lille"]
    db.session.flush()
    counted = queries.has_pulsed(db.session())

    removal.take_out(db.session(), ["emil@example.org"])

    assert [before, counted, queries.has_pulsed(db.session())] == [False, True, True]
