"""Candidates: the people who are interviewed for a position."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final, TypedDict, Unpack

from sqlalchemy import Connection, Integer, cast, func, select

from . import lookup
from .identity import new_id, now
from .schema import candidates

_BY_ID: Final = lookup.by(candidates.c.id)

PREFIX: Final = "C-"
FIRST_NUMBER: Final = 1001


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate and what was prepared: points to verify, gaps against the job, and growth to look for."""

    id: str
    position_id: str
    code: str
    name: str
    verify: str
    gaps: str
    growth: str
    created_by: str
    created_at: datetime


class Changes(TypedDict, total=False):
    """What can be changed of a candidate; what is left out stays."""

    name: str
    verify: str
    gaps: str
    growth: str


def add(
    connection: Connection,
    *,
    position_id: str,
    name: str,
    verify: str,
    gaps: str,
    growth: str,
    created_by: str,
    created_at: datetime | None = None,
) -> Candidate:
    """Add a candidate under the next free code. Raises NotFound for an unknown position or user."""
    code = next_code(connection)
    at = created_at or now()
    candidate = Candidate(new_id(), position_id, code, name, verify, gaps, growth, created_by, at)
    lookup.insert(connection, candidates, candidate, taken="code_taken")
    return candidate


def next_code(connection: Connection) -> str:
    """The code after the highest one: C-1001, C-1002 and so on.

    In a writing transaction nobody else gets the same, since writers take turns.
    """
    number = cast(func.substr(candidates.c.code, len(PREFIX) + 1), Integer)
    highest: int | None = connection.scalar(select(func.max(number)))
    return f"{PREFIX}{FIRST_NUMBER if highest is None else highest + 1}"


def get(connection: Connection, candidate_id: str) -> Candidate:
    """The candidate with that id. Raises NotFound."""
    return Candidate(**lookup.found(connection, _BY_ID, candidate_id))


def update(connection: Connection, candidate_id: str, **changes: Unpack[Changes]) -> Candidate:
    """Change name, verify, gaps or growth, and leave the rest. Raises NotFound."""
    changed = candidates.update().where(candidates.c.id == candidate_id).values(**changes).returning(candidates)
    return Candidate(**lookup.changed(connection, changed, candidate_id))


def of_position(connection: Connection, position_id: str) -> list[Candidate]:
    """A position's candidates, newest first."""
    statement = candidates.select().where(candidates.c.position_id == position_id)
    newest_first = statement.order_by(candidates.c.created_at.desc(), candidates.c.id.desc())
    return [Candidate(**row) for row in lookup.every(connection, newest_first)]
