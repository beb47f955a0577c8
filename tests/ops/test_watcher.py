"""A watched folder: whole files go in once, whatever happens meanwhile."""

import logging
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from threading import Event

import pytest
from flask import Flask
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from engagement.config import ROOT
from engagement.customers.files.recipe import Kind, Recipe
from engagement.customers.files.sheets import COMMAND
from engagement.customers.files.words import Role
from engagement.customers.imports import ledger, profiles, uploads
from engagement.customers.models import Import, Score
from engagement.database import db
from engagement.ops import watcher
from engagement.ops.watcher import Inbox, Watch
from engagement.web.context import now
from tests.conftest import NOON

HEADER = "date,team,metric,score,id\n"
GOOD = f"{HEADER}2026-03-02,lille,csat,5,A-1\n"
MIXED = f"{GOOD}2026-03-02,lile,csat,5,A-2\n"

Watching = Callable[..., list[str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "exports"
    found.mkdir()
    return found


@pytest.fixture
def look(inside_app: Flask, company: dict[str, int], folder: Path) -> Watching:
    """Watch the folder for some looks and return what was told."""

    def looked(
        times: int = 2, meanwhile: Callable[[int], None] | None = None
    ) -> list[str]:
        told: list[str] = []
        watcher.watch(folder, Looks(times, meanwhile), told.append, every=0)
        return told

    return looked


class Looks(Event):
    """Stops after so many looks; between two, something may happen."""

    def __init__(self, times: int, meanwhile: Callable[[int], None] | None) -> None:
        super().__init__()
        self.left = times
        self.meanwhile = meanwhile or (lambda _left: None)

    def wait(self, timeout: float | None = None) -> bool:  # noqa: ARG002 - Event's own
        self.left -= 1
        self.meanwhile(self.left)
        if not self.left:
            self.set()
        return self.is_set()


def customers() -> int:
    return db.session.scalar(select(func.sum(Score.n))) or 0


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def why(folder: Path, place: Inbox, name: str = "scores.csv") -> str:
    return (folder / place / f"{name}.why.txt").read_text()


def test_a_file_goes_in_and_is_moved_to_done(look: Watching, folder: Path) -> None:
    (folder / "scores.csv").write_text(GOOD)

    assert look() == ["done/scores.csv: 1 rows added, 0 counted already, 0 refused."]

    assert customers() == 1
    assert names(folder) == ["asks", "done", "refused"]
    assert names(folder / "done") == ["scores.csv", "scores.csv.why.txt"]
    assert (folder / "done" / "scores.csv").read_text() == GOOD


def test_refused_rows_are_told_beside_the_file(look: Watching, folder: Path) -> None:
    (folder / "scores.csv").write_text(MIXED)

    look()

    assert why(folder, Inbox.DONE).splitlines() == [
        "1 rows added, 0 counted already, 1 refused.",
        "There is no team “lile”. Correct the code, or import the team first. Rows: 3.",
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "The file is empty"),
        (HEADER, "The file is empty"),
        ("PK\3\4 and nothing else", "workbook"),
    ],
)
def test_a_file_that_nobody_can_read_is_moved_to_refused(
    look: Watching, folder: Path, content: str, reason: str
) -> None:
    (folder / "scores.csv").write_text(content)

    look()

    assert customers() == 0
    assert not uploads.waiting(db.session(), now())
    assert names(folder / "refused") == ["scores.csv", "scores.csv.why.txt"]
    assert reason in why(folder, Inbox.REFUSED)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("a,b\n1,2\n", "columns are missing"),
        (f"{HEADER}2026-03-02,lile,csat,5,A-2\n", "0 rows added"),
    ],
)
def test_a_file_that_somebody_can_still_mend_waits_on_the_page(
    look: Watching, folder: Path, content: str, reason: str
) -> None:
    (folder / "scores.csv").write_text(content)

    look()

    assert customers() == 0
    assert reason in why(folder, Inbox.ASKS)
    (waiting,) = uploads.waiting(db.session(), now())
    assert waiting.filename == "scores.csv"


UNCLEAR = f"{HEADER}02/03/2026,lille,csat,5,A-1\n"


def test_what_must_be_asked_waits_in_its_folder_and_on_the_page(
    look: Watching, folder: Path
) -> None:
    (folder / "scores.csv").write_text(UNCLEAR)

    told = look()

    assert told == ["asks/scores.csv: 0 rows added, 0 counted already, 1 refused."]
    assert customers() == 0
    assert "Which day do you mean by 02/03/2026?" in why(folder, Inbox.ASKS)
    (waiting,) = uploads.waiting(db.session(), now())
    assert (waiting.filename, waiting.person_id) == ("scores.csv", None)


def test_what_no_question_is_about_counts_meanwhile(
    look: Watching, folder: Path
) -> None:
    (folder / "scores.csv").write_text(
        "date,team,nps,ces\n2026-03-02,lille,9,2\n2026-03-03,lille,10,1\n"
    )

    (told,) = look()

    assert told.startswith("asks/scores.csv: 2 rows added")
    assert {*db.session.scalars(select(Score.metric))} == {"nps"}


def test_a_file_that_grows_has_time(look: Watching, folder: Path) -> None:
    file = folder / "scores.csv"
    file.write_text(HEADER)

    def grow(left: int) -> None:
        with file.open("a") as more:
            more.write(f"2026-03-02,lille,csat,5,A-{left}\n")

    assert look(5, grow) == []
    assert look() == ["done/scores.csv: 5 rows added, 0 counted already, 0 refused."]


