"""What a group is told beside the questions: on the pages after and in mails."""

from collections import defaultdict
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.engine import Engine

from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.database import db
from engagement.ops import jobs
from engagement.people.company import show_team_results
from engagement.people.models import Person, Team
from engagement.pulses import results_links
from engagement.pulses.models import Pulse
from tests.conftest import NOON, Clock
from tests.mail.outbox import lying_in, text_of
from tests.pulses import staff

TODAY = NOON.date()
TEAMS = ("shop", "store")
Tell = Callable[..., None]


@pytest.fixture
def pulse(app: Flask) -> Pulse:
    """Open a pulse to a company of six with a shop and a store of eight each."""
    with app.app_context():
        top = staff.a_team("top", people=6)
        for key in TEAMS:
            staff.a_team(key, top, people=8)
        return staff.an_open_pulse(staff.inside(app), NOON)


@pytest.fixture
def tell(app: Flask, pulse: Pulse) -> Tell:
    """Write down that something was done for a team."""

    def write(key: str, text: str, *, heard: str = "", is_told: bool = True) -> None:
        with app.app_context():
            team = db.session.scalars(select(Team.id).where(Team.key == key)).one()
            days = TODAY - timedelta(days=9), TODAY + timedelta(days=9)
            plan = Plan(
                team, "trust", ActionKind.ROTA, text, *days, None, heard, is_told
            )
            actions.write(db.session(), plan, text[:40], Author(None, NOON, TODAY))
            db.session.commit()

    return write


def ticket_of(app: Flask, key: str) -> str:
    with app.app_context():
        pulse = db.session.scalars(select(Pulse)).one()
        return staff.ticket_of(staff.inside(app), pulse, key)


def path_of(app: Flask, key: str) -> str:
    with app.app_context():
        pulse_id = db.session.scalars(select(Pulse.id)).one()
        team = db.session.scalars(select(Team.id).where(Team.key == key)).one()
        code = results_links.of_pulse(db.session(), pulse_id).code(team)
    return f"/r/{code}"


def thanked(
    app: Flask, client: FlaskClient, key: str, address: str = "/p"
) -> BeautifulSoup:
    sent = {"ticket": ticket_of(app, key), "energy": "4"}
    return BeautifulSoup(client.post(address, data=sent).text, "html.parser")


def links(page: BeautifulSoup) -> set[str]:
    return {str(one["href"]) for one in page.select('main a[href^="/r/"]')}


def words(page: Tag) -> str:
    return " ".join(page.get_text(" ").split())


@pytest.mark.usefixtures("pulse")
def test_whoever_has_answered_is_told_where_and_when_results_are(
    app: Flask, client: FlaskClient
) -> None:
    first, second, again = (
        thanked(app, client, key) for key in ("shop-0", "shop-1", "shop-1")
    )
    other = thanked(app, client, "store-0")

    assert links(first) == links(second) == links(again) == {path_of(app, "shop")}
    assert links(other) == {path_of(app, "store")}
    assert str(first) == str(second)
    assert "Results on Saturday 7 March, 13:00, here" in words(first)
    assert client.get(links(first).pop()).status_code == 200


@pytest.mark.usefixtures("pulse")
def test_a_tablet_shows_it_to_be_taken_along_and_opens_nothing(
    app: Flask, client: FlaskClient
) -> None:
    page = thanked(app, client, "shop-0", "/p?tablet")

    assert links(page) == set()
    assert page.select_one(".qr svg.code")
    assert path_of(app, "shop") in words(page)


@pytest.mark.usefixtures("pulse")
def test_taken_back_it_is_on_no_page_a_minute_later(
    app: Flask, client: FlaskClient, clock: Clock
) -> None:
    thanked(app, client, "shop-0")
    with app.app_context():
        team = db.session.scalars(select(Team.id).where(Team.key == "shop")).one()
        results_links.withdraw(db.session(), team)
        db.session.commit()
    clock.moment += timedelta(minutes=1)

    assert links(thanked(app, client, "shop-1")) == set()


