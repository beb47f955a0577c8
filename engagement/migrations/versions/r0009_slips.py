"""Slips for people whom no mail reaches."""

import sqlalchemy as sa

from engagement.migrations.operations import add_filled, column

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    slips = column("has_slips", sa.Boolean, server_default=sa.false())
    add_filled("pulse", slips)
