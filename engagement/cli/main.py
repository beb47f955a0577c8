"""The `engagement` command line: one sentence or one JSON object, exit 0 or 2.

A module of commands is imported when one of them runs, so that none waits for others.
"""

from collections.abc import Mapping, Sequence
from importlib import import_module

import click

COMMANDS: Mapping[str, tuple[str, str]] = {
    "api-key": (
        "api_keys",
        "Make, list and revoke the keys with which programs use the API.",
    ),
    "backup": (
        "operation",
        "Save everything but sealed answers, tickets and keys in FILE.",
    ),
    "build": (
        "build",
        "Build the files for the browser and the translations.",
    ),
    "close-team": (
        "people",
        "Close the team with this CODE; what was published of it stays.",
    ),
    "demo": (
        "demo",
        "Create a made-up company, print where to look, and serve it.",
    ),
    "doctor": (
        "operation",
        "Check what would break the service or the promise.",
    ),
    "import-history": (
        "files",
        "Take in past staff results of another tool, as exact figures.",
    ),
    "import-people": (
        "people",
        "Add and change teams or persons from a workbook or CSV.",
    ),
    "import-scores": (
        "files",
        "Take in customer scores from a sheet, read as the last one like it.",
    ),
    "init": (
        "operation",
        "Create the secret and the tables.",
    ),
    "invite": (
        "people",
        "Print a one-time sign-in link for EMAIL, creating the person where needed.",
    ),
    "mail": (
        "mail",
        "Send a mail to see whether the mail server takes it.",
    ),
    "migrate": (
        "operation",
        "Bring a database of an earlier version to this one's tables.",
    ),
    "remove-person": (
        "people",
        "Take the person with this CODE out of the directory, for good.",
    ),
    "report": (
        "report",
        "Print the numbers of a page.",
    ),
    "restore": (
        "operation",
        "Fill an empty database from FILE; a pulse that was open comes back voided.",
    ),
    "serve": (
        "serve",
        "Serve on 127.0.0.1 (PORT), and do what is due every minute.",
    ),
    "settings": (
        "settings",
        "Show every setting in force and where it stands, what is secret masked.",
    ),
    "sign-releases": (
        "operation",
        "Sign what was published under a new secret, once it is known to be whole.",
    ),
    "tick": (
        "tick",
        "Open, close and mail what is due; safe to call at any time.",
    ),
    "void-pulse": (
        "void_pulse",
        "Destroy the answers of the open pulse unread; its WEEK is typed, as 2026-W42.",
    ),
    "watch": (
        "watch",
        "Take in the exports that other programs leave in FOLDER, every 30 seconds.",
    ),
}
"""Each command: its module in this folder, and what it says of itself."""


class Commands(click.Group):
    """Knows the commands by name, and imports one when it runs."""

    def list_commands(self, _context: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = import_module(f"engagement.cli.{COMMANDS[name][0]}")
        command: click.Command = getattr(module, name.replace("-", "_"))
        return command

    def format_commands(
        self, _context: click.Context, formatter: click.HelpFormatter
    ) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, told) for name, (_, told) in COMMANDS.items()])


@click.group(cls=Commands)
def cli() -> None:
    """Diapason: what your people live beside what your customers hear."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Run a command; what stops it is told in one line, with exit status 2."""
    cli(args=arguments)
