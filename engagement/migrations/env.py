"""What Alembic runs, on the connection and in the transaction that it is given."""

from typing import Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from engagement.database import Base, Moment


def render(kind: str, item: object, _: AutogenContext) -> str | Literal[False]:
    """Write types of ours as they are now: a revision must not change with them."""
    if kind == "type" and isinstance(item, Moment):
        return "sa.DateTime(timezone=True)"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    render_item=render,
)
with context.begin_transaction():
    context.run_migrations()
