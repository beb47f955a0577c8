"""Teams that are closed or joined to others."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    counted = column("was_counted_in", sa.Boolean, server_default=sa.false())
    add_filled("team", counted)
    with op.batch_alter_table("team") as batch:
        batch.add_column(sa.Column("closed_on", sa.Date))
        batch.add_column(sa.Column("joined_id", sa.Integer))
        batch.create_foreign_key(
            op.f("fk_team_joined_id_team"), "team", ["joined_id"], ["id"]
        )
