"""Those who lead guess before they read."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "guess",
        column("id", sa.Integer, primary_key=True),
        column("person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="CASCADE")),
        column("week", sa.Integer),
        column("team_id", sa.Integer, sa.ForeignKey("team.id", ondelete="CASCADE")),
        sa.Column("staff", sa.Integer),
        sa.Column("customers", sa.Integer),
        sa.UniqueConstraint("person_id", "week"),
    )
