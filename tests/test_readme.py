"""The READMEs and the pages of reference are true, and leave nothing out."""

import re
from pathlib import Path

import click
import pytest

from bench import pictures
from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.cli.main import COMMANDS, cli
from engagement.config import ROOT
from engagement.settings_file import VARIABLES

READMES = [ROOT / "README.md", ROOT / "README.fr.md"]
REFERENCE = [ROOT / "docs" / f"{name}.md" for name in ("settings", "commands")]
HOUSE, REAL_DATA = (ROOT / "docs" / f"{name}.md" for name in ("house", "real-data"))
SETTINGS, TOLD_COMMANDS = (page.read_text() for page in REFERENCE)
PAGES = [*READMES, *REFERENCE, HOUSE, REAL_DATA]
LARGEST = 150_000
"""Bytes of a picture; a repository keeps every one that there ever was."""


def name(page: Path) -> str:
    return page.name


def commands_in(page: Path) -> list[str]:
    lines = re.findall(
        r"^\.venv/bin/engagement (\S+)(.*)$", page.read_text(), re.MULTILINE
    )
    return [command for command, _ in lines]


def pictures_in(page: Path) -> list[str]:
    return re.findall(r"(?:src|srcset)=\"([^\"]+)\"", page.read_text())


def test_every_command_is_named_with_what_it_says_of_itself() -> None:
    rows = re.findall(r"^\| `([a-z-]+)`.* \| (.+) \|$", TOLD_COMMANDS, re.MULTILINE)

    assert rows == [(name, told) for name, (_, told) in COMMANDS.items()]


def test_every_report_is_named() -> None:
    report = cli.get_command(click.Context(cli), "report")
    assert isinstance(report, click.Group)

    assert [name for name in report.commands if f"`{name}`" not in TOLD_COMMANDS] == []


def test_every_command_line_can_be_run() -> None:
    typed = {page: commands_in(page) for page in PAGES}

    assert [len(typed[page]) for page in READMES] == [5, 5]
    assert len(typed[REAL_DATA]) >= 5
    unknown = [one for lines in typed.values() for one in lines if one not in COMMANDS]
    assert unknown == []


def test_every_setting_is_explained() -> None:
    assert [name for name in VARIABLES if f"| `{name}`" not in SETTINGS] == []


def test_every_setting_is_read_in_one_place() -> None:
    read = {
        (path.name, name)
        for path in (ROOT / "engagement").rglob("*.py")
        for name in re.findall(r'environ.*"([A-Z_]+)"', path.read_text())
        if name in VARIABLES
    }

    assert {path for path, _ in read} <= {"demo.py"}


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)|\]\(([^)#:]+)#", page.read_text())

    assert [
        one
        for pair in links
        for one in pair
        if one and not (page.parent / one).exists()
    ] == []


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_target_of_make_exists(page: Path) -> None:
    makefile = (ROOT / "Makefile").read_text()
    wanted = re.findall(r"(?:^|`|\d )make ([\w-]+)", page.read_text(), re.MULTILINE)

    assert ("demo" in wanted) is (page in READMES)
    assert [name for name in wanted if f"\n{name}:" not in makefile] == []


def test_every_command_explains_itself() -> None:
    for name, (_, told) in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)

        assert command
        assert " ".join((command.help or "").split("\n\n")[0].split()) == told


def test_the_smallest_group_of_the_settings_is_that_of_the_code() -> None:
    assert f"| {SMALLEST_GROUP} | may be raised, never lowered |" in SETTINGS


@pytest.mark.parametrize("page", READMES, ids=name)
def test_a_readme_is_read_in_a_few_minutes(page: Path) -> None:
    assert len(page.read_text().splitlines()) < 120


def test_both_readmes_say_the_same_in_the_same_order() -> None:
    english, french = (page.read_text() for page in READMES)

    shapes = [
        re.findall(r"^(?:#+|-|\||```)", text, re.MULTILINE)
        for text in (english, french)
    ]
    links = [
        set(re.findall(r"\]\(((?:docs|engagement|tests)/[^)#]+)", text))
        for text in (english, french)
    ]
    assert shapes[0] == shapes[1]
    assert links[0] ^ links[1] == {"docs/anonymity.md", "docs/anonymity.fr.md"}


def test_the_house_names_every_room() -> None:
    rooms = {
        path.parent.name for path in (ROOT / "engagement").glob("*/__init__.py")
    } - {"translations"}
    picture = HOUSE.read_text()

    assert [room for room in rooms if not re.search(rf"\b{room}\b", picture)] == []


def test_every_picture_of_the_readmes_is_there_and_every_one_is_used() -> None:
    shown = {one for page in READMES for one in pictures_in(page)}
    kept = {
        str(path.relative_to(ROOT)) for path in (ROOT / "docs" / "pictures").iterdir()
    }
    made = {
        str((pictures.FOLDER / file).relative_to(ROOT)) for file in pictures.files()
    }

    assert shown == kept == made


@pytest.mark.parametrize("page", READMES, ids=name)
def test_every_picture_has_words_and_is_there_in_the_light_and_in_the_dark(
    page: Path,
) -> None:
    language = "fr" if page.name.endswith(".fr.md") else "en"
    shown = pictures_in(page)
    light = {one for one in shown if one.endswith(f"-light-{language}.png")}

    assert {one.replace("-light-", "-dark-") for one in light} | light == set(shown)
    assert page.read_text().count('alt="') == len(light)


def test_no_picture_is_too_large_for_a_repository() -> None:
    sizes = {file: (pictures.FOLDER / file).stat().st_size for file in pictures.files()}

    assert {file: size for file, size in sizes.items() if size > LARGEST} == {}
