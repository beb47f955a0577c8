"""Open pulses are authenticated, and groups of tickets encrypted.

A pulse that is open goes on: what a version of this schema makes at its opening is
made now, under the application's secret. No envelope is opened for it.
"""

import base64
import hashlib
import hmac
import json
import struct
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime
from operator import itemgetter
from typing import Any

import sqlalchemy as sa
from alembic import op
from nacl.exceptions import CryptoError
from nacl.public import PublicKey, SealedBox
from nacl.secret import SecretBox

from engagement.migrations import CannotMigrate
from engagement.migrations.operations import (
    add_filled,
    column,
    create_missing,
    key_of_pulse,
    table_of,
)

revision = "0007"
down_revision = "0006"

SEALED_OTHERWISE = (
    "The secret is not the one that seals the open pulse; put that one back, or wait "
    "until the pulse has closed, and migrate then."
)
ENVELOPE_SIZE = 6000
"""Of an envelope in which an older one lies, whichever of two sizes that had."""
Rows = Iterable[Sequence[Any]]


def upgrade() -> None:
    _add_columns()
    bind = op.get_bind()
    pulse = table_of("pulse")
    # In a database that comes from a backup, an open pulse has no keys.
    is_open = pulse.c.state == "open", pulse.c.wrapped_private_key.is_not(None)
    opened = bind.execute(sa.select(pulse).where(*is_open)).first()
    if opened:
        _check_secret(opened)
    else:
        bind.execute(sa.delete(table_of("ticket")))
    groups = _groups(opened)
    if opened:
        _name_the_snapshot(opened, groups)
        _encrypt_groups(opened)
        _tag_envelopes(opened)
        _sign(opened)
    _keep_places(groups)
    _drop_columns()


def _add_columns() -> None:
    create_missing(
        "counted_in",
        column("person_id", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, primary_key=True),
        column("first_week", sa.Integer, primary_key=True),
        column("last_week", sa.Integer),
        column("is_group", sa.Boolean),
    )
    for table, name in (
        ("pulse", "mac"), ("snapshot_team", "mac"),
        ("snapshot_person", "address"), ("ticket", "group"),
    ):  # fmt: skip
        op.add_column(table, sa.Column(name, sa.LargeBinary))
    for table in ("snapshot_team", "snapshot_person"):
        add_filled(table, column("name", sa.String(200), server_default=""))


def _drop_columns() -> None:
    rows = {"sqlite_with_rowid": False}
    with op.batch_alter_table("ticket", table_kwargs=rows) as batch:
        batch.alter_column("group", nullable=False)
        batch.drop_column("group_id")


def _check_secret(opened: sa.Row[Any]) -> None:
    """Raise `CannotMigrate` where the pulse would be signed by another secret."""
    try:
        SecretBox(key_of_pulse(opened.id, "private")).decrypt(
            opened.wrapped_private_key
        )
    except (CryptoError, TypeError, ValueError) as error:
        raise CannotMigrate(SEALED_OTHERWISE) from error


def _groups(opened: sa.Row[Any] | None) -> dict[int, int]:
    """Return the counting group of each person, of the open pulse or else the last."""
    bind, person = op.get_bind(), table_of("person")
    people = bind.execute(sa.select(person)).all()
    usual = _usual_groups(people)
    if opened is None:
        return {one.id: one.counted_in_id or usual[one.id] for one in people}
    kept = table_of("snapshot_person")
    wanted = sa.select(kept.c.person_id, kept.c.group_id).where(
        kept.c.pulse_id == opened.id
    )
    found = {row.person_id: row.group_id for row in bind.execute(wanted)}
    return found or _groups_of_tickets(opened, people) or usual


def _usual_groups(people: Sequence[sa.Row[Any]]) -> dict[int, int]:
    """Return each person's team, or that above the teams of theirs that they lead."""
    teams = {
        team.id: team for team in op.get_bind().execute(sa.select(table_of("team")))
    }
    groups = {}
    for one in people:
        at = teams[one.team_id]
        while at.lead_id == one.id and at.parent_id is not None:
            at = teams[at.parent_id]
        groups[one.id] = at.id
    return groups


def _groups_of_tickets(
    opened: sa.Row[Any], people: Sequence[sa.Row[Any]]
) -> dict[int, int]:
    """Return what the tickets say, while they can still be made again."""
    if opened.wrapped_ticket_key is None:
        return {}
    key = SecretBox(key_of_pulse(opened.id, "tickets")).decrypt(
        opened.wrapped_ticket_key
    )
    ticket = table_of("ticket")
    groups = {
        row.hash: row.group_id for row in op.get_bind().execute(sa.select(ticket))
    }
    hashes = {one.id: _ticket_hash(key, one.uuid) for one in people}
    return {who: groups[one] for who, one in hashes.items() if one in groups}


def _ticket_hash(key: bytes, person_uuid: str) -> bytes:
    digest = hmac.digest(key, person_uuid.encode(), hashlib.sha256)
    return hashlib.sha256(base64.b32encode(digest[:15])).digest()


