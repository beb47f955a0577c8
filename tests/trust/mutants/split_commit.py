"""A mutant: the ticket is spent in one transaction, the envelope stored in the next."""

from collections.abc import Mapping

from sqlalchemy import Connection, Executable
from sqlalchemy.engine.interfaces import DBAPICursor

from engagement.application import create_app
from engagement.pulses.answering import answering
from tests.trust.mutants import halfway


def _execute(
    connection: Connection, statement: Executable, values: Mapping[str, object]
) -> DBAPICursor:
    if statement is halfway.STORE:
        halfway.commit(connection)
    return halfway.execute(connection, statement, values)


answering._execute = _execute  # noqa: SLF001 - the cut
app = create_app()
