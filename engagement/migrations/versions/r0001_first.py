"""The first tables that landed."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column, is_postgresql

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "pulse",
        column("id", sa.Integer, primary_key=True),
        column("week", sa.Integer, unique=True),
        column("opens_at", sa.DateTime(timezone=True)),
        column("closes_at", sa.DateTime(timezone=True)),
        column("state", sa.String(6)),
        column("questions", sa.JSON),
        column("smallest_group", sa.Integer),
        column("public_key", sa.LargeBinary, nullable=True),
        column("wrapped_private_key", sa.LargeBinary, nullable=True),
        column("wrapped_ticket_key", sa.LargeBinary, nullable=True),
        column("mails_sent", sa.Integer),
    )
    op.create_table(
        "rhythm",
        column("id", sa.Integer, primary_key=True),
        column("is_running", sa.Boolean),
        column("weekday", sa.Integer),
        column("hour", sa.Integer),
        column("days_open", sa.Integer),
    )
    op.create_table(
        "team",
        column("id", sa.Integer, primary_key=True),
        column("key", sa.String(100), unique=True),
        column("name", sa.String(200)),
        column(
            "parent_id", sa.Integer, sa.ForeignKey("team.id"), nullable=True, index=True
        ),
        column(
            "lead_id",
            sa.Integer,
            sa.ForeignKey("person.id", use_alter=True),
            nullable=True,
            index=True,
        ),
        column("created_on", sa.Date),
    )
    op.create_table(
        "envelope",
        column("id", sa.LargeBinary, primary_key=True),
        column("pulse_id", sa.Integer, sa.ForeignKey("pulse.id")),
        column("sealed", sa.LargeBinary),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "person",
        column("id", sa.Integer, primary_key=True),
        column("uuid", sa.String(32), unique=True),
        column("key", sa.String(254), unique=True),
        column("name", sa.String(200)),
        column("email", sa.String(254), nullable=True, unique=True),
        column("role", sa.String(8)),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), index=True),
    )
    op.create_table(
        "release",
        column("id", sa.Integer, primary_key=True),
        column("week", sa.Integer, index=True),
        column(
            "pulse_id",
            sa.Integer,
            sa.ForeignKey("pulse.id"),
            nullable=True,
            unique=True,
        ),
        column("released_at", sa.DateTime(timezone=True)),
        column("previous", sa.LargeBinary),
        column("hash", sa.LargeBinary, unique=True),
    )
    op.create_table(
        "score",
        column("metric", sa.String(40), primary_key=True),
        column("week", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
        column("moment", sa.String(60), primary_key=True),
        column("n", sa.Integer),
        column("favourable", sa.Double),
        column("unfavourable", sa.Double),
        sa.Index("ix_score_team", "team_id", "metric", "week"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "snapshot_team",
        column("pulse_id", sa.Integer, sa.ForeignKey("pulse.id"), primary_key=True),
        column("team_id", sa.Integer, primary_key=True),
        column("parent_id", sa.Integer, nullable=True),
        column("invited", sa.Integer),
        column("is_settled", sa.Boolean),
    )
    op.create_table(
        "ticket",
        column("hash", sa.LargeBinary, primary_key=True),
        column("pulse_id", sa.Integer, sa.ForeignKey("pulse.id")),
        column("group_id", sa.Integer),
        column("spent", sa.Boolean),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "comment",
        column("id", sa.LargeBinary, primary_key=True),
        column("release_id", sa.Integer, sa.ForeignKey("release.id")),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), index=True),
        column("text", sa.String(500)),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "distribution",
        column("question", sa.String(60), primary_key=True),
        column("week", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
        column("release_id", sa.Integer, sa.ForeignKey("release.id")),
        column("twentieths", sa.JSON),
    )
    op.create_table(
        "figure",
        column("question", sa.String(60), primary_key=True),
        column("week", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
        column("release_id", sa.Integer, sa.ForeignKey("release.id")),
        column("share", sa.Double),
        column("steps", sa.Integer),
        column("rounding", sa.Double),
        column("low", sa.Integer),
        column("high", sa.Integer),
        sa.Index("ix_figure_team", "team_id", "question", "week"),
        sa.CheckConstraint("low <= high", name="respondents"),
        sa.CheckConstraint("share BETWEEN 0 AND 1", name="share"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "import",
        column("id", sa.Integer, primary_key=True),
        column("filename", sa.String(200)),
        column("digest", sa.LargeBinary, index=True),
        column("imported_at", sa.DateTime(timezone=True)),
        column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=True),
        column("added", sa.Integer),
        column("same", sa.Integer),
        column("refused", sa.Integer),
        column("refusals", sa.String),
        column("undone_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_table(
        "sign_in",
        column("hash", sa.LargeBinary, primary_key=True),
        column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        column("began_at", sa.DateTime(timezone=True)),
        column("seen_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "sign_in_link",
        column("hash", sa.LargeBinary, primary_key=True),
        column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        column("expires_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "contribution",
        column("import_id", sa.Integer, sa.ForeignKey("import.id"), primary_key=True),
        column("metric", sa.String(40), primary_key=True),
        column("week", sa.Integer, primary_key=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), primary_key=True),
        column("moment", sa.String(60), primary_key=True),
        column("is_aggregated", sa.Boolean),
        column("n", sa.Integer),
        column("favourable", sa.Double),
        column("unfavourable", sa.Double),
        sa.Index("ix_contribution_cell", "metric", "week", "team_id", "moment"),
    )
    op.create_table(
        "counted_row",
        column("metric", sa.String(40), primary_key=True),
        column("external_id", sa.String(100), primary_key=True),
        column("import_id", sa.Integer, sa.ForeignKey("import.id"), index=True),
        sqlite_with_rowid=False,
    )
    if is_postgresql():  # SQLite has it in its table
        op.create_foreign_key(None, "team", "person", ["lead_id"], ["id"])
