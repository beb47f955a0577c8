"""What is done for a team, every change of it, and a company's own suggestions."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "action",
        column("id", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id")),
        column("measure", sa.String(40)),
        column("kind", sa.String(11)),
        column("text", sa.String(200)),
        sa.Column("owner_id", sa.Integer, _person()),
        column("starts_on", sa.Date),
        column("due_on", sa.Date),
        sa.Column("ended_on", sa.Date),
        column("is_given_up", sa.Boolean),
        column("heard", sa.String(200)),
        column("is_told", sa.Boolean),
        column("form", sa.String(40), unique=True),
        column("written_at", sa.DateTime(timezone=True)),
        sa.Column("person_id", sa.Integer, _person()),
    )
    op.create_index("ix_action_team_id", "action", ["team_id"])
    op.create_table(
        "action_change",
        column("id", sa.Integer, primary_key=True),
        column("action_id", sa.Integer, sa.ForeignKey("action.id", ondelete="CASCADE")),
        column("changed_at", sa.DateTime(timezone=True)),
        sa.Column("person_id", sa.Integer, _person()),
        column("field", sa.String(20)),
        column("before", sa.String(200)),
        column("after", sa.String(200)),
    )
    op.create_index("ix_action_change_action_id", "action_change", ["action_id"])
    op.create_table(
        "own_suggestion",
        column("id", sa.Integer, primary_key=True),
        column("measure", sa.String(40)),
        column("kind", sa.String(11)),
        column("text", sa.String(200), unique=True),
    )


def _person() -> sa.ForeignKey:
    return sa.ForeignKey("person.id", ondelete="SET NULL")
