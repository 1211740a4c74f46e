"""A small session log as a JSON object, to break in one place and read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

import pytest

from interviewkit.domain.errors import Invalid
from interviewkit.domain.logfile import read_log

Json = Any
Faults = list[tuple[str, str, str]]

ANCHORS = [{"zh": f"{level} 级", "en": f"Level {level}"} for level in range(1, 6)]

_TALK: list[tuple[str, dict[str, Any]]] = [
    ("started", {}),
    ("question_asked", {"question": "q1"}),
    ("question_asked", {"text": "还有呢？", "technique": "probe", "competency": "need"}),
    ("question_skipped", {"question": "q2", "reason": ""}),
    ("answer_given", {"question_event": "e01", "text": "", "seconds": 62.5}),
    ("evidence_noted", {"note": "n1", "competency": "need", "text": "先问用途。", "star": ["S", "A"]}),
    ("evidence_edited", {"note": "n1", "competency": "drive", "text": "为什么来。", "star": []}),
    ("evidence_removed", {"note": "n1"}),
    ("paused", {}),
    ("resumed", {}),
    ("readback", {"competency": "need", "text": "", "outcome": "corrected"}),
    ("observation_noted", {"text": "停两秒再答。"}),
    ("impression_sealed", {"ratings": {"need": 3, "drive": 4}}),
    ("rating_set", {"competency": "need", "value": 4}),
    ("rating_set", {"competency": "drive", "value": None}),
    ("recommendation_set", {"value": "strong_yes", "reason": ""}),
    ("finding_deferred", {"rule": "premature_judgement", "subject": "session"}),
    ("finding_answered", {"rule": "missed_information", "subject": "e01", "reason": "时间不够。"}),
    ("closing_started", {}),
    ("ended", {}),
    ("submitted", {}),
]
KINDS_AT = {kind: index for index, (kind, _) in reversed(list(enumerate(_TALK)))}
"""Where the first event of each kind stands."""


def event(index: int, kind: str, data: Json, at: str | None = None) -> Json:
    """An event a minute after the one before, its id in that order."""
    return {"id": f"e{index:02d}", "at": at or f"2026-11-23T09:{index:02d}:00+08:00", "kind": kind, "data": data}


def whole_log() -> Json:
    """A valid log with every key that the format knows and every kind of event."""
    return deepcopy(
        {
            "format": "interviewkit.session/1",
            "session": {
                "id": "s1",
                "purpose": "live",
                "entry": "live",
                "lang": "zh",
                "role": "phone_sales",
                "position": "门店销售顾问",
                "candidate": "C-1042",
                "interviewer": "王敏",
                "scheduled_at": "2026-11-23T09:00:00+08:00",
                "planned_minutes": 45,
                "previous_mean": 3.5,
            },
            "kit": {
                "competencies": [
                    {
                        "key": "need",
                        "zh": "需求挖掘",
                        "en": "Need finding",
                        "weight": 2,
                        "kind": "skill",
                        "anchors": ANCHORS,
                        "version": 1,
                    },
                    {"key": "drive", "zh": "岗位动机", "en": "Drive", "weight": 0.5, "kind": "motivation"},
                ],
                "questions": [
                    {
                        "id": "q1",
                        "competency": "need",
                        "technique": "lead",
                        "text": "请举一个例子。",
                        "minutes": 5,
                        "version": "a",
                    },
                    {"id": "q2", "competency": "drive", "technique": "open", "text": "为什么想来？"},
                ],
                "version": 3,
            },
            "events": [event(index, kind, data) for index, (kind, data) in enumerate(_TALK)],
        }
    )


def as_bytes(value: Json) -> bytes:
    """The value as a file, whatever Python's writer takes."""
    return json.dumps(value).encode()


def faults(content: bytes) -> Faults:
    """The faults with which a file is refused: path, found, expected."""
    with pytest.raises(Invalid) as caught:
        read_log(content)
    return [(fault.path, fault.found, fault.expected) for fault in caught.value.faults]


def place(kind: str, key: str = "") -> str:
    """The path of (a key of the data of) the first event of a kind."""
    return f"events[{KINDS_AT[kind]}].data" + (f".{key}" if key else "")


def put(value: Json, path: str, new: Any) -> None:
    """Set what stands at a path such as `kit.questions[0].id`; a key that is not there is added."""
    *way, last = path.replace("[", ".").replace("]", "").split(".")
    for step in way:
        value = value[int(step)] if isinstance(value, list) else value[step]
    value[int(last) if isinstance(value, list) else last] = new


def broken(path: str, new: Any) -> bytes:
    """The whole log as a file, with another value in one place."""
    value = whole_log()
    put(value, path, new)
    return as_bytes(value)


def objects(value: Json, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every object of a log with its path, but for the ratings of an impression, whose keys are competencies."""
    if isinstance(value, dict) and not path.endswith(".ratings"):
        yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, child in inner:
        step = f"[{key}]" if isinstance(key, int) else f".{key}" if path else key
        yield from objects(child, path + step)
