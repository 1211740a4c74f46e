"""Events: the session log of each interview. Events are added, never changed and never removed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, bindparam, func, select
from sqlalchemy.exc import IntegrityError

from interviewkit.domain.errors import Conflict
from interviewkit.domain.shape import parse_moment

from . import lookup
from .identity import now
from .schema import events

Content = tuple[str, str, Mapping[str, Any]]
"""What an event says: at, kind and data."""


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event of an interview. `seq` is its number of arrival, from 1; `at` is the text that was sent."""

    id: str
    seq: int
    at: str
    kind: str
    data: Mapping[str, Any]
    received_at: datetime


# Built once: saving is the hot path of the product, and building a statement takes longer than executing it.
_OF_IT: Final = events.c.interview_id == bindparam("interview")
_AFTER: Final = (
    select(*(column for column in events.c if column is not events.c.interview_id))
    .where(_OF_IT, events.c.seq > bindparam("after"))
    .order_by(events.c.seq)
)
_LAST: Final = select(func.max(events.c.seq)).where(_OF_IT)
_AMONG: Final = select(events.c.id, events.c.at, events.c.kind, events.c.data).where(
    _OF_IT, events.c.id.in_(bindparam("ids", expanding=True))
)


def of_interview(connection: Connection, interview_id: str, after: int = 0) -> list[StoredEvent]:
    """The events that arrived after number `after`, in the order of their arrival."""
    return [StoredEvent(*row) for row in connection.execute(_AFTER, {"interview": interview_id, "after": after})]


def append(
    connection: Connection, interview_id: str, arrived: Iterable[tuple[str, str, str, Mapping[str, Any]]]
) -> list[str]:
    """Add what is new among the events that arrived.

    In: (id, at, kind, data) of each. Out: the ids that were not there before, numbered on from the last one.
    Raises Conflict("event_differs") for an id that has other content here, NotFound for an unknown interview.
    """
    new = _new(connection, interview_id, [(event[0], event[1:]) for event in arrived])
    if not new:
        return []
    last: int = connection.scalar(_LAST, {"interview": interview_id}) or 0
    received_at = now()
    rows = [
        {
            "interview_id": interview_id,
            "id": event_id,
            "seq": seq,
            "at": at,
            "kind": kind,
            "data": data,
            "received_at": received_at,
        }
        for seq, (event_id, (at, kind, data)) in enumerate(new.items(), last + 1)
    ]
    try:
        connection.execute(events.insert(), rows)
    except IntegrityError as error:
        raise lookup.refusal(error, "event_differs") from error
    return [*new]


def _new(connection: Connection, interview_id: str, arrived: list[tuple[str, Content]]) -> dict[str, Content]:
    """The events that are not there yet, by id, each once."""
    known = _known(connection, interview_id, [event_id for event_id, _ in arrived])
    new: dict[str, Content] = {}
    for event_id, content in arrived:
        there = known.get(event_id) or new.get(event_id)
        if there is None:
            new[event_id] = content
        elif not _same(there, content):
            raise Conflict("event_differs")
    return new


def _known(connection: Connection, interview_id: str, ids: list[str]) -> dict[str, Content]:
    rows = connection.execute(_AMONG, {"interview": interview_id, "ids": ids})
    return {row.id: (row.at, row.kind, row.data) for row in rows}


def _same(one: Content, other: Content) -> bool:
    """Whether two events say the same: as values, however the text of a moment or of JSON was written."""
    same_moment = one[0] == other[0] or parse_moment(one[0]) == parse_moment(other[0])
    return same_moment and one[1:] == other[1:]
