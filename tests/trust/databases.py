"""Fresh databases for the full forms, which run without pytest."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import create_engine, text

from engagement.config import Settings, settings_from
from tests import postgres

SECRET = "a secret for the proofs, and for nothing else"  # noqa: S105 - not one
SERVER = "postgres"


def settings_in(folder: Path, url: str | None = None) -> Settings:
    """Return settings for a database: a file in the folder unless a URL is given."""
    environment = {
        "ENGAGEMENT_INSTANCE": str(folder),
        "ENGAGEMENT_SECRET": SECRET,
        "DATABASE_URL": url or f"sqlite:///{folder / 'proof.sqlite'}",
    }
    return settings_from(environment)


@contextmanager
def sqlite() -> Iterator[Settings]:
    with tempfile.TemporaryDirectory() as folder:
        yield settings_in(Path(folder))


@contextmanager
def postgresql(*options: str) -> Iterator[Settings]:
    """Start a server, in a folder where its own user may walk."""
    with tempfile.TemporaryDirectory(prefix="diapason-") as folder:
        Path(folder).chmod(0o755)
        with postgres.server(Path(folder) / SERVER, *options) as url:
            yield settings_in(Path(folder), url)


def another(settings: Settings, name: str, template: str = "template1") -> Settings:
    """Create one more database on a server."""
    server = settings.database_url.rpartition("/")[0]
    engine = create_engine(f"{server}/postgres", isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    engine.dispose()
    return replace(settings, database_url=f"{server}/{name}")


def server_of(settings: Settings) -> Path:
    """Return the folder of the server that `postgresql` started."""
    return settings.instance / SERVER


def each() -> Iterator[tuple[str, Settings]]:
    """Yield a fresh database of each kind."""
    with sqlite() as settings:
        yield "SQLite", settings
    with postgresql() as settings:
        yield "PostgreSQL", settings
