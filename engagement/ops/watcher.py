"""A folder in which other programs leave their exports: each is taken in and moved.

Taking in is known by the file's digest, so whoever is killed between that and the move
finds at the next look that nothing is left to be done but the move.
"""

import logging
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from threading import Event

from sqlalchemy.exc import SQLAlchemyError

from engagement.customers.files.sheets import COMMAND, WEB
from engagement.customers.imports import ledger, profiles, uploads
from engagement.customers.imports.ledger import Origin, Outcome
from engagement.customers.imports.refused import RefusedRows
from engagement.customers.intake import read
from engagement.customers.intake.intake import Intake
from engagement.customers.metrics.wording import names
from engagement.customers.review.wording import question
from engagement.database import apart, db
from engagement.refusals import FileRefused, Reason
from engagement.web.context import now, this_week
from engagement.web.refusals import sentence

SECONDS = 30
SUFFIXES = {".csv", ".tsv", ".txt", ".xlsx", ".xls", ".ods"}
HIDDEN = (".", "~")
"""How the names of files begin that programs are still busy with."""
log = logging.getLogger(__name__)

Grown = tuple[int, int]
"""How large a file is and when it was changed."""


class Inbox(StrEnum):
    """The folder into which a file is moved."""

    DONE = "done"
    REFUSED = "refused"
    ASKS = "asks"  # somebody has to answer; it waits on the page as well


@dataclass
class Watch:
    """A folder, and how large each of its files was at the last look."""

    folder: Path
    seen: dict[Path, Grown] = field(default_factory=dict)

    def prepare(self) -> None:
        """Make the folders into which files are moved; raises OSError."""
        for place in Inbox:
            (self.folder / place).mkdir(exist_ok=True)

    def ready(self) -> list[Path]:
        """Return the files that have not grown since the last look, by name."""
        sizes = dict(_files(self.folder))
        same = [file for file, size in sizes.items() if self.seen.get(file) == size]
        self.seen = sizes
        return sorted(same)


def _files(folder: Path) -> Iterator[tuple[Path, Grown]]:
    for entry in os.scandir(folder):
        file = Path(entry.path)
        if (
            file.suffix.lower() in SUFFIXES
            and not entry.name.startswith(HIDDEN)
            and entry.is_file(follow_symlinks=False)
        ):
            size = entry.stat(follow_symlinks=False)
            yield file, (size.st_size, size.st_mtime_ns)


def take(file: Path) -> str:
    """Take a file in and move it; return a line that says what became of it."""
    try:
        content = _content(file)
        with apart() as session:
            words = profiles.vocabulary(session)
        said = read.read(content, words, this_week(), limits=COMMAND)
    except FileRefused as error:
        return _move(file, Inbox.REFUSED, sentence(error.refusal))
    place, reasons = _taken_in(file, content, said)
    if place is Inbox.ASKS:
        uploads.stage(db.session(), content, file.name, None, now())
    db.session.commit()
    log.info("looked at a file: %s", place)
    return _move(file, place, *reasons)


def _content(file: Path) -> bytes:
    if file.stat().st_size > COMMAND.size:  # before it fills the memory
        raise FileRefused(Reason.TOO_LARGE, megabytes=COMMAND.size // 1_000_000)
    return file.read_bytes()


def _taken_in(file: Path, content: bytes, said: Intake) -> tuple[Inbox, list[str]]:
    """Take in what is clear; what HR can still mend or answer waits on the page."""
    is_small = len(content) <= WEB.size and len(said.sheet.frame) <= WEB.rows
    place = Inbox.ASKS if is_small else Inbox.REFUSED
    try:
        said.demand()
    except FileRefused as error:
        return place, [sentence(error.refusal)]
    said = ledger.up_to_date(db.session(), said)
    origin = Origin(file.name, ledger.digest_of(content), now())
    outcome = ledger.keep(db.session(), said, origin)
    named = names(said.metrics)
    asks = [question(ask, named) for ask in outcome.asks]
    is_useless = outcome.refused and not outcome.added
    return place if asks or is_useless else Inbox.DONE, [
        *_reasons(said, outcome),
        *asks,
    ]


def _reasons(said: Intake, outcome: Outcome) -> Iterator[str]:
    if outcome.already:
        yield f"This very file went in on {outcome.already:%Y-%m-%d}; nothing changed."
    else:
        counts = f"{outcome.added} rows added, {outcome.same} counted already"
        left_out = f", {said.left_out} left out" if said.left_out else ""
        yield f"{counts}{left_out}, {len(outcome.refused)} refused."
    for why, rows in RefusedRows((), outcome.refused).by_sentence().items():
        yield f"{why} Rows: {', '.join(map(str, rows))}."


def _move(file: Path, place: Inbox, *reasons: str) -> str:
    """Move a file beside a text that says why; the text comes first, and is whole."""
    goal = _free(file.parent / place / file.name)
    goal.with_name(f"{goal.name}.why.txt").write_text("\n".join(reasons) + "\n")
    file.rename(goal)
    return f"{place}/{goal.name}: {reasons[0]}"


def _free(goal: Path) -> Path:
    """Return this name or, where such a file lies, the next with a number."""
    number, free = 1, goal
    while free.exists():
        number += 1
        free = goal.with_name(f"{goal.stem}-{number}{goal.suffix}")
    return free


def watch(
    folder: Path, stop: Event, tell: Callable[[str], None], every: float = SECONDS
) -> None:
    """Look at a folder again and again until told to stop; finish a file begun.

    What the disk or the database refuses is told in the log, and tried again.
    """
    watched = Watch(folder)
    watched.prepare()
    while not stop.is_set():
        try:
            ready = watched.ready()
        except OSError as error:
            log.warning("%s cannot be read: %s", folder, error.strerror)
            ready = []
        for file in ready:
            if not stop.is_set():
                _try(file, tell)
        stop.wait(every)


def _try(file: Path, tell: Callable[[str], None]) -> None:
    try:
        tell(take(file))
    except (OSError, SQLAlchemyError) as error:
        log.warning("%s has to wait: %s", file.name, type(error).__name__)
    finally:
        db.session.remove()
