"""The answer page, the promise, and the pages of the calendar."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from engagement.database import db
from engagement.people.models import Team
from engagement.pulses.bank import CULTURE
from engagement.pulses.closing import closing
from engagement.pulses.models import (
    CompanyStatistics,
    Envelope,
    Figure,
    Pulse,
)
from engagement.pulses.programme import programme
from tests.conftest import NOON, Clock
from tests.insight.measured import THIS_WEEK, a_figure, a_release
from tests.pulses import staff

SignIn = Callable[[str], FlaskClient]


@pytest.fixture
def ticket(app: Flask) -> str:
    """Open a pulse and return somebody's ticket."""
    with app.app_context():
        staff.a_team("top", people=6)
        pulse = staff.an_open_pulse(staff.inside(app), NOON)
        return staff.ticket_of(staff.inside(app), pulse, "top-0")


def page_of(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.data, "html.parser")


def heading(response: TestResponse) -> str:
    found = page_of(response).h1
    assert found
    return found.get_text()


def envelopes(app: Flask) -> int:
    with app.app_context():
        return db.session.execute(
            select(func.count()).select_from(Envelope)
        ).scalar_one()


def checked(page: BeautifulSoup) -> dict[str, str]:
    radios = [
        one for one in page.select("input[type=radio]") if one.has_attr("checked")
    ]
    return {str(one["name"]): str(one["value"]) for one in radios}


def test_the_page_has_five_questions_and_nothing_chosen(
    client: FlaskClient, ticket: str
) -> None:
    page = page_of(client.get("/p"))

    assert len(page.select("fieldset legend")) == 5
    assert len(page.select("fieldset:first-of-type input[type=radio]")) == 6
    assert checked(page) == {}


def a_culture_check(app: Flask) -> Pulse:
    """Open the first pulse of a quarter, where HR wants checks; thirty people."""
    settings = staff.inside(app)
    top = staff.a_team("top", people=15)
    staff.a_team("shop", top, people=15)
    programme.run_weekly(db.session(), 2, 12, 3)
    programme.check_culture(db.session())
    before = NOON - timedelta(weeks=13)
    staff.close(settings, staff.an_open_pulse(settings, before))
    return staff.an_open_pulse(settings, NOON)


def test_a_culture_check_says_of_whom_its_questions_are_told(
    app: Flask, client: FlaskClient
) -> None:
    with app.app_context():
        a_culture_check(app)

    page = page_of(client.get("/p"))

    assert len(page.select("fieldset legend")) == 7
    assert page.h1
    assert page.h1.get_text() == "7 short questions"
    assert "The last 4 are shown for the whole company together" in page.get_text()


def test_a_culture_check_is_released_for_the_company_and_no_team(app: Flask) -> None:
    with app.app_context():
        pulse, settings = a_culture_check(app), staff.inside(app)
        staff.everybody_answers(settings, pulse, NOON)

        staff.close(settings, db.session.merge(pulse))

        told = db.session.execute(select(Figure.question, Team.key).join(Team)).all()
        assert {key for question, key in told if question in CULTURE} == {"top"}
        assert {key for question, key in told if question == "pride"} == {"top", "shop"}


def test_the_page_neither_sets_nor_reads_a_cookie(
    client: FlaskClient, ticket: str
) -> None:
    client.set_cookie("diapason", "whatever")

    got = client.get("/p")
    sent = client.post("/p", data={"ticket": ticket, "energy": "4"})

    for response in (got, sent):
        assert "Set-Cookie" not in response.headers
        assert "Cookie" not in response.headers.get("Vary", "")
        assert response.headers["Cache-Control"] == "no-store"


