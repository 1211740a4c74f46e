"""The bank's values out of documents that have been checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interviewkit.domain import technique
from interviewkit.domain.question import (
    Bank,
    Competency,
    FindingText,
    PitfallText,
    Probe,
    Question,
    RolePack,
    TechniqueText,
    Text,
)

from .folder import PACK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .folder import Folder, Shelf

    Values = Mapping[str, Any]


def to_bank(content: Folder) -> Bank:
    """The bank: techniques as they are taught, documented pitfalls before the others, packs by key."""
    techniques = _values(content.techniques)
    pitfalls = sorted(_values(content.pitfalls).values(), key=lambda value: (not value["documented"], value["key"]))
    return Bank(
        packs=tuple(_pack(_values(shelf)) for shelf in content.packs.values()),
        techniques=tuple(_technique(techniques[key]) for key in technique.TECHNIQUES),
        pitfalls=tuple(_pitfall(value) for value in pitfalls),
        content_hash=content.content_hash,
    )


def _values(shelf: Shelf) -> dict[str, Values]:
    return {stem: document.value for stem, document in shelf.items() if document}


def _text(value: Values) -> Text:
    return Text(value["zh"], value["en"])


def _texts(value: Values, *names: str) -> dict[str, Text]:
    return {name: _text(value[name]) for name in names}


def _pack(values: Mapping[str, Values]) -> RolePack:
    pack = values[PACK]
    return RolePack(
        key=pack["key"],
        version=pack["version"],
        competencies=tuple(_competency(values[key]) for key in pack["competencies"]),
        weights=dict(pack.get("weights", {})),
        **_texts(pack, "name", "summary"),
    )


def _competency(value: Values) -> Competency:
    return Competency(
        key=value["key"],
        kind=value["kind"],
        version=value["version"],
        anchors=tuple(map(_text, value["anchors"])),
        probes=tuple(map(_probe, value["probes"])),
        questions=tuple(_question(question, value["key"]) for question in value["questions"]),
        **_texts(value, "name", "definition"),
    )


def _question(value: Values, competency: str) -> Question:
    return Question(
        id=value["id"],
        version=value["version"],
        competency=competency,
        technique=value["technique"],
        level=value["level"],
        minutes=value["minutes"],
        probes=tuple(map(_probe, value["probes"])),
        **_texts(value, "text", "listen_for"),
    )


def _probe(value: Values) -> Probe:
    return Probe(value["part"], _text(value))


def _technique(value: Values) -> TechniqueText:
    return TechniqueText(
        key=value["key"], **_texts(value, "name", "mark", "what", "when", "how", "good", "bad", "why_bad")
    )


def _pitfall(value: Values) -> PitfallText:
    return PitfallText(
        key=value["key"],
        documented=value["documented"],
        findings=tuple(_finding(finding) for finding in value["findings"]),
        reasons=tuple(map(_text, value["reasons"])),
        **_texts(value, "name", "what", "when", "how", "good", "bad", "source"),
    )


def _finding(value: Values) -> FindingText:
    return FindingText(variant=value["variant"], **_texts(value, "seen", "why", "act"))
