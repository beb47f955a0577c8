"""Write a new revision: what models have now, and the last one had not.

`make migration NAME="Slips are numbered"`; CONTRIBUTING.md says more.
"""

import sys

from alembic import command
from sqlalchemy import create_engine
from sqlalchemy.pool import StaticPool

from engagement import database
from engagement.migrations import HEAD, upgrade


def main(name: str) -> None:
    """Compare on SQLite, in memory; a test compares PostgreSQL as well."""
    database.load_models()
    engine = create_engine("sqlite://", poolclass=StaticPool)
    upgrade.migrate(engine, secret="")
    with engine.connect() as connection:
        config = upgrade.config_for(connection, secret="")
        config.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
        number = f"{int(HEAD) + 1:04}"
        command.revision(config, name, autogenerate=True, rev_id=number)


if __name__ == "__main__":
    main(sys.argv[1])
