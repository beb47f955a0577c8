"""A mutant: PostgreSQL decides whether a commit waits for the disk, as it is set."""

from sqlalchemy import event
from sqlalchemy.engine import Engine

from engagement import database
from engagement.application import create_app

event.remove(Engine, "do_connect", database.keep_what_is_acknowledged)
app = create_app()
