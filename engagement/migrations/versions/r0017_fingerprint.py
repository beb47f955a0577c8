"""A database knows the secret that it is used with."""

import sqlalchemy as sa

from engagement.migrations.operations import column, create_missing

revision = "0017"
down_revision = "0016"


def upgrade() -> None:
    create_missing(
        "fingerprint",
        column("id", sa.Integer, primary_key=True),
        column("value", sa.LargeBinary),
    )