def _name_the_snapshot(opened: sa.Row[Any], groups: Mapping[int, int]) -> None:
    """Keep with whom each is counted, and the only address to which a ticket goes."""
    bind, key = op.get_bind(), key_of_pulse(opened.id, "addresses")
    kept, person, team = map(table_of, ("snapshot_person", "person", "team"))
    new = {row.person_id: row.is_new for row in bind.execute(sa.select(kept))}
    bind.execute(sa.delete(kept))
    rows = [
        {
            "pulse_id": opened.id, "person_id": one.id, "group_id": groups[one.id],
            "is_new": new.get(one.id, False), "name": one.name,
            "address": _address_hash(key, one),
        }
        for one in bind.execute(sa.select(person)) if one.id in groups
    ]  # fmt: skip
    bind.execute(sa.insert(kept), rows)
    named = sa.update(person).where(person.c.id == sa.bindparam("who"))
    counted = [{"who": who, "counted_in_id": group} for who, group in groups.items()]
    bind.execute(named, counted)
    snapshot = table_of("snapshot_team")
    now = sa.select(team.c.name).where(team.c.id == snapshot.c.team_id)
    bind.execute(sa.update(snapshot).values(name=now.scalar_subquery()))


def _address_hash(key: bytes, person: sa.Row[Any]) -> bytes | None:
    if person.email is None:
        return None
    said = f"{person.uuid} {person.email}".encode()
    return hmac.digest(key, said, hashlib.sha256)


def _encrypt_groups(opened: sa.Row[Any]) -> None:
    bind, ticket = op.get_bind(), table_of("ticket")
    bind.execute(sa.delete(ticket).where(ticket.c.pulse_id != opened.id))
    box = SecretBox(key_of_pulse(opened.id, "groups"))
    rows = [
        {"its": row.hash, "group": box.encrypt(_packed(row))}
        for row in bind.execute(sa.select(ticket).order_by(ticket.c.hash))
    ]
    bind.execute(sa.update(ticket).where(ticket.c.hash == sa.bindparam("its")), rows)


def _packed(ticket: sa.Row[Any]) -> bytes:
    return struct.pack(">q", ticket.group_id) + bytes(ticket.hash)


def _tag_envelopes(opened: sa.Row[Any]) -> None:
    """Put each envelope, unopened, into another that has a tag; `urn` takes it out."""
    bind, envelope = op.get_bind(), table_of("envelope")
    key, box = (
        key_of_pulse(opened.id, "envelopes"),
        SealedBox(PublicKey(opened.public_key)),
    )
    rows = []
    for one in bind.execute(sa.select(envelope).order_by(envelope.c.id)):
        tag = hmac.digest(key, one.id, hashlib.sha256)[:16].hex()
        content = json.dumps([base64.b64encode(one.sealed).decode(), tag])
        sealed = box.encrypt(content.encode().ljust(ENVELOPE_SIZE))
        rows.append({"its": one.id, "sealed": sealed})
    if rows:
        its = envelope.c.id == sa.bindparam("its")
        bind.execute(sa.update(envelope).where(its), rows)


def _sign(opened: sa.Row[Any]) -> None:
    """Authenticate the pulse, its teams and their people."""
    bind = op.get_bind()
    pulse, team, person = map(table_of, ("pulse", "snapshot_team", "snapshot_person"))
    people = defaultdict(list)
    who = ("group_id", "person_id", "name", "is_new", "address")
    for row in bind.execute(sa.select(*(person.c[name] for name in who))):
        people[row.group_id].append(row)
    for group, members in people.items():
        mac = _mac(opened.id, sorted(members, key=itemgetter(1)))
        bind.execute(sa.update(team).where(team.c.team_id == group).values(mac=mac))
    names = ("team_id", "parent_id", "name", "invited", "is_settled", "mac")
    columns = [team.c[name] for name in names]
    teams = bind.execute(sa.select(*columns).order_by(team.c.team_id)).all()
    fixed = [
        opened.id, opened.week, opened.opens_at, opened.closes_at, opened.questions,
        opened.smallest_group, opened.public_key,
    ]  # fmt: skip
    mac = _mac(opened.id, [fixed, *teams])
    bind.execute(sa.update(pulse).where(pulse.c.id == opened.id).values(mac=mac))


def _mac(pulse_id: int, rows: Rows) -> bytes:
    message = json.dumps([[[_plain(one) for one in row] for row in rows], pulse_id])
    return hmac.digest(key_of_pulse(pulse_id, "mac"), message.encode(), hashlib.sha256)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.replace(tzinfo=value.tzinfo or UTC).astimezone(UTC).isoformat()
    return value.hex() if isinstance(value, bytes) else value


def _keep_places(groups: Mapping[int, int]) -> None:
    """Keep who is counted where, for all pulses there were as for the last one.

    Who reads figures must not find their own answers in them; where each was counted
    in earlier pulses is not known.
    """
    bind, pulse = op.get_bind(), table_of("pulse")
    weeks = sa.select(sa.func.min(pulse.c.week), sa.func.max(pulse.c.week))
    first, last = bind.execute(weeks).one()
    if first is None:
        return
    teams = bind.execute(sa.select(table_of("team")))
    parents = {team.id: team.parent_id for team in teams}
    people = Counter(groups.values())
    lines = {group: [*_line_up(group, parents)] for group in people}
    totals: Counter[int] = Counter()
    for group, line in lines.items():
        totals.update(dict.fromkeys(line, people[group]))
    rows = [
        {
            "person_id": one, "team_id": team, "first_week": first, "last_week": last,
            "is_group": team == group or totals[team] == people[group],
        }
        for one, group in groups.items() for team in lines[group]
    ]  # fmt: skip
    bind.execute(sa.insert(table_of("counted_in")), rows)


def _line_up(team: int, parents: Mapping[int, int | None]) -> Iterable[int]:
    at: int | None = team
    while at is not None:
        yield at
        at = parents[at]
