"""The file of a backup: a ZIP with a JSON array a line for each row, and a manifest.

It is of no database: bytes are in base64, days and moments in ISO 8601.
"""

import base64
import hashlib
import json
import os
import tempfile
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, BadZipFile, ZipFile

FORMAT = 1
MANIFEST = "manifest.json"
BLOCK = 1 << 20

BROKEN = (BadZipFile, EOFError, KeyError, OSError, RuntimeError, ValueError, zlib.error)
"""What reading a damaged ZIP can raise."""

Row = Sequence[object]

NO_BACKUP = "{file} is no backup, or not a whole one; choose another."
DAMAGED = "{file} is damaged: “{table}” was altered; choose another backup."
NEWER = "{file} comes from a newer version; install that version first."


class Unusable(Exception):  # noqa: N818 - named for what the operator is told
    """A file that is no whole backup, in one sentence that says what to do."""


@dataclass(frozen=True)
class ArchivedRows:
    """A table on its way into a file, a few rows at a time."""

    table: str
    columns: Sequence[str]
    parts: Iterable[Sequence[Row]]


@dataclass(frozen=True)
class Member:
    """What the manifest says of one table."""

    columns: list[str]
    rows: int
    sha256: str


@dataclass(frozen=True)
class Archive:
    """A backup whose every byte was checked against its manifest."""

    zip: ZipFile
    taken_at: datetime
    schema: str
    """The revision of its tables; empty: from before they were numbered."""
    members: Mapping[str, Member]

    def rows(self, table: str) -> Iterator[dict[str, object]]:
        columns = self.members[table].columns
        with self.zip.open(_name(table)) as lines:
            for line in lines:
                yield dict(zip(columns, json.loads(line), strict=True))


def write(
    file: Path, now: datetime, tables: Iterable[ArchivedRows], schema: str = ""
) -> dict[str, Member]:
    """Write a backup, readable by its owner alone; it appears whole or not at all.

    Raises `OSError` when the disk is full or the folder missing.
    """
    handle, unfinished = tempfile.mkstemp(dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as raw:
            with ZipFile(raw, "w", ZIP_DEFLATED) as archive:
                members = {rows.table: _write_rows(archive, rows) for rows in tables}
                told = {name: asdict(member) for name, member in members.items()}
                content = {"format": FORMAT, "schema": schema, "taken_at": now}
                archive.writestr(MANIFEST, _json({**content, "tables": told}))
            raw.flush()
            os.fsync(raw.fileno())
        Path(unfinished).replace(file)
    finally:
        Path(unfinished).unlink(missing_ok=True)
    return members


def _write_rows(archive: ZipFile, rows: ArchivedRows) -> Member:
    digest, number = hashlib.sha256(), 0
    with archive.open(_name(rows.table), "w", force_zip64=True) as member:
        for part in rows.parts:
            lines = "".join(f"{_json(list(row))}\n" for row in part).encode()
            member.write(lines)
            digest.update(lines)
            number += len(part)
    return Member(list(rows.columns), number, digest.hexdigest())


@contextmanager
def open_archive(file: Path) -> Iterator[Archive]:
    """Open a backup after checking all of it; raises `Unusable`."""
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        raise Unusable(NO_BACKUP.format(file=file)) from error
    with archive:
        found = _describe(archive, file)
        for table, member in found.members.items():
            if not _is_whole(archive, table, member):
                raise Unusable(DAMAGED.format(file=file, table=table))
        yield found


def _describe(archive: ZipFile, file: Path) -> Archive:
    try:
        content = json.loads(archive.read(MANIFEST))
        if content["format"] > FORMAT:
            raise Unusable(NEWER.format(file=file))
        taken_at = datetime.fromisoformat(content["taken_at"])
        schema = str(content.get("schema", ""))
        members = {name: Member(**told) for name, told in content["tables"].items()}
    except (*BROKEN, AttributeError, TypeError) as error:
        raise Unusable(NO_BACKUP.format(file=file)) from error
    return Archive(archive, taken_at, schema, members)


def _is_whole(archive: ZipFile, table: str, member: Member) -> bool:
    digest, number = hashlib.sha256(), 0
    try:
        with archive.open(_name(table)) as lines:
            while block := lines.read(BLOCK):
                digest.update(block)
                number += block.count(b"\n")
    except BROKEN:
        return False
    return (digest.hexdigest(), number) == (member.sha256, member.rows)


def _name(table: str) -> str:
    return f"{table}.jsonl"


def _json(content: object) -> str:
    return json.dumps(
        content, ensure_ascii=False, separators=(",", ":"), default=as_text
    )


def as_text(value: bytes | date) -> str:
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value.isoformat()
