"""The command that serves."""

import sys

import click

from engagement.application import create_app
from engagement.cli.base import Schema, application
from engagement.ops import server


@click.command()
def serve() -> None:
    """Serve on 127.0.0.1 (PORT), and do what is due every minute."""
    with application(create_app, Schema.SERVED, server.check_port) as app:
        sys.exit(server.serve(app))
