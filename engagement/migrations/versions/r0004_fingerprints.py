"""Ids of answers as fingerprints; tables that came without a change."""

import sqlalchemy as sa
import xxhash
from alembic import op

from engagement.migrations.operations import column, create_missing, table_of

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    create_missing(
        "metric",
        column("key", sa.String(40), primary_key=True),
        column("name", sa.String(60), unique=True),
        column("lowest", sa.Integer),
        column("highest", sa.Integer),
        column("favourable", sa.Integer),
        column("unfavourable", sa.Integer),
        column("is_turned", sa.Boolean),
    )
    create_missing(
        "profile",
        column("id", sa.Integer, primary_key=True),
        column("name", sa.String(80), unique=True),
        column("signature", sa.String(32), unique=True),
        column("reading", sa.JSON),
        column("mapping", sa.JSON),
        column("used_at", sa.DateTime(timezone=True)),
    )
    create_missing(
        "team_alias",
        column("id", sa.Integer, primary_key=True),
        column("alias", sa.String(100), unique=True),
        column("shown", sa.String(100)),
        column(
            "team_id", sa.Integer, sa.ForeignKey("team.id"), nullable=True, index=True
        ),
    )
    create_missing(
        "api_key",
        column("id", sa.Integer, primary_key=True),
        column("hash", sa.LargeBinary, unique=True),
        column("name", sa.String(60)),
        column("scopes", sa.JSON),
        column("created_at", sa.DateTime(timezone=True)),
        column("person_id", sa.Integer, sa.ForeignKey("person.id"), nullable=True),
        column("revoked_at", sa.DateTime(timezone=True), nullable=True),
        column("used_on", sa.Date, nullable=True),
    )
    create_missing(
        "company_statistics",
        column("week", sa.Integer, primary_key=True),
        column("release_id", sa.Integer, sa.ForeignKey("release.id")),
        column("icc1", sa.Double),
        column("icc2", sa.Double),
        column("alpha", sa.Double),
        column("questions", sa.JSON),
        column("correlations", sa.JSON),
    )
    create_missing(
        "upload",
        column("id", sa.Integer, primary_key=True),
        column("filename", sa.String(200)),
        column("content", sa.LargeBinary),
        column("person_id", sa.Integer, sa.ForeignKey("person.id")),
        column("uploaded_at", sa.DateTime(timezone=True)),
        column("choices", sa.JSON),
    )
    create_missing(
        "answered",
        column("key_id", sa.Integer, sa.ForeignKey("api_key.id"), primary_key=True),
        column("name", sa.String(100), primary_key=True),
        column("digest", sa.LargeBinary),
        column("answer", sa.String),
        column("answered_at", sa.DateTime(timezone=True)),
    )
    create_missing(
        "hidden_comment",
        column(
            "comment_id", sa.LargeBinary, sa.ForeignKey("comment.id"), primary_key=True
        ),
        column("hidden_at", sa.DateTime(timezone=True)),
        column("person_id", sa.Integer, sa.ForeignKey("person.id")),
    )
    create_missing(
        "till_survey",
        column("id", sa.Integer, primary_key=True),
        column("code", sa.String(10), unique=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id"), index=True),
        column("place", sa.String(80)),
        column("moment", sa.String(60)),
        column("item", sa.String(40)),
        column("dimension", sa.String(40)),
        column("asks_comment", sa.Boolean),
        column("is_open", sa.Boolean),
        column("import_id", sa.Integer, sa.ForeignKey("import.id"), nullable=True),
    )
    create_missing(
        "voice",
        column("id", sa.Integer, primary_key=True),
        column("import_id", sa.Integer, sa.ForeignKey("import.id"), index=True),
        column("team_id", sa.Integer, sa.ForeignKey("team.id")),
        column("week", sa.Integer, index=True),
        column("moment", sa.String(60)),
        column("text", sa.String(1000)),
        sa.Index("ix_voice_team", "team_id", "week"),
    )
    create_missing(
        "till_answer",
        column(
            "survey_id", sa.Integer, sa.ForeignKey("till_survey.id"), primary_key=True
        ),
        column("metric", sa.String(40), primary_key=True),
        column("week", sa.Integer, primary_key=True),
        column("score", sa.Integer, primary_key=True),
        column("n", sa.Integer),
        sqlite_with_rowid=False,
    )
    create_missing(
        "till_comment",
        column("id", sa.LargeBinary, primary_key=True),
        column("survey_id", sa.Integer, sa.ForeignKey("till_survey.id"), index=True),
        column("week", sa.Integer),
        column("text", sa.String(300)),
        sqlite_with_rowid=False,
    )
    create_missing(
        "till_sent",
        column("hash", sa.LargeBinary, primary_key=True),
        column("survey_id", sa.Integer, sa.ForeignKey("till_survey.id")),
        column("day", sa.Date),
        sa.Index("ix_till_sent_day", "day", "survey_id"),
        sqlite_with_rowid=False,
    )
    _fingerprint()


def _fingerprint() -> None:
    """Know answers by fingerprints of source, metric and id.

    Which file had which source was not kept: an id is known of every source there was,
    since it counted once whatever file it came in.
    """
    bind, sources = op.get_bind(), {""}
    for table in (table_of("profile"), table_of("api_key")):
        sources |= {*bind.scalars(sa.select(table.c.name))}
    before = table_of("counted_row")
    numbers = {
        _number(source, row.metric, row.external_id): row.import_id
        for row in bind.execute(sa.select(before))
        for source in sources
    }
    op.drop_table("counted_row")
    after = op.create_table(
        "counted_row",
        column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"),
               primary_key=True, autoincrement=False),
        column("import_id", sa.Integer),
    )  # fmt: skip
    rows = [{"id": key, "import_id": of} for key, of in numbers.items()]
    op.bulk_insert(after, rows)


def _number(source: str, metric: str, name: str) -> int:
    salt = xxhash.xxh3_64_intdigest(f"{source}\x1f{metric}".encode())
    number = salt ^ xxhash.xxh3_64_intdigest(name.encode())
    return number - (1 << 64) if number >> 63 else number
