"""Questions as CSV: UTF-8 with a byte order mark, as spreadsheets want it; commas, semicolons or tabs when read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Invalid, Told

from .harmless import MARK, as_meant, harmless
from .table import REQUIRED, Line, assemble

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .table import Table

SEPARATORS: Final = ",;\t"
WANTED: Final = "a first line with the columns " + ", ".join(REQUIRED)


def write(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """The bytes of a file."""
    written = io.StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([harmless(row[column]) for column in columns] for row in rows)
    return written.getvalue().encode("utf-8-sig")


def read(content: bytes, name: str) -> Table:
    """The table in a file's bytes. Raises Invalid with every fault, each at `name:LINE`."""
    lines = _lines(_decoded(content, name), name)
    head = next((line for line in lines if not line.is_blank), None)
    if head is None:
        raise Invalid([Told(name, "nothing", WANTED, "empty")])
    return assemble(head, lines)


def _decoded(content: bytes, name: str) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        found = f"byte 0x{content[error.start]:02x}"
        raise Invalid([Told(f"{name}:{line}", found, "UTF-8 text", "not_utf8")]) from None
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise Invalid([Told(f"{name}:{line}", "a NUL character", "UTF-8 text", "not_utf8")])
    return text


def _lines(text: str, name: str) -> Iterator[Line]:
    """Each record with the line that it begins on."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    while True:
        place = f"{name}:{reader.line_num + 1}"
        try:
            cells = next(reader, None)
        except csv.Error as error:
            expected = 'CSV with a field in "" where it holds a separator, a line break or "'
            raise Invalid([Told(place, f"“{error}”", expected, "csv_broken")]) from None
        if cells is None:
            return
        yield Line(place, [as_meant(cell) if cell.startswith(MARK) else cell for cell in cells])


def _separator(text: str) -> str:
    """The one by which the first line that is not blank holds most of the columns that every file has."""
    first = next((line for line in text.splitlines() if line.strip()), "")

    def found(separator: str) -> int:
        names = {cell.strip(' "') for cell in first.split(separator)}
        return len(names & set(REQUIRED))

    return max(SEPARATORS, key=found)
