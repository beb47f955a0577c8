"""A variant that keeps the private key in the database as it is."""

from collections.abc import Iterable

from sqlalchemy import Connection, select
from sqlalchemy.orm import Session

from engagement.pulses.crypto import pulse_mac, urn
from engagement.pulses.models import Pulse


def prepare(connection: Connection, _questions: Iterable[str], secret: str) -> None:
    with Session(connection) as session:
        pulse = session.scalars(select(Pulse)).one()
        pulse.public_key, pulse.wrapped_private_key = urn.new_keys()
        teams = session.execute(select(*pulse_mac.TEAM_COLUMNS)).all()
        pulse_mac.sign(pulse, teams, secret)
        session.flush()
