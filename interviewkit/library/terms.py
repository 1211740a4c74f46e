"""What is searched and what is searched for: texts as words and pairs of Chinese characters, queries as terms."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST_QUERY: Final = 200
"""Characters of a query that count; nobody types more into a search box."""
SHORTEST_BEGINNING: Final = 3
"""Letters from which a word also finds words that begin with it; shorter ones would find nearly everything."""

SHORTEST_PIECE: Final = 4
"""Letters from which a word is looked for alone, where one piece of a query is enough; shorter ones say little."""

_HAN: Final = "々〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_RUN: Final = re.compile(f"[{_HAN}]+")
_PIECE: Final = re.compile(rf"[{_HAN}]+|[^\s{_HAN}]+")
_WORD: Final = re.compile(r"[^\W_]+")
_GAP: Final = "\ue000"
"""Stands between runs of Chinese characters, so that no phrase reaches across; `fold` lets none into a text."""


@dataclass(frozen=True, slots=True)
class Terms:
    """A query taken apart: `match` is an FTS5 expression or empty; each of `literals` occurs in the text as it is."""

    match: str
    literals: tuple[str, ...]

    @property
    def is_blank(self) -> bool:
        return not self.match and not self.literals


def fold(text: str) -> str:
    """A text without the differences that searching ignores: case, full width, control characters, line breaks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(ch if ch.isprintable() else " " for ch in folded)


def words(folded: str) -> str:
    """A folded text without its Chinese characters."""
    return _RUN.sub(" ", folded)


def bigrams(folded: str) -> str:
    """Each pair of neighbouring Chinese characters of a folded text as a word of its own, in order."""
    return f" {_GAP} ".join(_pairs(run) for run in _RUN.findall(folded))


def _pairs(run: str) -> str:
    return " ".join(run[i : i + 2] for i in range(len(run) - 1))


def terms(query: str) -> Terms:
    """The terms of whatever somebody typed; all of them have to be found.

    Two Chinese characters or more are found exactly, an English word in its other forms too, anything else as typed.
    """
    phrases, literals = [], []
    for piece in _PIECE.findall(fold(query[:LONGEST_QUERY])):
        if phrase := _phrase(piece):
            phrases.append(phrase)
        else:
            literals.append(piece)
    return Terms(" AND ".join(phrases), tuple(literals))


def pieces(query: str) -> list[str]:
    """What of a query may be looked for alone: each pair of neighbouring Chinese characters, each longer word."""
    folded = fold(query[:LONGEST_QUERY])
    pairs = [pair for run in _RUN.findall(folded) for pair in _pairs(run).split()]
    return [*dict.fromkeys([*pairs, *(each for each in _WORD.findall(words(folded)) if len(each) >= SHORTEST_PIECE)])]


def either(query: str) -> Terms:
    """The pieces of a query, of which one is enough; blank where it has none."""
    return Terms(" OR ".join(map(_phrase, pieces(query))), ())


def _phrase(piece: str) -> str:
    """The FTS5 phrase for one piece of a query; empty if the index does not hold such pieces."""
    if _RUN.fullmatch(piece):
        return f'"{_pairs(piece)}"' if len(piece) > 1 else ""
    found = _WORD.findall(piece)
    if not found:
        return ""
    beginning = "*" if len(found[-1]) >= SHORTEST_BEGINNING else ""
    return f'"{" ".join(found)}"{beginning}'
