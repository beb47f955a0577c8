"""What every command shares: the application, a file, an object, a reason to stop."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path

import click
from flask import Flask
from sqlalchemy.exc import OperationalError, ProgrammingError

from engagement.config import Missing, Settings, settings_from
from engagement.database import db
from engagement.demo.clock import clock_for
from engagement.migrations import SENTENCES, CannotMigrate, Standing, standing
from engagement.ops import founding
from engagement.pulses import fingerprint
from engagement.refusals import FileRefused
from engagement.settings_file import BadSetting
from engagement.web.bare import bare_app
from engagement.web.refusals import sentence

a_file = click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
as_json = click.option("--json", "is_json", is_flag=True, help="Print one object.")


class CannotDo(click.ClickException):
    """What stops a command, in one sentence that says what to do; its status is 2."""

    exit_code = 2

    def show(self, _file: object = None) -> None:
        click.echo(" ".join(self.message.split()), err=True)


class Schema(Enum):
    """What a command makes of a database that is not of today's schema."""

    TODAYS = "today's"  # any other is refused
    MADE = (
        "made"  # where there is none, tables are made; an earlier one becomes today's
    )
    SERVED = "served"  # the same, but a company is founded at the first start alone
    MIGRATED = "migrated"  # an earlier one becomes today's
    ANY = "any"  # the command tells


UNREAD = {Schema.ANY, Schema.SERVED}
"""What leaves it to the command to look into the database."""
STRICT = {Schema.TODAYS, Schema.MIGRATED}
"""What never makes the first tables of a database."""


def without_pages(settings: Settings) -> Flask:
    """Return what a command needs that shows no page; it is there in half the time."""
    return bare_app(settings, clock_for(settings))


@contextmanager
def application(
    make: Callable[[Settings], Flask] = without_pages,
    schema: Schema = Schema.TODAYS,
    first: Callable[[Settings], None] = lambda _chosen: None,
    *,
    any_secret: bool = False,
) -> Iterator[Flask]:
    """Enter the application, on a database of today's schema unless told otherwise.

    Raises `CannotDo` for a bad setting, a file or a database that refuses. Nothing is
    made before `first` has looked at the settings.
    """
    with refusing():
        app = make(_settings(schema, first))
        with app.app_context():
            try:
                _prepare(app, schema)
                if schema not in UNREAD and not any_secret:
                    fingerprint.demand(app.extensions["settings"])
                yield app
            except FileRefused as refused:
                raise CannotDo(sentence(refused.refusal)) from refused
            finally:
                db.session.remove()
                db.engine.dispose()


@contextmanager
def refusing() -> Iterator[None]:
    """Let what the settings or the database refuse stop a command in one sentence."""
    try:
        yield
    except (BadSetting, CannotMigrate, fingerprint.AnotherSecret) as refusal:
        raise CannotDo(str(refusal)) from refusal
    except (OperationalError, ProgrammingError) as error:
        raise CannotDo(
            f"The database refused: {error.orig}. Check DATABASE_URL and the disk."
        ) from error


def _settings(schema: Schema, first: Callable[[Settings], None]) -> Settings:
    """Read the settings; a secret is made only for a company that is founded."""
    settings = settings_from(missing=Missing.LEFT)
    first(settings)
    founds = schema is Schema.MADE or (
        schema is Schema.SERVED and founding.is_first_start(settings)
    )
    if schema is Schema.ANY:
        return settings
    if founding.has_no_file(settings) and not founds:
        raise BadSetting(founding.nowhere(settings))
    if not settings.secret:
        is_new = founds and founding.has_no_tables(settings)
        settings = settings_from(missing=Missing.MADE if is_new else Missing.REFUSED)
    return settings


def _prepare(app: Flask, schema: Schema) -> None:
    """Bring the database to today's schema, or refuse it; raises `CannotMigrate`."""
    if schema is Schema.ANY:
        return
    settings: Settings = app.extensions["settings"]
    found = standing(db.engine)
    is_chosen = schema is Schema.SERVED and "DATABASE_URL" in settings.origins
    if found is Standing.EMPTY and (schema in STRICT or is_chosen):
        raise CannotMigrate(founding.nowhere(settings))
    if schema is Schema.SERVED:  # it migrates by itself, in a process that ends
        return
    if found is not Standing.CURRENT and schema is Schema.TODAYS:
        raise CannotMigrate(SENTENCES[found])
    if found is not Standing.CURRENT:
        # Alembic takes a third of a second, and most commands need none of it.
        from engagement.migrations.upgrade import migrate  # noqa: PLC0415

        migrate(db.engine, settings.secret)
