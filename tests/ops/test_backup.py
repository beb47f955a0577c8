"""Backups: what goes in, what never does, and the way back into both databases."""

import random
import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from zipfile import ZipFile

import pytest
from flask import Flask
from sqlalchemy import Table, event, func, insert, select, text
from sqlalchemy.engine import Engine

from engagement.config import Settings
from engagement.customers.imports import ledger
from engagement.customers.metrics import own_metrics
from engagement.customers.metrics.own_scales import OwnScale
from engagement.customers.models import Score
from engagement.database import Base, db
from engagement.ops import archive, backup
from engagement.ops.archive import ArchivedRows
from engagement.people import keys, sessions
from engagement.people.models import Person, Role, Scope, Team
from engagement.pulses.closing import releases
from engagement.pulses.closing.counting import Counted, Published
from engagement.pulses.models import Comment, Distribution, Figure, Pulse, State
from engagement.pulses.programme import programme
from tests.conftest import NOON, Clock
from tests.living import a_database, built
from tests.pulses import staff

SCORES = b"team,week,metric,n,favourable\ntop,2026-W09,csat,20,15\n"
WEEK = timedelta(weeks=1)
SECRET = "another secret for tests"  # noqa: S105 - not one


@dataclass(frozen=True)
class Company:
    """A company that was saved while a pulse was open."""

    app: Flask
    file: Path
    counts: backup.Counts
    tickets: list[str]


@pytest.fixture
def company_on_both(app_on_both: Flask, tmp_path: Path) -> Company:
    return _company(app_on_both, tmp_path / "backup.zip")


@pytest.fixture
def company(app: Flask, tmp_path: Path) -> Company:
    return _company(app, tmp_path / "backup.zip")


def _company(app: Flask, file: Path) -> Company:
    """Let 18 people answer one pulse and some of them the next; save all of it."""
    settings = staff.inside(app)
    with app.app_context():
        top = staff.a_team("top", people=11)
        shop = staff.a_team("shop", top, people=6)
        lead = Person(
            key="lead", name="Lead", email=None, role=Role.MANAGER, team_id=shop.id
        )
        db.session.add(lead)
        db.session.flush()
        shop.lead_id = lead.id
        sessions.new_link(db.session(), lead, NOON)
        sessions.begin(db.session(), lead.id, NOON)
        programme.run_weekly(db.session(), 2, 9, 3)
        pulse = staff.an_open_pulse(settings, NOON)
        for person in db.session.scalars(select(Person.key)).all():
            ratings = dict.fromkeys(
                pulse.questions, random.Random(person).randint(1, 5)
            )
            said = f"Words of {person}"
            staff.send(settings, pulse, person, ratings, NOON, said)
        staff.close(settings, pulse)
        past = Counted(
            [Published("pride", top.id, 1 / 3, 20, 1e-9, 100, 109)],
            {("pride", top.id): [4, 4, 4, 4, 4]},
            [(top.id, "Ça va, 50 % “mieux”\n— 🙂")],
        )
        week, secret = pulse.week - 1, settings.secret
        releases.release(db.session(), week, past, None, now=NOON, secret=secret)
        ledger.take_in(
            db.session(), SCORES, "scores.csv",
            person_id=lead.id, now=NOON, this_week=pulse.week,
        )  # fmt: skip
        own_metrics.add(db.session(), "clean", "Propreté", OwnScale(0, 20, 15, 9))
        opened = staff.an_open_pulse(settings, NOON + WEEK)
        sent = [f"shop-{number}" for number in range(3)]
        for key in sent:
            staff.send(settings, opened, key, {"pride": 5}, NOON + WEEK, "SealedWords")
        tickets = staff.tickets_of(settings, opened, sent)
        db.session.commit()
        counts = backup.write(db.session(), file, NOON + WEEK)
        db.session.rollback()
    return Company(app, file, counts, tickets)


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(
    request: pytest.FixtureRequest, settings: Settings, clock: Clock, tmp_path: Path
) -> Iterator[Flask]:
    """Yield another installation, with nothing in it and a secret of its own."""
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    if request.param == "postgresql":
        url = a_database(request.getfixturevalue("postgres_server"))
    other = replace(settings, database_url=url, secret=SECRET)
    yield from built(other, clock)


