"""The plainest Flask handlers, as floors: no templates, no rules, no library."""

import os
import secrets
import sqlite3
import threading
from functools import cache
from hashlib import sha256

from flask import Flask, request
from nacl.public import PublicKey, SealedBox

app = Flask(__name__)
PAGE = "x" * 8_000
_kept = threading.local()


def connection() -> sqlite3.Connection:
    """Return this thread's connection, opened as the product opens its own."""
    if not hasattr(_kept, "connection"):
        opened = sqlite3.connect(os.environ["BENCH_DATABASE"], isolation_level=None)
        for pragma in ("synchronous=FULL", "busy_timeout=10000", "secure_delete=ON"):
            opened.execute(f"PRAGMA {pragma}")
        _kept.connection = opened
    found: sqlite3.Connection = _kept.connection
    return found


@app.get("/page")
def page() -> str:
    return PAGE


@app.get("/p")
def form() -> str:
    return PAGE


@app.post("/p")
def answer() -> str:
    database = connection()
    pulse, key = open_pulse()
    database.execute("BEGIN IMMEDIATE")
    ticket = sha256(request.form["ticket"].upper().encode()).digest()
    group = database.execute(
        "UPDATE ticket SET spent = 1 WHERE hash = ? AND pulse_id = ? AND NOT spent "
        'RETURNING "group"',
        (ticket, pulse),
    ).fetchone()
    content = f"[{group[0]!r}, {dict(request.form)}]".encode().ljust(2048)
    sealed = SealedBox(PublicKey(key)).encrypt(content)
    database.execute(
        "INSERT INTO envelope (id, pulse_id, sealed) VALUES (?, ?, ?)",
        (secrets.token_bytes(16), pulse, sealed),
    )
    database.execute("COMMIT")
    return "Thank you."


@cache
def open_pulse() -> tuple[int, bytes]:
    row: tuple[int, bytes] = (
        connection()
        .execute("SELECT id, public_key FROM pulse WHERE state = 'open'")
        .fetchone()
    )
    return row
