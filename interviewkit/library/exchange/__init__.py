"""The exchange of questions as files: CSV, XLSX, JSON and .db, told apart by the ending of their names.

openpyxl and sqlite-utils are slow to load: whoever needs this imports it when it is needed.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Fault, Invalid, Told
from interviewkit.domain.limits import LARGEST_TABLE
from interviewkit.domain.shape import show, storable

from . import csv_file, db_file, json_file, xlsx_file
from .questions import bank_rows, column_of, house_row, row_content
from .table import COLUMNS, ONE_LANGUAGE, Row, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType

    from interviewkit.domain.question import Lang

__all__ = [
    "ENDINGS",
    "LARGEST_FILE",
    "Row",
    "Table",
    "bank_rows",
    "column_of",
    "house_row",
    "read",
    "row_content",
    "write",
]

FORMATS: Final = {".csv": csv_file, ".xlsx": xlsx_file, ".json": json_file, ".db": db_file}
ENDINGS: Final = tuple(FORMATS)
LARGEST_FILE: Final = LARGEST_TABLE


def read(source: Path | bytes, name: str) -> Table:
    """The table in a file, or in the bytes of one; `name` tells the format by its ending and is named in faults.

    Raises Invalid with every fault of form, each at `name:LINE: column` where it has one. What the words mean is
    judged elsewhere.
    """
    reader = _format(name)
    content = source if isinstance(source, bytes) else _content(source, name)
    if len(content) > LARGEST_FILE:
        found, expected = f"more than {LARGEST_FILE} bytes", f"at most {LARGEST_FILE} bytes"
        raise Invalid([Told(name, found, expected, "too_large", {"max": LARGEST_FILE // 1_000_000})])
    table: Table = reader.read(content, name)
    return table


def write(name: str, rows: Iterable[Mapping[str, str]], lang: Lang | None = None) -> bytes:
    """The bytes of a file with that name: the columns of one language, or without `lang` those of both.

    `read` of it gives the same rows. Raises Invalid for an ending that is none of the four, and for texts that the
    format can't hold.
    """
    columns = ONE_LANGUAGE if lang else COLUMNS
    writer = _format(name)
    rows = list(rows)
    faults = [
        Fault(f"{row['id']}: {column}", show(row[column]), "a text without control characters")
        for row in rows
        for column in columns
        if not storable(row[column])
    ]
    if faults:
        raise Invalid(faults)
    content: bytes = writer.write(rows, columns)
    return content


def _format(name: str) -> ModuleType:
    ending = Path(name).suffix.lower()
    if ending not in FORMATS:
        expected = f"a name that ends in one of {', '.join(ENDINGS)}"
        raise Invalid([Told(name, f"the ending {show(ending)}", expected, "ending", {"endings": ", ".join(ENDINGS)})])
    return FORMATS[ending]


def _content(path: Path, name: str) -> bytes:
    """At most one byte more than may be. Only plain files are opened: a pipe would never end."""
    expected = "a file that can be read"
    try:
        if path.exists() and not path.is_file():
            raise Invalid([Fault(name, "no plain file", expected)])
        with path.open("rb") as file:
            return file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise Invalid([Fault(name, error.strerror or "an error", expected)]) from None
