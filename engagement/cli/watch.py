"""The command that watches a folder for exports of other programs."""

import signal
from pathlib import Path
from threading import Event

import click

from engagement.cli.base import CannotDo, application
from engagement.ops import server, watcher


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
def watch(folder: Path) -> None:
    """Take in the exports that other programs leave in FOLDER, every 30 seconds."""
    stop = Event()
    for number in server.STOPS:
        signal.signal(number, lambda *_: stop.set())
    with application():
        try:
            watcher.watch(folder, stop, click.echo)
        except OSError as error:
            raise CannotDo(f"{folder} cannot be used: {error.strerror}.") from error