@pytest.fixture
def empty_sqlite(settings: Settings, clock: Clock, tmp_path: Path) -> Iterator[Flask]:
    url = f"sqlite:///{tmp_path / 'other.sqlite'}"
    yield from built(replace(settings, database_url=url), clock)


def _restored(app: Flask, file: Path) -> backup.Restored:
    with app.app_context():
        restored = backup.restore(db.session(), file, SECRET)
        db.session.commit()
    return restored


def _rows(app: Flask, table: Table) -> list[tuple[object, ...]]:
    columns = [one for one in table.columns if one.name not in backup.KEYS]
    with app.app_context():
        wanted = select(*columns).order_by(*table.primary_key)
        return [tuple(row) for row in db.session.execute(wanted)]


def _refusal_of(app: Flask, file: Path) -> str:
    with app.app_context():
        with pytest.raises(backup.CannotRestore) as refused:
            backup.restore(db.session(), file, SECRET)
        db.session.rollback()
        for table in (Team, Person, Figure):
            assert not db.session.scalar(select(func.count()).select_from(table))
    return str(refused.value)


def test_every_table_is_either_kept_or_left_out() -> None:
    placed = backup.KEPT | backup.LEFT_OUT

    assert set(Base.metadata.tables) == placed, (
        "Put a new table into KEPT or LEFT_OUT of engagement/ops/backup.py; what an "
        "open pulse needs to be counted, and what signs somebody in, stays out."
    )
    assert not backup.KEPT & backup.LEFT_OUT


def test_every_column_of_a_pulse_was_thought_about() -> None:
    columns = {column.name for column in Base.metadata.tables["pulse"].columns}

    known = {
        "id", "week", "opens_at", "closes_at", "state", "questions", "smallest_group",
        "mails_sent", "is_wiped", "has_slips",
    }  # fmt: skip
    assert columns - backup.KEYS == known, (
        "Put a new column of `pulse` here, or into KEYS if it opens an envelope."
    )


def test_whatever_points_further_can_be_filled_in_afterwards() -> None:
    tables = [
        table for table in Base.metadata.sorted_tables if table.name in backup.KEPT
    ]

    further = {table.name: backup.later_columns(table) for table in tables}

    assert {name for name, columns in further.items() if columns} == {"team"}
    assert sorted(further["team"]) == ["joined_id", "lead_id", "parent_id"]


def test_a_company_comes_back_in_either_database(
    company_on_both: Company, empty: Flask
) -> None:
    restored = _restored(empty, company_on_both.file)

    assert restored.counts.rows == company_on_both.counts.rows
    assert set(restored.counts.rows) == backup.KEPT
    assert restored.taken_at == NOON + WEEK
    for table in Base.metadata.sorted_tables:
        if table.name in backup.KEPT - {"pulse"}:
            assert _rows(empty, table) == _rows(company_on_both.app, table), table
    with empty.app_context():
        for model in (Figure, Distribution, Comment, Score):
            assert db.session.scalar(select(func.count()).select_from(model))
        assert releases.broken_release(db.session()) is None


def test_a_pulse_that_was_open_comes_back_voided(
    company_on_both: Company, empty: Flask
) -> None:
    restored = _restored(empty, company_on_both.file)

    assert restored.voided
    with empty.app_context():
        pulses = db.session.scalars(select(Pulse).order_by(Pulse.week)).all()
        assert [pulse.state for pulse in pulses] == [State.CLOSED, State.VOIDED]
        assert pulses[1].week == restored.voided
        for pulse in pulses:
            assert pulse.public_key is None
            assert pulse.wrapped_private_key is None
            assert pulse.wrapped_ticket_key is None
        for name in ("envelope", "ticket", "snapshot_team", "snapshot_person"):
            table = Base.metadata.tables[name]
            assert not db.session.scalar(select(func.count()).select_from(table))


def test_without_an_open_pulse_nothing_is_voided(
    app: Flask, empty_sqlite: Flask, tmp_path: Path
) -> None:
    with app.app_context():
        staff.a_team("top", people=1)
        db.session.commit()
        backup.write(db.session(), tmp_path / "b.zip", NOON)

    assert _restored(empty_sqlite, tmp_path / "b.zip").voided is None


