"""Scores that programs send: good rows go in, and each is told what became of it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import Thread

import pytest
from flask import Flask
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select

from engagement.customers.imports import idempotency
from engagement.customers.models import Answered, CountedRow, Import, Score
from engagement.database import db
from engagement.people.models import Scope
from tests.api.conftest import Programs
from tests.api.living import Program, a_key
from tests.conftest import Clock

ANSWER = {
    "date": "2026-03-02", "team": "lille", "metric": "csat", "score": 5, "id": "A-1",
}  # fmt: skip
NAMELESS = {name: value for name, value in ANSWER.items() if name != "id"}
TOTAL = {
    "team": "lille", "week": "2026-W08", "metric": "csat", "n": 40, "favourable": 30,
}  # fmt: skip


@pytest.fixture
def sender(company: dict[str, int], program: Programs) -> Program:
    return program(Scope.WRITE_SCORES)


@contextmanager
def inside(app: Flask) -> Iterator[None]:
    with app.app_context():
        yield


def count(app: Flask, table: type[Score | Import | CountedRow | Answered]) -> int:
    with app.app_context():
        return db.session.scalar(select(func.count()).select_from(table)) or 0


def answers(app: Flask) -> int:
    """Return how many customers count."""
    with app.app_context():
        return db.session.scalar(select(func.sum(Score.n))) or 0


def fates(sender: Program, rows: object, name: str = "") -> list[str]:
    response = sender.send(rows, name)
    assert response.status_code == 200
    return [row["became"] for row in response.get_json()["rows"]]


def test_an_answer_is_counted_once(app: Flask, sender: Program) -> None:
    assert fates(sender, ANSWER) == ["added"]
    assert fates(sender, ANSWER) == ["same"]
    assert fates(sender, [ANSWER, ANSWER, {**ANSWER, "id": "A-2"}]) == [
        "same", "same", "added",
    ]  # fmt: skip
    assert answers(app) == 2


def test_a_total_takes_the_place_of_the_one_before(app: Flask, sender: Program) -> None:
    larger = {**TOTAL, "n": 50}

    assert fates(sender, TOTAL) == ["added"]
    assert fates(sender, TOTAL) == ["same"]
    assert fates(sender, larger) == ["added"]
    assert answers(app) == 50
    assert fates(sender, TOTAL) == ["added"]
    assert answers(app) == 40


def test_good_rows_go_in_whatever_becomes_of_the_others(
    app: Flask, sender: Program
) -> None:
    rows = [
        ANSWER,
        {**ANSWER, "team": "lile", "id": "A-2"},
        TOTAL,
        {**TOTAL, "week": "2026-W60"},
        {},
    ]

    response = sender.send(rows).get_json()

    told = [(row["became"], row.get("field")) for row in response["rows"]]
    assert told == [
        ("added", None), ("refused", "team"), ("added", None), ("refused", "week"),
        ("refused", "id"),
    ]  # fmt: skip
    assert (response["added"], response["refused"]) == (2, 3)
    assert answers(app) == 41


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"date": "2026-02-30"}, "date"),
        ({"date": "03/04/2026"}, "date"),
        ({"date": "2026-03-20"}, "date"),
        ({"date": None}, "date"),
        ({"metric": "mood"}, "metric"),
        ({"metric": "ces"}, "scale"),
        ({"metric": "nps", "scale": "1-5"}, "scale"),
        ({"score": 6}, "score"),
        ({"score": "much"}, "score"),
        ({"score": 4.5}, "score"),
        ({"score": 1e300}, "score"),
        ({"moment": "=1+1"}, "moment"),
        ({"moment": "x" * 61}, "moment"),
        ({"id": "x" * 101}, "id"),
        ({"team": ""}, "team"),
    ],
)
def test_what_is_wrong_with_an_answer_is_said_of_its_field(
    sender: Program, change: dict[str, object], field: str
) -> None:
    (row,) = sender.send(ANSWER | change).get_json()["rows"]

    assert (row["became"], row["field"]) == ("refused", field)
    assert row["detail"].endswith((".", "!"))


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"week": "42nd"}, "week"),
        ({"week": "2026-W30"}, "week"),
        ({"n": 0}, "n"),
        ({"n": ""}, "n"),
        ({"favourable": 41}, "favourable"),
        ({"favourable": None}, "favourable"),
        ({"favourable": None, "value": 0.8}, "value"),
        ({"favourable": None, "value": 101}, "value"),
        ({"metric": "nps", "favourable": 20}, "unfavourable"),
    ],
)
def test_what_is_wrong_with_a_total_is_said_of_its_field(
    sender: Program, change: dict[str, object], field: str
) -> None:
    (row,) = sender.send(TOTAL | change).get_json()["rows"]

    assert (row["became"], row["field"]) == ("refused", field)


def test_the_same_id_with_another_score_is_refused(sender: Program) -> None:
    rows = [ANSWER, {**ANSWER, "score": 1}]

    assert fates(sender, rows) == ["added", "refused"]
    assert fates(sender, [TOTAL, {**TOTAL, "n": 50}]) == ["added", "refused"]


def test_answers_without_an_id_need_a_name_for_their_batch(
    app: Flask, sender: Program
) -> None:
    assert fates(sender, NAMELESS) == ["refused"]
    assert fates(sender, [NAMELESS, NAMELESS], "first") == ["added", "added"]
    assert fates(sender, [NAMELESS, NAMELESS], "first") == ["added", "added"]
    assert fates(sender, NAMELESS, "second") == ["added"]
    assert answers(app) == 3


def test_a_scale_can_be_told(app: Flask, sender: Program) -> None:
    ease = {**ANSWER, "metric": "ces", "scale": "1-7-low"}
    rows = [
        {**ease, "score": 1, "id": "easy"},
        {**ease, "score": 7, "id": "hard"},
        {**ANSWER, "scale": "good-bad", "score": "good", "id": "words"},
        {**ANSWER, "scale": "good-bad", "score": "offered", "id": "silent"},
    ]

    assert fates(sender, rows) == ["added", "added", "added", "left_out"]
    with app.app_context():
        found = select(Score.metric, Score.n, Score.favourable).order_by(Score.metric)
        assert db.session.execute(found).all() == [("ces", 2, 1), ("csat", 1, 1)]


def test_the_same_name_gets_the_same_answer(app: Flask, sender: Program) -> None:
    first = sender.send(ANSWER, "night 1".replace(" ", "-"))
    again = sender.send(ANSWER, "night-1")

    assert again.data == first.data
    assert again.status_code == 200
    assert count(app, Import) == 1


def test_the_same_name_for_other_rows_is_refused(app: Flask, sender: Program) -> None:
    sender.send(ANSWER, "night-1")

    response = sender.send(TOTAL, "night-1")

    assert response.status_code == 409
    assert response.get_json()["field"] == "Idempotency-Key"
    assert answers(app) == 1


def test_names_are_those_of_one_key(app: Flask, sender: Program) -> None:
    other = Program(app, a_key(app, Scope.WRITE_SCORES))

    assert sender.send(ANSWER, "night-1").status_code == 200
    assert other.send(TOTAL, "night-1").status_code == 200


def test_a_name_is_free_again_after_a_month(
    app: Flask, sender: Program, clock: Clock
) -> None:
    sender.send(ANSWER, "night-1")
    clock.moment += idempotency.KEPT_FOR + timedelta(days=1)

    sender.send(TOTAL, "another")

    assert count(app, Answered) == 1
    assert sender.send(TOTAL, "night-1").status_code == 200


def test_a_batch_that_fails_is_not_remembered(
    app: Flask, sender: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    app.config["PROPAGATE_EXCEPTIONS"] = False
    with monkeypatch.context() as broken:
        broken.setattr(idempotency, "remember", lambda *_: 1 / 0)
        failed = sender.send(ANSWER, "night-1")

    assert failed.status_code == 500
    assert failed.get_json()["title"] == "Something failed on our side"
    assert answers(app) == 0
    assert fates(sender, ANSWER, "night-1") == ["added"]


def test_the_same_batch_sent_twice_at_once_counts_once(
    app: Flask, sender: Program
) -> None:
    statuses: list[int] = []

    def send() -> None:
        client = Program(app, sender.headers["Authorization"].split()[1])
        statuses.append(client.send([NAMELESS] * 3, "night-1").status_code)

    threads = [Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert statuses == [200] * 4
    assert answers(app) == 3


def test_a_batch_stands_in_the_list_of_imports_under_the_name_of_its_key(
    app: Flask, sender: Program
) -> None:
    sender.send([ANSWER, {**ANSWER, "team": "lile", "id": "A-2"}])

    with app.app_context():
        import_ = db.session.scalars(select(Import)).one()
        assert import_.filename == "nightly export (API)"
        assert (import_.added, import_.refused) == (1, 1)


@pytest.mark.parametrize("name", ["", " ", "two words", "é", "x" * 101])
def test_a_name_is_plain(sender: Program, name: str) -> None:
    response = sender.send(
        ANSWER, **{"Idempotency-Key": name.encode().decode("latin1")}
    )

    assert response.status_code == 422
    assert response.get_json()["field"] == "Idempotency-Key"


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ([], "rows"),
        ([ANSWER] * 1001, "rows"),
        ("text", "rows"),
        (5, "rows"),
        ([None], "rows[0]"),
        ([[ANSWER]], "rows[0]"),
        ({**ANSWER, "scores": 5}, "scores"),
        ({**ANSWER, "n": 5}, "date"),
        ([ANSWER, {**ANSWER, "score": True}], "rows[1].score"),
        ({**ANSWER, "score": float("nan")}, "score"),
        ({**ANSWER, "team": "a\nb"}, "team"),
        ({**ANSWER, "team": "\ud800"}, "team"),
        ({**ANSWER, "team": "x" * 201}, "team"),
        ({**ANSWER, "scale": "1-100"}, "scale"),
    ],
)
def test_what_a_program_gets_wrong_is_told_at_once(
    app: Flask, sender: Program, sent: object, field: str
) -> None:
    response = sender.send(sent)

    assert response.status_code == 422
    assert response.get_json()["field"] == field
    assert answers(app) == 0


@pytest.mark.parametrize(
    ("content", "media_type", "status"),
    [
        (b"{", "application/json", 400),
        (b"\xff\xfe", "application/json", 400),
        (b"[" * 100_000, "application/json", 400),
        (b"", "application/json", 400),
        (b"{}", "text/plain", 415),
        (b"[" + b" " * 11_000_000 + b"]", "application/json", 413),
    ],
)
def test_what_is_no_json_is_refused(
    sender: Program, content: bytes, media_type: str, status: int
) -> None:
    response = sender.client.post(
        "/api/v1/scores",
        data=content,
        headers={**sender.headers, "Content-Type": media_type},
    )

    assert response.status_code == status


cells = st.none() | st.text(max_size=30) | st.integers() | st.floats(allow_nan=False)
fields = st.sampled_from([*ANSWER, *TOTAL, "moment", "scale", "value", "unfavourable"])
batches = st.lists(
    st.dictionaries(fields, cells, max_size=6).map(lambda row: row)
    | st.just(ANSWER)
    | st.just(TOTAL),
    min_size=1,
    max_size=8,
)


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(batches)
def test_any_rows_are_told_what_became_of_them(
    app: Flask, sender: Program, rows: list[dict[str, object]]
) -> None:
    app.extensions["limits"].limiter.storage.reset()

    response = sender.send(rows)

    told = response.get_json()
    if response.status_code == 422:
        assert told["field"]
        return
    assert response.status_code == 200
    assert len(told["rows"]) == len(rows)
    kinds = ("added", "same", "left_out", "refused")
    assert sum(told[kind] for kind in kinds) == len(rows)
