"""What several revisions do. They are history: what stands here must stay."""

from functools import partial
from typing import Any

import sqlalchemy as sa
from alembic import op
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

column = partial(sa.Column[Any], nullable=False)


def create_missing(name: str, *columns: Any, **options: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
    """Create a table, unless a version without migrations did."""
    if not sa.inspect(op.get_bind()).has_table(name):
        op.create_table(name, *columns, **options)


def add_filled(table: str, added: sa.Column[Any], **options: Any) -> None:  # noqa: ANN401 - SQLAlchemy's
    """Add a column with the same value in every row, and no default afterwards."""
    op.add_column(table, added)
    with op.batch_alter_table(table, table_kwargs=options) as batch:
        batch.alter_column(added.name, server_default=None)


def table_of(name: str) -> sa.Table:
    """Return a table as it stands in the database at this revision."""
    return sa.Table(name, sa.MetaData(), autoload_with=op.get_bind(), resolve_fks=False)


def is_postgresql() -> bool:
    return op.get_bind().dialect.name == "postgresql"


def key_of_pulse(pulse_id: int, purpose: str) -> bytes:
    """Return what follows from the application's secret; 0: of no pulse alone."""
    config = op.get_context().config
    assert config  # noqa: S101 - `env.py` runs within one
    secret: str = config.attributes["secret"]
    info = f"diapason pulse {pulse_id} {purpose}".encode()
    return HKDF(SHA256(), length=32, salt=None, info=info).derive(secret.encode())