def test_life_goes_on_after_a_restore(company: Company, empty: Flask) -> None:
    _restored(empty, company.file)

    with empty.app_context():
        settings, later = staff.inside(empty), NOON + 2 * WEEK
        staff.a_team("new", people=6)
        pulse = staff.an_open_pulse(settings, later)
        staff.everybody_answers(settings, pulse, later)
        staff.close(settings, pulse)

        assert pulse.state is State.CLOSED
        assert releases.broken_release(db.session()) is None


def test_every_page_works_after_a_restore(
    company: Company, empty: Flask, clock: Clock
) -> None:
    _restored(empty, company.file)
    clock.moment = NOON + WEEK
    with empty.app_context():
        top = db.session.scalars(select(Team.id).where(Team.key == "top")).one()
        hr = Person(key="hr", name="Hana", email=None, role=Role.HR, team_id=top)
        db.session.add(hr)
        db.session.flush()
        token = sessions.begin(db.session(), hr.id, clock())
        key = keys.create(db.session(), "all", Scope, clock(), person_id=None)
        db.session.commit()
    client = empty.test_client()
    with_key = {"Authorization": f"Bearer {key}"}
    with client.session_transaction() as session:
        session["sign_in"] = token
    pages = [
        rule.rule
        for rule in empty.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and not rule.arguments
    ]

    answers = {
        page: client.get(page, headers=with_key).status_code
        for page in [*pages, f"/teams/{top}"]
    }

    assert len(answers) > 10
    assert {page for page, status in answers.items() if status >= 400} == set()
    assert "Voided" in client.get("/pulses?language=en").text or "annul" in (
        client.get("/pulses").text.lower()
    )


def test_nothing_of_an_open_pulse_is_in_the_file(company_on_both: Company) -> None:
    with ZipFile(company_on_both.file) as file:
        names = set(file.namelist())
        content = b"".join(file.read(name) for name in names)
    with company_on_both.app.app_context():
        connection = db.session.connection()
        keys = connection.execute(
            text(
                "SELECT public_key, wrapped_private_key, wrapped_ticket_key FROM pulse"
            )
        ).all()
        hashes = connection.execute(text("SELECT hash FROM ticket")).scalars().all()
        sealed = connection.execute(text("SELECT sealed FROM envelope")).scalars().all()

    assert names == {*(f"{name}.jsonl" for name in backup.KEPT), archive.MANIFEST}
    secrets = [*(key for row in keys for key in row if key), *hashes, *sealed]
    assert len(secrets) > 20
    for secret in secrets:
        assert archive.as_text(bytes(secret)).encode() not in content
        assert bytes(secret).hex().encode() not in content
    for words in (*company_on_both.tickets, "SealedWords"):
        assert words.encode() not in content
    assert b"public_key" not in content


