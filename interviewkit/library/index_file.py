"""Where the search index lies: a file that is only ever replaced as a whole, so that reading it needs no locks."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the very library that Database opens files with

from .index_rows import HouseState, read_state

if TYPE_CHECKING:
    from interviewkit.domain.question import Bank

MEMORY: Final = ":memory:"
Fill = Callable[[Database], None]
CANT_WRITE: Final = (OSError, sqlite3.Error)
"""What `written` raises where a file can't be made."""


@dataclass(frozen=True, slots=True)
class Opened:
    """An index that can be searched, and the state of the house questions in it."""

    database: Database
    state: HouseState


def read(file: Path, bank: Bank, wanted: HouseState | None = None) -> Opened | None:
    """The index in a file if it is whole, made from this very bank and, where a state is wanted, in that state."""
    opened = _open(file, bank)
    if opened is None:
        return None
    if wanted in (None, opened.state) and _is_whole(opened.database):
        return opened
    opened.database.close()
    return None


def _open(file: Path, bank: Bank) -> Opened | None:
    try:
        database = _connect(f"{file.as_uri()}?mode=ro&immutable=1")
    except sqlite3.Error:
        return None
    with suppress(sqlite3.Error):
        state = read_state(database, bank)
        if state:
            return Opened(database, state)
    database.close()
    return None


def _is_whole(database: Database) -> bool:
    with suppress(sqlite3.Error):
        return list(database.query("PRAGMA quick_check")) == [{"quick_check": "ok"}]
    return False


def written(file: Path, bank: Bank, fill: Fill) -> Opened:
    """The index that `fill` makes of an empty database, put in a file's place. Raises one of `CANT_WRITE`.

    It is opened before it gets there: whatever others put there meanwhile, this is the one that was made here. Who
    has the old one open reads on in that.
    """
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    os.close(handle)
    draft = Path(name)
    try:
        with closing(_connect(draft.as_uri())) as database:
            # A file that a power cut spoils is found out when it is opened, and made anew.
            database.execute("PRAGMA synchronous = OFF")
            fill(database)
        made = _open(draft, bank)
        if made is None:
            raise sqlite3.DatabaseError("it can't be read back")
        draft.replace(file)
    finally:
        draft.unlink(missing_ok=True)
    return made


def in_memory(bank: Bank, fill: Fill) -> Opened:
    """The index that `fill` makes of an empty database, for this process alone."""
    database = _connect(MEMORY)
    fill(database)
    return Opened(database, read_state(database, bank) or HouseState())


def copy(source: Database, target: Database) -> None:
    """Make an empty database the same as another."""
    source.conn.backup(target.conn)


def _connect(address: str) -> Database:
    connection = sqlite3.connect(address, uri=True, check_same_thread=False)
    return Database(connection, execute_plugins=False)
