"""What counted answers said, so that a correction takes the old one out."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Keep the ids; of team 0, and so of none, is what was not kept before."""
    op.execute("CREATE TEMPORARY TABLE kept AS SELECT id, import_id FROM counted_row")
    op.drop_table("counted_row")
    op.create_table(
        "counted_row",
        column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"),
               primary_key=True, autoincrement=False),
        column("import_id", sa.Integer, primary_key=True, autoincrement=False),
        column("team_id", sa.Integer),
        column("day", sa.Integer),
        column("spot", sa.BigInteger),
        column("score", sa.SmallInteger),
        column("standing", sa.SmallInteger),
        column("replaced_by", sa.Integer, server_default="0"),
        sqlite_with_rowid=False,
    )  # fmt: skip
    op.execute(
        "INSERT INTO counted_row "
        "(id, import_id, team_id, day, spot, score, standing) "
        "SELECT id, import_id, 0, 0, 0, 0, 0 FROM kept"
    )
    op.drop_table("kept")
