"""Channels of a chat are told when a pulse is open and when results are out."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column

revision = "0028"
down_revision = "0027"


def upgrade() -> None:
    op.create_table(
        "webhook",
        column("id", sa.Integer, primary_key=True),
        column("service", sa.String(11)),
        column("host", sa.String(253)),
        column("sealed_address", sa.LargeBinary),
        column("mark", sa.LargeBinary, unique=True),
        column("set_at", sa.DateTime(timezone=True)),
        sa.Column(
            "person_id", sa.Integer, sa.ForeignKey("person.id", ondelete="SET NULL")
        ),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("mail") as batch:
        batch.add_column(sa.Column("webhook_id", sa.Integer))
        batch.create_foreign_key(
            op.f("fk_mail_webhook_id_webhook"),
            "webhook",
            ["webhook_id"],
            ["id"],
            ondelete="CASCADE",
        )
        batch.create_unique_constraint(
            op.f("uq_mail_webhook_id"), ["webhook_id", "pulse_id", "kind"]
        )
