"""Session logs as files: read strictly, with every fault named, and write them back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, Final

from .errors import Invalid
from .eventshape import event_faults, to_event
from .fold import ordered
from .jsontext import read_json
from .kit import Kit, KitCompetency, KitQuestion
from .logrefs import reference_faults
from .question import KINDS, LANGS, SCALE, Text
from .session import ENTRIES, FORMAT, LIVE, PURPOSES, Session, SessionLog
from .shape import list_of, moment, name, number, obj, one_of, parse_moment, version, words
from .technique import TECHNIQUES

_texts: Final = obj({"zh": words, "en": words})
_session: Final = obj(
    {
        "id": name,
        "purpose": one_of(PURPOSES),
        "lang": one_of(LANGS),
        "role": name,
        "position": words,
        "candidate": words,
        "interviewer": words,
        "scheduled_at": moment,
        "planned_minutes": number(above=0),
    },
    {"entry": one_of(ENTRIES), "previous_mean": number(1, 5)},
)
_competency: Final = obj(
    {"key": name, "zh": words, "en": words, "weight": number(above=0), "kind": one_of(KINDS)},
    {"anchors": list_of(_texts, length=len(SCALE)), "version": version},
)
_question: Final = obj(
    {"id": name, "competency": name, "technique": one_of(TECHNIQUES), "text": words},
    {"minutes": number(above=0), "version": version},
)
_kit: Final = obj(
    {"competencies": list_of(_competency, least=1), "questions": list_of(_question)}, {"version": version}
)


_log: Final = obj(
    {"format": one_of((FORMAT,)), "session": _session, "kit": _kit, "events": list_of(event_faults)},
)


def read_log(content: bytes) -> SessionLog:
    """The session log in a file's bytes.

    Raises Invalid with every fault: path, what was found, what was expected.
    """
    value, faults = read_json(content)
    _log(value, "", faults)
    faults += reference_faults(value)
    if faults:
        raise Invalid(faults)
    return to_log(value)


def to_log(value: Mapping[str, Any]) -> SessionLog:
    """The session log in a checked JSON object; events in order, each once."""
    events = ordered(to_event(event) for event in value["events"])
    return SessionLog(_to_session(value["session"]), to_kit(value["kit"]), events)


def _to_session(value: Mapping[str, Any]) -> Session:
    return Session(**{"entry": LIVE, **value, "scheduled_at": parse_moment(value["scheduled_at"])})


def to_kit(value: Mapping[str, Any]) -> Kit:
    """The kit in a checked JSON object of the log format."""
    return Kit(
        tuple(_to_competency(c) for c in value["competencies"]),
        tuple(_to_question(q) for q in value["questions"]),
        value.get("version"),
    )


def _to_competency(value: Mapping[str, Any]) -> KitCompetency:
    anchors = tuple(Text(a["zh"], a["en"]) for a in value.get("anchors", ()))
    names = Text(value["zh"], value["en"])
    return KitCompetency(value["key"], names, value["weight"], value["kind"], anchors, value.get("version"))


def _to_question(value: Mapping[str, Any]) -> KitQuestion:
    spoken = Text(value["text"], value["text"])
    return KitQuestion(
        value["id"], value["competency"], value["technique"], spoken, value.get("minutes"), value.get("version")
    )


def from_log(log: SessionLog) -> dict[str, Any]:
    """The JSON object of a session log; `read_log` of it gives the same log back."""
    return {
        "format": FORMAT,
        "session": dict(_from_session(log.session)),
        "kit": from_kit(log.kit, log.session.lang),
        "events": [{"id": e.id, "at": e.stamp, "kind": e.kind, "data": dict(e.data)} for e in log.events],
    }


def _from_session(session: Session) -> Iterator[tuple[str, Any]]:
    for key in (
        "id",
        "purpose",
        "entry",
        "lang",
        "role",
        "position",
        "candidate",
        "interviewer",
    ):
        yield key, getattr(session, key)
    yield "scheduled_at", session.scheduled_at.isoformat()
    yield "planned_minutes", session.planned_minutes
    if session.previous_mean is not None:
        yield "previous_mean", session.previous_mean


def from_kit(kit: Kit, lang: str) -> dict[str, Any]:
    """The JSON object of a kit in the log format, its questions in one language."""
    written: dict[str, Any] = {
        "competencies": [_from_competency(c) for c in kit.competencies],
        "questions": [_from_question(q, lang) for q in kit.questions],
    }
    return _with(written, version=kit.version)


def _from_competency(c: KitCompetency) -> dict[str, Any]:
    written = {"key": c.key, "zh": c.name.zh, "en": c.name.en, "weight": c.weight, "kind": c.kind}
    anchors = [{"zh": a.zh, "en": a.en} for a in c.anchors]
    return _with(written, anchors=anchors or None, version=c.version)


def _from_question(q: KitQuestion, lang: str) -> dict[str, Any]:
    written = {"id": q.id, "competency": q.competency, "technique": q.technique, "text": q.text[lang]}
    return _with(written, minutes=q.minutes, version=q.version)


def _with(written: dict[str, Any], **more: Any) -> dict[str, Any]:
    return written | {key: value for key, value in more.items() if value is not None}


def canonical(log: SessionLog) -> str:
    """The one text of a log: what the content hash of an evaluation is taken of."""
    return json.dumps(from_log(log), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
