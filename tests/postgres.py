"""A PostgreSQL server of the tests' own, on a free port, as an ordinary user."""

import os
import random
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

BINARIES = Path("/usr/lib/postgresql/15/bin")
OWNER = "postgres"
PORTS = (10_000, 30_000)


def free_port() -> int:
    """Return a port below those that the system gives to connections.

    Asked whether a server is up, a connection from the server's own port would meet
    itself.
    """
    while True:
        port = random.randrange(*PORTS)
        with socket.socket() as probe, suppress(OSError):
            probe.bind(("127.0.0.1", port))
            return port


@contextmanager
def server(folder: Path, *settings: str) -> Iterator[str]:
    """Yield the URL of a fresh server; stop it and remove its files afterwards.

    settings: lines for postgresql.conf, such as "log_statement = all".
    """
    data, port = folder / "data", free_port()
    folder.mkdir(parents=True)
    if os.getuid() == 0:  # PostgreSQL refuses to run as root
        shutil.chown(folder, OWNER)
    _run("initdb", "-D", data, "-A", "trust", "-U", OWNER, "--no-sync", "-E", "UTF8")
    own = [
        f"port = {port}",
        "listen_addresses = '127.0.0.1'",
        "unix_socket_directories = ''",
    ]
    with (data / "postgresql.conf").open("a") as file:
        file.writelines(f"{line}\n" for line in [*own, *settings])
    start(folder)
    try:
        yield f"postgresql+psycopg://{OWNER}@127.0.0.1:{port}/postgres"
    finally:
        _run("pg_ctl", "-D", data, "-m", "immediate", "stop")
        shutil.rmtree(folder)


def start(folder: Path) -> None:
    """Start the server of a folder, for the first time or after a crash."""
    _run("pg_ctl", "-D", folder / "data", "-w", "-l", folder / "log", "start")


def crash(folder: Path) -> None:
    """Kill every process of the server at once, and wait until they are gone."""
    lock = folder / "data" / "postmaster.pid"
    pid = int(lock.read_text().split()[0])
    os.kill(pid, signal.SIGSTOP)  # so that it starts no more while we look
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    killed = [*map(int, children), pid]
    for one in killed:
        with suppress(ProcessLookupError):  # it has just ended
            os.kill(one, signal.SIGKILL)
    while any(is_running(one) for one in killed):
        time.sleep(0.01)
    lock.unlink()  # where nobody collects the dead, it would look alive


def is_running(pid: int) -> bool:
    with suppress(FileNotFoundError, ProcessLookupError):
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
        return state != "Z"
    return False


def _run(program: str, *arguments: str | Path) -> None:
    subprocess.run(  # noqa: S603 - our own words alone
        [BINARIES / program, *arguments],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        cwd="/",
        user=OWNER if os.getuid() == 0 else None,
    )
