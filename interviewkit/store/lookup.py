"""Put in and fetch single rows, and say in the domain's words why that cannot be."""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import Column, Connection, CursorResult, Executable, Select, Table, bindparam, select
from sqlalchemy.exc import IntegrityError

from interviewkit.domain.errors import Conflict, NotFound

_UNIQUE: Final = "23505"
_FOREIGN_KEY: Final = "23503"
_SQLITE: Final = {"UNIQUE constraint failed": _UNIQUE, "FOREIGN KEY constraint failed": _FOREIGN_KEY}
"""What SQLite says, as the codes of the SQL standard that PostgreSQL gives."""


def insert(connection: Connection, table: Table, row: object, taken: str = "exists") -> None:
    """Put a dataclass into a table.

    Raises Conflict(taken) where something unique is there already, NotFound where it names a row that is not there.
    """
    values = {column.name: getattr(row, column.name) for column in table.columns}
    try:
        connection.execute(table.insert(), values)
    except IntegrityError as error:
        raise refusal(error, taken) from error


def refusal(error: IntegrityError, taken: str) -> Exception:
    """The domain's error for a broken constraint: Conflict(taken), NotFound, or the error itself if it is neither."""
    told = str(error.orig)
    code = getattr(error.orig, "sqlstate", None) or _SQLITE.get(told.partition(":")[0])
    if code == _UNIQUE:
        return Conflict(taken)
    return NotFound(told) if code == _FOREIGN_KEY else error


def by(column: Column[Any]) -> Select[Any]:
    """The statement that finds rows by a column, for `found`. Built once: building takes longer than executing."""
    return select(column.table).where(column == bindparam("key"))


def found(connection: Connection, statement: Select[Any], key: str) -> dict[str, Any]:
    """The row that a statement of `by` finds under a key, by column. Raises NotFound(key) if there is none."""
    if "\0" in key:  # nobody has such a key, and PostgreSQL would not even compare with one
        raise NotFound(key)
    return _there(connection.execute(statement, {"key": key}), key)


def changed(connection: Connection, statement: Executable, key: str) -> dict[str, Any]:
    """The row as a statement leaves it, by column. Raises NotFound(key) if there is none to change."""
    return _there(connection.execute(statement), key)


def first(connection: Connection, statement: Executable) -> dict[str, Any] | None:
    """The first row of a statement, by column; None if there is none."""
    row = connection.execute(statement).mappings().first()
    return None if row is None else {**row}


def _there(result: CursorResult[Any], key: str) -> dict[str, Any]:
    row = result.mappings().one_or_none()
    if row is None:
        raise NotFound(key)
    return {**row}


def every(connection: Connection, statement: Executable) -> list[dict[str, Any]]:
    """All rows of a statement, by column."""
    return [{**row} for row in connection.execute(statement).mappings()]
