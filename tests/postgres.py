"""A PostgreSQL server of the tests' own, on a free port, as an ordinary user."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql/15/bin")
OWNER = "postgres"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def server(folder: Path) -> Iterator[str]:
    """Yield the URL of a fresh server; stop it and remove its files afterwards."""
    data, port = folder / "data", free_port()
    folder.mkdir(parents=True)
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, OWNER)
    _run("initdb", "-D", data, "-A", "trust", "-U", OWNER, "--no-sync", "-E", "UTF8")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=''"
    _run("pg_ctl", "-D", data, "-w", "-o", options, "-l", folder / "log", "start")
    try:
        yield f"postgresql+psycopg://{OWNER}@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def _run(program: str, *arguments: str | Path) -> None:
    subprocess.run(  # noqa: S603 - our own words alone
        [BINARIES / program, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        user=OWNER if os.getuid() == 0 else None,
    )
