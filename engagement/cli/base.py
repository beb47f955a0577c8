"""What every command shares: the application, a file, an object, a reason to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import click
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from engagement.config import BadSetting, Settings, settings_from
from engagement.database import db
from engagement.demo.clock import clock_for
from engagement.migrations import SENTENCES, CannotMigrate, Standing, standing
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


class Schema(Enum):
    """What a command makes of a database that is not of today's schema."""

    FOUND = "found"  # an empty one gets its tables, and any other is refused
    MIGRATED = "migrated"  # an earlier one becomes today's
    ANY = "any"  # the command tells


def without_pages() -> Flask:
    """Return what a command needs that shows no page; it is there in half the time."""
    settings: Settings = settings_from()
    return bare_app(settings, clock_for(settings))


@contextmanager
def application(
    make: Callable[[], Flask] = without_pages, schema: Schema = Schema.FOUND
) -> Iterator[Flask]:
    """Enter the application, on a database of today's schema unless told otherwise.

    Raises `CannotDo` for a bad setting, a file or a database that refuses.
    """
    try:
        app = make()
        with app.app_context():
            _prepare(app, schema)
            try:
                yield app
            except FileRefused as refused:
                raise CannotDo(sentence(refused.refusal)) from refused
    except (BadSetting, CannotMigrate) as refusal:
        raise CannotDo(str(refusal)) from refusal
    except (OperationalError, ProgrammingError) as error:
        raise CannotDo(
            f"The database refused: {error.orig}. Check DATABASE_URL and the disk."
        ) from error


def _prepare(app: Flask, schema: Schema) -> None:
    """Bring the database to today's schema, or refuse it; raises `CannotMigrate`."""
    if schema is Schema.ANY:
        return
    found = standing(db.engine)
    if found is Standing.EMPTY or schema is Schema.MIGRATED:
        # Alembic takes a third of a second, and most commands need none of it.
        from engagement.migrations.upgrade import migrate  # noqa: PLC0415

        migrate(db.engine, app.extensions["settings"].secret)
    elif found is not Standing.CURRENT:
        raise CannotMigrate(SENTENCES[found])
