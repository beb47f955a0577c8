"""What several mutants do: commit in the middle of an answer."""

import time

from sqlalchemy import Connection

from engagement.pulses.answering import answering

execute = answering._execute  # noqa: SLF001 - a mutant cuts where it must
SPEND, STORE = answering._SPEND, answering._STORE  # noqa: SLF001 - as above
DISK_SECONDS = 0.02
"""What a commit takes on a slow disk; ours may answer at once."""


def commit(connection: Connection) -> None:
    """End the transaction, and begin the next."""
    connection.connection.commit()
    time.sleep(DISK_SECONDS)
    connection.connection.cursor().execute("BEGIN")
