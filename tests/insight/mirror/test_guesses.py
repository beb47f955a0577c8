"""A guess before one reads, shown back to whoever made it, and to nobody else."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import delete, select

from engagement.customers.models import Score
from engagement.database import db
from engagement.insight.mirror import guesses
from engagement.insight.models import Guess
from engagement.people.models import Person, Team
from engagement.pulses.queries import NO_BLANKS
from tests.conftest import Clock
from tests.insight.measured import (
    THIS_WEEK,
    Save,
    a_figure,
    a_release,
    a_score,
)
from tests.living import signed_in

SignIn = Callable[[str], FlaskClient]
WEEK = THIS_WEEK - 1


@pytest.fixture
def sign_in(app: Flask, company: dict[str, int], clock: Clock) -> SignIn:
    """Return a client of somebody who has not guessed yet."""
    return lambda name: signed_in(app, company[name], clock())


@pytest.fixture(autouse=True)
def published(company: dict[str, int], save: Save) -> None:
    """Publish a week of the company and of North: 40 % mobilised, 70 % satisfied."""
    save(a_release())
    for key in ("company", "north"):
        save(a_figure(company[key], 0.4, low=40, high=49, rounding=0))
        save(a_figure(company[key], 0.4, low=40, high=49, rounding=0, question="trust"))
    save(a_score(company["lille"], 100, 70))
    save(a_score(company["lille"], 100, 70, metric="trust"))


def words(client: FlaskClient, path: str = "/mirror") -> str:
    main = BeautifulSoup(client.get(path).text, "html.parser").main
    assert main
    return " ".join(main.get_text(" ").split())


def guessed(client: FlaskClient, path: str = "/mirror", **said: str) -> str:
    response = client.post("/mirror", data={**said, "back": path})
    assert response.status_code == 303
    assert response.location == path
    return words(client, path)


def test_a_guess_is_asked_before_anything_is_read_and_then_shown_back(
    sign_in: SignIn,
) -> None:
    alice = sign_in("alice")

    before, after = words(alice), guessed(alice, staff="8", customers="7")

    assert "Guess first, then see: North, week 9 of 2026" in before
    assert "Mobilised: they have energy for their work" in before
    assert "40%" not in before
    assert "you guessed 8 in 10, and it was 40%: less than you thought." in after
    assert "you guessed 7 in 10, and it was 70%: well seen." in after


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/symmetry?weeks=all",
        "/symmetry/questions",
        "/teams",
        "/teams/1",
        "/teams/1/mirror",
        "/trends",
    ],
)
def test_before_a_guess_no_page_of_results_is_shown(sign_in: SignIn, path: str) -> None:
    hana = sign_in("hana")

    page = BeautifulSoup(hana.get(path).text, "html.parser")
    after = guessed(hana, path, skip="1")

    assert "Before you read" in page.get_text()
    assert "40%" not in page.get_text()
    [back] = page.select("main input[name=back]")
    assert back["value"] == path
    assert "Before you read" not in after


def test_after_a_guess_nobody_is_led_elsewhere(sign_in: SignIn) -> None:
    response = sign_in("alice").post(
        "/mirror", data={"skip": "1", "back": "https://example.org/"}
    )

    assert response.location == "/"


def test_a_guess_stands_hollow_in_each_row_of_the_team_it_is_of(
    company: dict[str, int], sign_in: SignIn
) -> None:
    alice, path = sign_in("alice"), f"/teams/{company['north']}/mirror"
    guessed(alice, staff="8", customers="7")

    rows = BeautifulSoup(alice.get(path).text, "html.parser").select("svg.track")
    of_company = BeautifulSoup(alice.get("/mirror").text, "html.parser")

    assert len(rows) == 11
    for row in rows:
        assert len(row.select(".guess")) == 2
    assert not of_company.select(".track .guess")
    assert of_company.select_one(f"a[href='{path}']")


def test_whoever_will_not_guess_reads_all_the_same_and_is_not_asked_again(
    sign_in: SignIn,
) -> None:
    alice = sign_in("alice")

    told = guessed(alice, skip="1", staff="5", customers="5")

    assert "All eleven" in told
    assert "you guessed" not in told


def test_a_second_guess_changes_nothing(app: Flask, sign_in: SignIn) -> None:
    alice = sign_in("alice")
    guessed(alice, staff="8", customers="7")
    guessed(alice, staff="4", customers="7")

    with app.app_context():
        assert db.session.scalars(select(Guess.staff)).all() == [8]


@pytest.mark.parametrize("staff", ["11", "-1", "many", ""])
def test_what_is_no_number_in_ten_is_refused(sign_in: SignIn, staff: str) -> None:
    response = sign_in("alice").post("/mirror", data={"staff": staff, "customers": "5"})

    assert response.status_code == 422


def test_whoever_leads_nothing_is_not_asked(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    with app.app_context():
        db.session.get_one(Team, company["nice"]).lead_id = None
        db.session.commit()

    assert "Before you read" not in words(sign_in("charlie"))


def test_nobody_reads_the_guess_of_another(sign_in: SignIn) -> None:
    guessed(sign_in("alice"), staff="8", customers="7")

    hana = guessed(sign_in("hana"), skip="1")

    assert "guess" not in hana.lower()


@pytest.mark.parametrize(("leaders", "is_told"), [(5, True), (4, False)])
def test_hr_reads_the_guesses_of_five_who_lead_a_team_together_not_of_four(
    app: Flask,
    company: dict[str, int],
    sign_in: SignIn,
    leaders: int,
    is_told: bool,  # noqa: FBT001 - a column
) -> None:
    with app.app_context():
        for number in range(leaders):
            _leader(company, number, staff=number + 5, week=WEEK - 1)
        _leader(company, leaders, staff=9, week=WEEK - 1, team="company")
        db.session.commit()

    told = guessed(sign_in("hana"), staff="9", customers="8")

    assert ("Of week 8 of 2026, 5 people who lead teams have" in told) == is_told
    assert ("7 in 10 of staff, 8 in 10 of customers" in told) == is_told
    assert "people who lead" not in guessed(sign_in("alice"), skip="1")


def test_while_leaders_still_guess_no_guess_is_the_difference_of_two_readings(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        for number in range(5):
            _leader(company, number, staff=5, week=WEEK)
        before = guesses.together(db.session())
        _leader(company, 5, staff=9, week=WEEK)

        assert guesses.together(db.session()) == before


def test_on_the_mirror_of_the_company_a_guess_says_of_which_team_it_is(
    sign_in: SignIn,
) -> None:
    told = guessed(sign_in("alice"), staff="8", customers="7")

    assert "North, week 9 of 2026. Staff: you guessed 8 in 10" in told
    assert "Your guesses of North, the latest first" in told


def test_a_guess_is_shown_back_where_customers_are_asked_other_things(
    app: Flask, sign_in: SignIn
) -> None:
    with app.app_context():
        db.session.execute(delete(Score).where(Score.metric == "trust"))
        db.session.commit()

    told = guessed(sign_in("alice"), staff="8", customers="7")

    assert "customers are not asked about these things yet" in told
    assert "you guessed 8 in 10, and it was 40%: less than you thought." in told


def test_a_guess_goes_with_whoever_made_it(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    guessed(sign_in("alice"), staff="8", customers="7")

    with app.app_context():
        db.session.execute(delete(Person).where(Person.id == company["alice"]))
        db.session.commit()
        assert db.session.scalars(select(Guess)).all() == []


def test_a_guess_of_a_team_led_before_is_not_held_against_another(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    guessed(sign_in("bob"), staff="8", customers="7")

    with app.app_context():
        bob = db.session.get_one(Person, company["bob"])
        assert len(guesses.own(db.session(), bob, NO_BLANKS)) == 1
        db.session.execute(delete(Guess).where(Guess.team_id != company["arras"]))
        one = db.session.scalars(select(Guess)).one()
        one.team_id = company["nice"]
        assert guesses.own(db.session(), bob, NO_BLANKS) == []


def _leader(
    company: dict[str, int], number: int, staff: int, week: int, team: str = "north"
) -> None:
    person = Person(
        key=f"leader-{number}",
        name=f"Leader {number}",
        team_id=company[team],
        role="manager",
    )
    db.session.add(person)
    db.session.flush()
    db.session.add(
        Guess(
            person_id=person.id,
            week=week,
            team_id=company[team],
            staff=staff,
            customers=8,
        )
    )
