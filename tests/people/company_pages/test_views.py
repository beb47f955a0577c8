"""Pages about the company: its name and logo, and which mails go to whom."""

import io

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.config import Settings
from engagement.database import db
from engagement.mail.models import MailKind
from engagement.people import mails
from engagement.people.company import company as described
from engagement.people.models import Person
from tests.afterwards import settle
from tests.mail import outbox
from tests.pulses.test_views import SignIn

PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
NAMED = {"name": "Marlow", "contact": "Ida, 01 23 45", "language": "fr"}


def test_hr_names_the_company(app: Flask, sign_in: SignIn) -> None:
    hana = sign_in("hana")

    page = hana.post("/company", data=NAMED, follow_redirects=True)

    brand = BeautifulSoup(page.text, "html.parser").select_one(".brand")
    assert brand
    assert brand.get_text(strip=True) == "Marlow"
    with app.app_context():
        found = described(db.session())
        assert (found.name, found.contact, found.language) == tuple(NAMED.values())


def test_a_logo_is_shown_kept_and_taken_away(
    client: FlaskClient, sign_in: SignIn
) -> None:
    hana = sign_in("hana")

    hana.post("/company", data=NAMED | {"logo": (io.BytesIO(PNG), "logo.png")})
    hana.post("/company", data=NAMED)
    kept = client.get("/logo")
    hana.post("/company", data=NAMED | {"no_logo": "y"})

    assert (kept.data, kept.mimetype) == (PNG, "image/png")
    assert client.get("/logo").mimetype == "image/gif"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"<svg onload='alert(1)'/>", "This is no PNG, JPEG or WebP picture."),
        (PNG + bytes(200_000), "This picture is larger than 200 kB."),
    ],
    ids=["no picture", "too large"],
)
def test_what_is_no_small_picture_is_refused_and_nothing_is_lost(
    sign_in: SignIn, content: bytes, told: str
) -> None:
    page = sign_in("hana").post(
        "/company", data=NAMED | {"logo": (io.BytesIO(content), "logo.svg")}
    )

    name = BeautifulSoup(page.text, "html.parser").find(id="name")
    assert page.status_code == 422
    assert told in page.text
    assert name
    assert name["value"] == "Marlow"


def test_a_company_without_a_name_is_refused(sign_in: SignIn) -> None:
    page = sign_in("hana").post("/company", data=NAMED | {"name": " "})

    assert page.status_code == 422
    assert "Write the name of the company." in page.text


def test_a_test_mail_goes_the_way_of_all_mails(
    sign_in: SignIn, settings: Settings
) -> None:
    hana = sign_in("hana")

    with hana.post("/company/test-mail"):
        pass
    settle()

    (sent,) = outbox.lying_in(settings.instance)
    assert sent["To"] == "hana@example.org"
    assert "This is a test" in outbox.text_of(sent)
    assert "The last test has left" in hana.get("/company").text


def off_path(
    app: Flask, settings: Settings, person_id: int, kind: MailKind = MailKind.RESULTS
) -> str:
    with app.app_context():
        person = db.session.get_one(Person, person_id)
        return mails.off_address(settings, person, kind).removeprefix(settings.address)


def test_a_name_pasted_with_a_line_break_stops_no_mail(
    sign_in: SignIn, settings: Settings
) -> None:
    hana = sign_in("hana")
    hana.post("/company", data=NAMED | {"name": "Marlow\u2028and\vSons"})

    with hana.post("/company/test-mail"):
        pass
    settle()

    (sent,) = outbox.lying_in(settings.instance)
    assert str(sent["Subject"]).startswith("Marlow and Sons · ")


def test_mails_about_results_are_turned_off_and_on_by_one_press(
    app: Flask, client: FlaskClient, settings: Settings, company: dict[str, int]
) -> None:
    path = off_path(app, settings, company["alice"])

    looked = client.get(path)
    off = client.post(path, data={"List-Unsubscribe": "One-Click"})
    on = client.post(path, data={"on": "1"})

    assert "You get a mail when results are out" in looked.text
    assert "You get no mail when results are out" in off.text
    assert "You get a mail when results are out" in on.text


def test_mails_about_results_and_on_mondays_are_turned_off_apart(
    app: Flask, client: FlaskClient, settings: Settings, company: dict[str, int]
) -> None:
    results = off_path(app, settings, company["alice"])
    mondays = off_path(app, settings, company["alice"], MailKind.DIGEST)

    off = client.post(mondays, data={"List-Unsubscribe": "One-Click"})

    assert results != mondays
    assert "You get no mail on Mondays." in off.text
    assert "You get a mail when results are out" in client.get(results).text
    on = client.post(mondays, data={"on": "1"})
    assert "You get a mail on Mondays when something waits for you." in on.text


def test_nobody_turns_off_the_mails_of_somebody_else(
    app: Flask, client: FlaskClient, settings: Settings, company: dict[str, int]
) -> None:
    path = off_path(app, settings, company["alice"])
    key = path.rpartition("/")[2]

    others = client.post(f"/mails/{company['bob']}/{key}")

    assert others.status_code == 404
    with app.app_context():
        assert db.session.get_one(Person, company["bob"]).wants_results
