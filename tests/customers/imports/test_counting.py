from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import pytest
from flask import Flask
from sqlalchemy import select

from engagement import weeks
from engagement.customers.imports import answers, counting, ledger, profiles
from engagement.customers.imports.ledger import Origin, Outcome
from engagement.customers.intake import read
from engagement.customers.intake.intake import Intake
from engagement.customers.models import CountedRow, Score
from engagement.database import db
from engagement.people.models import Team
from tests.conftest import NOON

W10 = weeks.week_from("2026-W10") or 0
HEADER = "date,team,metric,score,id\n"
LARGEST = 2**63 - 1


@pytest.fixture
def database(app_on_both: Flask) -> Iterator[None]:
    with app_on_both.app_context():
        db.session.add(Team(key="lille", name="Lille", created_on=NOON.date()))
        db.session.commit()
        yield


def take(*given: tuple[str, int], source: str = "") -> Outcome:
    rows = (f"2026-03-02,lille,csat,{score},{name}\n" for name, score in given)
    content = HEADER + "".join(rows)
    said = read_from(content)
    said = replace(said, recipe=replace(said.recipe, source=source))
    return ledger.keep(db.session(), said, Origin("a.csv", content.encode(), NOON))


def read_from(content: str) -> Intake:
    return read.read(content.encode(), profiles.vocabulary(db.session()), W10)


def counts() -> tuple[int, float, float]:
    score = db.session.scalars(
        select(Score).execution_options(populate_existing=True)
    ).one()
    return score.n, score.favourable, score.unfavourable


def test_ids_that_were_kept_are_known(
    database: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answers, "IDS_AT_ONCE", 2)
    said = [(5, 1), (-LARGEST, 1), (LARGEST, 2), (7, 2)]
    db.session.add_all(
        CountedRow(id=id_, import_id=of, team_id=1, day=0, spot=0, score=5, standing=1)
        for id_, of in said
    )

    known = answers.known(db.session(), np.array([7, 6, 0, -LARGEST, LARGEST, -5]), 1)

    assert sorted(known.index) == [7, LARGEST]
    assert known["import_id"].tolist() == [2, 2]


def test_nothing_is_known_of_an_empty_table(database: None) -> None:
    assert answers.known(db.session(), np.array([1, 0])).empty


def test_answers_add_up_and_come_off_again(database: None) -> None:
    take(("A1", 5), ("A2", 1))

    second = take(("A2", 1), ("A3", 4))

    assert (second.added, second.same) == (1, 1)
    assert counts() == (3, 2, 1)
    assert ledger.undo(db.session(), second.import_id or 0, NOON)
    assert counts() == (2, 1, 1)
    assert take(("A3", 4)).added == 1


def test_tools_may_number_alike(database: None) -> None:
    first = take(("A1", 5), source="Zendesk")

    second = take(("A1", 5), ("A2", 1), source="Qualtrics")

    assert (first.added, second.added) == (1, 2)
    assert take(("A1", 5), ("A3", 4), source="Zendesk").same == 1


def test_cells_are_new_until_something_is_said_of_their_week(database: None) -> None:
    take(("A1", 5))
    cells = read_from(f"{HEADER}2026-03-03,lille,csat,1,\n").sums()
    earlier = cells.assign(week=W10 - 1)

    assert not counting.are_new(db.session(), cells)
    assert counting.are_new(db.session(), earlier)
    assert counting.are_new(db.session(), cells.head(0))
