"""Mails of every kind wait, and are the company's."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import add_filled, column, create_missing

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    with op.batch_alter_table("mail") as batch:
        batch.alter_column("person_id", existing_type=sa.Integer, nullable=True)
        batch.alter_column("pulse_id", existing_type=sa.Integer, nullable=True)
        batch.add_column(sa.Column("sealed_address", sa.LargeBinary))
    add_filled(
        "person",
        column("wants_results", sa.Boolean, server_default=sa.true()),
        sqlite_autoincrement=True,
    )
    create_missing(
        "company",
        column("id", sa.Integer, primary_key=True),
        column("name", sa.String(60)),
        column("contact", sa.String(200)),
        column("language", sa.String(2)),
        sa.Column("logo", sa.LargeBinary),
        sa.Column("logo_type", sa.String(20)),
    )
