"""Versions of a house question told to people: which field, and what went and came in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from flask_babel import lazy_gettext as _l

from interviewkit.domain.changes import PLACE, PROBE_EN, PROBE_PART, PROBE_ZH, Change, Piece, changes
from interviewkit.domain.house import HouseQuestion
from interviewkit.services import bank

from ..bank.shown import TAGS, shown
from ..pages import LEVEL_NAMES, STAR_NAMES, technique_name
from ..signin import person

FIELD_NAMES: Final = {
    PLACE: _l("Competency"),
    "technique": _l("Technique"),
    "level": _l("Level"),
    "minutes": _l("Minutes"),
    "text_zh": _l("Question in Chinese"),
    "text_en": _l("Question in English"),
    "listen_for_zh": _l("What to listen for, in Chinese"),
    "listen_for_en": _l("What to listen for, in English"),
    PROBE_PART: _l("Part of a probe"),
    PROBE_ZH: _l("Probe in Chinese"),
    PROBE_EN: _l("Probe in English"),
}


@dataclass(frozen=True, slots=True)
class ShownChange:
    """A change for the page; `part` is what a probe asks for, `lang` the language tag of its words."""

    name: Any
    part: str
    lang: str | None
    pieces: tuple[Piece, ...]

    @property
    def replaced(self) -> bool:
        """Whether one thing stands in place of another, with nothing that stayed."""
        return [piece.kind for piece in self.pieces] == ["gone", "new"]


def compared(before: HouseQuestion, after: HouseQuestion) -> tuple[ShownChange, ...]:
    """What changed between two versions, in words."""
    return tuple(_told(change) for change in changes(before, after))


def named(content: HouseQuestion) -> tuple[ShownChange, ...]:
    """A whole version, field by field, without what is empty."""
    nothing = HouseQuestion("", "", "", "", None, None, None)
    told = (_told(change) for change in changes(nothing, content))
    return tuple(ShownChange(each.name, each.part, each.lang, _as_it_is(each.pieces)) for each in told)


def _as_it_is(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    return tuple(Piece("same", piece.text) for piece in pieces if piece.kind == "new")


def _told(change: Change) -> ShownChange:
    pieces = tuple(Piece(piece.kind, _value(change.field, piece.text)) for piece in change.pieces)
    tag = TAGS.get(change.field.rpartition("_")[2])
    return ShownChange(FIELD_NAMES[change.field], change.part, tag, pieces)


def _value(field: str, value: str) -> str:
    """A value as people read it."""
    if field == PLACE:
        return place_name(value)
    if field == PROBE_PART:
        return f"{value} · {STAR_NAMES[value]}" if value in STAR_NAMES else value
    if field == "level":
        return str(LEVEL_NAMES.get(value, value))
    if field == "technique" and value in {each.key for each in bank.read_bank(person()).techniques}:
        return technique_name(value)
    return value


def place_name(home: str) -> str:
    """The names of a pack and of its competency, out of pack/key; the keys where the bank has them no more."""
    key, _, competency_key = home.partition("/")
    pack = bank.read_bank(person()).pack(key)
    competency = pack.competency(competency_key) if pack else None
    return f"{pack.name[shown()]} › {competency.name[shown()]}" if pack and competency else home
