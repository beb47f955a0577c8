"""What no team should stay under, and what is said of those that do."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0022"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "floor",
        column("measure", sa.String(40), primary_key=True),
        column("value", sa.Double),
        column("set_at", sa.DateTime(timezone=True)),
        sa.Column("person_id", sa.Integer, _person()),
    )
    op.create_table(
        "floor_answer",
        column("id", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id", ondelete="CASCADE")),
        column("measure", sa.String(40)),
        column("value", sa.Double),
        column("since", sa.Integer),
        column("week", sa.Integer),
        column("reason", sa.String(500)),
        column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("person_id", sa.Integer, _person()),
    )
    op.create_index("ix_floor_answer_team_id", "floor_answer", ["team_id"])


def _person() -> sa.ForeignKey:
    return sa.ForeignKey("person.id", ondelete="SET NULL")
