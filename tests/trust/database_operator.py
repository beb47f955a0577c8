"""What an operator of the database sees: every byte and all SQL, but not the secret.

Both classes look after each submission, and then tell which rows were written together
with which spent ticket, by every means they know.
"""

import re
import sqlite3
import subprocess
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import pairwise
from pathlib import Path

from sqlalchemy import Engine, create_engine, text
from sqlalchemy.engine.url import make_url

from tests.postgres import BINARIES

Row = dict[str, object]
"""Column to value; `_xmin` and `_ctid` are PostgreSQL's own columns."""
Dump = dict[str, list[Row]]
Links = list[tuple[bytes, Row]]
"""Pairs of a spent ticket's hash and a row that was written with it."""

WAL_HEADER, FRAME_HEADER = 32, 24
CHANGE = re.compile(
    r"tx:\s+(?P<tx>\d+), .*desc: (?:INSERT|HOT_UPDATE|UPDATE)\S* off (?P<off>\d+)"
    r"(?: xmax \d+ flags \S+ ; new off (?P<new>\d+))?"
)
BLOCK = re.compile(r"blkref #\d+: rel \d+/(\d+)/(\d+) (?:fork main )?blk (\d+)")


def by_difference(dumps: Sequence[Dump]) -> Links:
    """Link what changed between two dumps to the ticket spent there, or just before."""
    changes: Dump = {"ticket": [], "other": []}
    for moment, (before, after) in enumerate(pairwise(map(_by_content, dumps))):
        for (table, content), row in after.items():
            if (table, content) not in before:
                kind = "ticket" if table == "ticket" else "other"
                changes[kind].append(row | {"_xmin": moment})
    return by_transaction(changes)


def _by_content(dump: Dump) -> dict[tuple[str, str], Row]:
    """Return the rows by what they hold, without what the database adds."""
    return {
        (table, repr([row[name] for name in row if name[0] != "_"])): row
        for table, rows in dump.items()
        for row in rows
    }


def by_transaction(dump: Dump) -> Links:
    """Link rows to the ticket of the same transaction, or else of the one before."""
    spent = {row["_xmin"]: row["hash"] for row in dump["ticket"] if row["spent"]}
    others = [row for table in dump if table != "ticket" for row in dump[table]]
    apart = 0 if any(row["_xmin"] in spent for row in others) else 1
    links: Links = []
    for row in others:
        transaction = row["_xmin"]
        assert isinstance(transaction, int)
        ticket = spent.get(transaction - apart)
        if isinstance(ticket, bytes):
            links.append((ticket, row))
    return links


class OfSqlite:
    """Keeps the file and its write-ahead log after each submission."""

    def __init__(self, url: str) -> None:
        self.file = Path(make_url(url).database or "")
        self.copies: list[tuple[bytes, bytes]] = []

    def look(self) -> None:
        log = self.file.with_name(self.file.name + "-wal")
        self.copies.append((self.file.read_bytes(), log.read_bytes()))

    def dumps(self) -> list[Dump]:
        return [self._dump(file, log) for file, log in self.copies]

    def links(self) -> dict[str, Links]:
        return {
            "file after each": by_difference(self.dumps()),
            "WAL of the last file": by_difference(self._commits(*self.copies[-1])),
        }

    def stop(self) -> None:
        """Nothing is held open."""

    def _commits(self, file: bytes, log: bytes) -> list[Dump]:
        """Return the database as it was after each transaction still in the log."""
        size = FRAME_HEADER + int.from_bytes(log[8:12])
        ends = [
            start + size
            for start in range(WAL_HEADER, len(log), size)
            if log[start + 4 : start + 8] != bytes(4)  # set in a commit's last frame
        ]
        return [self._dump(file, log[:end]) for end in ends]

    def _dump(self, file: bytes, log: bytes) -> Dump:
        """Open a copy beside the original, which is left alone."""
        copy = self.file.with_name("copy")
        copy.write_bytes(file)
        copy.with_name("copy-wal").write_bytes(log)
        with closing(sqlite3.connect(copy)) as database:
            database.row_factory = sqlite3.Row
            database.execute("PRAGMA synchronous=OFF")  # it is thrown away
            tables = database.execute(
                "SELECT name FROM sqlite_schema WHERE type = 'table'"
            )
            return {
                name: [dict(r) for r in database.execute(f"SELECT * FROM {name}")]  # noqa: S608 - the schema's own name
                for (name,) in tables.fetchall()
            }


