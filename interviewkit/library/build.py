"""The bank's values out of documents that have been checked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from interviewkit.domain import technique
from interviewkit.domain.question import (
    Answer,
    Bank,
    Competency,
    FindingText,
    Names,
    PitfallText,
    Probe,
    Question,
    RolePack,
    Scenario,
    TechniqueText,
    Text,
)

from .folder import PACK
from .shapes import ELSEWHERE

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .folder import Folder, Shelf

    Values = Mapping[str, Any]


def to_bank(content: Folder) -> Bank:
    """The bank: techniques as they are taught, documented pitfalls before the others, packs by key."""
    techniques = _values(content.techniques)
    competencies = _competencies(content)
    pitfalls = sorted(_values(content.pitfalls).values(), key=lambda value: (not value["documented"], value["key"]))
    return Bank(
        packs=tuple(_pack(content, name, competencies) for name in content.packs),
        techniques=tuple(_technique(techniques[key]) for key in technique.TECHNIQUES),
        pitfalls=tuple(_pitfall(value) for value in pitfalls),
        content_hash=content.content_hash,
    )


def _values(shelf: Shelf) -> dict[str, Values]:
    return {stem: document.value for stem, document in shelf.items() if document}


def _text(value: Values) -> Text:
    return Text(value["zh"], value["en"])


def texts(value: Values, *names: str) -> dict[str, Text]:
    """The texts of a checked document under these names."""
    return {name: _text(value[name]) for name in names}


def _competencies(content: Folder) -> dict[tuple[str, str], Competency]:
    """Every competency by the pack that it lives in and its key."""
    return {
        (name, stem): _competency(value, name)
        for name, shelf in content.packs.items()
        for stem, value in _values(shelf).items()
        if stem != PACK
    }


def _pack(content: Folder, name: str, competencies: Mapping[tuple[str, str], Competency]) -> RolePack:
    pack = _values(content.packs[name])[PACK]
    return RolePack(
        key=pack["key"],
        version=pack["version"],
        competencies=tuple(competencies[_place(reference, name)] for reference in pack["competencies"]),
        weights=dict(pack.get("weights", {})),
        suggested=tuple(pack.get("suggested", ())),
        scenarios=tuple(map(_scenario, _values(content.scenarios[name]).values())),
        also_called=Names(**{lang: tuple(names) for lang, names in pack.get("also_called", {}).items()}),
        **texts(pack, "name", "summary"),
    )


def _place(reference: str, pack: str) -> tuple[str, str]:
    home, _, key = reference.rpartition(ELSEWHERE)
    return home or pack, key


def _scenario(value: Values) -> Scenario:
    return Scenario(
        key=value["key"],
        version=value["version"],
        minutes=value["minutes"],
        competencies=tuple(value["competencies"]),
        expect=tuple(map(_text, value["expect"])),
        answers=tuple(map(_answer, value["answers"])),
        **texts(value, "name", "scene", "candidate", "interviewer"),
    )


def _answer(value: Values) -> Answer:
    return Answer(verdict=value["verdict"], red_line=value.get("red_line"), **texts(value, "line", "why"))


def _competency(value: Values, pack: str) -> Competency:
    return Competency(
        key=value["key"],
        pack=pack,
        kind=value["kind"],
        version=value["version"],
        anchors=tuple(map(_text, value["anchors"])),
        probes=tuple(map(_probe, value["probes"])),
        questions=tuple(_question(question, value["key"]) for question in value["questions"]),
        **texts(value, "name", "definition"),
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
        **texts(value, "text", "listen_for"),
    )


def _probe(value: Values) -> Probe:
    return Probe(value["part"], _text(value))


def _technique(value: Values) -> TechniqueText:
    return TechniqueText(
        key=value["key"], **texts(value, "name", "mark", "what", "when", "how", "good", "bad", "why_bad")
    )


def _pitfall(value: Values) -> PitfallText:
    return PitfallText(
        key=value["key"],
        documented=value["documented"],
        findings=tuple(_finding(finding) for finding in value["findings"]),
        reasons=tuple(map(_text, value["reasons"])),
        **texts(value, "name", "what", "when", "how", "good", "bad", "source"),
    )


def _finding(value: Values) -> FindingText:
    return FindingText(variant=value["variant"], **texts(value, "seen", "why", "act"))
