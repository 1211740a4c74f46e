"""Interviews: who talks to whom when, with the kit as it was when the interview was planned."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import ColumnElement, Connection, Select, exists, select, true
from sqlalchemy.exc import IntegrityError

from interviewkit.domain.errors import Conflict
from interviewkit.domain.session import LIVE

from . import lookup
from .identity import new_id, now
from .schema import candidates, events, interviews, positions, users

_BY_ID: Final = lookup.by(interviews.c.id)

LONGEST_LIST: Final = 200
"""Rows of a list unless fewer or more are asked for; house default, several screens."""


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview. `kit` is the snapshot that it is held with, `kit_id` where that came from."""

    id: str
    position_id: str
    candidate_id: str
    interviewer_id: str
    kit_id: str | None
    lang: str
    purpose: str
    entry: str
    scheduled_at: datetime
    planned_minutes: float
    kit: Mapping[str, Any]
    created_by: str
    created_at: datetime
    submitted_at: datetime | None


@dataclass(frozen=True, slots=True)
class InterviewRow:
    """An interview as a list shows it, with the names of all that it joins; `started` once its clock has run."""

    id: str
    position_id: str
    candidate_id: str
    interviewer_id: str
    kit_id: str | None
    lang: str
    purpose: str
    entry: str
    scheduled_at: datetime
    planned_minutes: float
    submitted_at: datetime | None
    position_title: str
    candidate_name: str
    candidate_code: str
    interviewer_name: str
    started: bool


def _joined() -> Select[Any]:
    shown = [c for c in interviews.c if c.name in InterviewRow.__slots__]
    started = exists().where(events.c.interview_id == interviews.c.id, events.c.kind == "started")
    return (
        select(
            *shown,
            positions.c.title.label("position_title"),
            candidates.c.name.label("candidate_name"),
            candidates.c.code.label("candidate_code"),
            users.c.name.label("interviewer_name"),
            started.label("started"),
        )
        .join_from(interviews, positions, interviews.c.position_id == positions.c.id)
        .join(candidates, interviews.c.candidate_id == candidates.c.id)
        .join(users, interviews.c.interviewer_id == users.c.id)
    )


_JOINED: Final = _joined()


class Changes(TypedDict, total=False):
    """What can be changed of an interview's plan; what is left out stays."""

    interviewer_id: str
    kit_id: str | None
    kit: Mapping[str, Any]
    lang: str
    purpose: str
    entry: str
    scheduled_at: datetime
    planned_minutes: float


class Listing(TypedDict, total=False):
    """How to list: only what is (or is not) submitted, the soonest instead of the latest first, how many at most."""

    submitted: bool | None
    soonest_first: bool
    limit: int


def add(
    connection: Connection,
    *,
    position_id: str,
    candidate_id: str,
    interviewer_id: str,
    kit_id: str | None,
    lang: str,
    scheduled_at: datetime,
    planned_minutes: float,
    kit: Mapping[str, Any],
    created_by: str,
    purpose: str = LIVE,
    entry: str = LIVE,
    created_at: datetime | None = None,
) -> Interview:
    """Add an interview. Raises NotFound where it names a row that is not there."""
    interview = Interview(
        id=new_id(),
        position_id=position_id,
        candidate_id=candidate_id,
        interviewer_id=interviewer_id,
        kit_id=kit_id,
        lang=lang,
        purpose=purpose,
        entry=entry,
        scheduled_at=scheduled_at,
        planned_minutes=planned_minutes,
        kit=kit,
        created_by=created_by,
        created_at=created_at or now(),
        submitted_at=None,
    )
    lookup.insert(connection, interviews, interview)
    return interview


def get(connection: Connection, interview_id: str) -> Interview:
    """The interview with that id. Raises NotFound."""
    return Interview(**lookup.found(connection, _BY_ID, interview_id))


def update_plan(connection: Connection, interview_id: str, **changes: Unpack[Changes]) -> Interview:
    """Change the plan, and leave the rest. Raises NotFound for the interview and for what it names anew."""
    changed = interviews.update().where(interviews.c.id == interview_id).values(**changes).returning(interviews)
    try:
        return Interview(**lookup.changed(connection, changed, interview_id))
    except IntegrityError as error:
        raise lookup.refusal(error, "exists") from error


def mark_submitted(connection: Connection, interview_id: str, at: datetime) -> Interview:
    """Note when an interview was submitted. Raises Conflict("submitted") if it was already, NotFound."""
    is_open = (interviews.c.id == interview_id) & interviews.c.submitted_at.is_(None)
    row = lookup.first(connection, interviews.update().where(is_open).values(submitted_at=at).returning(interviews))
    if row is None:
        get(connection, interview_id)
        raise Conflict("submitted")
    return Interview(**row)


def of_interviewer(connection: Connection, user_id: str, **how: Unpack[Listing]) -> list[InterviewRow]:
    """The interviews that a person holds, the latest date first."""
    return _rows(connection, interviews.c.interviewer_id == user_id, **how)


def of_position(connection: Connection, position_id: str, **how: Unpack[Listing]) -> list[InterviewRow]:
    """The interviews for a position, the latest date first."""
    return _rows(connection, interviews.c.position_id == position_id, **how)


def of_candidate(connection: Connection, candidate_id: str, **how: Unpack[Listing]) -> list[InterviewRow]:
    """The interviews with a candidate, the latest date first."""
    return _rows(connection, interviews.c.candidate_id == candidate_id, **how)


def listing(connection: Connection, **how: Unpack[Listing]) -> list[InterviewRow]:
    """All interviews, the latest date first."""
    return _rows(connection, true(), **how)


def _rows(
    connection: Connection,
    which: ColumnElement[bool],
    submitted: bool | None = None,
    soonest_first: bool = False,
    limit: int = LONGEST_LIST,
) -> list[InterviewRow]:
    order = (interviews.c.scheduled_at, interviews.c.id)
    statement = _JOINED.where(which).limit(limit)
    if submitted is not None:
        at = interviews.c.submitted_at
        statement = statement.where(at.is_not(None) if submitted else at.is_(None))
    statement = statement.order_by(*(order if soonest_first else (column.desc() for column in order)))
    return [InterviewRow(**row) for row in lookup.every(connection, statement)]
