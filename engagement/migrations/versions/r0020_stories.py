"""Stories told by staff, where they are told, and comments that HR lets be shown."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    op.create_table(
        "story_address",
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
        column("code", sa.String(10), unique=True),
    )
    op.create_table(
        "story",
        column("id", sa.LargeBinary, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), index=True),
        column("week", sa.Integer),
        column("text", sa.String(600)),
        column("signature", sa.String(60)),
        column("on_wall", sa.Boolean),
        column("is_edited", sa.Boolean),
        sqlite_with_rowid=False,
    )
    for table, options in {
        "voice": {},
        "till_comment": {"sqlite_with_rowid": False},
    }.items():
        on_wall = column("on_wall", sa.Boolean, server_default=sa.false())
        add_filled(table, on_wall, **options)
