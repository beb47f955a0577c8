"""Once a quarter a pulse may be a culture check."""

import sqlalchemy as sa

from engagement.migrations.operations import add_filled, column

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    add_filled("rhythm", column("has_checks", sa.Boolean, server_default=sa.false()))
