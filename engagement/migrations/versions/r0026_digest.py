"""Who wants the mail on Mondays, and for which weeks it has been queued."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column

revision = "0026"
down_revision = "0025"


def upgrade() -> None:
    add_filled(
        "person",
        column("wants_digest", sa.Boolean, server_default=sa.true()),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "mail_round",
        column("kind", sa.String(10), primary_key=True),
        column("week", sa.Integer, primary_key=True, autoincrement=False),
    )
