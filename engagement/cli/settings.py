"""The command that shows what is in force."""

import json

import click

from engagement.cli.base import as_json, refusing
from engagement.config import Missing, settings_from


@click.command()
@as_json
def settings(*, is_json: bool) -> None:
    """Show every setting in force and where it stands, what is secret masked."""
    with refusing():
        chosen = settings_from(missing=Missing.LEFT)
    shown = chosen.shown()
    if is_json:
        told = {key: {"value": value, "from": at} for key, value, at in shown}
        click.echo(json.dumps({"file": str(chosen.file), "settings": told}))
        return
    there = "" if chosen.file.exists() else " (not there)"
    click.echo(f"Settings of {chosen.file}{there}, unless the environment has others:")
    for key, value, origin in shown:
        click.echo(f"  {key:16} {value or '-'}  ({origin or 'by default'})")
