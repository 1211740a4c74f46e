"""Whose turn it is to write: one thread of a process at a time, and one process at a time on an SQLite file."""

from __future__ import annotations

import fcntl
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import IO


class Turn:
    """The turn to write, handed on as soon as it is free.

    Waiting in SQLite means sleeping between tries, which made the slowest of a hundred writes of 16 clients take
    320 ms; the kernel wakes the next one at once (26 ms). The lock is on a file of its own beside the database:
    closing any handle of the database file itself would take away the locks that SQLite holds on it.
    """

    def __init__(self, file: Path | None) -> None:
        """In: the file that processes lock, or None where the server sees to processes."""
        self._path = file
        self._file: IO[bytes] | None = None
        self._threads = threading.Lock()
        self._holder: int | None = None

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Wait for the turn and keep it. Raises RuntimeError in a thread that has it already."""
        me = threading.get_ident()
        if self._holder == me:
            raise RuntimeError("this thread has a writing transaction open already")
        with self._threads:
            self._holder = me
            try:
                with self._alone(self._path) if self._path else nullcontext():
                    yield
            finally:
                self._holder = None

    @contextmanager
    def _alone(self, path: Path) -> Iterator[None]:
        if self._file is None:
            self._file = path.open("ab")
        fcntl.flock(self._file, fcntl.LOCK_EX)
        try:
            yield
        finally:
            fcntl.flock(self._file, fcntl.LOCK_UN)

    def close(self) -> None:
        """Let go of the file."""
        with self._threads:
            if self._file is not None:
                self._file.close()
                self._file = None
