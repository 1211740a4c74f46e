"""Hold an interview: open its room, save what happens in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final

from interviewkit.domain.errors import Conflict, Fault, Invalid
from interviewkit.domain.eventshape import event_faults, to_event
from interviewkit.domain.kit import Kit
from interviewkit.domain.kitfile import kit_from_json
from interviewkit.domain.logrefs import Names
from interviewkit.domain.people import Person
from interviewkit.domain.session import Event
from interviewkit.domain.shape import at, list_of, show
from interviewkit.store import events as event_store
from interviewkit.store import interviews
from interviewkit.store.engine import Connection, Database

from .sessions import Held, held, require_conductor

MOST_EVENTS: Final = 2000
"""Events that one request may bring: more than an hour's talk makes."""

_IN_THE_KIT: Final = ("competency", "question", "ratings")
_batch: Final = list_of(event_faults)


@dataclass(frozen=True, slots=True)
class Saved:
    """What the server holds after saving: ids of the request that are safe now, and the interview as it stands."""

    ids: tuple[str, ...]
    held: Held


def open_room(database: Database, person: Person, interview_id: str, zone: str) -> Held:
    """The interview for its interviewer. Raises NotFound, Forbidden."""
    with database.reading() as connection:
        found = held(connection, interview_id, zone)
    require_conductor(person, found.interview)
    return found


def save_events(database: Database, person: Person, interview_id: str, payload: Any, zone: str) -> Saved:
    """Save a batch of events, all or none.

    In: the JSON value of the request, a list of events in the log's format. Events that are there already are
    ignored, so that a browser may send again whatever it is not sure of. An event that names a note which has not
    arrived yet is kept.
    Raises Invalid with every fault; Conflict("event_differs") for an id with other content; Conflict("submitted").
    """
    events = _checked(payload)
    with database.writing() as connection:
        interview = interviews.get(connection, interview_id)
        require_conductor(person, interview)
        _fit_kit(events, kit_from_json(interview.kit))
        _append(connection, interview, events)
        found = held(connection, interview_id, zone)
        _note_once(events, found)
    return Saved(tuple(event.id for event in events), found)


def _checked(payload: Any) -> list[Event]:
    faults: list[Fault] = []
    _batch(payload, "events", faults)
    if not faults and len(payload) > MOST_EVENTS:
        faults.append(Fault("events", str(len(payload)), f"at most {MOST_EVENTS} events at a time"))
    if faults:
        raise Invalid(faults)
    for index, event in enumerate(payload):
        if event["kind"] == "submitted":
            faults.append(
                Fault(f"events[{index}].kind", show("submitted"), "any other kind: submitting has its own page")
            )
    if faults:
        raise Invalid(faults)
    return [to_event(event) for event in payload]


def _fit_kit(events: list[Event], kit: Kit) -> None:
    names = Names({c.key for c in kit.competencies}, {q.id for q in kit.questions})
    faults = [
        Fault(at(f"events[{index}].data", key), show(name), expected)
        for index, event in enumerate(events)
        for key, name, expected in names.missing(event)
        if key in _IN_THE_KIT
    ]
    if faults:
        raise Invalid(faults)


def _note_once(events: list[Event], found: Held) -> None:
    """Each note begins in one event: a log in which two begin the same one could never be submitted."""
    begun = Counter(event.data["note"] for event in found.log.events if event.kind == "evidence_noted")
    faults = [
        Fault(f"events[{index}].data.note", show(event.data["note"]), "an id that no other note has")
        for index, event in enumerate(events)
        if event.kind == "evidence_noted" and begun[event.data["note"]] > 1
    ]
    if faults:
        raise Invalid(faults)


def _append(connection: Connection, interview: interviews.Interview, events: list[Event]) -> None:
    new = event_store.append(connection, interview.id, [(e.id, e.stamp, e.kind, e.data) for e in events])
    if new and interview.submitted_at is not None:
        raise Conflict("submitted")  # the transaction takes back what it appended


@dataclass(frozen=True, slots=True)
class Arrived:
    """Events that arrived after a cursor, and the interview with them: both of one moment, or one would be missed."""

    events: tuple[event_store.StoredEvent, ...]
    held: Held


def events_since(database: Database, person: Person, interview_id: str, cursor: int, zone: str) -> Arrived:
    """What arrived after a cursor, for a page that was open meanwhile. Raises NotFound, Forbidden."""
    with database.reading() as connection:
        found = held(connection, interview_id, zone)
        require_conductor(person, found.interview)
        # Nothing has arrived after what is there, and a database compares only with numbers of its own size.
        after = min(max(cursor, 0), found.cursor)
        return Arrived(tuple(event_store.of_interview(connection, interview_id, after=after)), found)
