"""Two tools may number their answers alike; the same tool is known by every door."""

from collections.abc import Callable
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import func, select

from engagement.customers.models import Profile, Score
from engagement.database import db
from engagement.ops import watcher
from engagement.people.models import Scope
from tests.api.living import Program, a_key
from tests.customers.sending import page, shown, staged, tiles

HEADER = "date,team,metric,score,id\n"
OLD = "2026-03-02,lille,csat,5,A-1\n"
NEW = "2026-03-02,lille,csat,4,A-2\n"
SENT = {"date": "2026-03-02", "team": "lille", "metric": "csat", "score": 5}


@pytest.fixture
def hana(company: dict[str, int], sign_in: Callable[[str], FlaskClient]) -> FlaskClient:
    return sign_in("hana")


def upload(client: FlaskClient, text: str, profile: str) -> None:
    path = staged(client, text)
    form = shown(client, path) | {"profile": profile}
    assert client.post(f"{path}/commit", data=form).status_code == 303


def left_in_a_folder(app: Flask, folder: Path, text: str) -> str:
    (folder / "done").mkdir(exist_ok=True)
    (folder / "scores.csv").write_text(text)
    with app.app_context():
        return watcher.take(folder / "scores.csv")


def answers(app: Flask) -> int:
    with app.app_context():
        return db.session.scalar(select(func.sum(Score.n))) or 0


def test_the_first_file_of_a_profile_has_its_source_already(
    app: Flask, hana: FlaskClient
) -> None:
    upload(hana, HEADER + OLD, "Hotline")

    upload(hana, HEADER + OLD + NEW, "Hotline")

    assert answers(app) == 2


def test_the_dry_run_tells_what_the_source_has_counted(hana: FlaskClient) -> None:
    upload(hana, HEADER + OLD, "Hotline")

    path = staged(hana, HEADER + OLD + NEW)

    found = tiles(page(hana.get(path)))
    assert (found["New"], found["Already counted"]) == ("1", "1")


def test_two_profiles_may_number_alike(app: Flask, hana: FlaskClient) -> None:
    upload(hana, HEADER + OLD, "Hotline")

    upload(hana, HEADER.replace("id", "respondent id") + OLD, "Shop")

    assert answers(app) == 2


def test_a_profile_that_is_renamed_is_still_the_same_source(
    app: Flask, hana: FlaskClient
) -> None:
    upload(hana, HEADER + OLD, "Hotline")
    upload(hana, HEADER + OLD + NEW, "Phone")

    upload(hana, HEADER + OLD + NEW + OLD.replace("A-1", "A-3"), "Telephone")

    assert answers(app) == 3
    with app.app_context():
        profile = db.session.scalars(select(Profile)).one()
        assert (profile.name, profile.source) == ("Telephone", "Hotline")


def test_another_header_never_takes_the_first_name_of_a_source(
    app: Flask, hana: FlaskClient
) -> None:
    upload(hana, HEADER + OLD, "Hotline")
    upload(hana, HEADER + OLD + NEW, "Phone")

    upload(hana, HEADER.replace("id", "respondent id") + OLD, "Hotline")

    assert answers(app) == 3


def test_a_folder_knows_the_source_of_its_files(
    app: Flask, hana: FlaskClient, tmp_path: Path
) -> None:
    upload(hana, HEADER + OLD, "Hotline")

    told = left_in_a_folder(app, tmp_path, HEADER + OLD + NEW)

    assert "1 rows added, 1 counted already" in told
    assert answers(app) == 2


def test_a_key_called_as_a_profile_is_the_same_source(
    app: Flask, hana: FlaskClient
) -> None:
    upload(hana, HEADER + OLD, "Hotline")
    same = Program(app, a_key(app, Scope.WRITE_SCORES, name="Hotline"))
    other = Program(app, a_key(app, Scope.WRITE_SCORES, name="Shop"))

    became = [
        program.send({**SENT, "id": "A-1"}).get_json()["rows"][0]["became"]
        for program in (same, other, other)
    ]

    assert became == ["same", "added", "same"]
    assert answers(app) == 2


def test_files_by_hand_that_are_not_kept_in_mind_are_one_source(
    app: Flask, hana: FlaskClient
) -> None:
    upload(hana, HEADER + OLD, "")

    upload(hana, HEADER + OLD + NEW, "")

    assert answers(app) == 2
