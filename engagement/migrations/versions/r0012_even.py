"""Indexes, keys and lengths that tables made without migrations may lack.

Those tables were never changed: each is brought to one form here, whatever it has.
"""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import is_postgresql, table_of

revision = "0012"
down_revision = "0011"

KEYS = (
    ("team", "lead_id", "SET NULL"),
    ("sign_in", "person_id", "CASCADE"),
    ("sign_in_link", "person_id", "CASCADE"),
    ("import", "person_id", "SET NULL"),
    ("upload", "person_id", "CASCADE"),
    ("api_key", "person_id", "SET NULL"),
    ("hidden_comment", "person_id", "SET NULL"),
)
"""Tables and columns that point at a person, and what becomes of them then."""
PLACE = ["metric", "week", "team_id", "moment"]
UNDONE = sa.text("undone_at IS NOT NULL")


def upgrade() -> None:
    _say_what_becomes_of_rows_without_a_person()
    _key_contributions_by_their_place()
    _never_give_a_person_a_number_again()
    _tell_files_that_wait_as_recipes()
    with op.batch_alter_table("roster_change") as batch:
        batch.alter_column("change", type_=sa.String(13))
    _have("roster_change", "day")
    _drop("till_sent", "ix_till_sent_survey_id")
    _have("till_sent", "day", "survey_id", name="ix_till_sent_day")
    where = {"sqlite_where": UNDONE, "postgresql_where": UNDONE}
    _drop("import", "ix_import_undone")
    op.create_index("ix_import_undone", "import", ["undone_at"], **where)  # type: ignore[arg-type]


def _say_what_becomes_of_rows_without_a_person() -> None:
    for table, column, then in KEYS:
        name = op.f(f"fk_{table}_{column}_person")
        with op.batch_alter_table(table) as batch:
            batch.drop_constraint(name, type_="foreignkey")
            batch.create_foreign_key(name, "person", [column], ["id"], ondelete=then)
            if table in {"upload", "hidden_comment"}:
                batch.alter_column(column, nullable=True)


def _key_contributions_by_their_place() -> None:
    """Order them by place, so that one index less is kept; `database.light_key`."""
    if is_postgresql():
        for key in (
            *("contribution.fk_contribution_import_id_import",),
            *(
                "contribution.fk_contribution_team_id_team",
                "score.fk_score_team_id_team",
            ),
        ):
            table, name = key.split(".")
            op.execute(f"ALTER TABLE {table} DROP CONSTRAINT IF EXISTS {name}")
    _drop("contribution", "ix_contribution_cell")
    rows = {"sqlite_with_rowid": False}
    with op.batch_alter_table("contribution", table_kwargs=rows) as batch:
        batch.drop_constraint(op.f("pk_contribution"), type_="primary")
        batch.create_primary_key(op.f("pk_contribution"), [*PLACE, "import_id"])
    _have("contribution", "import_id")


def _never_give_a_person_a_number_again() -> None:
    counting = {"sqlite_autoincrement": True}
    with op.batch_alter_table(
        "person",
        recreate="never" if is_postgresql() else "always",
        table_kwargs=counting,
    ):
        pass


def _tell_files_that_wait_as_recipes() -> None:
    """Keep what somebody told of them as it is read today."""
    upload = table_of("upload")
    wanted = sa.select(upload.c.id, upload.c.choices)
    for one, told in op.get_bind().execute(wanted).all():
        if "reading" in told:
            recipe = told["reading"] | (told["mapping"] or {})
            recipe |= {"aliases": told["teams"], "name": told["profile"]}
            recipe |= {"means": told.get("means", [])}
            changed = sa.update(upload).where(upload.c.id == one)
            op.get_bind().execute(changed.values(choices=recipe))


def _have(table: str, *columns: str, name: str | None = None) -> None:
    name = name or f"ix_{table}_{columns[0]}"
    _drop(table, name)
    op.create_index(op.f(name), table, [*columns])


def _drop(table: str, name: str) -> None:
    op.drop_index(op.f(name), table, if_exists=True)
