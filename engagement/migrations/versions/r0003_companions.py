"""With whom one is counted, and the log of changes."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column, create_missing

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    create_missing(
        "demo_clock",
        column("id", sa.Integer, primary_key=True),
        column("moment", sa.BigInteger),
        column("first_week", sa.Integer),
        column("guests", sa.Integer),
    )
    create_missing(
        "roster_change",
        column("id", sa.Integer, primary_key=True),
        column("day", sa.Date),
        column("change", sa.String(10)),
        column("who", sa.String(200)),
        column("before", sa.String(200)),
        column("after", sa.String(200)),
    )
    create_missing(
        "snapshot_person",
        column("pulse_id", sa.Integer, sa.ForeignKey("pulse.id"), primary_key=True),
        column("person_id", sa.Integer, primary_key=True),
        column("group_id", sa.Integer, index=True),
        column("is_new", sa.Boolean),
    )
    op.add_column("person", sa.Column("counted_in_id", sa.Integer))
