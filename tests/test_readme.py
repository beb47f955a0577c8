"""The README is true: its commands and settings exist, and it leaves none out."""

import re

import click

from engagement.anonymity.groups import SMALLEST_GROUP
from engagement.cli.main import COMMANDS, cli
from engagement.config import ROOT
from engagement.settings_file import VARIABLES

README = (ROOT / "README.md").read_text()


def test_every_command_is_named() -> None:
    missing = [name for name in COMMANDS if f"`{name}" not in README]

    assert missing == []


def test_every_command_line_can_be_run() -> None:
    lines = re.findall(r"^\.venv/bin/engagement (\S+)(.*)$", README, re.MULTILINE)

    assert len(lines) >= 7
    assert [name for name, _ in lines if name not in COMMANDS] == []


def test_every_setting_is_explained() -> None:
    assert [name for name in VARIABLES if f"| `{name}`" not in README] == []


def test_every_setting_is_read_in_one_place() -> None:
    read = {
        (path.name, name)
        for path in (ROOT / "engagement").rglob("*.py")
        for name in re.findall(r'environ.*"([A-Z_]+)"', path.read_text())
        if name in VARIABLES
    }

    assert {path for path, _ in read} <= {"demo.py"}


def test_every_link_leads_somewhere() -> None:
    links = re.findall(r"\]\(([^)#:]+)\)|\]\(([^)#:]+)#", README)

    assert [
        one for pair in links for one in pair if one and not (ROOT / one).exists()
    ] == []


def test_every_target_of_make_exists() -> None:
    makefile = (ROOT / "Makefile").read_text()
    wanted = re.findall(r"(?:^|`|\d )make (\w+)", README, re.MULTILINE)

    assert "demo" in wanted
    assert [name for name in wanted if f"\n{name}:" not in makefile] == []


def test_every_command_explains_itself() -> None:
    for name, (_, told) in COMMANDS.items():
        command = cli.get_command(click.Context(cli), name)

        assert command
        assert " ".join((command.help or "").split("\n\n")[0].split()) == told


def test_the_smallest_group_of_the_readme_is_that_of_the_code() -> None:
    assert f"| {SMALLEST_GROUP} | may be raised, never lowered |" in README
