"""The `engagement` command line."""

import sys

import click
from flask import Flask

from engagement import bundle, create_app
from engagement.config import BadSetting
from engagement.database import db


def application() -> Flask:
    """Create the application and, where they are missing, its tables."""
    app = create_app()
    with app.app_context():
        db.create_all()
    return app


@click.group()
def cli() -> None:
    """Diapason: what your people live beside what your customers hear."""


@cli.command()
def build() -> None:
    """Build the files for the browser and the translations."""
    bundle.build()


def say(message: str) -> None:
    click.echo(message)


def main(arguments: list[str] | None = None) -> None:
    """Run a command; what stops it is told in one line, with exit status 2."""
    try:
        cli(args=arguments)
    except BadSetting as error:
        click.echo(str(error), err=True)
        sys.exit(2)
