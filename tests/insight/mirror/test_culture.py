"""The culture check: of the company alone, in words first, quarter beside quarter."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from engagement.database import db
from engagement.insight.mirror.culture import CultureCheck, culture_check
from engagement.insight.series.measures_in_use import staff_measures
from engagement.insight.team.importance import importance
from engagement.people import keys
from engagement.people import queries as people
from engagement.people.models import Scope
from engagement.pulses.bank import CULTURE
from engagement.pulses.queries import NO_BLANKS, Blanks
from engagement.statistics.findings import Withheld, WithheldReason
from tests.conftest import NOON
from tests.insight.measured import THIS_WEEK, Save, a_figure, a_release

SignIn = Callable[[str], FlaskClient]
NOW, BEFORE = THIS_WEEK - 1, THIS_WEEK - 14
LATEST = dict(zip(CULTURE, (0.6, 0.9, 0.3, 0.5), strict=True))
EARLIER = dict(zip(CULTURE, (0.6, 0.7, 0.3, 0.5), strict=True))


@pytest.fixture
def checked(company: dict[str, int], save: Save) -> None:
    """Publish two checks of the company, of ninety people each."""
    save(a_release())
    for week, shares in ((NOW, LATEST), (BEFORE, EARLIER)):
        for question, share in {**shares, "mobilisation": 0.5}.items():
            save(
                a_figure(
                    company["company"],
                    share,
                    week=week,
                    question=question,
                    low=90,
                    high=90,
                    rounding=0,
                )
            )


def found(blanks: Blanks = NO_BLANKS) -> CultureCheck | None:
    root = people.root(db.session())
    assert root
    return culture_check(db.session(), root, blanks)


def words(client: FlaskClient, path: str = "/mirror") -> str:
    client.post("/mirror", data={"skip": "1"})
    main = BeautifulSoup(client.get(path).text, "html.parser").main
    assert main
    return " ".join(main.get_text(" ").split())


@pytest.mark.usefixtures("checked")
def test_hr_reads_it_in_words_with_the_quarter_before(sign_in: SignIn) -> None:
    told = words(sign_in("hana"))

    first = told.index("Most agreed to: “Complaining should never cost a customer")
    assert "(90% agree)" in told
    assert "Least: “There are no bad customers" in told
    assert "“Complaining costs nothing” has moved since the check before: +20" in told
    assert first < told.index("week 9 of 2026 week 48 of 2025")
    assert "never told of a team" in told


@pytest.mark.usefixtures("checked")
def test_only_what_moved_beyond_chance_is_said_to_have_moved(app: Flask) -> None:
    with app.app_context():
        check = found()

    assert check
    assert check.weeks == (NOW, BEFORE)
    assert [row.question for row in check.moved] == ["culture_complaining"]


@pytest.mark.usefixtures("checked")
def test_managers_and_teams_have_none(sign_in: SignIn, company: dict[str, int]) -> None:
    assert "really sees its customers" not in words(sign_in("alice"))
    team = f"/teams/{company['lille']}/mirror"
    assert "really sees its customers" not in words(sign_in("hana"), team)


@pytest.mark.usefixtures("checked")
def test_a_week_that_the_reader_may_not_see_says_so(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        check = found(frozenset({(company["company"], NOW)}))

    assert check
    assert check.weeks == (NOW, BEFORE)
    hidden = Withheld(WithheldReason.OWN_ANSWERS)
    assert {row.latest for row in check.rows} == {hidden}
    assert check.shown == check.moved == ()


def test_without_a_check_there_is_none(
    app: Flask, company: dict[str, int], sign_in: SignIn
) -> None:
    with app.app_context():
        assert found() is None

    assert "really sees its customers" not in words(sign_in("hana"))


def test_one_check_alone_says_nothing_of_before(
    company: dict[str, int], save: Save, sign_in: SignIn
) -> None:
    save(a_release())
    of = company["company"]
    save(*(a_figure(of, share, question=one) for one, share in LATEST.items()))

    told = words(sign_in("hana"))

    assert "Most agreed to" in told
    assert "moved" not in told


@pytest.mark.usefixtures("checked")
def test_it_is_no_measure_of_teams(app: Flask, sign_in: SignIn) -> None:
    with app.app_context():
        assert not set(staff_measures(db.session())) & set(CULTURE)
    hana = sign_in("hana")

    for path in ("/trends", "/symmetry", "/symmetry/questions", "/trends.csv"):
        assert "culture_" not in hana.get(path).text
    strange = hana.get("/trends?staff=culture_care")
    assert strange.status_code == 200


@pytest.mark.usefixtures("checked")
def test_a_program_reads_what_is_published(app: Flask) -> None:
    with app.app_context():
        key = keys.create(db.session(), "k", Scope, NOON, person_id=None)
        db.session.commit()
    response = app.test_client().get(
        "/api/v1/releases?measure=culture_care",
        headers={"Authorization": f"Bearer {key}"},
    )

    assert response.status_code == 200
    assert response.text.count("culture_care") == 2


def test_a_pulse_without_dimensions_weighs_nothing(
    app: Flask, company: dict[str, int]
) -> None:
    with app.app_context():
        told = importance(db.session(), 4, NOW)

    assert isinstance(told, Withheld)
