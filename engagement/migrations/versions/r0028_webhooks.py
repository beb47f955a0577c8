"""Channels of a chat are told when a pulse is open and when results are out."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "webhook",
        column("id", sa.Integer, primary_key=True),
        column("service", sa.String(11)),
        column("host", sa.String(253)),
        column("sealed_address", sa.LargeBinary),
        column("mark", sa.LargeBinary, unique=True),
        column("set_at", sa.DateTime(timezone=True)),
        sa.Column(
            "person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="SET NULL")
        ),
        sqlite_autoincrement=True,
    )
    op.add_column("mail", sa.Column("webhook_id", sa.Integer))