def test_opening_the_page_changes_nothing(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    for method in (client.get, client.head):
        method(f"/p?ticket={ticket}&energy=4")

    assert envelopes(app) == 0


def test_an_answer_is_thanked_and_told_when_results_come(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    response = client.post("/p", data={"ticket": ticket, "energy": "4"})

    assert heading(response) == "Thank you, your answers count"
    assert "Saturday 7 March, 13:00" in page_of(response).get_text()
    assert envelopes(app) == 1


def test_a_second_answer_is_not_counted_and_shows_nothing_of_the_first(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    client.post("/p", data={"ticket": ticket, "energy": "4", "comment": "first"})

    response = client.post("/p", data={"ticket": ticket, "energy": "1"})

    assert heading(response) == "Your answers were already counted"
    assert "first" not in response.text
    assert envelopes(app) == 1


@pytest.mark.parametrize(
    ("sent", "words"),
    [
        ({"ticket": "A" * 24, "energy": "4"}, "does not fit"),
        ({"energy": "4"}, "Write your code"),
        ({"ticket": "A" * 24}, "Answer at least one question"),
        ({"ticket": "A" * 24, "energy": ""}, "Answer at least one question"),
        ({"ticket": "A" * 24, "energy": "6"}, "Answer at least one question"),
    ],
)
def test_what_cannot_be_counted_is_explained_and_kept(
    app: Flask, client: FlaskClient, ticket: str, sent: dict[str, str], words: str
) -> None:
    response = client.post("/p", data={**sent, "pride": "", "comment": "<b>kept</b>"})

    page = page_of(response)
    alert = page.select_one("[role=alert]")
    assert response.status_code == 422
    assert alert
    assert words in alert.get_text()
    assert checked(page).get("pride") == ""
    comment = page.select_one("textarea")
    assert comment
    assert comment.get_text() == "<b>kept</b>"
    assert envelopes(app) == 0


def test_changing_the_language_keeps_everything_and_sends_nothing(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    chosen = {"ticket": ticket, "energy": "4", "comment": "ici", "language": "en"}

    response = client.post("/p", data={**chosen, "switch": "fr"})

    page = page_of(response)
    code = page.select_one("#ticket")
    assert isinstance(page.html, Tag)
    assert page.html["lang"] == "fr"
    assert checked(page) == {"energy": "4"}
    assert code
    assert code["value"] == ticket
    assert envelopes(app) == 0


def test_the_page_speaks_the_browsers_language(
    client: FlaskClient, ticket: str
) -> None:
    french = client.get("/p", headers={"Accept-Language": "fr-FR,fr;q=0.9"})
    english = client.get("/p", headers={"Accept-Language": "de"})

    assert "Cette semaine" in french.text
    assert "this week" in english.text


TABLET = "/p?tablet"


def test_a_tablet_has_the_same_questions_and_a_way_to_begin_anew(
    client: FlaskClient, ticket: str
) -> None:
    phone, tablet = (page_of(client.get(path)) for path in ("/p", TABLET))

    assert [one.text for one in tablet.select("legend")] == [
        one.text for one in phone.select("legend")
    ]
    assert not phone.select("dialog, [data-shared], [data-clear]")
    form = tablet.select_one("form.answer")
    assert form
    assert (form["action"], form["autocomplete"]) == (TABLET, "off")
    assert {one["href"] for one in tablet.select("a[data-clear]")} == {TABLET}
    assert not tablet.select('a[href="/promise"]')


@pytest.mark.parametrize("times", [1, 2])
def test_the_thanks_of_a_tablet_lead_back_to_its_questions(
    client: FlaskClient, ticket: str, times: int
) -> None:
    sent = {"ticket": ticket, "energy": "4"}
    for _ in range(times):
        response = client.post(TABLET, data=sent)

    page = page_of(response)
    assert page.select_one("[data-thanked]")
    assert {one["href"] for one in page.select("main a")} == {TABLET}
    assert "url=/p?tablet" in str(page.select_one("noscript"))
    assert "noscript" not in client.post("/p", data=sent).text


def test_a_tablet_waits_for_the_next_pulse(client: FlaskClient) -> None:
    page = page_of(client.get(TABLET))

    assert heading(client.get(TABLET)) == "No questions are open now"
    assert page.select_one("dialog[data-fresh]")
    assert not page.select("main a")


@pytest.mark.parametrize("path", ["/p", TABLET])
def test_no_indentation_travels(client: FlaskClient, ticket: str, path: str) -> None:
    assert "\n " not in client.get(path).text


def test_hr_reads_how_a_tablet_is_set_up(app: Flask, sign_in: SignIn) -> None:
    page = page_of(sign_in("hana").get("/pulses"))

    address = app.extensions["settings"].address
    assert f"{address}{TABLET}" in [one.text for one in page.select("code")]
    assert page.select(".tablet svg")


def test_after_its_closing_time_the_page_says_that_nothing_is_open(
    app: Flask, client: FlaskClient, ticket: str, clock: Clock
) -> None:
    clock.moment = NOON + timedelta(days=3)

    got = client.get("/p")
    sent = client.post("/p", data={"ticket": ticket, "energy": "4"})

    assert heading(got) == heading(sent) == "No questions are open now"
    assert envelopes(app) == 0


def test_a_voided_pulse_is_told_on_the_page_without_questions(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    with app.app_context():
        closing.void(db.session(), db.session.scalars(select(Pulse.id)).one())
        db.session.commit()

    page = client.get("/p")

    assert "destroyed unread and count for nothing" in page.text
    assert heading(page) == "No questions are open now"


def test_a_worker_that_knows_an_earlier_pulse_soon_takes_answers_to_the_next(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    client.get("/p")
    with app.app_context():
        closing.void(db.session(), db.session.scalars(select(Pulse.id)).one())
        db.session.commit()
        settings = staff.inside(app)
        following = staff.an_open_pulse(settings, NOON + timedelta(weeks=1))
        sent = {"ticket": staff.ticket_of(settings, following, "top-0"), "energy": "4"}

    first, second = (client.post("/p", data=sent) for _ in range(2))

    assert (first.status_code, second.status_code) == (422, 200)
    assert envelopes(app) == 1


def test_hr_reads_that_the_secret_opens_nothing(app: Flask, sign_in: SignIn) -> None:
    hr = sign_in("hana")
    with app.app_context():
        staff.an_open_pulse(staff.inside(app), NOON)
    assert not page_of(hr.get("/pulses")).select(".alert-danger")
    settings = replace(app.extensions["settings"], secret="another")  # noqa: S106
    app.extensions["settings"] = settings

    alert = page_of(hr.get("/pulses")).select_one(".alert-danger")

    assert alert
    assert "put the old secret back" in alert.get_text()


def test_one_reads_with_whom_one_is_counted_and_nothing_is_spent(
    app: Flask, client: FlaskClient, ticket: str
) -> None:
    asked = {"ticket": ticket, "energy": "4", "show": "group"}

    page = page_of(client.post("/p", data=asked))

    group = page.select_one("[data-group]")
    assert group
    text = " ".join(group.get_text().split())
    assert text.startswith("Your answers count in: Top, 6 people Top-0, Top-1,")
    assert checked(page) == {"energy": "4"}
    assert envelopes(app) == 0


def test_who_is_new_among_them_is_said(
    app: Flask, client: FlaskClient, ticket: str, clock: Clock
) -> None:
    with app.app_context():
        settings = staff.inside(app)
        staff.close(settings, db.session.scalars(select(Pulse)).one())
        puppet = staff.a_person("puppet", db.session.scalars(select(Team)).one())
        db.session.add(puppet)
        clock.moment = NOON + timedelta(days=7)
        pulse = staff.an_open_pulse(settings, clock.moment)
        later = staff.ticket_of(settings, pulse, "top-0")

    response = client.post("/p", data={"ticket": later, "show": "group"})

    text = " ".join(page_of(response).get_text().split())
    assert "Your answers count in: Top, 7 people, 1 new Puppet (new), Top-0," in text


def test_an_unknown_ticket_is_told_nobodys_name(
    client: FlaskClient, ticket: str
) -> None:
    response = client.post("/p", data={"ticket": "A" * 24, "show": "group"})

    assert response.status_code == 422
    assert "Top-1" not in response.text


def test_an_unknown_and_a_closed_ticket_look_alike(
    app: Flask, client: FlaskClient, ticket: str, clock: Clock
) -> None:
    with app.app_context():
        first = db.session.scalars(select(Pulse)).one()
        staff.close(staff.inside(app), first)
        clock.moment = NOON + timedelta(days=7)
        staff.an_open_pulse(staff.inside(app), clock.moment)

    closed = client.post("/p", data={"ticket": ticket, "energy": "4"})
    unknown = client.post("/p", data={"ticket": "A" * 24, "energy": "4"})

    assert closed.status_code == unknown.status_code == 422
    assert closed.text.replace(ticket, "A" * 24) == unknown.text


def test_the_pages_are_small_enough_for_a_bad_connection(
    client: FlaskClient, ticket: str
) -> None:
    assert len(client.get("/p").data) < 12_000


def test_the_promise_is_open_to_everybody(client: FlaskClient) -> None:
    response = client.get("/promise")

    assert heading(response) == "What we promise"
    assert "somebody with full control of that server" in response.text


def test_the_calendar_lists_pulses_and_questions(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")
    with app.app_context():
        staff.an_open_pulse(staff.inside(app), NOON)

    page = page_of(hana.get("/pulses"))

    text = page.get_text()
    assert "Week 10 of 2026" in text
    assert "Open" in text
    assert "Open now, until Saturday 7 March, 13:00." in text
    assert "My work is noticed and appreciated." in text


def test_the_menu_tells_the_part_where_a_page_below_its_entry_stands(
    sign_in: SignIn,
) -> None:
    hana = sign_in("hana")

    above, below = page_of(hana.get("/pulses")), page_of(hana.get("/pulses/holidays"))

    for page, current in ((above, "page"), (below, "true")):
        (entry,) = page.select(".places [aria-current]")
        assert (entry.get_text(), entry["aria-current"]) == ("Pulses", current)


def test_only_hr_sees_the_calendar(sign_in: SignIn) -> None:
    assert sign_in("alice").get("/pulses").status_code == 404
    assert sign_in("emil").post("/pulses/rhythm").status_code == 404


def test_a_body_is_read_as_a_form_alone(client: FlaskClient, ticket: str) -> None:
    response = client.post(
        "/p",
        data=urlencode({"ticket": ticket, "energy": "4"}),
        content_type="text/plain",
    )

    assert response.status_code == 422


def test_hr_reads_how_far_answers_can_be_relied_on_with_ranges(
    sign_in: SignIn, company: dict[str, int], save: Callable[..., None]
) -> None:
    shops = [company[name] for name in ("lille", "arras", "nice")]
    save(a_release())
    save(
        *(a_figure(one, low=30, high=39) for one in shops),
        a_figure(company["company"], low=100, high=109),
        CompanyStatistics(
            week=THIS_WEEK - 1, release_id=1, icc1=0.08, icc2=0.75, alpha=0.8,
            questions=[], correlations=[],
        ),
    )  # fmt: skip

    page = page_of(sign_in("hana").get("/pulses"))

    told = [" ".join(one.get_text(" ").split()) for one in page.select("dt")]
    # F = 4 of 2 and 87 degrees: 4 / 3.86 and 4 · 39.5; alpha of 90 people, Feldt.
    assert told == [
        "ICC(1) 0.08 95% range: 0.00 to 0.84",
        "ICC(2) 0.75 95% range: 0.02 to 0.99",
        "Alpha 0.80 95% range: 0.71 to 0.87",
    ]