def test_the_same_file_twice_changes_nothing(look: Watching, folder: Path) -> None:
    for name in ("scores.csv", "again.csv"):
        (folder / name).write_text(GOOD)

    look()

    assert customers() == 1
    assert "nothing changed" in why(folder, Inbox.DONE)
    assert db.session.scalar(select(func.count()).select_from(Import)) == 1


def test_files_of_one_name_all_stay(look: Watching, folder: Path) -> None:
    for score in (5, 4, 3):
        (folder / "scores.csv").write_text(
            f"{HEADER}2026-03-02,lille,csat,{score},B-{score}\n"
        )
        look()

    kept = [name for name in names(folder / "done") if name.endswith(".csv")]
    assert kept == ["scores-2.csv", "scores-3.csv", "scores.csv"]
    assert customers() == 3


def test_a_file_is_read_as_the_last_one_with_its_header(
    look: Watching, folder: Path
) -> None:
    columns = ("when", "where", "kpi", "points", "number")
    roles = (Role.DATE, Role.TEAM, Role.METRIC, Role.SCORE, Role.ID)
    recipe = Recipe(kind=Kind.RAW, roles=dict(zip(roles, columns, strict=True)))
    profiles.remember(db.session(), columns, recipe, "our survey", NOON)
    db.session.commit()
    row = "2026-03-02,lille,csat,5,A-1"
    (folder / "scores.csv").write_text(f"{','.join(columns)}\n{row}\n")

    look()

    assert customers() == 1


def test_other_files_stay_where_they_are(look: Watching, folder: Path) -> None:
    for name in ("notes.pdf", ".scores.csv", "~scores.csv"):
        (folder / name).write_text(GOOD)
    (folder / "folder.csv").mkdir()
    (folder / "link.csv").symlink_to(folder / "notes.pdf")

    assert look() == []
    assert len(names(folder)) == 8


def test_a_file_that_is_too_large_is_not_even_read(
    look: Watching, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watcher, "COMMAND", COMMAND._replace(size=10))
    monkeypatch.setattr(Path, "read_bytes", lambda _file: pytest.fail("it was read"))
    (folder / "scores.csv").write_text(GOOD)

    look()

    assert "larger than" in why(folder, Inbox.REFUSED)


def test_killed_before_the_move_it_only_moves_at_the_next_start(
    look: Watching, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "scores.csv").write_text(GOOD)
    with monkeypatch.context() as killed:
        killed.setattr(Path, "rename", _killed)
        with pytest.raises(KeyboardInterrupt):
            look()
    assert customers() == 1
    assert "scores.csv" in names(folder)

    look()

    assert customers() == 1
    assert names(folder) == ["asks", "done", "refused"]


def test_killed_before_the_commit_it_takes_the_file_in_at_the_next_start(
    look: Watching, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "scores.csv").write_text(GOOD)
    with monkeypatch.context() as killed:
        killed.setattr(db.session(), "commit", _killed)
        with pytest.raises(KeyboardInterrupt):
            look()
    assert customers() == 0

    look()

    assert customers() == 1


def _killed(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_what_the_database_refuses_is_tried_again(
    look: Watching,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (folder / "scores.csv").write_text(GOOD)
    with monkeypatch.context() as locked, caplog.at_level(logging.WARNING):
        locked.setattr(ledger, "keep", _locked)
        assert look() == []

    assert caplog.messages == ["scores.csv has to wait: OperationalError"]
    assert len(look()) == 1


def _locked(*_: object, **__: object) -> None:
    raise OperationalError("INSERT", None, ValueError("database is locked"))


def test_a_folder_that_cannot_be_read_for_a_while_is_told_and_waited_for(
    look: Watching,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    (folder / "scores.csv").write_text(GOOD)

    def unplug(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as away, caplog.at_level(logging.WARNING):
        away.setattr(os, "scandir", unplug)
        assert look() == []

    assert caplog.messages == [f"{folder} cannot be read: Input/output error"] * 2
    assert len(look()) == 1


def test_told_to_stop_it_begins_no_other_file(look: Watching, folder: Path) -> None:
    stop = Event()
    for name in ("one.csv", "two.csv"):
        (folder / name).write_text(GOOD.replace("A-1", name))
    watched: list[str] = []

    def tell(line: str) -> None:
        watched.append(line)
        stop.set()

    watcher.watch(folder, stop, tell, every=0)

    assert [line.partition(":")[0] for line in watched] == ["done/one.csv"]
    assert "two.csv" in names(folder)


def test_a_look_tells_files_by_size_and_time(folder: Path) -> None:
    watched = Watch(folder)
    (folder / "scores.csv").write_text(GOOD)

    assert watched.ready() == []
    assert watched.ready() == [folder / "scores.csv"]
    os.utime(folder / "scores.csv", (1, 1))
    assert watched.ready() == []


def test_the_command_ends_well_when_it_is_told_to(tmp_path: Path, folder: Path) -> None:
    environment = {**os.environ, "ENGAGEMENT_INSTANCE": str(tmp_path)}
    command = [sys.executable, "-c", "from engagement.cli.main import main; main()"]
    subprocess.run([*command, "init"], cwd=ROOT, env=environment, check=True)  # noqa: S603 - our own words
    process = subprocess.Popen(  # noqa: S603 - our own words
        [*command, "watch", str(folder)], cwd=ROOT, env=environment
    )
    while not (folder / "done").exists():
        time.sleep(0.1)

    process.send_signal(signal.SIGTERM)

    assert process.wait(20) == 0
