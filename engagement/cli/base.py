"""What every command shares: the application, a file, an object, a reason to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from engagement.config import BadSetting, Settings, settings_from
from engagement.database import db
from engagement.demo.clock import clock_for
from engagement.refusals import FileRefused
from engagement.web.refusals import sentence
from engagement.web.setup import bare_app

a_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
as_json = click.option("--json", "is_json", is_flag=True, help="Print one object.")


class CannotDo(click.ClickException):
    """What stops a command, in one sentence that says what to do; its status is 2."""

    exit_code = 2

    def show(self, _file: object = None) -> None:
        click.echo(" ".join(self.message.split()), err=True)


def without_pages() -> Flask:
    """Return what a command needs that shows no page; it is there in half the time."""
    settings: Settings = settings_from()
    return bare_app(settings, clock_for(settings))


@contextmanager
def application(make: Callable[[], Flask] = without_pages) -> Iterator[Flask]:
    """Enter the application, with its tables where they are missing.

    Raises `CannotDo` for a bad setting, a file or a database that refuses.
    """
    try:
        app = make()
        with app.app_context():
            db.create_all()
            try:
                yield app
            except FileRefused as refused:
                raise CannotDo(sentence(refused.refusal)) from refused
    except BadSetting as refusal:
        raise CannotDo(str(refusal)) from refusal
    except (OperationalError, ProgrammingError) as error:
        raise CannotDo(
            f"The database refused: {error.orig}. Check DATABASE_URL and the disk."
        ) from error
