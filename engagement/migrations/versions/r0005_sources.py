"""The tool that gave the ids of a profile's files."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    add_filled("profile", column("source", sa.String(80), server_default=""))
    op.execute("UPDATE profile SET source = name")
