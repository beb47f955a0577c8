"""The application with every logger at its loudest, as somebody in despair runs it."""

import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from engagement.application import create_app

if TYPE_CHECKING:
    from flask import Flask

LOUD = (
    "asyncio", "engagement", "gunicorn", "psycopg", "psycopg.pool", "smtplib",
    "sqlalchemy", "sqlalchemy.engine", "sqlalchemy.engine.Engine", "sqlalchemy.orm",
    "sqlalchemy.pool", "werkzeug",
)  # fmt: skip


@contextmanager
def loud(file: Path) -> Iterator[None]:
    """Write every word of this process into the file; be quiet again afterwards."""
    handler = logging.FileHandler(file)
    loggers = [logging.getLogger(), *map(logging.getLogger, LOUD)]
    levels = [logger.level for logger in loggers]
    loggers[0].addHandler(handler)
    for logger in loggers:
        logger.setLevel(logging.DEBUG)
    try:
        yield
    finally:
        loggers[0].removeHandler(handler)
        handler.close()
        for logger, level in zip(loggers, levels, strict=True):
            logger.setLevel(level)


def __getattr__(name: str) -> "Flask":
    """Build the application when gunicorn asks for `app`, and not when tests import."""
    if name != "app":
        raise AttributeError(name)
    logging.basicConfig(level=logging.DEBUG, stream=sys.stderr)
    for one in LOUD:
        logging.getLogger(one).setLevel(logging.DEBUG)
    return create_app()
