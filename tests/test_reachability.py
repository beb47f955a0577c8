"""Nothing is kept that no page, command, job or address reaches."""

import tomllib
from pathlib import Path

from engagement.cli.main import COMMANDS
from engagement.config import ROOT
from engagement.migrations import FOLDER
from tests.definitions import Package, read_module
from tests.reachability import Walk, names_in

PACKAGE = "engagement"
EXPLANATIONS = "engagement.insight.method"
"""The page /method names functions to explain them; that is no use of them."""
COMING = {
    "engagement.actions.queries.MOST_TOLD": "actions: what a team is told",
    "engagement.actions.queries.told_to": "actions: what a team is told",
}
"""What no page uses yet, and what is going to."""
TESTED = {
    "engagement.statistics.shares.share_bounds": (
        "test_shares.py holds it to Wilson's figures in print"
    ),
    "engagement.ops.backup.LEFT_OUT": "test_backup.py places every table by it",
    "engagement.demo.truths.TINY": "test_truths.py finds again what is planted",
}
"""What says a rule that only a test can hold."""
EXCEPTIONS = {**COMING, **TESTED}
LOADED = [
    f"engagement.cli.{module}.{name.replace('-', '_')}"
    for name, (module, _) in COMMANDS.items()
]
"""What is imported by name when it is needed."""
REVISIONS = [
    f"engagement.migrations.versions.{file.stem}.{name}"
    for file in FOLDER.glob("versions/r*.py")
    for name in ("revision", "down_revision", "upgrade")
]
MIGRATIONS = [
    "engagement.migrations.env.render",
    "engagement.migrations.__main__.main",
    *REVISIONS,
]
"""What Alembic runs."""


def entry_points(folder: Path) -> list[str]:
    """Return the console commands of a project, and what its app.py imports."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["project"]
    commands = [target.replace(":", ".") for target in project["scripts"].values()]
    return [*commands, *read_module("app", folder / "app.py").imports.values()]


def walk(*, without: str = "", exceptions: bool = True) -> Walk:
    package = Package(ROOT, PACKAGE, without=without)
    hidden = without.rpartition(".")[2] or "-"
    templates = (ROOT / "templates").rglob("*.html")
    shown = [one for one in templates if not one.name.startswith(hidden)]
    found = Walk(package, names_in(shown))
    starts = [
        *entry_points(ROOT),
        *LOADED,
        *MIGRATIONS,
        *(EXCEPTIONS if exceptions else ()),
    ]
    found.follow(filter(None, map(package.find, starts)))
    return found


def told(found: Walk) -> str:
    return "\n".join(found.package.place(key) for key in found.unreached())


def test_everything_is_reached_from_a_command_a_page_an_address_or_a_job() -> None:
    found = walk()

    assert found.unreached() == [], (
        f"No page, command, job or address reaches these; delete them:\n{told(found)}"
    )


def test_nothing_is_there_only_to_be_explained() -> None:
    found = walk(without=EXPLANATIONS)

    assert found.unreached() == [], (
        f"Only /method names these, and shows no such number:\n{told(found)}"
    )


def test_every_exception_is_there_and_still_one() -> None:
    every, explained = (
        walk(exceptions=False),
        walk(without=EXPLANATIONS, exceptions=False),
    )
    alone = {*every.unreached(), *explained.unreached()}

    assert [key for key in EXCEPTIONS if key not in alone] == []


SOURCES = {
    "app.py": "from made.pages import create_app\n",
    "pyproject.toml": '[project]\nscripts = {made = "made.commands:main"}\n',
    "made/__init__.py": "",
    "made/commands.py": """
import click

@click.group()
def main() -> None:
    from made import sums
    sums.total()

@main.command()
def tick() -> None: ...

@click.command()
def never_added() -> None: ...
""",
    "made/pages.py": """
from flask import Blueprint, Flask
from sqlalchemy import event

from made import shelf
from made.shelf import Book, Shelf as Case

blueprint = Blueprint("pages", __name__)
unregistered = Blueprint("nowhere", __name__)

def create_app(share: float) -> Flask:
    for subject in (shelf,):
        subject.init_app()
    app.register_blueprint(blueprint)

@blueprint.get("/")
def index() -> str:
    return Case.empty().title

@unregistered.get("/never")
def never() -> str: ...

@event.listens_for(Book, "load")
def loaded() -> None: ...

def share() -> float: ...
""",
    "made/shelf.py": """
from dataclasses import dataclass
from logging import Filter

class Quiet(Filter):
    def filter(self, record) -> bool: ...
    def mute(self) -> None: ...

@dataclass
class Shelf:
    share: float

    @classmethod
    def empty(cls) -> "Shelf": ...
    def __len__(self) -> int: ...
    def in_a_template(self) -> int: ...
    def unread(self) -> int: ...

class Book: ...

def init_app() -> None:
    Quiet()
""",
    "made/sums.py": """
LEAST, UNNAMED = 5, 6
MOST = LEAST

def total() -> int:
    return _added(LEAST)

def _added(share: int) -> int:
    return share

def mean() -> float:
    return _divided(total())

def _divided(number: int) -> float: ...
""",
}


def test_only_what_nothing_reachable_names_is_found(tmp_path: Path) -> None:
    for name, source in SOURCES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(source, "utf-8")
    template = tmp_path / "page.html"
    template.write_text("{{ shelf.in_a_template() }} but not .unread", "utf-8")

    found = Walk(Package(tmp_path, "made"), names_in([template]))
    found.follow(map(found.package.find, entry_points(tmp_path)))

    assert set(found.unreached()) == {
        "made.commands.never_added",
        *("made.pages.unregistered", "made.pages.never", "made.pages.share"),
        *("made.shelf.Quiet.mute", "made.shelf.Shelf.unread"),
        *("made.sums.MOST", "made.sums.mean", "made.sums._divided"),
    }
