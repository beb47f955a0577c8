"""The page of results, as those who have the address of their group meet it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from engagement.actions import actions
from engagement.actions.actions import Author, Plan
from engagement.actions.kinds import ActionKind
from engagement.actions.models import Action, ActionState
from engagement.database import db
from engagement.people.company import show_team_results
from engagement.people.models import Person
from engagement.pulses import bank, results_links
from engagement.pulses.models import CountedIn, Figure, Pulse, ResultsLink, State
from engagement.stories.models import Story
from engagement.web.limits import TRIES
from tests.conftest import NOON, Clock
from tests.insight.measured import THIS_WEEK, a_figure, a_release

SignIn = Callable[[str], FlaskClient]
Save = Callable[..., None]
LILLE, COMPANY, ARRAS = "lillelillelille2", "companycompany22", "arrasarrasarras2"
LAST = THIS_WEEK - 1
TODAY = NOON.date()


@pytest.fixture
def released(company: dict[str, int], save: Save) -> dict[str, int]:
    """Release figures of Lille, of Arras with too few, and of the company."""
    save(
        Pulse(
            id=1, week=LAST, opens_at=NOON, closes_at=NOON, state=State.CLOSED,
            questions=[*bank.WEEKLY, "trust"], smallest_group=5, is_wiped=True,
        )
    )  # fmt: skip
    save(a_release(pulse_id=1))
    few = {"low": 5, "high": 7}
    for key, share, range_ in (
        ("company", 0.65, {"low": 50, "high": 59}),
        ("lille", 0.75, {}),
        ("arras", 0.25, few),
    ):
        for question in (*bank.WEEKLY, bank.MOBILISATION, "trust"):
            save(a_figure(company[key], share, question=question, **range_))
        took_part = {"question": bank.ANSWERS, "invited": 14, **range_}
        save(a_figure(company[key], 0.6, **took_part))
    for key, code in (("lille", LILLE), ("company", COMPANY), ("arras", ARRAS)):
        save(ResultsLink(pulse_id=1, team_id=company[key], code=code))
    return company


def main(response: TestResponse) -> str:
    assert response.status_code == 200
    found = BeautifulSoup(response.text, "html.parser").main
    assert found
    return " ".join(found.get_text(" ").split())


def read(client: FlaskClient, code: str, language: str = "en") -> str:
    return main(client.get(f"/r/{code}?language={language}"))


@pytest.mark.usefixtures("released")
def test_it_says_a_sentence_first_and_the_company_beside_it(
    client: FlaskClient,
) -> None:
    said = read(client, LILLE)

    assert said.startswith(
        "What came out in week 9 of 2026 Lille: about 3 answers in 4 say yes. "
        "Of 14 people asked, 8 to 11 answered. Company: about 2 answers in 3 say yes. "
        "It is too early to say whether that is a change."
    )
    assert "I am trusted here. Lille: about 3 answers in 4 say yes. 75%" in said
    assert "Arras" not in said


@pytest.mark.usefixtures("released")
def test_in_french_too(client: FlaskClient) -> None:
    said = read(client, LILLE, "fr")

    assert said.startswith(
        "Les résultats de la semaine 9 de 2026 Lille : « oui » dans environ 3 réponses "
        "sur 4."
    )


@pytest.mark.usefixtures("released")
def test_where_too_few_others_are_it_says_so_and_shows_the_company(
    client: FlaskClient,
) -> None:
    said = read(client, ARRAS)

    assert "Arras: this time nothing can be shown without showing people." in said
    assert "Your answers count all the same" in said
    assert "about 1 answer in 4" not in said
    assert "25%" not in said
    assert "5 to 7" not in said
    assert "Company: about 2 answers in 3 say yes." in said


def test_a_group_that_is_too_small_is_not_told_to_wait(
    app: Flask, client: FlaskClient, released: dict[str, int]
) -> None:
    with app.app_context():
        of_arras = Figure.team_id == released["arras"], Figure.question == bank.ANSWERS
        db.session.execute(update(Figure).where(*of_arras).values(invited=9))
        db.session.commit()

    said = read(client, ARRAS)

    assert "Arras is too small a group to be shown by itself" in said
    assert "this time nothing" not in said


@pytest.mark.usefixtures("released")
def test_it_reads_and_sets_no_cookie_and_is_kept_by_nobody(
    client: FlaskClient,
) -> None:
    client.set_cookie("diapason", "nonsense")

    answers = [client.get(f"/r/{code}") for code in (LILLE, "unknown")]

    for answer in answers:
        assert "Set-Cookie" not in answer.headers
        assert "Cookie" not in answer.headers.get("Vary", "")
        assert answer.headers["Cache-Control"] == "no-store"
        assert answer.headers["Referrer-Policy"] == "no-referrer"
        robots = BeautifulSoup(answer.text, "html.parser").select("meta[name=robots]")
        assert [one["content"] for one in robots] == ["noindex, nofollow"]
        assert "csrf" not in answer.text


def test_unknown_withdrawn_and_ended_ones_are_alike(
    app: Flask, client: FlaskClient, released: dict[str, int], save: Save
) -> None:
    save(
        Pulse(
            id=2, week=THIS_WEEK, opens_at=NOON, closes_at=NOON, state=State.CLOSED,
            questions=[], smallest_group=5, is_wiped=True,
        )
    )  # fmt: skip
    save(ResultsLink(pulse_id=2, team_id=released["arras"], code="takentakentaken2"))
    with app.app_context():
        results_links.withdraw(db.session(), released["arras"])
        db.session.commit()

    codes = ["neverneverneve22", "takentakentaken2", LILLE]
    answers = [client.get(f"/r/{code}") for code in codes]

    pages = {
        one.text.replace(code, "CODE") for one, code in zip(answers, codes, strict=True)
    }
    assert [one.status_code for one in answers] == [404] * 3
    assert len(pages) == 1
    assert "This address has ended, was taken back, or was never one." in pages.pop()


@pytest.mark.usefixtures("released")
def test_guessing_is_refused_after_a_while_and_nobody_else_is(
    client: FlaskClient,
) -> None:
    tries = [client.get(f"/r/{number}").status_code for number in range(30)]

    assert tries == [404] * TRIES.amount + [429] * (30 - TRIES.amount)
    assert client.get(f"/r/{LILLE}").status_code == 200


def test_where_hr_wants_it_every_address_shows_the_company_alone(
    app: Flask, client: FlaskClient, released: dict[str, int], save: Save
) -> None:
    save(a_plan_of(app, released["lille"], "Only for Lille"))
    with app.app_context():
        show_team_results(db.session(), has_teams=False)
        db.session.commit()

    pages = {code: read(client, code) for code in (LILLE, ARRAS, COMPANY)}

    assert len({*pages.values()}) == 1
    assert "Lille" not in pages[LILLE]
    assert "Company: about 2 answers in 3 say yes." in pages[LILLE]


def a_plan_of(
    app: Flask, team_id: int, text: str, *, heard: str = "", is_told: bool = True
) -> Action:
    days = TODAY - timedelta(days=9), TODAY + timedelta(days=9)
    plan = Plan(team_id, "trust", ActionKind.MEETING, text, *days, None, heard, is_told)
    author = Author(None, NOON, TODAY)
    with app.app_context():
        action = actions.write(db.session(), plan, text[:40], author)
        db.session.commit()
    return action


def test_it_tells_what_was_done_and_never_what_is_not_told(
    app: Flask, client: FlaskClient, released: dict[str, int]
) -> None:
    a_plan_of(app, released["lille"], "The rota is out.", heard="Too late")
    a_plan_of(app, released["lille"], "A secret plan", is_told=False)
    a_plan_of(app, released["arras"], "For Arras alone")
    a_plan_of(app, released["company"], "For all of us")

    said = read(client, LILLE)

    assert "You said: “Too late” The rota is out. since 23 February 2026" in said
    assert "For all of us" in said
    assert "secret" not in said
    assert "Arras alone" not in said


def test_a_team_of_which_nothing_is_told_reads_of_the_one_above(
    app: Flask, client: FlaskClient, released: dict[str, int]
) -> None:
    a_plan_of(app, released["north"], "For the whole north")

    assert "For the whole north" in read(client, LILLE)
    assert "For the whole north" not in read(client, COMPANY)


def test_stories_hang_there_and_none_that_waits(
    client: FlaskClient, released: dict[str, int], save: Save
) -> None:
    for at, (key, is_on) in enumerate(
        (("nice", True), ("lille", True), ("lille", False))
    ):
        save(
            Story(
                id=bytes([at] * 16), team_id=released[key], week=THIS_WEEK,
                text=f"Story {at}.", signature="", on_wall=is_on,
            )
        )  # fmt: skip

    said = read(client, LILLE)

    assert said.index("Story 1.") < said.index("Story 0.")
    assert "Story 2." not in said


@pytest.mark.usefixtures("released")
def test_it_says_when_the_next_questions_come(
    client: FlaskClient, sign_in: SignIn
) -> None:
    before = read(client, LILLE)
    sign_in("hana").post(
        "/pulses/rhythm",
        data={"every": "1", "weekday": "3", "hour": "10", "days_open": "4"},
    )

    assert "No day is set for the next questions yet." in before
    assert "The next questions come on Thursday 12 March, 10:00." in read(client, LILLE)


def test_signed_in_one_reads_the_same_of_the_group_one_is_counted_in(
    app: Flask, client: FlaskClient, released: dict[str, int], sign_in: SignIn
) -> None:
    counted(app, emil=released["lille"], hana=released["company"])

    emil, hana, bob = (
        main(sign_in(name).get("/results")) for name in ("emil", "hana", "bob")
    )

    by_link = read(client, LILLE).partition("This address is the same")[0]
    assert emil.partition("You see here")[0] == by_link
    assert "Lille" not in hana
    assert "Company: about 2 answers in 3 say yes." in bob  # he was never counted yet


def counted(app: Flask, **groups: int) -> None:
    with app.app_context():
        for name, team_id in groups.items():
            person = db.session.query(Person).filter_by(name=name.title()).one()
            person.counted_in_id = team_id
        db.session.commit()


def test_who_leads_a_team_does_not_read_there_what_they_were_counted_in(
    app: Flask, released: dict[str, int], sign_in: SignIn, save: Save
) -> None:
    save(
        CountedIn(
            person_id=released["bob"], team_id=released["lille"], first_week=LAST,
            last_week=LAST, is_group=True,
        )
    )  # fmt: skip
    counted(app, bob=released["lille"])
    before = main(sign_in("bob").get("/results"))
    leads(app, released["lille"], released["bob"])

    after = main(sign_in("bob").get("/results"))

    assert "Lille: about 3 answers in 4 say yes." in before
    assert "Lille: this time nothing can be shown" in after


@pytest.mark.parametrize(("is_theirs", "is_shown"), [(True, False), (False, True)])
def test_by_an_address_of_a_new_lead_nobody_reads_what_they_were_counted_in(
    app: Flask,
    client: FlaskClient,
    released: dict[str, int],
    save: Save,
    *,
    is_theirs: bool,
    is_shown: bool,
) -> None:
    # That of a pulse before they led has gone to them too; a later one has not.
    weeks = range(LAST - 3, LAST + 1 if is_theirs else LAST)
    save(
        CountedIn(
            person_id=released["bob"], team_id=released["lille"], first_week=weeks[0],
            last_week=weeks[-1], is_group=True,
        )
    )  # fmt: skip
    leads(app, released["lille"], released["bob"])

    said = read(client, LILLE)

    assert ("Lille: about 3 answers in 4 say yes." in said) is is_shown
    assert ("Lille: this time nothing can be shown" in said) is (not is_shown)
    assert "Company: about 2 answers in 3 say yes." in said


def leads(app: Flask, team_id: int, person_id: int) -> None:
    with app.app_context():
        db.session.execute(
            db.text(f"UPDATE team SET lead_id = {person_id} WHERE id = {team_id}")  # noqa: S608 - numbers
        )
        db.session.commit()


@pytest.mark.parametrize(
    ("name", "leads_to"), [("emil", "/results"), ("bob", "/"), ("hana", "/")]
)
def test_the_products_name_leads_to_a_page_that_is_there(
    sign_in: SignIn, name: str, leads_to: str
) -> None:
    client = sign_in(name)
    brand = BeautifulSoup(client.get("/promise").text, "html.parser").select_one(
        "a.brand"
    )

    assert brand
    assert brand["href"] == leads_to
    assert client.get(leads_to).status_code == 200


def test_before_the_first_results_it_says_when_they_come(sign_in: SignIn) -> None:
    said = main(sign_in("emil").get("/results"))

    assert "There are no results yet." in said


def test_what_was_given_up_is_told_no_more(
    app: Flask, client: FlaskClient, released: dict[str, int], clock: Clock
) -> None:
    action = a_plan_of(app, released["lille"], "A coffee machine")
    with app.app_context():
        found = db.session.merge(action)
        author = Author(None, clock(), TODAY)
        actions.move(db.session(), found, ActionState.GIVEN_UP, author)
        db.session.commit()

    assert "coffee" not in read(client, LILLE)


@pytest.mark.usefixtures("released")
def test_it_says_how_long_the_address_works(client: FlaskClient, save: Save) -> None:
    its_own = read(client, LILLE)
    save(
        Pulse(
            id=2, week=THIS_WEEK, opens_at=NOON, closes_at=NOON, state=State.OPEN,
            questions=[*bank.WEEKLY], smallest_group=5,
        )
    )  # fmt: skip
    save(ResultsLink(pulse_id=2, team_id=1, code="x" * 16))
    before = read(client, "x" * 16)

    assert "It works until the next results;" in its_own
    assert "It works until the results after the next ones;" in before
