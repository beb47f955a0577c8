"""What shows that an open pulse is still as it was opened (R1).

Everything that answers are sealed, mailed or counted by is authenticated under the
application's secret: whoever can write to the database, but has no secret, cannot
change it unnoticed. The people of each counting group have a MAC of their own, so
that a page which names them reads no others.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby
from operator import itemgetter

from sqlalchemy import Connection, select

from engagement.pulses.crypto import urn
from engagement.pulses.models import Pulse, SnapshotPerson, SnapshotTeam

PURPOSE = "mac"
FIXED = (
    Pulse.id,
    Pulse.week,
    Pulse.opens_at,
    Pulse.closes_at,
    Pulse.questions,
    Pulse.smallest_group,
    Pulse.public_key,
)
TEAM_COLUMNS = (
    SnapshotTeam.team_id,
    SnapshotTeam.parent_id,
    SnapshotTeam.name,
    SnapshotTeam.invited,
    SnapshotTeam.is_settled,
    SnapshotTeam.mac,
)
PERSON_COLUMNS = (
    SnapshotPerson.group_id,
    SnapshotPerson.person_id,
    SnapshotPerson.name,
    SnapshotPerson.is_new,
    SnapshotPerson.address,
)
Content = Sequence[object]
Rows = Iterable[Content]


class Altered(RuntimeError):  # noqa: N818 - named for what was found
    """An open pulse in the database is not as the product opened it."""


def people_macs(secret: str, pulse_id: int, people: Rows) -> dict[object, bytes]:
    """Authenticate the people of each group, given in `PERSON_COLUMNS`."""
    ordered = sorted(people, key=itemgetter(0, 1))
    return {
        team: _mac(secret, pulse_id, list(members))
        for team, members in groupby(ordered, key=itemgetter(0))
    }


def sign(pulse: Pulse, teams: Rows, secret: str) -> None:
    """Authenticate a pulse that opens, with its teams in `TEAM_COLUMNS`.

    From what we hold, never from what the database gives back: a trigger may have
    written something else.
    """
    fixed = [getattr(pulse, column.key) for column in FIXED]
    pulse.mac = _of_pulse(secret, pulse.id, fixed, teams)


def _of_pulse(secret: str, pulse_id: int, fixed: Content, teams: Rows) -> bytes:
    return _mac(secret, pulse_id, [fixed, *sorted(teams, key=itemgetter(0))])


def check(connection: Connection, pulse_id: int, secret: str) -> None:
    """Check everything that is authenticated; raises as the two below do."""
    check_pulse(connection, pulse_id, secret)
    check_people(connection, pulse_id, secret)


def check_pulse(connection: Connection, pulse_id: int, secret: str) -> None:
    """Check a pulse and its teams; raises `Altered`, or `urn.SecretChanged`."""
    wanted = select(Pulse.mac, Pulse.wrapped_private_key).where(Pulse.id == pulse_id)
    mac, wrapped = connection.execute(wanted).one()
    fixed = connection.execute(select(*FIXED).where(Pulse.id == pulse_id)).one()
    teams = connection.execute(
        select(*TEAM_COLUMNS).where(SnapshotTeam.pulse_id == pulse_id)
    )
    expected = _of_pulse(secret, pulse_id, fixed, teams)
    if not hmac.compare_digest(mac or b"", expected):
        urn.unwrap_key(secret, pulse_id, urn.PRIVATE, wrapped or b"")
        raise Altered


def check_people(
    connection: Connection, pulse_id: int, secret: str, team_id: int | None = None
) -> None:
    """Check who is counted with whom, in one group or in all; raises `Altered`."""
    teams = select(SnapshotTeam.team_id, SnapshotTeam.mac).where(
        SnapshotTeam.pulse_id == pulse_id, SnapshotTeam.mac.is_not(None)
    )
    people = select(*PERSON_COLUMNS).where(SnapshotPerson.pulse_id == pulse_id)
    if team_id is not None:
        teams = teams.where(SnapshotTeam.team_id == team_id)
        people = people.where(SnapshotPerson.group_id == team_id)
    expected = people_macs(secret, pulse_id, connection.execute(people))
    if dict(connection.execute(teams).all()) != expected:
        raise Altered


def _mac(secret: str, pulse_id: int, rows: Rows) -> bytes:
    key = urn.derive_key(secret, pulse_id, PURPOSE)
    message = json.dumps([list(map(_plain, rows)), pulse_id]).encode()
    return hmac.digest(key, message, hashlib.sha256)


def _plain(row: Content) -> list[object]:
    return [
        one.astimezone(UTC).isoformat()
        if isinstance(one, datetime)
        else one.hex()
        if isinstance(one, bytes)
        else one
        for one in row
    ]
