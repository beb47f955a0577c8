"""Whether what was destroyed at closing is gone from the files as well."""

import sqlalchemy as sa

from engagement.migrations.operations import add_filled, column

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    # What was closed before is wiped again.
    wiped = column("is_wiped", sa.Boolean, server_default=sa.false())
    add_filled("pulse", wiped)
