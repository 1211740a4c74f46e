"""A kit as JSON for the records: both languages, anchors, versions, everything that the room shows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .kit import Kit, KitCompetency, KitQuestion
from .question import Probe, Text

Json = dict[str, Any]


def kit_to_json(kit: Kit) -> Json:
    """The JSON object of a kit; `kit_from_json` of it gives the same kit back. What is None or empty is left out."""
    return _given(
        competencies=[_from_competency(c) for c in kit.competencies],
        questions=[_from_question(q) for q in kit.questions],
        version=kit.version,
    )


def kit_from_json(value: Mapping[str, Any]) -> Kit:
    """The kit in a JSON object that `kit_to_json` wrote. Raises KeyError for any other object."""
    return Kit(
        tuple(_to_competency(c) for c in value["competencies"]),
        tuple(_to_question(q) for q in value["questions"]),
        value.get("version"),
    )


def _from_competency(c: KitCompetency) -> Json:
    return _given(
        key=c.key,
        name=_from_text(c.name),
        weight=c.weight,
        kind=c.kind,
        anchors=[_from_text(anchor) for anchor in c.anchors] or None,
        version=c.version,
        definition=_from_text(c.definition),
        probes=_from_probes(c.probes),
    )


def _to_competency(value: Mapping[str, Any]) -> KitCompetency:
    return KitCompetency(
        key=value["key"],
        name=_to_text(value["name"]),
        weight=value["weight"],
        kind=value["kind"],
        anchors=tuple(_to_text(anchor) for anchor in value.get("anchors", ())),
        version=value.get("version"),
        definition=_optional_text(value.get("definition")),
        probes=_to_probes(value.get("probes", ())),
    )


def _from_question(q: KitQuestion) -> Json:
    return _given(
        id=q.id,
        competency=q.competency,
        technique=q.technique,
        text=_from_text(q.text),
        minutes=q.minutes,
        version=q.version,
        listen_for=_from_text(q.listen_for),
        probes=_from_probes(q.probes),
    )


def _to_question(value: Mapping[str, Any]) -> KitQuestion:
    return KitQuestion(
        id=value["id"],
        competency=value["competency"],
        technique=value["technique"],
        text=_to_text(value["text"]),
        minutes=value.get("minutes"),
        version=value.get("version"),
        listen_for=_optional_text(value.get("listen_for")),
        probes=_to_probes(value.get("probes", ())),
    )


def _given(**values: Any) -> Json:
    return {key: value for key, value in values.items() if value is not None}


def _from_text(text: Text | None) -> Json | None:
    return None if text is None else {"zh": text.zh, "en": text.en}


def _to_text(value: Mapping[str, str]) -> Text:
    return Text(value["zh"], value["en"])


def _optional_text(value: Mapping[str, str] | None) -> Text | None:
    return None if value is None else _to_text(value)


def _from_probes(probes: Iterable[Probe]) -> list[Json] | None:
    return [{"part": p.part, "zh": p.text.zh, "en": p.text.en} for p in probes] or None


def _to_probes(values: Iterable[Mapping[str, str]]) -> tuple[Probe, ...]:
    return tuple(Probe(value["part"], _to_text(value)) for value in values)
