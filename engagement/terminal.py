"""What every command shares: the application, a file, an object, a reason to stop."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask

from engagement import create_app
from engagement.database import db

a_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
as_json = click.option("--json", "is_json", is_flag=True, help="Print one object.")


class CannotDo(RuntimeError):  # noqa: N818 - named for what the user is told
    """What stops a command, in one sentence that says what to do."""


@contextmanager
def application() -> Iterator[Flask]:
    """Enter the application, with its tables where they are missing."""
    app = create_app()
    with app.app_context():
        db.create_all()
        yield app
