"""Mails wait in a table."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column, create_missing

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    person = sa.ForeignKey("person.id", ondelete="CASCADE")
    create_missing(
        "mail",
        column("id", sa.Integer, primary_key=True),
        column("kind", sa.String(10)),
        column("person_id", sa.Integer, person, index=True),
        column("pulse_id", sa.Integer, sa.ForeignKey("pulse.id")),
        column("state", sa.String(7)),
        column("tries", sa.Integer),
        column("due_at", sa.DateTime(timezone=True)),
        sa.UniqueConstraint(
            "pulse_id", "person_id", "kind", name=op.f("uq_mail_pulse_id")
        ),
    )
