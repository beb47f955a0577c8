"""The command that builds what the browser is sent."""

import click

from engagement.web import bundle


@click.command()
def build() -> None:
    """Build the files for the browser and the translations."""
    bundle.build()
