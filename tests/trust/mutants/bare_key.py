"""A variant that keeps the private key in the database as it is."""

from collections.abc import Iterable

from sqlalchemy import Connection, update

from engagement.pulses import urn
from engagement.pulses.models import Pulse


def prepare(connection: Connection, _questions: Iterable[str]) -> None:
    public_key, private_key = urn.new_keys()
    connection.execute(
        update(Pulse).values(public_key=public_key, wrapped_private_key=private_key)
    )
