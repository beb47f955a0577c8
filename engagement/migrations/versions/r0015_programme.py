"""What HR chooses for weeks to come, holidays, and when what is due was done."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column, create_missing

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    add_filled("rhythm", column("every", sa.Integer, server_default="1"))
    add_filled("rhythm", column("first_week", sa.Integer, server_default="0"))
    with op.batch_alter_table("rhythm") as batch:
        batch.add_column(sa.Column("paused_until", sa.Date))
        batch.add_column(sa.Column("since", sa.DateTime(timezone=True)))
    create_missing(
        "programme_week",
        column("week", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("runs", sa.Boolean),
        sa.Column("weekday", sa.Integer),
        column("questions", sa.JSON),
    )
    create_missing(
        "holiday",
        column("id", sa.Integer, primary_key=True),
        column("first", sa.Date),
        column("last", sa.Date),
        column("name", sa.String(100)),
        sa.UniqueConstraint("first", "last", name=op.f("uq_holiday_first")),
    )
    create_missing(
        "skipped_week",
        column("week", sa.Integer, primary_key=True, autoincrement=False),
        column("why", sa.String(10)),
    )
    create_missing(
        "clockwork",
        column("id", sa.Integer, primary_key=True),
        column("ran_at", sa.DateTime(timezone=True)),
        column("failed", sa.JSON),
    )
