"""What the parts of a session log say of each other: names that must exist, ids that must not clash, what ends it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from .errors import Fault
from .eventshape import event_faults, to_event
from .session import SESSION_SUBJECT, Event
from .shape import at, show


def reference_faults(value: Any) -> list[Fault]:
    """Faults between the parts of a log's JSON value.

    Parts whose shape is broken are passed over (their own faults say so); names that they declare still count,
    so that one fault does not bring others after it.
    """
    if not isinstance(value, dict):
        return []
    kit = value.get("kit")
    kit = kit if isinstance(kit, dict) else {}
    competencies, questions = _objects(kit.get("competencies")), _objects(kit.get("questions"))
    names = Names({_name(c, "key") for _, c in competencies}, {_name(q, "id") for _, q in questions})
    faults = list(_twice(competencies, "key", "kit.competencies"))
    faults += _twice(questions, "id", "kit.questions")
    faults += _question_faults(questions, names)
    faults += _event_faults(_objects(value.get("events")), names)
    return faults


class Names:
    """What a kit and the events so far have named."""

    def __init__(self, competencies: set[str], questions: set[str]) -> None:
        self.competencies = competencies - {""}
        self.questions = questions - {""}
        self.notes: set[str] = set()
        self.asked: set[str] = set()

    def learn(self, event: Mapping[str, Any]) -> None:
        """Take in what an event brings into being."""
        data = event.get("data")
        if event.get("kind") == "evidence_noted" and isinstance(data, dict):
            self.notes.add(_name(data, "note"))
        if event.get("kind") == "question_asked":
            self.asked.add(_name(event, "id"))

    def missing(self, event: Event) -> Iterator[tuple[str, str, str]]:
        """Names in a well-formed event's data that stand for nothing known: key, name, what was expected."""
        data = event.data
        if "competency" in data and data["competency"] not in self.competencies:
            yield "competency", data["competency"], "the key of a competency in the kit"
        for key in data.get("ratings", ()):
            if key not in self.competencies:
                yield "ratings", key, "keys of competencies in the kit"
        if "question" in data and data["question"] not in self.questions:
            yield "question", data["question"], "the id of a question in the kit"
        if event.kind in ("evidence_edited", "evidence_removed") and data["note"] not in self.notes:
            yield "note", data["note"], "the id of a note from an earlier event"
        if event.kind == "evidence_noted" and data["note"] in self.notes:
            yield "note", data["note"], "an id that no earlier note has"
        if "question_event" in data and data["question_event"] not in self.asked:
            yield "question_event", data["question_event"], "the id of an earlier question_asked event"
        if "subject" in data and not self._is_subject(data["subject"]):
            expected = f"{SESSION_SUBJECT}, a competency, a note or a question_asked event"
            yield "subject", data["subject"], expected

    def _is_subject(self, subject: str) -> bool:
        return subject in {SESSION_SUBJECT} | self.competencies | self.notes | self.asked


def _objects(value: Any) -> list[tuple[int, dict[str, Any]]]:
    items = value if isinstance(value, list) else []
    return [(index, item) for index, item in enumerate(items) if isinstance(item, dict)]


def _name(value: Mapping[str, Any], key: str) -> str:
    found = value.get(key)
    return found if isinstance(found, str) else ""


def _twice(items: list[tuple[int, dict[str, Any]]], key: str, path: str) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, item in items:
        found = _name(item, key)
        if found and found in seen:
            yield Fault(at(at(path, index), key), show(found), "a name that no other has")
        seen.add(found)


def _question_faults(questions: list[tuple[int, dict[str, Any]]], names: Names) -> Iterator[Fault]:
    for index, question in questions:
        competency = _name(question, "competency")
        if competency and competency not in names.competencies:
            path = f"kit.questions[{index}].competency"
            yield Fault(path, show(competency), "the key of a competency in the kit")


def _event_faults(items: list[tuple[int, dict[str, Any]]], names: Names) -> Iterator[Fault]:
    """Walk the well-formed events in order; what broken ones declare counts as known from the start."""
    sound: dict[str, tuple[int, Event]] = {}
    for index, item in items:
        if not _is_sound(item):
            names.learn(item)
            continue
        event = to_event(item)
        first, known = sound.setdefault(event.id, (index, event))
        if not known.same_as(event):
            expected = f"the same content as events[{first}], which has this id"
            yield Fault(at("events", index), f"other content under id {show(event.id)}", expected)
    yield from _in_order(sorted(sound.values(), key=lambda pair: pair[1].order), names)


def _is_sound(item: dict[str, Any]) -> bool:
    faults: list[Fault] = []
    event_faults(item, "", faults)
    return not faults


def _in_order(events: list[tuple[int, Event]], names: Names) -> Iterator[Fault]:
    submitted: int | None = None
    for index, event in events:
        path = at("events", index)
        if submitted is not None:
            yield Fault(path, f"{event.kind} after events[{submitted}]", "nothing after submitted")
        elif event.kind == "submitted":
            submitted = index
        for key, name, expected in names.missing(event):
            yield Fault(at(at(path, "data"), key), show(name), expected)
        names.learn({"id": event.id, "kind": event.kind, "data": event.data})
