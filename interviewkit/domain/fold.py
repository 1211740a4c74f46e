"""From events to the record: `fold`, which gives the same record for any order of arrival."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from .errors import Conflict
from .kit import Kit
from .question import Text
from .record import (
    Answer,
    Asked,
    Clock,
    Impression,
    Note,
    NoteChange,
    Observation,
    Rating,
    Readback,
    Recommendation,
    Record,
    Skipped,
)
from .session import Event


def ordered(events: Iterable[Event]) -> tuple[Event, ...]:
    """Events by time, then id, each once.

    Raises Conflict("event_differs") if two events share an id and differ in content.
    """
    by_id: dict[str, Event] = {}
    for event in events:
        known = by_id.setdefault(event.id, event)
        if not known.same_as(event):
            raise Conflict("event_differs")
        if known is not event:
            by_id[event.id] = min(known, event, key=lambda each: each.spelling)
    return tuple(sorted(by_id.values(), key=lambda event: event.order))


def fold(kit: Kit, events: Iterable[Event]) -> Record:
    """The record that events leave behind.

    In: the kit, and events in any order, duplicates allowed. Out: the record. An event that names a note which
    has not arrived (yet) changes nothing, so that a record can be shown while events are still on their way;
    what comes after `submitted` is left out. Raises Conflict as `ordered` does.
    """
    folding = _Folding(kit)
    for seq, event in enumerate(ordered(events)):
        folding.take(seq, event)
        if event.kind == "submitted":
            break
    return folding.record()


class _Folding:
    """The record in the making."""

    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.clock = Clock()
        self.last: datetime | None = None
        self.asked: list[Asked] = []
        self.skipped: list[Skipped] = []
        self.answers: list[Answer] = []
        self.notes: dict[str, Note | None] = {}
        self.note_changes: list[NoteChange] = []
        self.readbacks: list[Readback] = []
        self.observations: list[Observation] = []
        self.ratings: dict[str, list[Rating]] = {}
        self.recommendations: list[Recommendation] = []
        self.impression: Impression | None = None
        self.deferred: set[tuple[str, str]] = set()
        self.answered: dict[tuple[str, str], str] = {}

    def take(self, seq: int, event: Event) -> None:
        self.last = event.at
        handlers[event.kind](self, seq, event.at, event.id, event.data)

    def record(self) -> Record:
        return Record(
            clock=self.clock,
            last=self.last,
            asked=tuple(self.asked),
            skipped=tuple(self.skipped),
            answers=tuple(self.answers),
            notes=tuple(note for note in self.notes.values() if note),
            note_changes=tuple(self.note_changes),
            readbacks=tuple(self.readbacks),
            observations=tuple(self.observations),
            ratings={key: tuple(history) for key, history in self.ratings.items()},
            recommendations=tuple(self.recommendations),
            impression=self.impression,
            deferred=frozenset(self.deferred),
            answered=dict(self.answered),
        )


Handler = Callable[[_Folding, int, datetime, str, Any], None]
handlers: dict[str, Handler] = {}


def _on(kind: str) -> Callable[[Handler], Handler]:
    def register(handler: Handler) -> Handler:
        handlers[kind] = handler
        return handler

    return register


@_on("started")
def _started(f: _Folding, _seq: int, at: datetime, _id: str, _data: Any) -> None:
    if f.clock.started_at is None:
        f.clock = replace(f.clock, started_at=at)


@_on("paused")
def _paused(f: _Folding, _seq: int, at: datetime, _id: str, _data: Any) -> None:
    if not f.clock.paused:
        f.clock = replace(f.clock, pauses=(*f.clock.pauses, (at, None)))


@_on("resumed")
def _resumed(f: _Folding, _seq: int, at: datetime, _id: str, _data: Any) -> None:
    if f.clock.paused:
        begun = f.clock.pauses[-1][0]
        f.clock = replace(f.clock, pauses=(*f.clock.pauses[:-1], (begun, at)))


@_on("closing_started")
def _closing_started(f: _Folding, _seq: int, at: datetime, _id: str, _data: Any) -> None:
    if f.clock.closing_at is None:
        f.clock = replace(f.clock, closing_at=at)


@_on("ended")
def _ended(f: _Folding, _seq: int, at: datetime, _id: str, _data: Any) -> None:
    if f.clock.ended_at is None:
        f.clock = replace(f.clock, ended_at=at)


@_on("submitted")
def _submitted(f: _Folding, _seq: int, at: datetime, _id: str, _data: Any) -> None:
    f.clock = replace(f.clock, submitted_at=at)


@_on("impression_sealed")
def _impression_sealed(f: _Folding, _seq: int, at: datetime, _id: str, data: Any) -> None:
    if f.impression is None:  # sealed is sealed: a second one cannot replace it
        f.impression = Impression(dict(data["ratings"]), at)


@_on("question_asked")
def _question_asked(f: _Folding, seq: int, at: datetime, event_id: str, data: Any) -> None:
    if "question" not in data:
        text = Text(data["text"], data["text"])
        f.asked.append(Asked(event_id, seq, at, data["competency"], data["technique"], text, None))
        return
    planned = f.kit.question(data["question"])
    if planned:
        f.asked.append(Asked(event_id, seq, at, planned.competency, planned.technique, planned.text, planned.id))


@_on("question_skipped")
def _question_skipped(f: _Folding, seq: int, at: datetime, _id: str, data: Any) -> None:
    f.skipped.append(Skipped(data["question"], data["reason"], seq, at))


@_on("answer_given")
def _answer_given(f: _Folding, _seq: int, at: datetime, _id: str, data: Any) -> None:
    f.answers.append(Answer(data["question_event"], data["text"], data["seconds"], at))


@_on("evidence_noted")
def _evidence_noted(f: _Folding, seq: int, at: datetime, event_id: str, data: Any) -> None:
    if data["note"] in f.notes:
        _evidence_edited(f, seq, at, event_id, data)
        return
    star = tuple(data["star"])
    f.notes[data["note"]] = Note(data["note"], data["competency"], data["text"], star, at, seq, seq)
    f.note_changes.append(NoteChange(data["note"], data["competency"], seq))


@_on("evidence_edited")
def _evidence_edited(f: _Folding, seq: int, _at: datetime, _id: str, data: Any) -> None:
    note = f.notes.get(data["note"])
    if note is None:  # not here yet, or removed: a removed note stays removed
        return
    changed = {"competency": data["competency"], "text": data["text"], "star": tuple(data["star"])}
    f.notes[note.id] = replace(note, changed=seq, **changed)
    f.note_changes.append(NoteChange(note.id, data["competency"], seq))


@_on("evidence_removed")
def _evidence_removed(f: _Folding, seq: int, _at: datetime, _id: str, data: Any) -> None:
    if f.notes.get(data["note"]):
        f.notes[data["note"]] = None
        f.note_changes.append(NoteChange(data["note"], None, seq))


@_on("readback")
def _readback(f: _Folding, seq: int, at: datetime, _id: str, data: Any) -> None:
    f.readbacks.append(Readback(data["competency"], data["text"], data["outcome"], seq, at))


@_on("observation_noted")
def _observation_noted(f: _Folding, _seq: int, at: datetime, _id: str, data: Any) -> None:
    f.observations.append(Observation(data["text"], at))


@_on("rating_set")
def _rating_set(f: _Folding, seq: int, at: datetime, _id: str, data: Any) -> None:
    f.ratings.setdefault(data["competency"], []).append(Rating(data["value"], seq, at))


@_on("recommendation_set")
def _recommendation_set(f: _Folding, seq: int, at: datetime, _id: str, data: Any) -> None:
    f.recommendations.append(Recommendation(data["value"], data["reason"], seq, at))


@_on("finding_deferred")
def _finding_deferred(f: _Folding, _seq: int, _at: datetime, _id: str, data: Any) -> None:
    f.deferred.add((data["rule"], data["subject"]))


@_on("finding_answered")
def _finding_answered(f: _Folding, _seq: int, _at: datetime, _id: str, data: Any) -> None:
    f.answered[data["rule"], data["subject"]] = data["reason"]
