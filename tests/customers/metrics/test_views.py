"""HR at the page of the metrics: added, renamed, deleted, and told why not."""

from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.customers.models import Score
from engagement.database import db
from tests.customers.sending import fields as fields_of_check
from tests.customers.sending import one, page, staged, taken_in, words

SignIn = Callable[[str], FlaskClient]

PAGE = "/customers/metrics"
OURS = f"{PAGE}/proprete-du-magasin"
FIELDS = {
    "name": "Propreté du magasin",
    "key": "",
    "lowest": "0",
    "highest": "20",
    "best": "highest",
    "favourable": "15",
    "unfavourable": "9",
}
SCORES = "date,team,Propreté du magasin\n" + "".join(
    f"2026-03-02,lille,{score}\n" for score in (18, 15, 14, 10, 9, 0)
)


@pytest.fixture
def hana(sign_in: SignIn) -> FlaskClient:
    return sign_in("hana")


@pytest.fixture
def ours(hana: FlaskClient) -> FlaskClient:
    """HR of a company that has one metric of its own."""
    hana.post(PAGE, data=FIELDS)
    return hana


def metrics(client: FlaskClient) -> dict[str, tuple[str, OwnScale]]:
    with client.application.app_context():
        found = own_metrics.rows(db.session())
        return {one.key: (one.name, own_metrics.asked_by(one)) for one in found}


def errors(response: TestResponse) -> dict[str, str]:
    """Return what is told below the fields, by their names."""
    return {
        str(tag["id"]).removesuffix("-help"): one(tag, ".error").text
        for tag in page(response).select(".help[id]")
        if tag.select(".error")
    }


def told(client: FlaskClient, response: TestResponse) -> str:
    assert response.status_code == 303, errors(response)
    return words(client.get(response.location))


def test_without_one_the_page_says_that_few_need_any(hana: FlaskClient) -> None:
    said = words(hana.get(PAGE))

    assert "None yet." in said
    assert "0 to 10 · favourable: 9 or more · unfavourable: 6 or less" in said
    assert "1 to 7, 1 is best · favourable: 2 or less" in said
    assert "good or bad, in words · favourable: good" in said


def test_a_metric_is_added_under_a_code_made_of_its_name(hana: FlaskClient) -> None:
    response = hana.post(PAGE, data=FIELDS)

    assert "“Propreté du magasin” is added." in told(hana, response)
    assert metrics(hana) == {
        "proprete-du-magasin": ("Propreté du magasin", OwnScale(0, 20, 15, 9))
    }
    said = words(hana.get(PAGE))
    assert "0 to 20, 20 is best favourable: 15 or more unfavourable: 9 or less" in said


def test_a_metric_has_the_code_that_it_is_given(hana: FlaskClient) -> None:
    turned = {"best": "lowest", "favourable": "5", "unfavourable": "11"}

    hana.post(PAGE, data={**FIELDS, **turned, "key": " Clean-Shop "})

    asked = OwnScale(0, 20, 5, 11, is_turned=True)
    assert metrics(hana) == {"clean-shop": ("Propreté du magasin", asked)}
    said = words(hana.get(PAGE))
    assert "0 to 20, 0 is best favourable: 5 or less unfavourable: 11 or more" in said


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("name", "", "Write how you call the metric."),
        ("name", "  ", "The name needs at least one letter."),
        ("name", "42", "The name needs at least one letter."),
        ("name", "=1+1 x", "Begin the name with a letter or a digit."),
        ("name", "x" * 61, "Write at most 60 characters."),
        (
            "name",
            "Satisfaction",
            "Files call “Satisfaction (CSAT)” by this name already; choose another.",
        ),
        (
            "name",
            "Recommendation (NPS)",
            "Files call “Recommendation (NPS)” by this name already;",
        ),
        ("name", "Trust", "Files call “Trust” by this name already; choose another."),
        ("name", "Magasin", "In files, a column of this name says something else;"),
        ("name", "S42", "In files, a column of this name says something else;"),
        ("key", "Été", "Write small letters from a to z, digits and hyphens"),
        ("key", "a" * 41, "Write at most 40 characters."),
        (
            "key",
            "nps",
            "Files call “Recommendation (NPS)” by this name already; choose another.",
        ),
        ("key", "pride", "This code means something else; choose another."),
        ("key", "team", "This code means something else; choose another."),
        ("lowest", "", "Write a whole number."),
        ("lowest", "1,5", "Write a whole number."),
        pytest.param("lowest", "9" * 5000, "Write a whole number.", id="endless"),
        ("lowest", "-1", "The lowest answer cannot be below 0."),
        ("highest", "101", "The highest answer cannot be above 100."),
        ("highest", "0", "The highest answer must be above the lowest"),
        ("favourable", "0", "Choose an answer of the scale, and not the worst one"),
        ("favourable", "21", "Choose an answer of the scale, and not the worst one"),
        ("unfavourable", "15", "Choose an answer of the scale that is worse than"),
        ("best", "middle", "Not a valid choice."),
    ],
)
def test_bad_input_is_told_and_nothing_is_lost(
    hana: FlaskClient, field: str, value: str, told: str
) -> None:
    response = hana.post(PAGE, data={**FIELDS, field: value})

    assert response.status_code == 422
    found = errors(response)
    assert found.keys() == {field}
    assert found[field].startswith(told)
    for name in FIELDS.keys() - {field, "best"}:
        assert one(page(response), f"input[name={name}]")["value"] == FIELDS[name]
    if field not in {"best", "name", "key"}:
        assert one(page(response), f"input[name={field}]")["value"] == value
    assert metrics(hana) == {}


