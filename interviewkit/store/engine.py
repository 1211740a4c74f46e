"""The database: transactions for reading and for writing that mean the same on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from interviewkit.domain.errors import Fault, Invalid

from .turn import Turn

try:  # Debian 12's SQLite 3.40 can corrupt a file when its write-ahead log starts anew; this brings a mended one
    from pysqlite3 import dbapi2 as sqlite3
except ImportError:
    import sqlite3

__all__ = ["Connection", "Database", "address", "sqlite3", "sqlite_file"]  # services name what they are handed

WAIT_SECONDS: Final = 10
"""How long a writer waits for others before it gives up; house default."""
IDLE_SECONDS: Final = 60
"""After this much silence within a transaction PostgreSQL takes the writer's turn away; house default."""
WRITERS: Final = 0x696B6974
"""The key of PostgreSQL's advisory lock that writers hold: 'ikit'."""

_TAKE_TURN: Final = text(
    f"SELECT set_config('lock_timeout', '{WAIT_SECONDS}s', true), "
    f"set_config('idle_in_transaction_session_timeout', '{IDLE_SECONDS}s', true), pg_advisory_xact_lock({WRITERS})"
)
_to_json: Final = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


class Database:
    """The records' database. Open it after the fork: a process never uses one that another has opened.

    Writers take turns, on PostgreSQL too: whatever a writing transaction reads stays true until it ends, so that
    no function of the records needs a lock of its own. Readers never wait, and see one state throughout.
    """

    def __init__(self, url: str, *, foreign_keys: bool = True) -> None:
        """In: `sqlite:///file` or `postgresql://user:password@host/name`. Raises Invalid for anything else.

        `foreign_keys` is False only while the layout of an SQLite database is changed.
        """
        self._opened_by = os.getpid()
        self._address = address(url)
        self._file = sqlite_file(url)
        self._turn = Turn(self._file and self._file.with_name(f"{self._file.name}.lock"))
        self._engine = _sqlite(self._address, foreign_keys) if self._file else _postgresql(self._address)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A transaction that sees one state of the records and can change nothing."""
        self._same_process()
        with self._engine.connect() as connection:
            if self._file:
                _driver(connection).execute("PRAGMA query_only = ON")
                _driver(connection).execute("BEGIN")
                yield connection
            else:
                yield connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @contextmanager
    def writing(self, durable: bool = False) -> Iterator[Connection]:
        """A transaction that nobody else writes beside; it ends with a commit, or with a rollback on an exception.

        What it wrote survives the end of any process. On SQLite a power cut may take back the last moments, but
        not with `durable`, which waits for the disk; PostgreSQL always waits.
        Raises RuntimeError inside another writing transaction of this thread; sqlalchemy.exc.OperationalError after
        waiting `WAIT_SECONDS` in vain, on SQLite for another program alone: our own writers hand the turn on.
        """
        self._same_process()
        with self._turn.taken(), self._engine.connect() as connection, connection.begin():
            if self._file:
                driver = _driver(connection)
                driver.execute("PRAGMA query_only = OFF")
                driver.execute(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
                driver.execute("BEGIN IMMEDIATE")
            else:
                connection.execute(_TAKE_TURN)
            yield connection

    def dispose(self) -> None:
        """Close every connection; the next transaction opens a new one."""
        self._engine.dispose()
        self._turn.close()

    def _same_process(self) -> None:
        if os.getpid() != self._opened_by:
            raise RuntimeError("this database was opened before the fork: open it in the process that uses it")


def address(url: str) -> URL:
    """The address behind a URL, with the driver that is used here. Raises Invalid, without showing a password."""
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError):
        parsed = URL.create("unreadable")
    backend = parsed.get_backend_name()
    if backend == "sqlite" and parsed.database not in (None, "", ":memory:"):
        return parsed.set(drivername="sqlite+pysqlite")
    if backend == "postgresql":
        return parsed.set(drivername="postgresql+psycopg")
    shown = parsed.render_as_string(hide_password=True)
    raise Invalid([Fault("database URL", shown, "sqlite:///file or postgresql://user:password@host/name")])


def sqlite_file(url: str) -> Path | None:
    """The file of an SQLite database; None for PostgreSQL. Raises Invalid."""
    parsed = address(url)
    return Path(parsed.database or "").absolute() if parsed.get_backend_name() == "sqlite" else None


def _driver(connection: Connection) -> Any:
    """SQLite's own connection, for the few words that SQLAlchemy has no name for."""
    return connection.connection.driver_connection


def _sqlite(url: URL, foreign_keys: bool) -> Engine:
    # isolation_level None: transactions begin where this file says, not where the driver thinks.
    options = {"timeout": WAIT_SECONDS, "isolation_level": None}
    engine = create_engine(url, module=sqlite3, connect_args=options, json_serializer=_to_json, pool_use_lifo=True)

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _record: object) -> None:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")

    return engine


def _postgresql(url: URL) -> Engine:
    # READ COMMITTED, whatever the server's default: a writer must see what the one before it has written.
    return create_engine(
        url, isolation_level="READ COMMITTED", json_serializer=_to_json, pool_pre_ping=True, pool_use_lifo=True
    )