def test_answers_do_not_wait_for_a_backup(
    company: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    outcomes = []
    written = archive.write

    def slow(
        file: Path, now: object, tables: Iterator[ArchivedRows], schema: str
    ) -> object:
        first = next(tables)  # the reading has begun
        settings = staff.inside(company.app)
        with company.app.app_context():
            pulse = db.session.scalars(select(Pulse).filter_by(state=State.OPEN)).one()
            outcomes.append(
                staff.send(settings, pulse, "shop-5", {"pride": 4}, NOON + WEEK)
            )
        return written(file, NOON, [first, *tables], schema)

    monkeypatch.setattr(archive, "write", slow)
    with company.app.app_context():
        backup.write(db.session(), tmp_path / "meanwhile.zip", NOON)

    assert [outcome.value for outcome in outcomes] == ["counted"]


def test_all_tables_are_of_one_moment(
    company_on_both: Company, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = archive.write

    def slow(
        file: Path, now: object, tables: Iterator[ArchivedRows], schema: str
    ) -> object:
        first = next(tables)
        with company_on_both.app.app_context():
            staff.a_team("late", people=3)
            db.session.commit()
        return written(file, NOON, [first, *tables], schema)

    monkeypatch.setattr(archive, "write", slow)
    with company_on_both.app.app_context():
        counts = backup.write(db.session(), tmp_path / "meanwhile.zip", NOON)

    assert counts.rows["person"] == company_on_both.counts.rows["person"]
    assert counts.rows["team"] == company_on_both.counts.rows["team"]


@pytest.mark.parametrize("what", ["team", "person", "rhythm"])
def test_a_database_that_holds_something_is_left_alone(
    company: Company, empty_sqlite: Flask, what: str
) -> None:
    with empty_sqlite.app_context():
        staff.a_team("own", people=1) if what != "rhythm" else programme.run_weekly(
            db.session(), 1, 9, 3
        )
        db.session.commit()
        with pytest.raises(backup.CannotRestore, match="already holds"):
            backup.restore(db.session(), company.file, SECRET)


def test_a_table_or_a_column_of_another_version_is_refused(
    empty_sqlite: Flask, tmp_path: Path
) -> None:
    for table, columns in [("badge", ["id"]), ("team", ["id", "colour"])]:
        archive.write(tmp_path / "b.zip", NOON, [ArchivedRows(table, columns, [])])

        told = _refusal_of(empty_sqlite, tmp_path / "b.zip")

        assert f"This version has no “{table}.{columns[-1]}”" in told


def test_a_key_in_a_file_made_elsewhere_is_refused(
    empty_sqlite: Flask, tmp_path: Path
) -> None:
    columns = ["id", "wrapped_private_key"]
    archive.write(tmp_path / "b.zip", NOON, [ArchivedRows("pulse", columns, [])])

    told = _refusal_of(empty_sqlite, tmp_path / "b.zip")

    assert "no “pulse.wrapped_private_key”" in told


@pytest.mark.parametrize(
    "row",
    [
        (1, "top", "Top", 99, None, "2026-01-05"),  # a parent that is nowhere
        (1, None, "Top", None, None, "2026-01-05"),
        (1, "top", "Top", None, None, "someday"),
        (1, "top"),
    ],
)
def test_rows_that_do_not_fit_are_refused_and_nothing_stays(
    empty: Flask, tmp_path: Path, row: tuple[object, ...]
) -> None:
    columns = ["id", "key", "name", "parent_id", "lead_id", "created_on"]
    archive.write(tmp_path / "b.zip", NOON, [ArchivedRows("team", columns, [[row]])])

    told = _refusal_of(empty, tmp_path / "b.zip")

    assert "The rows of “team” do not fit this database" in told


def test_a_backup_from_before_a_table_existed_comes_back(
    empty_sqlite: Flask, tmp_path: Path
) -> None:
    columns = ["id", "key", "name", "created_on"]
    rows = [[(7, "top", "Top", date(2026, 1, 5))]]
    archive.write(tmp_path / "b.zip", NOON, [ArchivedRows("team", columns, rows)])

    restored = _restored(empty_sqlite, tmp_path / "b.zip")

    assert restored.counts.rows == {"team": 1}
    with empty_sqlite.app_context():
        assert db.session.get_one(Team, 7).key == "top"


def test_a_damaged_backup_changes_nothing(
    company: Company, empty_sqlite: Flask
) -> None:
    content = bytearray(company.file.read_bytes())
    content[content.index(b"figure.jsonl") + 40] ^= 255
    company.file.write_bytes(content)

    with empty_sqlite.app_context(), _statements() as sent:
        with pytest.raises(archive.Unusable):
            backup.restore(db.session(), company.file, SECRET)
        db.session.rollback()

    assert not any(statement.startswith("INSERT") for statement in sent)


@contextmanager
def _statements() -> Iterator[list[str]]:
    sent: list[str] = []

    def note(_c: object, _cur: object, statement: str, *_rest: object) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)


def test_rows_flow_through_without_filling_memory(
    app: Flask, empty_sqlite: Flask, tmp_path: Path
) -> None:
    file, scores = tmp_path / "b.zip", 8_000
    with app.app_context():
        top = staff.a_team("top")
        row = {"metric": "csat", "team_id": top.id, "moment": "till", "n": 9}
        shares = {"favourable": 3.5, "unfavourable": 1.25}
        weeks = ({**row, **shares, "week": week} for week in range(scores))
        db.session.execute(insert(Score), list(weeks))
        db.session.commit()

        saving = _peak(lambda: backup.write(db.session(), file, NOON))
    restoring = _peak(lambda: _restored(empty_sqlite, file))

    assert max(saving, restoring) < 3_000_000  # all rows at once take twice that


def _peak(work: Callable[[], object]) -> int:
    tracemalloc.start()
    try:
        work()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
