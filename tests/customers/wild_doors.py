"""The doors through which a file comes in, and what counts afterwards.

Nothing here knows how a file is read: the command line, the pages, a watched folder,
and SQL on what is kept.
"""

import json
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select

from engagement import weeks
from engagement.application import create_app
from engagement.cli import main
from engagement.config import settings_from
from engagement.database import db
from engagement.ops import watcher
from engagement.people import sessions
from engagement.people.models import Person
from tests.customers.sending import field_of, fields, page, send
from tests.customers.wild import FOLDER, PEOPLE, Counts, Outcome

NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
"""A Thursday, week 2026-W48."""
DATABASE = "diapason.sqlite"
LEADS = {"person 1002": "north", "person 1003": "arras", "person 1004": "nice"}
STOPPED = 2
"""The status of a command that did not do what it was asked."""
TRIAL = {"import-scores": ["--dry-run"]}
"""What makes of a command a trial."""
SCORES = """
    SELECT team.key, week, metric, moment, n, favourable, unfavourable
    FROM score JOIN team ON team.id = score.team_id
"""
FIGURES = """
    SELECT team.key, week, question, share
    FROM figure JOIN team ON team.id = figure.team_id
    WHERE question NOT IN ('mobilisation', 'answers')
"""
PERSONS = """
    SELECT person.key, person.name, email, team.key, role
    FROM person JOIN team ON team.id = person.team_id
"""
TEAMS = """
    SELECT team.key, team.name, parent.key
    FROM team LEFT JOIN team AS parent ON parent.id = team.parent_id
"""
Answers = Mapping[str, str]
"""What HR answers on the page: part of a question's label to the value chosen."""


@dataclass(frozen=True)
class Said:
    """What a command printed, and its status."""

    status: int
    text: str

    @property
    def names_rows(self) -> bool:
        return '"row":' in self.text


@dataclass(frozen=True)
class Company:
    """A company in a folder, as it is before any file; built once."""

    folder: Path

    def __post_init__(self) -> None:
        self.folder.mkdir(exist_ok=True)
        people = self.folder / "people.csv"
        people.write_text("person,name,e-mail,team,role,lead of\n" + "".join(
            f"{key.split()[1]},{','.join(map(str, said))},{LEADS.get(key, '')}\n"
            for key, said in PEOPLE.items()
            if key.startswith("person") and isinstance(said, list)
        ))  # fmt: skip
        assert run(self.first, "init").status == 0
        for file in (FOLDER / "teams.csv", people):
            assert run(self.first, "import-people", file).status == 0

    @property
    def first(self) -> Path:
        return self.folder / "first"

    @contextmanager
    def afresh(self) -> Iterator[Path]:
        """Return a folder in which it is as before any file."""
        with TemporaryDirectory(dir=self.folder) as name:
            yield Path(shutil.copytree(self.first, name, dirs_exist_ok=True))


def run(instance: Path, *arguments: str | Path) -> Said:
    """Run a command as a terminal would, on the day of the corpus."""
    out, err = StringIO(), StringIO()
    with pytest.MonkeyPatch.context() as patch:
        _settle(patch, instance)
        ends = pytest.raises(SystemExit)
        with redirect_stdout(out), redirect_stderr(err), ends as end:
            main.main([str(argument) for argument in arguments])
    return Said(int(end.value.code or 0), out.getvalue() + err.getvalue())


def _settle(patch: pytest.MonkeyPatch, instance: Path) -> None:
    patch.setenv("ENGAGEMENT_INSTANCE", str(instance))
    for name in ("DATABASE_URL", "ENGAGEMENT_DEMO", "ENGAGEMENT_SECRET", "PORT"):
        patch.delenv(name, raising=False)
    patch.setattr("engagement.cli.base.clock_for", lambda _settings: lambda: NOON)


def scores(instance: Path) -> Counts:
    """Return what customers' scores count: n, and percentage of favourable or NPS."""
    return {
        f"{team} {weeks.iso_week(week)} {metric} {moment}".strip(): [
            n, round((up - down * (metric == "nps")) / n * 100, 1),
        ]
        for team, week, metric, moment, n, up, down in _rows(instance, SCORES)
    }  # fmt: skip


def figures(instance: Path) -> Counts:
    """Return the shares of past results."""
    return {
        f"{team} {weeks.iso_week(week)} {question}": round(share, 4)
        for team, week, question, share in _rows(instance, FIGURES)
    }


def people(instance: Path) -> Counts:
    persons = {f"person {key}": said for key, *said in _rows(instance, PERSONS)}
    teams = {f"team {key}": said for key, *said in _rows(instance, TEAMS)}
    return persons | teams


def _rows(instance: Path, sql: str) -> Sequence[tuple[Any, ...]]:
    with closing(sqlite3.connect(instance / DATABASE)) as connection:
        return connection.execute(sql).fetchall()


COUNTING: Mapping[str, Callable[[Path], Counts]] = {
    "import-scores": scores,
    "import-history": figures,
    "import-people": people,
}


