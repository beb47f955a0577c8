"""Releases are signed, and what they are chained by holds comments as well."""

import hashlib
import hmac
import json
from typing import Any

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import key_of_pulse, table_of

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    op.add_column("release", sa.Column("mac", sa.LargeBinary))
    _sign_releases()
    with op.batch_alter_table("release") as batch:
        batch.alter_column("mac", nullable=False)


def _sign_releases() -> None:
    """Chain releases anew, comments included, and sign them.

    One that was altered keeps its old hash, so that it is still found out.
    """
    bind, release = op.get_bind(), table_of("release")
    old = new = bytes(32)
    for one in bind.execute(sa.select(release).order_by(release.c.id)).all():
        contents = _contents(one)
        whole = {_link(old, content) for content in contents[:-1]}
        is_whole = one.previous == old and one.hash in whole
        values = {"previous": one.previous, "hash": one.hash}
        if is_whole:
            values = {"previous": new, "hash": _link(new, contents[-1])}
        mac = hmac.digest(key_of_pulse(0, "releases"), values["hash"], hashlib.sha256)
        where = sa.update(release).where(release.c.id == one.id)
        bind.execute(where.values(**values, mac=mac))
        old, new = one.hash, values["hash"]


def _link(previous: bytes, content: list[object]) -> bytes:
    return hashlib.sha256(previous + json.dumps(content).encode()).digest()


def _contents(release: sa.Row[Any]) -> list[list[object]]:
    """Return what versions one after another hashed of a release, the last one last."""

    def rows(name: str, *columns: str) -> list[list[Any]]:
        table = table_of(name)
        wanted = sa.select(*(table.c[one] for one in columns))
        found = op.get_bind().execute(wanted.where(table.c.release_id == release.id))
        return [list(row) for row in found]

    measured = ("question", "team_id", "share", "steps", "rounding", "low", "high")
    figures = sorted(rows("figure", *measured, "invited"))
    before = [row[:-1] for row in figures]
    classes = rows("distribution", "question", "team_id", "twentieths")
    shares = sorted([[question, team], of] for question, team, of in classes)
    numbers = ("icc1", "icc2", "alpha", "questions", "correlations")
    statistics = next(iter(rows("company_statistics", *numbers)), [])
    words = rows("comment", "id", "team_id", "text")
    comments = sorted([key.hex(), team, text] for key, team, text in words)
    start = [release.week]
    return [
        [*start, before, shares],
        [*start, before, shares, statistics],
        [*start, figures, shares, statistics],
        [*start, figures, shares, statistics, comments],
    ]
