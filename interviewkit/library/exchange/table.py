"""A table of questions as files bring it: its columns, its rows of plain text, and the faults of its form."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Fault, Invalid, Told
from interviewkit.domain.shape import show, storable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

REQUIRED: Final = ("id", "pack", "competency", "technique", "text")
"""What every file has, and has first when it is written here."""
ONE_LANGUAGE: Final = (*REQUIRED, "lang", "level", "minutes", "listen_for", "probes")
COLUMNS: Final = (*ONE_LANGUAGE, "text_en", "listen_for_en", "probes_en")
"""With both languages: `lang` is zh then, and the English words stand in columns of their own."""
_KNOWN: Final = frozenset(COLUMNS)
MOST_ROWS: Final = 20_000
MOST_CHARACTERS: Final = 16_000_000
"""Of all cells together: some thirty times the bank that comes with the product; house defaults."""
MOST_COLUMNS: Final = 200
"""That are looked at, where a file may have as many as it likes; each makes every line longer. House default."""
LONGEST_CELL: Final = 32_767
"""Characters; what a cell of a spreadsheet holds at most."""


@dataclass(frozen=True, slots=True)
class Odd:
    """A cell that holds no text; `found` says what it holds, `kind` is that of the fault."""

    found: str
    kind: str = "no_text"


Cell = str | Odd


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a file before it is known to be good: where it stands, and its cells."""

    place: str
    cells: Sequence[Cell]

    @property
    def is_blank(self) -> bool:
        return not any(isinstance(cell, Odd) or (cell and not cell.isspace()) for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Row:
    """One question: `place` is where it stands (`bank.csv:12`), `values` the texts of the known columns."""

    place: str
    values: Mapping[str, str]

    def __getitem__(self, column: str) -> str:
        """The text of a column; empty if the file has no such column."""
        return self.values.get(column, "")

    def at(self, column: str) -> str:
        """The path of a fault in this row: `bank.csv:12: technique`."""
        return f"{self.place}: {column}"


@dataclass(frozen=True, slots=True)
class Table:
    """What a file holds: the known columns in its order, its rows, and the names of the columns passed over.

    A column without a name is named by its number in parentheses.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    ignored: tuple[str, ...]


def looked_at(names: Iterable[str]) -> list[str]:
    """The columns of a file that are looked at: all that are known, and of the others those among the first."""
    return [name for place, name in enumerate(names) if name in _KNOWN or place < MOST_COLUMNS]


def assemble(head: Line, lines: Iterable[Line]) -> Table:
    """The table under a line of column names; blank lines are passed over, line breaks become \\n.

    Raises Invalid with every fault: columns that lack or come twice, lines of another length, cells without text,
    too many rows.
    """
    names = _names(head)
    faults: list[Fault] = []
    rows = [_row(line, names, faults) for line in _limited(lines)]
    if faults:
        raise Invalid(faults)
    known = tuple(name for name in names if name in COLUMNS)
    # JSON knows names that nothing prints.
    ignored = tuple(name if name.isprintable() else show(name) for name in names if name not in COLUMNS)
    return Table(known, tuple(rows), ignored)


def _names(head: Line) -> list[str]:
    cells = [cell.strip() if isinstance(cell, str) else "" for cell in head.cells]
    while cells and not cells[-1]:
        cells.pop()
    names = [cell or f"({number})" for number, cell in enumerate(cells, 1)]
    expected = f"the columns {', '.join(REQUIRED)}"
    faults = [
        Told(head.place, f"no column {name}", expected, "no_column", {"name": name})
        for name in REQUIRED
        if name not in names
    ]
    faults += [
        Told(head.place, f"the column {show(name)} more than once", "each column once", "column_twice", {"name": name})
        for name, times in Counter(names).items()
        if times > 1
    ]
    if faults:
        raise Invalid(faults)
    return names


def _limited(lines: Iterable[Line]) -> Iterator[Line]:
    rows = characters = 0
    for line in lines:
        if line.is_blank:
            continue
        rows += 1
        characters += sum(len(cell) for cell in line.cells if isinstance(cell, str))
        if rows > MOST_ROWS:
            raise Invalid([beyond(line.place, MOST_ROWS, "rows")])
        if characters > MOST_CHARACTERS:
            raise Invalid([beyond(line.place, MOST_CHARACTERS, "characters")])
        yield line


def beyond(place: str, most: int, what: str) -> Told:
    """The fault of a file that holds more `rows` or `characters` than may be."""
    return Told(place, f"more than {most} {what}", f"at most {most} {what}", f"too_many_{what}", {"max": most})


def _row(line: Line, names: Sequence[str], faults: list[Fault]) -> Row:
    row = Row(line.place, {})
    beyond = len(line.cells) > len(names) and not Line(line.place, line.cells[len(names) :]).is_blank
    if len(line.cells) < len(names) or beyond:
        expected = f"as many cells as columns, {len(names)}"
        figures = {"cells": len(line.cells), "columns": len(names)}
        faults.append(Told(line.place, f"{len(line.cells)} cells", expected, "cells", figures))
        return row
    cells = {name: cell for name, cell in zip(names, line.cells, strict=False) if name in _KNOWN}
    if not _is_plain(cells.values()):
        cells = {name: _text(cell, row, name, faults) for name, cell in cells.items()}
    return Row(line.place, cells)  # type: ignore[arg-type]  # every cell is a text by now


def _is_plain(cells: Collection[Cell]) -> bool:
    """Whether nothing needs a closer look: looking at a line as a whole takes a quarter of the time."""
    if not all(isinstance(cell, str) for cell in cells):
        return False
    whole = "".join(cells)  # type: ignore[arg-type]  # texts, all of them
    return len(whole) <= LONGEST_CELL and "\r" not in whole and storable(whole)


def _text(cell: Cell, row: Row, name: str, faults: list[Fault]) -> str:
    if isinstance(cell, Odd):
        faults.append(Told(row.at(name), cell.found, "a text", cell.kind))
        return ""
    if len(cell) > LONGEST_CELL:
        expected = f"at most {LONGEST_CELL} characters"
        faults.append(Told(row.at(name), f"{len(cell)} characters", expected, "long_cell", {"max": LONGEST_CELL}))
    elif not storable(cell):
        faults.append(Told(row.at(name), show(cell), "a text without control characters", "control"))
    return cell.replace("\r\n", "\n").replace("\r", "\n") if "\r" in cell else cell


def number_text(number: float) -> str:
    """A number as somebody typed it, so far as it can be told: 1.0 is 1."""
    return str(int(number)) if isinstance(number, int) or number.is_integer() else repr(number)


def as_typed(text: str) -> str | int:
    """A whole number as such, where reading it gives the same text again; any other text as it is."""
    is_whole = text.isascii() and text.isdigit() and len(text) < 10 and str(int(text)) == text
    return int(text) if is_whole else text
