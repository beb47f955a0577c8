"""How many were asked, beside how many took part."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    op.add_column("figure", sa.Column("invited", sa.Integer))