@pytest.mark.usefixtures("pulse")
def test_where_hr_wants_it_so_everybody_is_told_of_the_companys_page(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context():
        show_team_results(db.session(), has_teams=False)
        db.session.commit()

    found = [links(thanked(app, client, key)) for key in ("shop-0", "store-0", "top-0")]

    assert found == [{path_of(app, "top")}] * 3


def test_everybody_of_a_group_is_told_what_was_done_for_it(
    app: Flask, client: FlaskClient, tell: Tell
) -> None:
    tell("shop", "The rota is out.", heard="Too late")
    tell("store", "A new till")
    tell("top", "Lunch for all")
    tell("shop", "A secret", is_told=False)

    shop, store = (words(thanked(app, client, f"{key}-0")) for key in TEAMS)

    assert "You said: “Too late” The rota is out. since 23 February 2026" in shop
    assert ("Lunch for all" in shop, "Lunch for all" in store) == (True, True)
    assert "A new till" not in shop
    assert "rota" not in store
    assert "secret" not in shop


def test_the_open_page_tells_what_was_done_for_all_and_for_no_group(
    client: FlaskClient, tell: Tell
) -> None:
    tell("shop", "The rota is out.")
    tell("top", "Lunch for all")

    page = words(BeautifulSoup(client.get("/p").text, "html.parser"))

    assert page.index("Send my answers") < page.index("Lunch for all")
    assert "rota" not in page


def test_a_tablet_tells_nothing_to_whoever_passes_by(
    client: FlaskClient, tell: Tell
) -> None:
    tell("top", "Lunch for all")

    assert "Lunch" not in client.get("/p?tablet").text


@pytest.mark.parametrize("part", [{}, {"part": "group"}])
def test_with_a_code_it_tells_what_was_done_for_the_group(
    app: Flask, client: FlaskClient, tell: Tell, part: dict[str, str]
) -> None:
    tell("shop", "The rota is out.")
    asked = {"ticket": ticket_of(app, "shop-0"), "show": "group", **part}

    page = BeautifulSoup(client.post("/p", data=asked).text, "html.parser")

    found = page.select_one("[data-deeds]")
    assert found
    assert "The rota is out." in words(found)


def test_where_nothing_was_done_nothing_is_said(
    app: Flask, client: FlaskClient, tell: Tell
) -> None:
    tell("store", "A new till")

    pages = [client.get("/p").text, str(thanked(app, client, "top-0"))]

    assert [page for page in pages if "You said, we did" in page] == []


@pytest.mark.usefixtures("pulse")
def test_no_statement_around_an_answer_tells_of_which_group_it_is(
    app: Flask, client: FlaskClient
) -> None:
    said: dict[str, list[object]] = defaultdict(list)

    def note(_c: object, _cur: object, text: str, values: object, *_: object) -> None:
        said[text].append(values)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        for key in ("shop-0", "store-0"):
            client.post("/p", data={"ticket": ticket_of(app, key), "energy": "4"})
    finally:
        event.remove(Engine, "before_cursor_execute", note)

    asked = [text for text in said if "results_link" in text or "action" in text]
    assert len(asked) == 2
    of_groups = [text for text in asked if "team_id =" in text or "team_id IN" in text]
    assert of_groups == []
    assert [len(said[text]) for text in asked] == [1, 1]  # of the first in a minute


def mails(app: Flask, clock: Clock, folder: Path) -> dict[str, str]:
    clock.moment = NOON
    with app.app_context():
        jobs.do_what_is_due(db.session(), staff.inside(app))
    return {str(one["To"]): text_of(one) for one in lying_in(folder)}


def test_the_invitation_leads_to_results_and_tells_what_was_done(
    app: Flask, tell: Tell, clock: Clock, tmp_path: Path
) -> None:
    tell("shop", "The rota is out.", heard="Too late")
    tell("top", "Lunch for all")

    found = mails(app, clock, tmp_path)

    of_shop = found["shop-3@example.org"]
    address = f"{staff.inside(app).address}{path_of(app, 'shop')}"
    assert address in of_shop
    assert "You said, we did:" in of_shop
    assert "You said: “Too late” → The rota is out. (since 23 February 2026)" in of_shop
    assert "Lunch for all (since 23 February 2026)" in of_shop
    told = {
        key: {
            line.replace(f"shop-{at}".title(), "NAME")
            for line in of.splitlines()
            if "/p" not in line and "-" not in line.partition(" ")[0]
        }
        for at in range(8)
        if (of := found[key := f"shop-{at}@example.org"])
    }
    assert len({*map(frozenset, told.values())}) == 1
    assert "rota" not in found["store-0@example.org"]
    assert path_of(app, "store") in found["store-0@example.org"]


def test_mails_in_another_language_say_the_same(
    app: Flask, tell: Tell, clock: Clock, tmp_path: Path
) -> None:
    tell("shop", "Le planning est affiché.", heard="Trop tard")
    with app.app_context():
        for person in db.session.scalars(select(Person)):
            person.language = "fr"
        db.session.commit()

    said = mails(app, clock, tmp_path)["shop-0@example.org"].replace("\xa0", " ")

    assert "Vous l’avez dit, nous avons agi :" in said
    assert "Vous avez dit : « Trop tard » → Le planning est affiché." in said
    assert "(depuis le 23 février 2026)" in said


@pytest.mark.usefixtures("pulse")
def test_without_a_link_and_without_a_deed_mails_say_nothing_of_them(
    app: Flask, clock: Clock, tmp_path: Path
) -> None:
    with app.app_context():
        for group in results_links.groups(db.session()):
            results_links.withdraw(db.session(), group.team_id)
        db.session.commit()

    said = "".join(mails(app, clock, tmp_path).values())

    assert "/r/" not in said
    assert "You said" not in said
