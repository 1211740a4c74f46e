"""The documents of a bank folder: TOML files decoded and parsed, and the faults found in them with file and line."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.errors import Fault, Invalid

from .toml_lines import line_numbers, line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

_TOML_PLACE: Final = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True)
class Document:
    """One TOML file. `name` is its path below the bank's folder, `stem` its name without the ending."""

    name: str
    source: str
    value: Mapping[str, Any]

    @property
    def stem(self) -> str:
        return self.name.rpartition("/")[2].removesuffix(".toml")

    @cached_property
    def lines(self) -> Mapping[str, int]:
        """Key path -> line; worked out only when there is a fault to place."""
        return line_numbers(self.source)


class Faults:
    """Gathers faults and gives each its place: file, line and key path."""

    def __init__(self) -> None:
        self._placed: list[tuple[str, int, Fault]] = []

    def file(self, name: str, found: str, expected: str, line: int = 0) -> None:
        """A fault of a file or folder as a whole, or of one line of it."""
        self._place(name, line, f"{name}:{line}" if line else name, found, expected)

    def inside(self, document: Document, faults: Iterable[Fault]) -> None:
        """Faults at key paths of a document."""
        for fault in faults:
            line = line_of(document.lines, fault.path)
            self._place(document.name, line, f"{document.name}:{line}: {fault.path}", fault.found, fault.expected)

    def about(self, name: str) -> bool:
        """Whether a file or folder has a fault already."""
        return any(placed[0] == name for placed in self._placed)

    def raise_if_any(self) -> None:
        """Raises Invalid with all faults by file and line, if there are any."""
        if self._placed:
            self._placed.sort(key=lambda placed: placed[:2])
            raise Invalid([fault for _, _, fault in self._placed])

    def _place(self, name: str, line: int, path: str, found: str, expected: str) -> None:
        self._placed.append((name, line, Fault(_one_line(path), _one_line(found), expected)))


def parse(name: str, content: bytes, faults: Faults) -> Document | None:
    """The document in a file's bytes; None, with a fault, if they are no TOML or hold nothing."""
    try:
        source = content.decode("utf-8-sig")
        value = tomllib.loads(source)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        faults.file(name, f"byte 0x{content[error.start]:02x}", "UTF-8 text", line)
    except RecursionError:
        faults.file(name, "brackets nested too deeply", "content")
    except ValueError as error:
        _syntax_fault(name, source, str(error), faults)
    else:
        if value:
            return Document(name, source, value)
        faults.file(name, "an empty file", "content")
    return None


def _syntax_fault(name: str, source: str, message: str, faults: Faults) -> None:
    place = _TOML_PLACE.search(message)
    found = _TOML_PLACE.sub("", message)
    if place and place[1]:
        faults.file(name, f"“{found}” at column {place[2]}", "valid TOML", int(place[1]))
    else:
        faults.file(name, f"“{found}” at the end", "valid TOML", source.rstrip().count("\n") + 1)


def _one_line(text: str) -> str:
    """A fault is one line, whatever a file's name or content holds."""
    return "".join(ch if ch.isprintable() else ascii(ch)[1:-1] for ch in text)
