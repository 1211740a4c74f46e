"""Positions: the jobs to be filled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import Connection

from . import lookup
from .identity import new_id, now
from .schema import positions

_BY_ID: Final = lookup.by(positions.c.id)


@dataclass(frozen=True, slots=True)
class Position:
    """A job, with the key of the role pack that it is assessed by; `archived_at` is None while it is open."""

    id: str
    title: str
    pack: str
    requirements: str
    features: str
    created_by: str
    created_at: datetime
    archived_at: datetime | None


class Changes(TypedDict, total=False):
    """What can be changed of a position; what is left out stays."""

    title: str
    pack: str
    requirements: str
    features: str


def add(
    connection: Connection,
    *,
    title: str,
    pack: str,
    requirements: str,
    features: str,
    created_by: str,
    created_at: datetime | None = None,
) -> Position:
    """Add a position. Raises NotFound for an unknown user."""
    position = Position(new_id(), title, pack, requirements, features, created_by, created_at or now(), None)
    lookup.insert(connection, positions, position)
    return position


def get(connection: Connection, position_id: str) -> Position:
    """The position with that id. Raises NotFound."""
    return Position(**lookup.found(connection, _BY_ID, position_id))


def update(connection: Connection, position_id: str, **changes: Unpack[Changes]) -> Position:
    """Change title, pack, requirements or features, and leave the rest. Raises NotFound."""
    return _set(connection, position_id, {**changes})


def archive(connection: Connection, position_id: str, at: datetime | None) -> Position:
    """Put a position away, or bring it back with None. Raises NotFound."""
    return _set(connection, position_id, {"archived_at": at})


def listing(connection: Connection, include_archived: bool = False) -> list[Position]:
    """The positions, newest first."""
    statement = positions.select().order_by(positions.c.created_at.desc(), positions.c.id.desc())
    if not include_archived:
        statement = statement.where(positions.c.archived_at.is_(None))
    return [Position(**row) for row in lookup.every(connection, statement)]


def _set(connection: Connection, position_id: str, values: dict[str, Any]) -> Position:
    statement = positions.update().where(positions.c.id == position_id).values(**values).returning(positions)
    return Position(**lookup.changed(connection, statement, position_id))
