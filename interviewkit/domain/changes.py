"""What an edit changed in a house question: field by field, with the words that went and those that came."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest
from typing import Final, Literal

from .house import HouseProbe, HouseQuestion

Kind = Literal["same", "gone", "new"]

TEXTS: Final = ("text_zh", "text_en", "listen_for_zh", "listen_for_en")
CHOICES: Final = ("technique", "level", "minutes")
PLACE: Final = "competency"
PROBE_PART, PROBE_ZH, PROBE_EN = "probe_part", "probe_zh", "probe_en"
FEWEST_SHARED: Final = 0.3
"""Share of a text that has to be left for it to be marked word by word; below, the old and the new stand whole.

House default: with less in common the marks are harder to read than two sentences.
"""

_TOKEN: Final = re.compile(r"[^\W\d_\u3000-\u9fff\uf900-\ufaff]+|\d+|\s+|.", re.DOTALL)
"""A Latin word, a number or blanks as one; a Chinese character and a mark each alone."""
_NO_PROBE: Final = HouseProbe("", "", "")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that stayed, went or came."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Change:
    """A field that differs: `field` is one of the names above, `part` the part (S, T, A, R) that a probe asks for."""

    field: str
    pieces: tuple[Piece, ...]
    part: str = ""


def changes(before: HouseQuestion, after: HouseQuestion) -> tuple[Change, ...]:
    """Every field in which two versions differ, in the order of the form."""
    return (*_fields(before, after), *_probes(before, after))


def _fields(before: HouseQuestion, after: HouseQuestion) -> Iterator[Change]:
    place = _place(before), _place(after)
    if place[0] != place[1]:
        yield Change(PLACE, _whole(*place))
    for name in CHOICES:
        old, new = (_said(getattr(each, name)) for each in (before, after))
        if old != new:
            yield Change(name, _whole(old, new))
    for name in TEXTS:
        yield from _text(name, getattr(before, name) or "", getattr(after, name) or "")


def _place(content: HouseQuestion) -> str:
    return f"{content.pack}/{content.competency}"


def _said(value: str | int | None) -> str:
    return "" if value is None else str(value)


def _text(field: str, old: str, new: str, part: str = "") -> Iterator[Change]:
    if old != new:
        yield Change(field, word_changes(old, new), part)


def _probes(before: HouseQuestion, after: HouseQuestion) -> Iterator[Change]:
    old, new = before.probes, after.probes
    for tag, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag != "equal":
            for was, now in zip_longest(old[i:j], new[k:m], fillvalue=_NO_PROBE):
                yield from _probe(was, now)


def _probe(was: HouseProbe, now: HouseProbe) -> Iterator[Change]:
    part = now.part or was.part
    if was.part and now.part and was.part != now.part:
        yield Change(PROBE_PART, _whole(was.part, now.part), part)
    yield from _text(PROBE_ZH, was.zh, now.zh, part)
    yield from _text(PROBE_EN, was.en, now.en, part)


def word_changes(old: str, new: str) -> tuple[Piece, ...]:
    """A text with what went and what came told apart: by words in Latin script, by characters in Chinese."""
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if _shared(a, b) < FEWEST_SHARED:
        return _whole(old, new)
    pieces: list[Piece] = []
    gone = came = ""
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        was, now = "".join(a[i:j]), "".join(b[k:m])
        # A blank alone between two changes belongs to them: nobody reads a sentence word by word.
        if tag != "equal" or (was.isspace() and (gone or came) and m < len(b) and j < len(a)):
            gone, came = gone + was, came + now
        else:
            pieces += [*_whole(gone, came), Piece("same", was)]
            gone = came = ""
    return (*pieces, *_whole(gone, came))


def _shared(a: list[str], b: list[str]) -> float:
    """The share of two texts' tokens, without blanks, that both have in the same order; 0 to 1."""
    one, other = ([token for token in tokens if not token.isspace()] for tokens in (a, b))
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _whole(old: str, new: str) -> tuple[Piece, ...]:
    both: tuple[Piece, Piece] = (Piece("gone", old), Piece("new", new))
    return tuple(piece for piece in both if piece.text)
