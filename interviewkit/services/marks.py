"""Where a text holds what somebody searched for, so that a page can mark it."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

Marked = tuple[tuple[str, bool], ...]
"""A text in pieces, in order; True for a piece that was searched for."""

_HAN: Final = "々〇\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
_PIECE: Final = re.compile(rf"[{_HAN}]+|[^\W_{_HAN}]+")
_ENDING: Final = re.compile(r"(?<=[a-z]{3})(?:e?s|ed|ing|ion|er|ly|e)$")
"""English endings that the search looks past; at least three letters stay."""
_HAN_RUN: Final = re.compile(f"[{_HAN}]+")


def mark(text: str, query: str) -> Marked:
    """The text with each occurrence of a piece of the query told apart.

    Chinese is found as typed; a Latin word where another begins with it, or with its stem. Neither case nor full width
    matters. It may mark a word that the search itself passed over: it shows, it does not decide.
    """
    pattern = _pattern(query)
    if pattern is None:
        return ((text, False),) if text else ()
    folded, origin = _folded(text)
    spans = [(origin[found.start()], origin[found.end() - 1] + 1) for found in pattern.finditer(folded)]
    return tuple(_cut(text, spans))


def holds(marked: Marked) -> bool:
    """Whether anything in it is marked."""
    return any(hit for _, hit in marked)


def fold(text: str) -> str:
    """A text without case and full width."""
    return _folded(text)[0]


def _pattern(query: str) -> re.Pattern[str] | None:
    found = [_alternative(piece) for piece in _PIECE.findall(fold(query))]
    return re.compile("|".join(sorted(found, key=len, reverse=True))) if found else None


def _alternative(piece: str) -> str:
    if _HAN_RUN.fullmatch(piece):
        return re.escape(piece)
    stem = _ENDING.sub("", piece)
    # Two letters or fewer would be the beginning of nearly everything.
    return rf"\b{re.escape(stem)}\w*" if len(stem) > 2 else rf"\b{re.escape(piece)}\b"


def _folded(text: str) -> tuple[str, list[int]]:
    """The folded text, and for each of its characters where it comes from: one may become several."""
    pairs = [(ch, at) for at, whole in enumerate(text) for ch in unicodedata.normalize("NFKC", whole).casefold()]
    return "".join(ch for ch, _ in pairs), [at for _, at in pairs]


def _cut(text: str, spans: list[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces, done = [], 0
    for start, end in spans:
        pieces += [(text[done:start], False), (text[max(start, done) : end], True)]
        done = max(done, end)
    return [(piece, hit) for piece, hit in [*pieces, (text[done:], False)] if piece]
