"""Comments are hidden and shown again, both logged, and marked by who has read them."""

import sqlalchemy as sa
from alembic import op

from engagement.migrations.operations import column, table_of

revision = "0027"
down_revision = "0026"

POINTERS = {"comment": "staff", "voice": "files", "till_comment": "till"}


def upgrade() -> None:
    op.create_table(
        "hiding_change",
        column("id", sa.Integer, primary_key=True),
        column("comment_id", sa.LargeBinary, sa.ForeignKey("comment.id")),
        column("changed_at", sa.DateTime(timezone=True)),
        column("is_hidden", sa.Boolean),
        sa.Column("person_id", sa.Integer, _person("SET NULL")),
    )
    op.create_index("ix_hiding_change_comment_id", "hiding_change", ["comment_id"])
    _log_what_is_hidden()
    person, action = _person("CASCADE"), sa.ForeignKey("action.id", ondelete="CASCADE")
    _create_pointing("read_comment", column("person_id", sa.Integer, person))
    _create_pointing("taken_up", column("action_id", sa.Integer, action))


def _create_pointing(table: str, whose: sa.Column[object]) -> None:
    """Create a table of which each row points at one comment, of whichever origin."""
    op.create_table(
        table,
        column("id", sa.Integer, primary_key=True),
        whose,
        *_pointers(),
        *(
            sa.UniqueConstraint(whose.name, f"{of}_id", name=f"uq_{table}_{name}")
            for of, name in POINTERS.items()
        ),
    )
    for one in POINTERS:
        op.create_index(f"ix_{table}_{one}_id", table, [f"{one}_id"])


def _log_what_is_hidden() -> None:
    hidden, log = table_of("hidden_comment"), table_of("hiding_change")
    each = sa.select(
        hidden.c.comment_id, hidden.c.hidden_at, sa.true(), hidden.c.person_id
    ).order_by(hidden.c.hidden_at)
    into = ["comment_id", "changed_at", "is_hidden", "person_id"]
    op.get_bind().execute(sa.insert(log).from_select(into, each))


def _pointers() -> list[sa.Column[object]]:
    kinds = {"voice": sa.Integer}
    return [
        sa.Column(
            f"{one}_id",
            kinds.get(one, sa.LargeBinary),
            sa.ForeignKey(f"{one}.id", ondelete="CASCADE"),
        )
        for one in POINTERS
    ]


def _person(then: str) -> sa.ForeignKey:
    return sa.ForeignKey("person.id", ondelete=then)
