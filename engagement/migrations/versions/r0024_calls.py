"""Which teams are called with the results of a week, and who says "not now"."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0024"
down_revision = "0023"


def upgrade() -> None:
    op.create_table(
        "call_week",
        column("week", sa.Integer, primary_key=True, autoincrement=False),
        column("metric", sa.String(40)),
        column("is_told", sa.Boolean),
        column("state", sa.LargeBinary),
        column("said_at", sa.DateTime(timezone=True)),
    )
    of_week = sa.ForeignKey("call_week.week", ondelete="CASCADE")
    op.create_table(
        "call",
        column("week", sa.Integer, of_week, primary_key=True),
        column("team_id", sa.Integer, _team(), primary_key=True),
        column("chance", sa.Double),
        column("grounds", sa.JSON),
    )
    op.create_index("ix_call_team_id", "call", ["team_id"])
    op.create_table(
        "call_answer",
        column("id", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, _team()),
        column("week", sa.Integer),
        column("reason", sa.String(500)),
        column("answered_at", sa.DateTime(timezone=True)),
        sa.Column(
            "person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="SET NULL")
        ),
    )
    op.create_index("ix_call_answer_team_id", "call_answer", ["team_id"])


def _team() -> sa.ForeignKey:
    return sa.ForeignKey("team.id", ondelete="CASCADE")
