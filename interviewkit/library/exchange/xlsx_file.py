"""Questions as a workbook of Excel's: one sheet of texts. Files are distrusted until their sizes are known."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
from typing import TYPE_CHECKING, Any, Final

from openpyxl import Workbook, load_workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment
from openpyxl.utils import get_column_letter

from interviewkit.domain.errors import Invalid, Told
from interviewkit.domain.shape import show

from .csv_file import WANTED
from .harmless import as_meant, harmless
from .table import LONGEST_CELL, MOST_COLUMNS, Line, Odd, assemble, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from .table import Cell, Table

SHEET: Final = "questions"
USUAL_WIDTH: Final = 14
WIDTHS: Final = {"text": 48, "listen_for": 40, "probes": 40, "lang": 6, "minutes": 9}
"""Characters that a column shows, so that whole questions can be read as the workbook opens."""
LEGIBLE: Final = Alignment(wrap_text=True, vertical="top")
LARGEST_UNPACKED: Final = 64_000_000
"""Bytes of all parts together; the bank that comes with the product takes less than one hundredth."""
SMALL_UNPACKED: Final = 1_000_000
STRONGEST_PACKING: Final = 200
"""Times that the parts may be larger than the file, beyond a small one; texts are packed five to thirty times."""
MOST_PARTS: Final = 1_000
LAST_LINE: Final = 1_048_576
"""The last line of a sheet of Excel's."""
OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""What files of old Excel and those with a password begin with."""
EXPECTED: Final = "an .xlsx workbook"
_NO_XML: Final = re.compile("[\ufffe\uffff]")
_ODD: Final = {
    "f": Odd("a formula", "formula"),
    "d": Odd("a date or time", "date"),
    "e": Odd("an error value", "error_value"),
}


def write(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """The bytes of a file. Raises Invalid for a text that no cell can hold."""
    lines = [[_fitting(row[column], f"{row['id']}: {column}") for column in columns] for row in rows]
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet(SHEET)
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = WIDTHS.get(column.removesuffix("_en"), USUAL_WIDTH)
    for line in (columns, *lines):
        sheet.append([_written(sheet, text) for text in line])
    file = io.BytesIO()
    workbook.save(file)
    return file.getvalue()


def _fitting(text: str, path: str) -> str:
    safe = harmless(text)
    if len(safe) > LONGEST_CELL or _NO_XML.search(safe):
        expected = f"at most {LONGEST_CELL} characters that a workbook can hold"
        found = f"{len(safe)} characters, {show(text)}"
        raise Invalid([Told(path, found, expected, "long_cell", {"max": LONGEST_CELL})])
    return safe


def _written(sheet: Any, text: str) -> Any:
    cell = WriteOnlyCell(sheet, value=text)
    cell.alignment = LEGIBLE
    cell.data_type = "s"  # openpyxl takes some texts, such as #N/A, for something else
    return cell


def read(content: bytes, name: str) -> Table:
    """The table in the sheet `questions`, or else in the first one; numbers become text as they were typed.

    Raises Invalid with every fault, each at `name:LINE`; also for what is no workbook, has a password, or would
    unpack to more than it seems.
    """
    _check_archive(content, name)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about fonts and other looks, which don't matter here
        lines = _undamaged(_lines(content, name), name)
        head = next(lines, None)
        if head is None:
            raise Invalid([Told(name, "nothing", WANTED, "empty")])
        # Line by line: reading ends at the most rows, before a large sheet fills the memory.
        return assemble(head, lines)


def _undamaged(lines: Iterator[Line], name: str) -> Iterator[Line]:
    try:
        yield from lines
    except Invalid:
        raise
    except Exception:  # openpyxl raises whatever a broken part makes it trip over
        raise Invalid([Told(name, "a workbook that is damaged", EXPECTED, "workbook_damaged")]) from None


def _check_archive(content: bytes, name: str) -> None:
    if content.startswith(OFFICE):
        found = "a workbook of old Excel, or one with a password"
        raise Invalid([Told(name, found, f"{EXPECTED} without one", "workbook_locked")])
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise Invalid([Told(name, "no workbook", EXPECTED, "no_workbook")]) from None
    if any(part.flag_bits & 1 for part in parts):
        found = "a workbook with a password"
        raise Invalid([Told(name, found, f"{EXPECTED} without one", "workbook_locked")])
    unpacked = sum(part.file_size for part in parts)
    too_strong = unpacked > SMALL_UNPACKED and unpacked > STRONGEST_PACKING * len(content)
    if too_strong or unpacked > LARGEST_UNPACKED or len(parts) > MOST_PARTS:
        found = f"{len(parts)} parts that unpack to {unpacked} bytes"
        expected = f"at most {MOST_PARTS} parts of {LARGEST_UNPACKED} bytes, packed {STRONGEST_PACKING} times at most"
        raise Invalid([Told(name, found, expected, "too_strong")])


def _lines(content: bytes, name: str) -> Iterator[Line]:
    """Each line that is not blank."""
    workbook = load_workbook(io.BytesIO(content), read_only=True, keep_links=False)
    sheets = workbook.worksheets
    if not sheets:
        raise Invalid([Told(name, "no sheet", f"{EXPECTED} with a sheet of questions", "empty")])
    sheet = next((sheet for sheet in sheets if sheet.title == SHEET), sheets[0])
    sheet.reset_dimensions()  # what the file says about its size may be wrong
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS), 1):
        if number > LAST_LINE:
            place, expected = f"{name}:{number}", f"at most {LAST_LINE} lines"
            raise Invalid([Told(place, "a line", expected, "too_many_rows", {"max": LAST_LINE})])
        if any(cell.value is not None for cell in cells):
            line = Line(f"{name}:{number}", [_cell(cell) for cell in cells])
            if not line.is_blank:
                yield line


def _cell(cell: Any) -> Cell:
    value = cell.value
    if cell.data_type in _ODD:
        return _ODD[cell.data_type]
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, (int, float)):
        return number_text(value)
    return as_meant(value) if isinstance(value, str) else ""
