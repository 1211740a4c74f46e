"""Where each key of a TOML document stands: key path -> line, which tomllib does not say."""

from __future__ import annotations

import re
import tomllib
from typing import TYPE_CHECKING, Final

from interviewkit.domain.shape import at

if TYPE_CHECKING:
    from collections.abc import Mapping

_BLANK: Final = re.compile(r"(?:[ \t\n]|#[^\n]*)*")
_BRACKETS: Final = re.compile(r"\[{1,2}")
_CLOSING: Final = re.compile(r"[ \t]*\]{1,2}")
_STRING: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'  # up to two quotation marks may stand before the closing three
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_KEY: Final = re.compile(rf"[A-Za-z0-9_-]+|{_STRING.pattern}", re.DOTALL)
_DOT: Final = re.compile(r"[ \t]*\.[ \t]*")
_EQUALS: Final = re.compile(r"[ \t]*=[ \t]*")
_COMMA: Final = re.compile(r",?")
_PLAIN: Final = re.compile(rf"{_STRING.pattern}|[^,\]}}#\n]+", re.DOTALL)


def line_numbers(source: str) -> dict[str, int]:
    """The line, counted from 1, of every key and list item of a document that tomllib accepts.

    Paths are written as `domain.shape.at` writes them: `questions[3].text.en`; the document itself is "".
    """
    return _Scanner(source.replace("\r\n", "\n")).document()


def line_of(lines: Mapping[str, int], path: str) -> int:
    """The line of a path, or of the nearest thing around it that is there: what is missing has no line."""
    while path not in lines:
        path = path[: max(path.rfind("."), path.rfind("["), 0)]
    return lines[path]


class _Scanner:
    """Reads a document from top to bottom, remembering where it is. It may rely on the document being valid."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.position = 0
        self.line = 1
        self.found = {"": 1}
        self.lengths: dict[str, int] = {}

    def document(self) -> dict[str, int]:
        table = ""
        self.take(_BLANK)
        while self.position < len(self.source):
            if self.ahead("["):
                table = self.header()
            else:
                self.pair(table)
            self.take(_BLANK)
        return self.found

    def ahead(self, opening: str) -> bool:
        return self.source.startswith(opening, self.position)

    def take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self.source, self.position)
        if match is None:
            raise ValueError(f"line {self.line} of the document is no TOML")
        self.position = match.end()
        self.line += match[0].count("\n")
        return match[0]

    def mark(self, path: str) -> str:
        self.found.setdefault(path, self.line)
        return path

    def header(self) -> str:
        """`[table]` or `[[table]]`; gives the path of the keys below it."""
        is_list = self.take(_BRACKETS) == "[["
        *outer, last = self.key()
        path = ""
        for part in outer:
            path = self.latest(self.mark(at(path, part)))
        path = self.mark(at(path, last))
        if is_list:
            self.lengths[path] = self.lengths.get(path, 0) + 1
        path = self.mark(self.latest(path))
        self.take(_CLOSING)
        return path

    def latest(self, path: str) -> str:
        """The item of a list of tables that headers now speak of; any other path as it is."""
        return at(path, self.lengths[path] - 1) if path in self.lengths else path

    def key(self) -> list[str]:
        self.take(_BLANK)
        parts = [self.part()]
        while _DOT.match(self.source, self.position):
            self.take(_DOT)
            parts.append(self.part())
        return parts

    def part(self) -> str:
        written = self.take(_KEY)
        return next(iter(tomllib.loads(f"{written} = 0"))) if written[0] in "\"'" else written

    def pair(self, path: str) -> None:
        for part in self.key():
            path = self.mark(at(path, part))
        self.take(_EQUALS)
        self.value(path)

    def value(self, path: str) -> None:
        if self.ahead("["):
            self.items(path)
        elif self.ahead("{"):
            self.pairs(path)
        else:
            self.take(_PLAIN)

    def items(self, path: str) -> None:
        index = 0
        self.skip(1)
        while not self.ahead("]"):
            self.value(self.mark(at(path, index)))
            self.next_one()
            index += 1
        self.skip(1)

    def pairs(self, path: str) -> None:
        self.skip(1)
        while not self.ahead("}"):
            self.pair(path)
            self.next_one()
        self.skip(1)

    def next_one(self) -> None:
        self.take(_BLANK)
        self.take(_COMMA)
        self.take(_BLANK)

    def skip(self, characters: int) -> None:
        """Past a bracket, and past the blanks after an opening one."""
        self.position += characters
        if self.source[self.position - 1] in "[{":
            self.take(_BLANK)
