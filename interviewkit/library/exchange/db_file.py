"""Questions as an SQLite database that Datasette opens: one plain table. Files are read without running anything."""

from __future__ import annotations

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3  # type: ignore[attr-defined]  # the very library that Database opens files with

from interviewkit.domain.errors import Invalid, Told

from .table import Line, Odd, as_typed, assemble, looked_at, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .table import Cell, Table

TABLE: Final = "questions"
NUMBERS: Final = ("minutes",)
HEADER: Final = b"SQLite format 3\0"


def write(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """The bytes of a file with one table, `questions`, its key the id; ids are unique."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.db"
        with closing(Database(str(file), execute_plugins=False)) as database, database.atomic():
            types = {column: int if column in NUMBERS else str for column in columns}
            table = database.create_table(TABLE, types, pk="id")
            table.insert_all(_record(row, columns) for row in rows)
        return file.read_bytes()


def _record(row: Mapping[str, str], columns: Sequence[str]) -> dict[str, str | int]:
    return {column: as_typed(row[column]) if column in NUMBERS else row[column] for column in columns}


def read(content: bytes, name: str) -> Table:
    """The rows of the table `questions`, each at `name:NUMBER` counted from 1.

    Raises Invalid with every fault. No view, virtual table, trigger or function of the file is ever used.
    """
    if not content.startswith(HEADER):
        raise Invalid([Told(name, "no SQLite database", "an SQLite database", "no_database")])
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "questions.db"
        file.write_bytes(content)
        try:
            with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
                return _table(connection, name)
        except (sqlite3.Error, ValueError) as error:
            expected = "an SQLite database that is whole"
            raise Invalid([Told(name, f"“{error}”", expected, "database_damaged")]) from None


def _table(connection: Any, name: str) -> Table:
    connection.executescript("PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON;")
    # A table that is stored has a first page; a virtual one, whose rows are made by code, has none.
    plain = "SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = ? AND rootpage > 0"
    if connection.execute(plain, (TABLE,)).fetchone() != (1,):
        raise Invalid([Told(name, f"no table {TABLE}", f"a plain table {TABLE}", "no_table", {"name": TABLE})])
    columns = looked_at(column[1] for column in connection.execute(f"PRAGMA table_info({TABLE})"))
    connection.set_authorizer(_only_stored)
    names = ", ".join('"' + column.replace('"', '""') + '"' for column in columns)
    rows = connection.execute(f"SELECT {names} FROM {TABLE}")  # noqa: S608  names of columns, quoted
    return assemble(Line(name, columns), _lines(rows, name))


def _only_stored(action: int, table: str | None, _column: str | None, _schema: str | None, source: str | None) -> int:
    """Lets a statement read the stored columns of that table, and nothing else."""
    reads = action == sqlite3.SQLITE_READ and table == TABLE and source is None
    return sqlite3.SQLITE_OK if reads or action == sqlite3.SQLITE_SELECT else sqlite3.SQLITE_DENY


def _lines(rows: Iterable[Sequence[Any]], name: str) -> Iterator[Line]:
    for number, row in enumerate(rows, 1):
        yield Line(f"{name}:{number}", [_cell(value) for value in row])


def _cell(value: Any) -> Cell:
    if isinstance(value, (int, float)):
        return number_text(value)
    if isinstance(value, bytes):
        return Odd(f"{len(value)} bytes")
    return value or ""
