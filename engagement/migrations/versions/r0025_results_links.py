"""Where each group reads results, and whether it reads its own."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "results_link",
        column("pulse_id", sa.Integer, sa.ForeignKey("pulse.id"), primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
        column("code", sa.String(16), unique=True),
    )
    shown = column("has_team_results", sa.Boolean, server_default=sa.true())
    add_filled("company", shown)
