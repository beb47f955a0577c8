"""Deciding on an action: from a suggestion, in one's own words, and changing it."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement.actions import queries
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.database import db
from engagement.people.models import Person, Role, Team
from tests.actions.written import A_WEEK, TEXT, TODAY, an_action

SignIn = Callable[[str], FlaskClient]
Save = Callable[..., None]
Fields = dict[str, str]


@pytest.fixture
def bob(sign_in: SignIn) -> FlaskClient:
    return sign_in("bob")


@pytest.fixture
def said(company: dict[str, int]) -> Fields:
    """What somebody writes on the page of a new action."""
    return {
        "team": str(company["arras"]),
        "form": "0" * 32,
        "text": TEXT,
        "measure": "listening",
        "kind": "meeting",
        "owner": str(company["bob"]),
        "starts_on": "2026-03-04",
        "due_on": "2026-04-01",
        "heard": "Nobody asks us.",
        "is_told": "y",
    }


def kept(app: Flask) -> list[Action]:
    with app.app_context():
        return list(db.session.scalars(select(Action).order_by(Action.id)))


def soup(client: FlaskClient, address: str) -> BeautifulSoup:
    response = client.get(address)
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def sent_by(form: object) -> Fields:
    """Return what a browser sends of a form."""
    assert hasattr(form, "select")
    return {one["name"]: one.get("value", "") for one in form.select("input[name]")}


# From a suggestion


def test_one_press_on_a_suggestion_records_it_with_what_is_usual(
    app: Flask, company: dict[str, int], bob: FlaskClient
) -> None:
    page = soup(bob, f"/actions/new?team={company['arras']}&measure=listening")
    card = page.select(".suggested")[0]

    response = bob.post("/actions/new", data=sent_by(card))

    (action,) = kept(app)
    assert response.location == f"/actions/{action.id}"
    assert action.text in card.get_text()
    assert (action.team_id, action.measure) == (company["arras"], "listening")
    assert (action.owner_id, action.person_id) == (company["bob"], company["bob"])
    assert (action.starts_on, action.due_on) == (TODAY, TODAY + 4 * A_WEEK)
    assert action.is_told


def test_two_suggestions_of_one_page_are_two_actions_and_one_pressed_twice_is_one(
    app: Flask, company: dict[str, int], bob: FlaskClient
) -> None:
    page = soup(bob, f"/actions/new?team={company['arras']}&measure=listening")
    first, second, *_others = map(sent_by, page.select(".suggested"))

    for pressed in (first, first, second):
        assert bob.post("/actions/new", data=pressed).status_code == 303

    assert [one.text for one in kept(app)] == [first["text"], second["text"]]


def test_a_suggestion_can_be_changed_first(
    company: dict[str, int], bob: FlaskClient
) -> None:
    page = soup(bob, f"/actions/new?team={company['arras']}&measure=trust&comment=c7")
    link = page.select(".suggested a")[0]["href"]

    form = soup(bob, str(link)).select_one("form:has(textarea)")

    assert form
    assert form.textarea
    assert form.textarea.get_text() in page.get_text()
    assert form.select_one("select[name=measure] [selected]")["value"] == "trust"  # type: ignore[index]
    assert form.select_one("select[name=kind] [selected]")["value"]  # type: ignore[index]
    assert form.select_one("[name=comment]")["value"] == "c7"  # type: ignore[index]


@pytest.mark.parametrize("measure", ["", "luck", "importance-trust"])
def test_of_a_measure_that_does_not_exist_nothing_is_suggested(
    company: dict[str, int], bob: FlaskClient, measure: str
) -> None:
    page = soup(bob, f"/actions/new?team={company['arras']}&measure={measure}")

    assert page.select(".suggested") == []
    assert page.select_one("textarea")


def test_a_metric_of_the_companys_own_can_be_improved(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    with app.app_context():
        own_metrics.add(db.session(), "clean", "Cleanliness", OwnScale(1, 5, 4, 2))
        db.session.commit()
    page = soup(bob, f"/actions/new?team={company['arras']}&measure=clean")
    assert "To improve “Cleanliness”" in page.get_text()

    assert bob.post("/actions/new", data=said | {"measure": "clean"}).status_code == 303
    assert kept(app)[0].measure == "clean"


# For which team


def test_whoever_leads_one_team_is_not_asked_for_which(bob: FlaskClient) -> None:
    assert "For Arras." in soup(bob, "/actions/new").get_text()


def test_whoever_leads_several_chooses_and_keeps_what_was_said(
    company: dict[str, int], sign_in: SignIn
) -> None:
    page = soup(sign_in("alice"), "/actions/new?text=Say it.&comment=c7")

    names = [one.get_text() for one in page.select("select[name=team] option")]
    assert names == ["Arras (arras)", "Lille (lille)", "North (north)"]
    carried = sent_by(page.select_one("form:has([name=team])"))
    assert carried == {"text": "Say it.", "comment": "c7"}


@pytest.mark.parametrize("team", ["nice", "99999", "x", "-1"])
def test_a_foreign_team_is_not_there(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields, team: str
) -> None:
    asked = str(company.get(team, team))

    assert bob.get(f"/actions/new?team={asked}").status_code == 404
    assert bob.post("/actions/new", data=said | {"team": asked}).status_code == 404
    assert kept(app) == []


def test_for_a_closed_team_nothing_can_be_decided(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    with app.app_context():
        db.session.get_one(Team, company["arras"]).closed_on = date(2026, 3, 1)
        db.session.commit()
    asked = f"/actions/new?team={company['arras']}"

    assert "Arras is closed." in soup(bob, asked).get_text()
    response = bob.post("/actions/new", data=said)
    assert response.status_code == 422
    assert "Arras is closed." in response.text
    assert TEXT in response.text
    assert kept(app) == []


def test_who_can_see_to_it_are_its_people_those_who_lead_and_the_reader(
    company: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    save(
        Person(
            key="zoe", name="Zoe", role=Role.EMPLOYEE, team_id=company["arras"],
        )
    )  # fmt: skip
    page = soup(sign_in("hana"), f"/actions/new?team={company['arras']}")

    names = [one.get_text() for one in page.select("select[name=owner] option")]
    assert names == ["the team", "Alice", "Bob", "Zoe", "Hana"]


# In one's own words


def test_what_is_written_is_recorded(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    response = bob.post("/actions/new", data=said, follow_redirects=True)

    (action,) = kept(app)
    assert "Recorded." in response.text
    assert (action.kind, action.heard) == (ActionKind.MEETING, "Nobody asks us.")
    assert (action.starts_on, action.due_on) == (date(2026, 3, 4), date(2026, 4, 1))


def test_without_a_tick_and_an_owner_it_is_the_teams_and_not_told(
    app: Flask, bob: FlaskClient, said: Fields
) -> None:
    del said["is_told"]

    bob.post("/actions/new", data=said | {"owner": ""})

    (action,) = kept(app)
    assert (action.is_told, action.owner_id) == (False, None)


def test_two_presses_record_one_and_other_words_another(
    app: Flask, bob: FlaskClient, said: Fields
) -> None:
    first = bob.post("/actions/new", data=said)
    again = bob.post("/actions/new", data=said)
    after_back = bob.post("/actions/new", data=said | {"text": "Another thing."})

    assert first.location == again.location != after_back.location
    assert len(kept(app)) == 2


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"text": " \n "}, "Write what will be done."),
        ({"text": "é" * 201}, "Write at most 200 characters; there are 201."),
        ({"heard": "é" * 201}, "Write at most 200 characters; there are 201."),
        ({"measure": ""}, "Choose what it should improve."),
        ({"measure": "luck"}, "Not a valid choice."),
        ({"kind": ""}, "Choose what sort of thing it is."),
        ({"kind": "magic"}, "Not a valid choice."),
        ({"owner": "99999"}, "Not a valid choice."),
        ({"owner": "x"}, "Invalid Choice: could not coerce."),
        ({"starts_on": ""}, "Choose a day."),
        ({"due_on": "31.2.2026"}, "Not a valid date value."),
        ({"due_on": "2026-03-03"}, "This is before its first day, 4 March 2026."),
        ({"due_on": "2027-03-06"}, "Choose a day from 3 March 2025 to 5 March 2027."),
        ({"starts_on": "2025-03-02"}, "Choose a day from 3 March 2025"),
        ({"starts_on": "0001-01-01"}, "Choose a day from 3 March 2025"),
        ({"due_on": "9999-12-31"}, "Choose a day from 3 March 2025"),
    ],
)
def test_what_cannot_be_is_said_above_the_form_and_nothing_is_lost(
    app: Flask, bob: FlaskClient, said: Fields, wrong: Fields, told: str
) -> None:
    response = bob.post("/actions/new", data=said | wrong)

    assert response.status_code == 422
    page = BeautifulSoup(response.text, "html.parser")
    summary = page.select_one("[role=alert][autofocus][tabindex='-1']")
    assert summary
    assert told in summary.get_text()
    (field,) = wrong
    assert [link["href"] for link in summary.select("a")] == [f"#{field}"]
    assert page.select_one(f"#{field}[aria-invalid=true]")
    shown = page.select_one("[name=heard]").get_text()  # type: ignore[union-attr]
    assert shown == (said | wrong)["heard"]
    assert kept(app) == []


@pytest.mark.parametrize("typed", ["04/03/2026", "04.03.2026", "2026-03-04"])
def test_a_day_is_read_as_it_is_typed_where_there_is_no_calendar(
    app: Flask, bob: FlaskClient, said: Fields, typed: str
) -> None:
    bob.post("/actions/new", data=said | {"starts_on": typed})

    assert kept(app)[0].starts_on == date(2026, 3, 4)


def test_what_the_team_reads_is_shown_before_anything_is_kept(
    app: Flask, bob: FlaskClient, said: Fields
) -> None:
    response = bob.post("/actions/new", data=said | {"look": "y"})

    assert response.status_code == 200
    page = BeautifulSoup(response.text, "html.parser")
    read = page.select_one(".deeds")
    assert read
    assert " ".join(read.get_text().split()) == (
        f"You said: “Nobody asks us.” {TEXT} since 4 March 2026"
    )
    assert page.select_one("[aria-invalid]") is None
    assert kept(app) == []


def test_what_is_not_told_says_who_sees_it_all_the_same(
    bob: FlaskClient, said: Fields
) -> None:
    del said["is_told"]

    response = bob.post("/actions/new", data=said | {"look": "y"})

    page = BeautifulSoup(response.text, "html.parser")
    assert page.select_one(".deeds") is None
    assert "Arras reads nothing of it." in page.get_text()


# Changing it


def test_it_is_changed_and_what_it_was_stays(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    action_id = an_action(app, company["arras"], owner_id=company["bob"])
    form = soup(bob, f"/actions/{action_id}/edit").select_one("form:has(textarea)")
    assert form
    assert form.textarea
    assert form.textarea.get_text() == TEXT

    changed = said | {"text": "On Tuesday.", "owner": str(company["alice"])}
    response = bob.post(
        f"/actions/{action_id}/edit", data=changed, follow_redirects=True
    )

    assert "The changes are saved." in response.text
    page = BeautifulSoup(response.text, "html.parser")
    told = " ".join(page.select_one("details").get_text().split())  # type: ignore[union-attr]
    assert f"What will be done: {TEXT} → On Tuesday. Wednesday 4 March" in told
    assert "Who sees to it: Bob → Alice Wednesday 4 March" in told


def test_its_team_stays_whatever_is_sent(
    app: Flask, company: dict[str, int], sign_in: SignIn, said: Fields
) -> None:
    action_id = an_action(app, company["arras"])

    moved = said | {"team": str(company["lille"])}
    sign_in("alice").post(f"/actions/{action_id}/edit", data=moved)

    assert kept(app)[0].team_id == company["arras"]


def test_one_that_began_long_ago_can_still_be_changed(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    began = TODAY - timedelta(days=700)
    action_id = an_action(app, company["arras"], starts_on=began, measure="gone")

    changed = said | {"starts_on": began.isoformat(), "measure": "gone"}
    response = bob.post(f"/actions/{action_id}/edit", data=changed)

    assert response.status_code == 303
    assert kept(app)[0].heard == "Nobody asks us."


def test_whoever_works_elsewhere_by_now_still_sees_to_it(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    action_id = an_action(app, company["arras"], owner_id=company["emil"])
    form = soup(bob, f"/actions/{action_id}/edit").select_one("form:has(textarea)")
    assert form
    assert form.select_one("select[name=owner] [selected]").get_text() == "Emil"  # type: ignore[union-attr]

    changed = said | {"owner": str(company["emil"])}
    bob.post(f"/actions/{action_id}/edit", data=changed)

    assert kept(app)[0].owner_id == company["emil"]


def test_one_that_has_ended_did_not_begin_afterwards(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    action_id = an_action(app, company["arras"])
    bob.post(f"/actions/{action_id}/state", data={"move": "done"})

    late = said | {"starts_on": "2026-03-05"}
    response = bob.post(f"/actions/{action_id}/edit", data=late)

    assert response.status_code == 422
    assert "It has ended on 4 March 2026." in response.text


def test_saving_without_a_change_keeps_none(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    bobs = company["bob"]
    action_id = an_action(app, company["arras"], owner_id=bobs, heard="Nobody asks us.")

    bob.post(f"/actions/{action_id}/edit", data=said)

    with app.app_context():
        assert queries.changes(db.session(), action_id) == []


def test_an_edit_that_cannot_be_changes_nothing(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    action_id = an_action(app, company["arras"])

    response = bob.post(f"/actions/{action_id}/edit", data=said | {"text": ""})

    assert response.status_code == 422
    assert "Nothing is saved yet." in response.text
    assert kept(app)[0].text == TEXT


@pytest.mark.parametrize("path", ["edit", "state"])
def test_whoever_does_not_see_the_team_changes_nothing(
    app: Flask, company: dict[str, int], sign_in: SignIn, said: Fields, path: str
) -> None:
    action_id = an_action(app, company["arras"])

    data = said | {"move": "done"}
    response = sign_in("charlie").post(f"/actions/{action_id}/{path}", data=data)

    assert response.status_code == 404
    assert kept(app)[0].ended_on is None


def test_after_its_lead_has_gone_it_is_still_there(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    action_id = an_action(app, company["arras"], owner_id=company["bob"])
    with app.app_context():
        db.session.delete(db.session.get_one(Person, company["bob"]))
        db.session.commit()

    page = soup(sign_in("hana"), f"/actions/{action_id}/edit")

    chosen = page.select_one("select[name=owner] [selected]")
    assert chosen is None or chosen.get_text() == "the team"


def test_what_is_written_is_never_run(
    app: Flask, company: dict[str, int], bob: FlaskClient, said: Fields
) -> None:
    bold = {"text": "<b>Tom</b>", "heard": "<i>x</i>"}

    for sent in (said | bold | {"look": "y"}, said | bold):
        response = bob.post("/actions/new", data=sent, follow_redirects=True)
        assert "<b>Tom" not in response.text
        assert "<i>x" not in response.text
    for address in ("/actions", "/", f"/teams/{company['arras']}"):
        assert "&lt;b&gt;Tom" in bob.get(address).text


# Where it begins


def test_the_overview_tells_a_manager_what_is_under_way(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    late = {"starts_on": TODAY - 3 * A_WEEK, "due_on": TODAY - A_WEEK}
    an_action(app, company["arras"], "1", text="Running.")
    an_action(app, company["lille"], "2", text="Late.", **late)
    an_action(app, company["nice"], "3", text="Foreign.")

    told = [
        [one.get_text() for one in soup(sign_in(name), "/").select(".started a")]
        for name in ("alice", "bob", "hana")
    ]

    assert told == [["Late.", "Running."], ["Running."], ["Late."]]


def test_five_stand_on_the_overview_and_the_others_are_counted(
    app: Flask, company: dict[str, int], bob: FlaskClient
) -> None:
    for number in range(7):
        an_action(app, company["arras"], str(number), text=f"Number {number}.")

    page = soup(bob, "/")

    assert len(page.select(".started li")) == 5
    assert "2 more" in page.select_one("a[href='/actions']:not(nav *)").get_text()  # type: ignore[union-attr]


def test_the_page_of_a_team_has_its_actions_and_a_way_to_the_next(
    app: Flask, company: dict[str, int], bob: FlaskClient
) -> None:
    an_action(app, company["arras"])

    page = soup(bob, f"/teams/{company['arras']}")

    assert page.select_one(".started a").get_text() == TEXT  # type: ignore[union-attr]
    assert page.select_one(f"a.btn[href='/actions/new?team={company['arras']}']")