@pytest.mark.parametrize("name", ["propreté du magasin", "Proprete-du-Magasin"])
def test_two_metrics_are_not_called_the_same(ours: FlaskClient, name: str) -> None:
    response = ours.post(PAGE, data={**FIELDS, "name": name})

    assert response.status_code == 422
    assert errors(response) == {
        "name": "Files call “Propreté du magasin” by this name already; choose another."
    }


def test_there_are_only_so_many(ours: FlaskClient) -> None:
    for number in range(1, own_metrics.MOST):
        ours.post(PAGE, data={**FIELDS, "name": f"Measure no. {number}"})

    response = ours.post(PAGE, data={**FIELDS, "name": "One more"})

    assert response.status_code == 422
    assert errors(response) == {
        "name": "There are 30 of your own, as many as fit; delete one first."
    }


def test_a_file_brings_its_scores_and_the_check_page_names_it(
    ours: FlaskClient,
) -> None:
    path = staged(ours, SCORES)
    shown = page(ours.get(path))

    assert "Score: Propreté du magasin" in shown.text
    response = ours.post(f"{path}/commit", data=fields_of_check(shown))

    assert response.status_code == 303
    with ours.application.app_context():
        row = db.session.execute(
            select(Score.metric, Score.n, Score.favourable, Score.unfavourable)
        ).one()
    assert tuple(row) == ("proprete-du-magasin", 6, 2, 2)


def test_an_answer_outside_its_scale_is_refused(ours: FlaskClient) -> None:
    said = words(ours.get(staged(ours, SCORES + "2026-03-02,lille,21\n")))

    assert "“21” is outside the scale, which goes from 0 to 20." in said


def test_a_metric_without_scores_can_be_changed(ours: FlaskClient) -> None:
    shown = page(ours.get(OURS))
    fields = {
        name: one(shown, f"input[name={name}]")["value"]
        for name in ("name", "lowest", "highest", "favourable", "unfavourable")
    }
    assert fields == {name: FIELDS[name] for name in fields}
    assert not shown.select("input[name=key]")

    response = ours.post(OURS, data={**FIELDS, "name": "Hygiène", "highest": "10"})
    assert errors(response).keys() == {"favourable"}
    changed = {"highest": "10", "favourable": "9", "unfavourable": "6"}
    response = ours.post(OURS, data={**FIELDS, **changed, "name": "Hygiène"})

    assert "“Hygiène” is changed." in told(ours, response)
    assert metrics(ours) == {"proprete-du-magasin": ("Hygiène", OwnScale(0, 10, 9, 6))}


def test_with_scores_only_the_name_can_change(ours: FlaskClient) -> None:
    taken_in(ours, SCORES)
    shown = ours.get(OURS)
    assert not page(shown).select("input[name=lowest]")
    assert "There are scores of this metric, so its scale cannot change" in words(shown)

    ours.post(OURS, data={**FIELDS, "name": "Hygiène", "highest": "100"})

    assert metrics(ours) == {"proprete-du-magasin": ("Hygiène", OwnScale(0, 20, 15, 9))}


def test_a_metric_keeps_its_own_name(ours: FlaskClient) -> None:
    response = ours.post(OURS, data=FIELDS)

    assert "“Propreté du magasin” is changed." in told(ours, response)


def test_a_metric_is_deleted_once_nothing_counts_by_it(ours: FlaskClient) -> None:
    taken_in(ours, SCORES)
    assert "it cannot be deleted" in words(ours.get(OURS))
    refused = ours.post(f"{OURS}/delete")
    assert "has scores that count, so it stays" in told(ours, refused)

    ours.post("/customers/imports/1/undo")
    response = ours.post(f"{OURS}/delete")

    assert "“Propreté du magasin” is deleted." in told(ours, response)
    assert metrics(ours) == {}


def test_a_file_like_the_last_of_a_deleted_metric_is_refused(ours: FlaskClient) -> None:
    taken_in(ours, SCORES)
    ours.post("/customers/imports/1/undo")
    ours.post(f"{OURS}/delete")

    said = words(ours.get(staged(ours, SCORES.replace("18", "17"))))

    assert "Score: proprete-du-magasin" in said
    assert "There is no metric “proprete-du-magasin”." in said


@pytest.mark.parametrize("path", ["", "/delete"])
def test_a_built_in_metric_cannot_be_changed(hana: FlaskClient, path: str) -> None:
    assert hana.post(f"{PAGE}/csat{path}", data=FIELDS).status_code == 404
    assert hana.get(f"{PAGE}/csat").status_code == 404
