"""The page at the till as a customer meets it, and the pages of HR around it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from bs4 import BeautifulSoup, Tag
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from werkzeug.test import TestResponse

from engagement.customers.models import (
    Score,
    TillAnswer,
    TillComment,
    TillSent,
    TillSurvey,
)
from engagement.customers.till import answers
from engagement.customers.till.texts import DIMENSIONS, ITEMS, WORDS
from engagement.database import db
from engagement.web import limits
from engagement.web.qr_code import QUIET_ZONE
from tests.conftest import Clock
from tests.customers.till.surveys import a_survey, form_of

SignIn = Callable[[str], FlaskClient]
Numbers = dict[tuple[str, int], int]


@pytest.fixture
def code(app: Flask, company: dict[str, int]) -> str:
    return opened(app, company)


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


def opened(app: Flask, company: dict[str, int], **given: object) -> str:
    with app.app_context():
        survey = a_survey(db.session(), company["lille"], **given)
        db.session.commit()
        return survey.code


def page(response: TestResponse) -> BeautifulSoup:
    return BeautifulSoup(response.text, "html.parser")


def one(found: BeautifulSoup | Tag, selector: str) -> Tag:
    (tag,) = found.select(selector)
    return tag


def words(response: TestResponse) -> str:
    return " ".join(one(page(response), "main").get_text(" ").split())


def title(response: TestResponse) -> str:
    return one(page(response), "h1").get_text(strip=True)


def send(
    client: FlaskClient, code: str, number: int = 1, **said: object
) -> TestResponse:
    form = {"form": form_of(number), "csat": "4", **said}
    return client.post(f"/t/{code}", data=form)


def numbers(app: Flask) -> Numbers:
    with app.app_context():
        rows = db.session.execute(
            select(TillAnswer.metric, TillAnswer.score, TillAnswer.n)
        )
        return {(metric, score): n for metric, score, n in rows}


def comments(app: Flask) -> list[str]:
    with app.app_context():
        return list(db.session.scalars(select(TillComment.text)))


def the_survey(app: Flask) -> TillSurvey:
    with app.app_context():
        return db.session.scalars(select(TillSurvey)).one()


# What a customer sees


def test_the_page_asks_and_chooses_nothing_for_anybody(
    client: FlaskClient, code: str
) -> None:
    found = page(client.get(f"/t/{code}"))

    legends = [legend.get_text(" ", strip=True) for legend in found.select("legend")]
    assert legends == [
        ITEMS["csat"].texts["en"],
        f"{DIMENSIONS['courtesy'].texts['en']} (optional)",
    ]
    assert "Rue des Lilas" in found.text
    assert len(found.select("input[type=radio]")) == 2 * 5
    assert found.select("[checked], [required]") == []
    assert found.select("script:not([src*=theme])") == []


def test_the_page_tells_customers_no_name_of_a_team(
    app: Flask, client: FlaskClient, company: dict[str, int]
) -> None:
    code = opened(app, company, place="")

    assert "Lille" not in client.get(f"/t/{code}").text


@pytest.mark.parametrize(("item", "choices"), [("nps", 11), ("ces", 5), ("csat", 5)])
def test_every_point_can_be_chosen(
    app: Flask, client: FlaskClient, company: dict[str, int], item: str, choices: int
) -> None:
    code = opened(app, company, item=item, dimension="", asks_comment=False)

    found = page(client.get(f"/t/{code}"))

    values = [str(radio["value"]) for radio in found.select("input[type=radio]")]
    assert values == [str(point) for point in ITEMS[item].points]
    assert len(values) == choices
    assert found.select("textarea") == []


def test_the_page_is_in_the_language_of_the_phone(
    client: FlaskClient, code: str
) -> None:
    french = client.get(f"/t/{code}", headers={"Accept-Language": "fr-FR,fr;q=0.9"})
    other = client.get(f"/t/{code}", headers={"Accept-Language": "de"})

    assert ITEMS["csat"].texts["fr"] in french.text
    assert WORDS["fr"][0] in french.text
    assert ITEMS["csat"].texts["en"] in other.text


def test_switching_the_language_keeps_the_choices_and_counts_nothing(
    app: Flask, client: FlaskClient, code: str
) -> None:
    response = send(
        client, code, courtesy="2", comment="<b>kept</b>", language="en", switch="fr"
    )

    found = page(response)
    chosen = {str(one["name"]): one["value"] for one in found.select("[checked]")}
    assert one(found, "html")["lang"] == "fr"
    assert chosen == {"csat": "4", "courtesy": "2"}
    assert one(found, "textarea").text == "<b>kept</b>"
    assert one(found, "[name=form]")["value"] == form_of(1)
    assert numbers(app) == {}


def test_looking_counts_nothing_and_every_look_is_a_form_of_its_own(
    app: Flask, client: FlaskClient, code: str
) -> None:
    looks = [page(client.get(f"/t/{code}")) for _ in range(3)]

    assert len({one(look, "[name=form]")["value"] for look in looks}) == 3
    assert numbers(app) == {}


def test_an_answer_is_counted_and_thanked_for(
    app: Flask, client: FlaskClient, code: str
) -> None:
    response = send(client, code, courtesy="5", comment=" Kind\r\n people ")

    assert (response.status_code, title(response)) == (200, "Thank you")
    assert numbers(app) == {("csat", 4): 1, ("courtesy", 5): 1}
    assert comments(app) == ["Kind people"]


def test_a_double_click_counts_once_and_is_thanked_for_alike(
    app: Flask, client: FlaskClient, code: str
) -> None:
    first, second = send(client, code), send(client, code)

    assert first.data == second.data
    assert numbers(app) == {("csat", 4): 1}


def test_the_second_question_and_the_comment_are_optional(
    app: Flask, client: FlaskClient, code: str
) -> None:
    send(client, code)

    assert numbers(app) == {("csat", 4): 1}
    assert comments(app) == []


def test_without_an_answer_to_the_first_question_everything_is_kept(
    app: Flask, client: FlaskClient, code: str
) -> None:
    response = send(client, code, csat="", courtesy="3", comment="Wait")

    found = page(response)
    assert response.status_code == 422
    assert "Choose an answer" in one(found, "[role=alert]").text
    assert one(found, "[checked]")["name"] == "courtesy"
    assert one(found, "textarea").text == "Wait"
    assert numbers(app) == {}


def test_what_is_not_asked_is_not_counted(
    app: Flask, client: FlaskClient, company: dict[str, int]
) -> None:
    code = opened(app, company, dimension="", asks_comment=False)

    send(client, code, courtesy="3", nps="9", comment="unasked")

    assert numbers(app) == {("csat", 4): 1}
    assert comments(app) == []


def test_a_form_that_lost_its_name_gets_another(
    app: Flask, client: FlaskClient, code: str
) -> None:
    for name in ("", "x" * 32, "\0"):
        client.post(f"/t/{code}", data={"form": name, "csat": "4"})

    assert numbers(app) == {("csat", 4): 3}


def test_a_long_comment_is_cut(app: Flask, client: FlaskClient, code: str) -> None:
    send(client, code, comment="é" * 900)

    assert comments(app) == ["é" * answers.LONGEST_COMMENT]


@settings(
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.dictionaries(st.sampled_from(["form", "csat", "comment"]), st.text()))
def test_whatever_is_sent_gets_a_page(
    client: FlaskClient, code: str, form: dict[str, str]
) -> None:
    # A form cannot carry half a character.
    sent = {key: text.encode(errors="ignore").decode() for key, text in form.items()}

    assert client.post(f"/t/{code}", data=sent).status_code in {200, 422, 429}


def test_no_cookie_is_read_or_set_at_the_till(hana: FlaskClient, code: str) -> None:
    answers = [
        hana.get(f"/t/{code}"), send(hana, code), send(hana, code, 2, csat=""),
        send(hana, code, 3, switch="fr"), hana.get("/t/unknown"),
        hana.get("/t/no/such/page"), hana.delete(f"/t/{code}"),
    ]  # fmt: skip

    assert {answer.headers.get("Set-Cookie") for answer in answers} == {None}
    assert {"Cookie" in answer.headers.get("Vary", "") for answer in answers} == {False}
    assert not any("Hana" in answer.text for answer in answers)


def test_an_unknown_code_is_told_in_words(client: FlaskClient) -> None:
    for answer in (client.get("/t/unknown"), send(client, "unknown")):
        assert answer.status_code == 404
        assert title(answer) == "This question is not known here"


def test_a_code_typed_in_capitals_is_known(client: FlaskClient, code: str) -> None:
    assert client.get(f"/t/{code.upper()}").status_code == 200


def test_a_paused_question_says_so_and_counts_nothing(
    app: Flask, client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    hana.post("/customers/till/1/pause")

    answers = [client.get(f"/t/{code}"), send(client, code)]

    assert [title(one) for one in answers] == ["This question is closed for now"] * 2
    assert numbers(app) == {}


def test_a_full_day_says_so_and_counts_nothing(
    app: Flask, client: FlaskClient, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "MOST_A_DAY", 1)
    send(client, code, 1)

    response = send(client, code, 2)

    assert response.status_code == 429
    assert "Please try again tomorrow." in words(response)
    assert numbers(app) == {("csat", 4): 1}


def test_the_day_is_that_of_the_company(
    app: Flask,
    client: FlaskClient,
    code: str,
    clock: Clock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(answers, "MOST_A_DAY", 1)
    send(client, code, 1)
    clock.moment += timedelta(hours=11, minutes=30)  # half past midnight in Paris

    assert send(client, code, 2).status_code == 200
    with app.app_context():
        assert len(db.session.scalars(select(TillSent)).all()) == 1


def test_one_address_may_answer_twenty_times_an_hour(
    app: Flask, client: FlaskClient, code: str
) -> None:
    most = limits.ANSWERS.amount
    statuses = [send(client, code, number).status_code for number in range(most + 2)]

    assert statuses == [200] * most + [429] * 2
    assert numbers(app) == {("csat", 4): most}


def test_the_last_answer_of_an_hour_sent_twice_is_thanked_for_alike(
    app: Flask, client: FlaskClient, code: str
) -> None:
    last = limits.ANSWERS.amount
    for number in range(1, last + 1):
        first = send(client, code, number)

    again = send(client, code, last)

    assert (again.status_code, again.data) == (200, first.data)
    assert numbers(app) == {("csat", 4): last}


def test_forms_sent_again_or_refused_are_not_counted_against_an_address(
    app: Flask, client: FlaskClient, code: str
) -> None:
    for _ in range(limits.ANSWERS.amount + 5):
        send(client, code, 1)
        send(client, code, 2, csat="")

    assert send(client, code, 3).status_code == 200


def test_the_limit_is_one_for_each_survey_and_each_address(
    app: Flask, client: FlaskClient, company: dict[str, int], code: str
) -> None:
    app.extensions["limits"] = replace(app.extensions["limits"], is_proxied=True)
    other = opened(app, company)
    for number in range(limits.ANSWERS.amount + 1):
        refused = send(client, code, number)

    assert refused.status_code == 429
    assert "from your connection" in words(refused)
    assert send(client, other, 99).status_code == 200
    elsewhere = {"X-Forwarded-For": "192.0.2.9"}
    form = {"form": form_of(98), "csat": "4"}
    assert client.post(f"/t/{code}", data=form, headers=elsewhere).status_code == 200


def test_no_address_is_kept_of_an_answer(
    app: Flask, client: FlaskClient, code: str
) -> None:
    form = {"form": form_of(1), "csat": "4"}

    client.post(f"/t/{code}", data=form, environ_base={"REMOTE_ADDR": "192.0.2.77"})

    storage = app.extensions["limits"].limiter.storage
    assert code in repr(dict(storage.storage))
    assert "192.0.2.77" not in repr(dict(storage.storage))


@pytest.mark.parametrize(
    ("site", "status"), [("cross-site", 400), ("same-origin", 200), ("none", 200)]
)
def test_pages_of_others_cannot_answer_through_their_visitors(
    client: FlaskClient, code: str, site: str, status: int
) -> None:
    form = {"form": form_of(1), "csat": "4"}

    response = client.post(f"/t/{code}", data=form, headers={"Sec-Fetch-Site": site})

    assert response.status_code == status


# What HR sees


CHOSEN = {
    "item": "nps", "dimension": "trust", "place": "  Rue   X ", "moment": "till",
    "asks_comment": "y",
}  # fmt: skip


def test_hr_opens_a_question(
    app: Flask, hana: FlaskClient, company: dict[str, int]
) -> None:
    response = hana.post("/customers/till", data={**CHOSEN, "team_id": company["nice"]})

    assert (response.status_code, response.location) == (303, "/customers/till/1")
    survey = the_survey(app)
    assert (survey.team_id, survey.item, survey.dimension) == (
        (company["nice"], "nps", "trust")
    )
    assert (survey.place, survey.moment) == ("Rue X", "till")
    assert (survey.asks_comment, survey.is_open, survey.import_id) == (True, True, None)


def test_only_the_team_and_the_question_must_be_chosen(
    app: Flask, hana: FlaskClient, company: dict[str, int]
) -> None:
    chosen = {"team_id": company["nice"], "item": "csat", "dimension": ""}

    assert hana.post("/customers/till", data=chosen).status_code == 303
    survey = the_survey(app)
    assert (survey.place, survey.moment, survey.dimension) == ("", "", "")
    assert not survey.asks_comment


@pytest.mark.parametrize(
    "wrong",
    [
        {"team_id": "999"}, {"team_id": "x"}, {"item": "rtf"}, {"dimension": "nps"},
        {"place": "x" * 81}, {"moment": "x" * 61},
    ],
)  # fmt: skip
def test_a_question_that_cannot_be_is_explained(
    app: Flask, hana: FlaskClient, company: dict[str, int], wrong: dict[str, str]
) -> None:
    chosen = {**CHOSEN, "team_id": company["nice"], **wrong}

    response = hana.post("/customers/till", data=chosen)

    assert response.status_code == 422
    assert page(response).select(".error")
    with app.app_context():
        assert db.session.scalars(select(TillSurvey)).all() == []


def test_the_list_says_that_nothing_is_asked_yet(hana: FlaskClient) -> None:
    assert "None yet." in words(hana.get("/customers/till"))


def test_the_page_of_customers_leads_to_the_till(hana: FlaskClient) -> None:
    assert page(hana.get("/customers")).select("a[href='/customers/till']")


def test_the_list_shows_answers_as_unverified(
    client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    send(client, code)

    (row,) = page(hana.get("/customers/till")).select("tbody tr")

    assert one(row, "td").text == "1"
    assert one(row, ".badge").text == "unverified"


def test_the_page_of_a_question_shows_address_numbers_and_comments(
    client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    for number, score in enumerate([5, 4, 3, 1, 1]):
        send(client, code, number, csat=str(score), comment="")
    send(client, code, 9, csat="5", comment="<i>Quick</i>", courtesy="5")

    response = hana.get("/customers/till/1")

    found = page(response)
    assert f"http://localhost/t/{code}" in words(response)
    assert "Unverified: anybody" in words(response)
    first, second = found.select("table")
    rows = [
        [" ".join(cell.text.split()) for cell in row.select("td")]
        for row in first.select("tbody tr")
    ]
    assert rows[0][:4] == rows[1][:4] == ["6", "2", "1", "3"]
    assert rows[0][4].startswith("50%")
    assert "Fewer than 5 customers answered" in second.text
    assert "<i>Quick</i>" in one(found, ".comment p").text


@pytest.mark.parametrize(
    ("address", "warned"), [("http://127.0.0.1:5000", 1), ("https://example.org", 0)]
)
def test_an_address_that_phones_may_not_reach_is_told(
    app: Flask, hana: FlaskClient, code: str, address: str, warned: int
) -> None:
    known = app.extensions["settings"]
    app.extensions["settings"] = replace(known, address=address)

    response = hana.get("/customers/till/1")

    assert words(response).count("Phones may not reach this address.") == warned
    assert f"{address}/t/{code}" in response.text


def test_a_question_without_answers_offers_nothing_to_count(
    hana: FlaskClient, code: str
) -> None:
    response = hana.get("/customers/till/1")

    assert "Nobody has answered yet." in words(response)
    assert "Count these answers" not in words(response)


def test_recommendations_are_shown_as_a_balance(
    app: Flask, client: FlaskClient, company: dict[str, int], hana: FlaskClient
) -> None:
    code = opened(app, company, item="nps", dimension="")
    for number, score in enumerate([10, 9, 8, 3, 10]):
        send(client, code, number, nps=str(score))

    row = page(hana.get("/customers/till/1")).select("tbody tr")[0]

    assert one(row, "td:last-child").get_text(" ", strip=True).startswith("+40")


def test_hr_decides_that_answers_count_and_takes_it_back(
    app: Flask, client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    send(client, code, 1)
    response = hana.post("/customers/till/1/count")

    shown = words(hana.get(response.location))
    assert "1 answer counts in the figures of Lille." in shown
    assert "Unverified" not in shown
    send(client, code, 2)
    assert "1 more has come since, unverified." in words(hana.get("/customers/till/1"))
    hana.post("/customers/till/1/count")
    with app.app_context():
        assert db.session.scalars(select(Score.n)).all() == [2]

    hana.post("/customers/till/1/count", data={"leave_out": "1"})

    assert "Unverified: anybody" in words(hana.get("/customers/till/1"))
    with app.app_context():
        assert db.session.scalars(select(Score.n)).all() == []


def test_an_import_undone_among_the_others_is_unverified_again(
    client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    send(client, code)
    hana.post("/customers/till/1/count")
    assert "At the till: Lille" in words(hana.get("/customers/imports"))
    assert hana.get("/customers/imports/1").status_code == 200

    hana.post("/customers/imports/1/undo")

    assert "Unverified: anybody" in words(hana.get("/customers/till/1"))


def test_counting_nothing_says_so(hana: FlaskClient, code: str) -> None:
    hana.post("/customers/till/1/count")

    assert "Nobody has answered yet." in words(hana.get("/customers/till"))


def test_a_paused_question_goes_on(
    client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    hana.post("/customers/till/1/pause")
    assert "paused" in words(hana.get("/customers/till"))

    hana.post("/customers/till/1/pause", data={"open": "1"})

    assert title(client.get(f"/t/{code}")) == "Two short questions"


def test_a_comment_that_names_somebody_is_deleted(
    app: Flask, client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    send(client, code, comment="Emil was rude")
    found = page(hana.get("/customers/till/1"))
    address = str(one(found, ".comment [action$=delete]")["action"])

    responses = [hana.post(address) for _ in range(2)]

    assert [answer.status_code for answer in responses] == [303, 404]
    assert comments(app) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_poster_has_a_code_and_an_address_in_its_own_language(
    hana: FlaskClient, code: str, language: str
) -> None:
    found = page(hana.get(f"/customers/till/1/poster-{language}"))

    assert one(found, "html")["lang"] == language
    assert ITEMS["csat"].texts[language] in found.text
    assert one(found, ".link").text == f"http://localhost/t/{code}"
    drawing = one(found, "[role=img] svg")
    assert not drawing.select("[style]")
    assert "style" not in drawing.attrs
    assert int(str(drawing["viewbox"]).split()[-1]) >= 21 + 2 * QUIET_ZONE


def test_a_poster_in_another_language_is_not_found(
    hana: FlaskClient, code: str
) -> None:
    assert hana.get("/customers/till/1/poster-de").status_code == 404


@pytest.mark.parametrize("path", ["", "/poster-en"])
def test_an_unknown_question_is_not_found(hana: FlaskClient, path: str) -> None:
    assert hana.get(f"/customers/till/77{path}").status_code == 404


@pytest.mark.parametrize("what", ["pause", "count"])
def test_an_unknown_question_cannot_be_changed(hana: FlaskClient, what: str) -> None:
    assert hana.post(f"/customers/till/77/{what}").status_code == 404


@pytest.mark.parametrize("name", ["alice", "emil"])
def test_questions_at_the_till_are_for_hr_alone(
    sign_in: SignIn, code: str, name: str
) -> None:
    client = sign_in(name)

    pages = ["/customers/till", "/customers/till/1", "/customers/till/1/poster-en"]

    assert {client.get(path).status_code for path in pages} == {404}


def test_hr_lets_a_comment_at_the_till_on_the_wall_once_and_it_is_logged(
    client: FlaskClient, hana: FlaskClient, code: str
) -> None:
    send(client, code, comment="So kind!")
    shown = page(hana.get("/customers/till/1"))
    address = str(one(shown, ".comment [action$=wall]")["action"])

    answers = [
        hana.post(
            address,
            data={"on": "1", "back": "/customers/till/1"},
            follow_redirects=True,
        )
        for _ in range(2)
    ]

    assert "The comment is on the wall." in answers[0].text
    assert "Somebody else has decided" in answers[1].text
    assert "on the wall" in one(page(answers[0]), ".comment").get_text()
    assert "So kind!" in words(hana.get("/wall"))
    assert words(hana.get("/roster")).count("let a comment of a customer of Lille") == 1
    hana.post(address)
    assert "So kind!" not in words(hana.get("/wall"))
