"""Files of people wait to be looked through, and can be undone until a pulse opens."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    op.create_table(
        "directory_file",
        column("id", sa.Integer, primary_key=True),
        column("filename", sa.String(200)),
        column("sent_at", sa.DateTime(timezone=True)),
        sa.Column("content", sa.LargeBinary),
        sa.Column("taken_on", sa.Date),
        sa.Column("done", sa.JSON),
    )
