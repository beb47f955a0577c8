"""Commands about the keys with which programs use the API."""

import json

import click

from engagement.cli.base import CannotDo, application, as_json
from engagement.database import db
from engagement.people import keys
from engagement.people.models import Scope
from engagement.web.context import now


@click.group("api-key")
def api_key() -> None:
    """Make, list and revoke the keys with which programs use the API."""


@api_key.command()
@click.argument("name")
@click.option(
    "--scope",
    "scopes",
    type=click.Choice([scope.value for scope in Scope]),
    multiple=True,
    required=True,
    help="What it may do; once for each.",
)
def create(name: str, scopes: tuple[str, ...]) -> None:
    """Print a new key for NAME; nobody can show it again."""
    with application():
        known = map(Scope, scopes)
        token = keys.create(db.session(), name, known, now(), person_id=None)
        db.session.commit()
    click.echo(token)


@api_key.command("list")
@as_json
def list_(*, is_json: bool) -> None:
    """Print every key: what it may do, since when, and when it was last used."""
    with application():
        found = [_as_report(entry) for entry in keys.entries(db.session())]
    if is_json:
        click.echo(json.dumps({"keys": found}))
        return
    for key in found:
        click.echo("  ".join(str(value) for value in key.values() if value))


@api_key.command()
@click.argument("key_id", type=int)
def revoke(key_id: int) -> None:
    """Let a key open nothing any more; `list` prints its number."""
    with application():
        name = keys.revoke(db.session(), key_id, now())
        db.session.commit()
    if name is None:
        raise CannotDo(f"There is no key {key_id}; `engagement api-key list` has all.")
    click.echo(f"“{name}” is revoked.")


def _as_report(entry: keys.ListedKey) -> dict[str, object]:
    return {
        "number": entry.id,
        "name": entry.name,
        "scopes": ", ".join(entry.scopes),
        "created": entry.created_at.date().isoformat(),
        "used": entry.used_on and entry.used_on.isoformat(),
        "revoked": entry.revoked_at and entry.revoked_at.date().isoformat(),
    }
