"""Kits: what interviews for a position will ask and assess, chosen once and used many times."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import Connection, Select

from interviewkit.domain.errors import Conflict

from . import lookup
from .identity import new_id, now
from .schema import kits

_BY_ID: Final = lookup.by(kits.c.id)


@dataclass(frozen=True, slots=True)
class StoredKit:
    """A kit as it is kept. `content` is the kit's JSON value; `version` counts its changes from 1."""

    id: str
    position_id: str
    name: str
    pack: str
    planned_minutes: float
    content: Mapping[str, Any]
    version: int
    created_by: str
    created_at: datetime
    updated_at: datetime


class Changes(TypedDict, total=False):
    """What can be changed of a kit; what is left out stays."""

    name: str
    pack: str
    planned_minutes: float
    content: Mapping[str, Any]
    updated_at: datetime


def add(
    connection: Connection,
    *,
    position_id: str,
    name: str,
    pack: str,
    planned_minutes: float,
    content: Mapping[str, Any],
    created_by: str,
    created_at: datetime | None = None,
) -> StoredKit:
    """Add a kit, at version 1. Raises NotFound for an unknown position or user."""
    at = created_at or now()
    kit = StoredKit(new_id(), position_id, name, pack, planned_minutes, content, 1, created_by, at, at)
    lookup.insert(connection, kits, kit)
    return kit


def get(connection: Connection, kit_id: str) -> StoredKit:
    """The kit with that id. Raises NotFound."""
    return StoredKit(**lookup.found(connection, _BY_ID, kit_id))


def update(connection: Connection, kit_id: str, version: int, **changes: Unpack[Changes]) -> StoredKit:
    """Change a kit that was read at `version`; it moves on by one.

    Raises Conflict("kit_changed") if somebody changed it meanwhile, NotFound.
    """
    values: Any = {"updated_at": now(), **changes, "version": version + 1}
    as_read = (kits.c.id == kit_id) & (kits.c.version == version)
    row = lookup.first(connection, kits.update().where(as_read).values(**values).returning(kits))
    if row is None:
        get(connection, kit_id)
        raise Conflict("kit_changed")
    return StoredKit(**row)


def of_position(connection: Connection, position_id: str) -> list[StoredKit]:
    """A position's kits, the last changed first."""
    return _kits(connection, kits.select().where(kits.c.position_id == position_id))


def listing(connection: Connection) -> list[StoredKit]:
    """Every kit, the last changed first."""
    return _kits(connection, kits.select())


def _kits(connection: Connection, statement: Select[Any]) -> list[StoredKit]:
    last_changed_first = statement.order_by(kits.c.updated_at.desc(), kits.c.id.desc())
    return [StoredKit(**row) for row in lookup.every(connection, last_changed_first)]