class OfPostgres:
    """Selects everything after each submission; reads pages and log afterwards."""

    def __init__(self, url: str) -> None:
        self.engine: Engine = create_engine(url, isolation_level="AUTOCOMMIT")
        self._ask("CREATE EXTENSION IF NOT EXISTS pageinspect")
        self.begun_at = ""
        self.kept: list[Dump] = []

    def _ask(self, statement: str) -> list[Row]:
        with self.engine.connect() as connection:
            result = connection.execute(text(statement))
            return [dict(r) for r in result.mappings()] if result.returns_rows else []

    def _tables(self) -> list[str]:
        found = self._ask("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        return [str(row["tablename"]) for row in found]

    def look(self) -> None:
        if not self.kept:
            self.begun_at = self._position()
        self.kept.append(
            {
                name: self._ask(
                    "SELECT xmin::text::bigint AS _xmin, ctid::text AS _ctid, * "  # noqa: S608 - the schema's own name
                    f"FROM {name}"
                )
                for name in self._tables()
            }
        )

    def dumps(self) -> list[Dump]:
        return self.kept

    def links(self) -> dict[str, Links]:
        return {
            "dump after each": by_difference(self.kept),
            "xmin of the last": by_transaction(self.kept[-1]),
            "pageinspect": by_transaction(
                {name: self._pages(name) for name in self._tables()}
            ),
            "pg_waldump": by_transaction(self._log()),
        }

    def stop(self) -> None:
        self.engine.dispose()

    def _pages(self, table: str) -> list[Row]:
        """Read every version of every row from the raw pages, dead ones as well."""
        columns = self._ask(
            "SELECT attname, atttypid::regtype::text AS kind FROM pg_attribute "  # noqa: S608 - the schema's own name
            f"WHERE attrelid = '{table}'::regclass AND attnum > 0 ORDER BY attnum"
        )
        versions = self._ask(
            "SELECT t_xmin::text::bigint AS _xmin, t_attrs "  # noqa: S608 - the schema's own name
            f"FROM generate_series(0, pg_relation_size('{table}') / 8192 - 1) AS page, "
            f"heap_page_item_attrs(get_raw_page('{table}', page::int), '{table}') "
            "WHERE t_attrs IS NOT NULL"
        )
        return [
            {"_xmin": version["_xmin"]} | _decoded(columns, version["t_attrs"])
            for version in versions
        ]

    def _log(self) -> Dump:
        """Follow each row through the write-ahead log, from the first dump on.

        Inserted rows are taken from the last dump; nothing else of it is used.
        """
        nodes = {
            (str(row["base"]), str(row["node"])): str(row["relname"])
            for row in self._ask(
                "SELECT relname, pg_relation_filenode(c.oid) AS node, d.oid AS base "
                "FROM pg_class c, pg_database d "
                "WHERE datname = current_database() AND relkind = 'r'"
            )
        }
        rows, inserted = _by_place(self.kept[0]), _by_place(self.kept[-1])
        found: Dump = {"ticket": []}
        for line in self._waldump().splitlines():
            change, blocks = CHANGE.search(line), BLOCK.findall(line)
            table = nodes.get(blocks[0][:2]) if blocks else None
            if change is None or table is None:
                continue
            old = (table, f"({blocks[-1][2]},{change['off']})")
            new = (table, f"({blocks[0][2]},{change['new'] or change['off']})")
            row = rows.get(old, {}) if change["new"] else inserted.get(new, {})
            rows[new] = row
            noted = row | {"_xmin": int(change["tx"]), "spent": True}
            found.setdefault(table, []).append(noted)
        found["ticket"] = [row for row in found["ticket"] if "hash" in row]
        return found

    def _position(self) -> str:
        found = self._ask("SELECT pg_current_wal_flush_lsn()::text AS position")
        return str(found[0]["position"])

    def _waldump(self) -> str:
        place = self._ask("SHOW data_directory")[0]["data_directory"]
        run = subprocess.run(  # noqa: S603 - our own words alone
            [
                *(BINARIES / "pg_waldump", "--path", f"{place}/pg_wal"),
                *("--start", self.begun_at, "--end", self._position()),
            ],
            check=True,
            capture_output=True,
            text=True,
        )
        return run.stdout


def _by_place(dump: Dump) -> dict[tuple[str, str], Row]:
    return {(table, str(row["_ctid"])): row for table in dump for row in dump[table]}


def _decoded(columns: Iterable[Row], attributes: object) -> Row:
    assert isinstance(attributes, list)
    return {
        str(column["attname"]): _value(str(column["kind"]), raw)
        for column, raw in zip(columns, attributes, strict=True)
    }


def _value(kind: str, raw: bytes | None) -> object:
    """Decode a stored value; texts and bytes begin with one or four of length."""
    if raw is None or not raw:
        return None
    if kind == "boolean":
        return raw != b"\0"
    if kind in {"integer", "bigint"}:
        return int.from_bytes(raw, "little", signed=True)
    content = raw[1:] if raw[0] & 1 else raw[4:]
    return content if kind == "bytea" else content.decode(errors="replace")
