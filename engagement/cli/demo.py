"""The command that shows a made-up company."""

import os
import sys
from collections.abc import Iterable, Sequence

import click

from engagement.application import create_app
from engagement.cli.base import Schema, application
from engagement.config import ROOT
from engagement.demo import links, seed
from engagement.ops import server


@click.command()
@click.option("--no-serve", is_flag=True, help="Only create the company.")
def demo(*, no_serve: bool) -> None:
    """Create a made-up company, print where to look, and serve it."""
    os.environ.setdefault("ENGAGEMENT_INSTANCE", str(ROOT / "instance" / "demo"))
    os.environ["ENGAGEMENT_DEMO"] = "1"
    with application(create_app, Schema.MADE) as app:
        seed.seed(app, _progress)
        for title, link in links.links(app):
            click.echo(f"{title}\n  {link}")
        sys.exit(0 if no_serve else server.serve(app))


def _progress(steps: Sequence[int]) -> Iterable[int]:
    with click.progressbar(steps, label="Weeks", file=sys.stderr) as bar:
        yield from bar