def by_command(
    company: Company, content: bytes, filename: str, command: str = "import-scores"
) -> tuple[Outcome, Said, Said]:
    """Try a file and take it in by the command line.

    Return what became of it, and what the trial and the real run said.
    """
    with company.afresh() as instance:
        file = instance / filename
        file.write_bytes(content)
        said = tried = run(instance, command, file, "--json", *TRIAL.get(command, ()))
        assert COUNTING[command](instance) == {} or command not in TRIAL
        if command in TRIAL:
            said = run(instance, command, file, "--json")
        counts = COUNTING[command](instance)
    is_stopped = said.status == STOPPED
    told = re.sub(r"(\\u.{4})+", lambda one: json.loads(f'"{one[0]}"'), said.text)
    return Outcome(counts, told, is_stopped, said.names_rows), tried, said


def in_turn(company: Company, *files: tuple[bytes, str]) -> list[Outcome]:
    """Take files in by the command line, one after the other, without trials."""
    found = []
    with company.afresh() as instance:
        for content, filename in files:
            file = instance / filename
            file.write_bytes(content)
            said = run(instance, "import-scores", file, "--json")
            counts = scores(instance)
            is_stopped = said.status == STOPPED
            found.append(Outcome(counts, said.text, is_stopped, said.names_rows))
    return found


@contextmanager
def site(company: Company) -> Iterator["Site"]:
    """Open the pages of a company, with HR signed in."""
    with company.afresh() as instance, pytest.MonkeyPatch.context() as patch:
        _settle(patch, instance)
        app = create_app(settings_from(), lambda: NOON)
        app.config["TESTING"] = True
        app.config["WTF_CSRF_ENABLED"] = False
        with app.app_context():
            hana = select(Person.id).where(Person.key == "1001")
            token = sessions.begin(db.session(), db.session.scalars(hana).one(), NOON)
            db.session.commit()
            db.session.remove()
            db.engine.dispose()
        shutil.copy(instance / DATABASE, instance / "before")
        found = Site(app, instance, app.test_client())
        with found.client.session_transaction() as session:
            session.update(sign_in=token, language="en")
        yield found
        found.put_back()


@dataclass(frozen=True)
class Site:
    """The pages of a company and its watched folder, put back between files."""

    app: Flask
    instance: Path
    client: FlaskClient

    def put_back(self) -> None:
        with self.app.app_context():
            db.session.remove()
            db.engine.dispose()
        shutil.copy(self.instance / "before", self.instance / DATABASE)

    def by_page(
        self, content: bytes, filename: str, answers: Answers | None = None
    ) -> Outcome:
        """Send a file as the first one, answer what is asked, and import it."""
        self.put_back()
        return self.by_page_again(content, filename, answers)

    def by_page_again(
        self, content: bytes, filename: str, answers: Answers | None = None
    ) -> Outcome:
        """Send a file after those that went in before, and import it."""
        sent = send(self.client, content, filename)
        if not sent.location:
            return Outcome(scores(self.instance), _words(page(sent)), is_stopped=True)
        for label, value in (answers or {}).items():
            self._answer(sent.location, label, value)
        shown = page(self.client.get(sent.location))
        done = self.client.post(f"{sent.location}/commit", data=fields(shown))
        if done.location == sent.location:
            told, is_stopped = _words(shown), True
        else:
            told, is_stopped = _words(page(self.client.get(done.location))), False
        counts = scores(self.instance)
        names_rows = "Refused rows" in told
        return Outcome(counts, told, is_stopped, names_rows, waits=is_stopped)

    def _answer(self, path: str, label: str, value: str) -> None:
        shown = page(self.client.get(path))
        filled = fields(shown) | {field_of(shown, label): value}
        self.client.post(path, data=filled)

    def by_folder(self, content: bytes, filename: str) -> Outcome:
        """Leave a file in a watched folder as the first one."""
        self.put_back()
        return self.by_folder_again(content, filename)

    def by_folder_again(self, content: bytes, filename: str) -> Outcome:
        """Leave a file in a watched folder after those that went in before."""
        with TemporaryDirectory(dir=self.instance) as name:
            file = Path(name) / filename
            file.write_bytes(content)
            watcher.Watch(file.parent).prepare()
            with self.app.app_context():
                told = watcher.take(file)
            (why,) = file.parent.glob("*/*.why.txt")
            is_stopped = why.parent.name != watcher.Inbox.DONE
            names_rows = "Rows: " in why.read_text()
            told = f"{told}\n{why.read_text()}"
        waits = why.parent.name == "asks"
        return Outcome(scores(self.instance), told, is_stopped, names_rows, waits)


def _words(shown: BeautifulSoup) -> str:
    """Return what a page says, without what it says of every file."""
    for tag in shown.select("details, option, nav, header, footer, script"):
        tag.decompose()
    return " ".join(shown.get_text(" ").split())
