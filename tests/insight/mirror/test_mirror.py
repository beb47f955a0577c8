"""The mirror, filled through the product's own doors and read as its readers do."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.customers.files.recipe import NOTHING_TOLD
from engagement.customers.files.sheets import COMMAND
from engagement.customers.imports import ledger, profiles
from engagement.customers.imports.ledger import Origin
from engagement.customers.intake import read
from engagement.customers.till import texts
from engagement.database import db
from engagement.insight.mirror.mirror import Mirror, mirror
from engagement.insight.shown import Shown
from engagement.people import queries as people
from engagement.people.models import Team
from engagement.pulses import history
from engagement.pulses.queries import NO_BLANKS
from engagement.web.context import now, settings, this_week

SignIn = Callable[[str], FlaskClient]
N = 500
"""Ours: the barometer does not tell how many answered."""
BAROMETER = {
    "courtesy": (59, 59),
    "facilitation": (43, 66),
    "environment": (35, 49),
}
"""Percent favourable of staff and of customers; insurance, a national one of 2023."""


def bring_in(team: str, shares: dict[str, tuple[int, int]], n: int = N) -> None:
    """Bring aggregated figures of both sides of a team in, as files."""
    staff = "team;week;question;n;favourable\n" + "".join(
        f"{team};2026-W09;{one};{n};{n * of_staff // 100}\n"
        for one, (of_staff, _) in shares.items()
    )
    outcome = history.take_in(
        db.session(), staff.encode(), this_week(), now(), settings()
    )
    assert outcome.refused == []
    bring_scores_in(team, {one: of for one, (_, of) in shares.items()}, n)


def bring_scores_in(team: str, shares: dict[str, int], n: int = N) -> None:
    """Bring aggregated scores in as a file; shares in percent."""
    scores = "team;week;metric;n;favourable\n" + "".join(
        f"{team};2026-W09;{one};{n};{n * of // 100}\n" for one, of in shares.items()
    )
    words, content = profiles.vocabulary(db.session()), scores.encode()
    said = read.read(content, words, this_week(), NOTHING_TOLD, COMMAND)
    said = ledger.up_to_date(db.session(), said)
    kept = ledger.keep(
        db.session(), said, Origin("a.csv", ledger.digest_of(content), now())
    )
    assert kept.added == len(shares)
    db.session.commit()


def of_company() -> Mirror:
    root = people.root(db.session())
    assert root
    return mirror(db.session(), root, this_week(), NO_BLANKS)


def words(client: FlaskClient, path: str = "/mirror") -> str:
    response = client.get(path)
    assert response.status_code == 200
    main = BeautifulSoup(response.text, "html.parser").main
    assert main
    return " ".join(main.get_text(" ").split())


@pytest.fixture
def barometer(app: Flask, company: dict[str, int]) -> None:
    with app.app_context():
        bring_in("company", BAROMETER)


@pytest.mark.usefixtures("barometer")
def test_the_gaps_of_a_national_barometer_are_named_and_courtesy_is_symmetric(
    app: Flask,
) -> None:
    with app.app_context():
        found = of_company()

    assert [row.dimension for row in found.clear] == ["facilitation", "environment"]
    gaps = {row.dimension: row.gap.difference for row in found.rows if row.gap}
    assert gaps == pytest.approx(
        {"facilitation": -0.23, "environment": -0.14, "courtesy": 0}
    )
    assert found.label
    assert ("environment", "customers") in found.label.low


@pytest.mark.usefixtures("barometer")
def test_a_manager_reads_first_what_to_do_first(sign_in: SignIn) -> None:
    told = words(sign_in("alice"))

    first = told.index(
        "Ease of getting things done: customers feel it more than staff do"
    )
    assert first < told.index("Begin there: ask your people what they would need.")
    assert "66% of customers, 43% of staff" in told
    assert first < told.index("Workplace: customers feel it more")


@pytest.mark.usefixtures("barometer")
def test_what_nobody_was_asked_is_said_to_have_no_figure(sign_in: SignIn) -> None:
    page = BeautifulSoup(sign_in("hana").get("/mirror").text, "html.parser")

    rows = page.select("tbody tr")
    (trust,) = [one for one in rows if one.th and one.th.get_text() == "Trust"]
    assert "No customer answered" in trust.get_text()
    assert "Fewer than five answers" in trust.get_text()
    assert rows.index(trust) > 2


def test_a_company_without_either_side_is_told_what_is_missing(
    sign_in: SignIn,
) -> None:
    told = words(sign_in("hana"))

    assert "Nothing that staff say of these things can be shown here" in told
    assert "The questionnaire" in told


@pytest.mark.usefixtures("barometer")
def test_a_team_too_small_to_be_shown_is_not_told_to_wait(
    company: dict[str, int], sign_in: SignIn
) -> None:
    told = words(sign_in("hana"), f"/teams/{company['nice']}/mirror")

    assert "nothing yet" not in told
    assert "where too few answer nothing is ever shown" in told


def test_a_team_has_its_own_mirror_of_itself_and_those_below(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    with app.app_context():
        bring_in("lille", {"trust": (40, 80)})
        bring_in("arras", {"trust": (80, 40)})

        team = db.session.get_one(Team, company["north"])
        north = mirror(db.session(), team, this_week(), NO_BLANKS)

    lille = words(sign_in("alice"), f"/teams/{company['lille']}/mirror")

    assert "Mirror: Lille" in lille
    assert "80% of customers, 40% of staff" in lille
    (trust,) = [row for row in north.rows if row.customers.is_shown]
    assert isinstance(trust.customers, Shown)
    assert trust.customers.value == 0.6
    assert trust.gap is None  # nothing of its staff was brought in


def test_nobody_reads_the_mirror_of_a_team_they_may_not_see(
    company: dict[str, int], sign_in: SignIn
) -> None:
    response = sign_in("charlie").get(f"/teams/{company['lille']}/mirror")

    assert response.status_code == 404


@pytest.mark.usefixtures("barometer")
def test_the_same_is_said_in_french(sign_in: SignIn) -> None:
    client = sign_in("alice")
    with client.session_transaction() as session:
        session["language"] = "fr"

    told = words(client)

    assert "Facilité à travailler" in told or "Facilitation" in told
    assert "customers" not in told


def test_the_questionnaire_names_the_columns_that_the_importer_knows(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    page = BeautifulSoup(
        sign_in("hana").get("/customers/questionnaire").text, "html.parser"
    )
    names = list(dict.fromkeys(one.get_text() for one in page.select("td code")))
    scales = [{**texts.ITEMS, **texts.DIMENSIONS}[one].scale for one in names]
    rows = [
        ["lille", "2026-03-02", *(str(point) for point in points)]
        for points in (
            [one.lowest for one in scales],
            [one.highest for one in scales],
            [one.highest - 1 for one in scales],
        )
    ]

    content = "\n".join(map(";".join, [["team", "date", *names], *rows])).encode()
    with app.app_context():
        vocabulary = profiles.vocabulary(db.session())
        said = read.read(content, vocabulary, this_week(), NOTHING_TOLD, COMMAND)

    assert said.questions == ()
    assert set(said.said["metric"]) == set(names)
