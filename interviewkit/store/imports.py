"""Files of questions between their upload and their import: what they hold, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, Select, select

from interviewkit.domain.errors import Conflict, NotFound

from . import lookup
from .identity import new_id, now
from .schema import imports as table

KEPT: Final = timedelta(days=1)
"""How long a file waits for its import; house default: who has not decided by the next day uploads it again."""
MOST_WAITING: Final = 5
"""Files of one person that wait at once; house default: more than anybody weighs against each other."""
_BY_ID: Final = lookup.by(table.c.id)


@dataclass(frozen=True, slots=True)
class Import:
    """A file that was read: its name and content, as JSON in a text; `outcome` is None until it is imported."""

    id: str
    name: str
    content: str
    outcome: dict[str, Any] | None
    created_by: str
    created_at: datetime


def add(connection: Connection, name: str, content: str, by: str) -> Import:
    """Keep what a file holds; those that waited for too long are forgotten, and the oldest of who has too many."""
    connection.execute(table.delete().where(table.c.created_at < now() - KEPT))
    connection.execute(table.delete().where(table.c.id.in_(_pushed_out(by))))
    added = Import(new_id(), name, content, None, by, now())
    lookup.insert(connection, table, added)
    return added


def _pushed_out(by: str) -> Select[tuple[str]]:
    """The ids of a person's waiting files that have no room beside one more."""
    waiting = select(table.c.id).where(table.c.created_by == by, table.c.outcome.is_(None))
    return waiting.order_by(table.c.created_at.desc(), table.c.id.desc()).offset(MOST_WAITING - 1)


def get(connection: Connection, import_id: str) -> Import:
    """The file with that id. Raises NotFound, also for one that waited for too long."""
    found = Import(**lookup.found(connection, _BY_ID, import_id))
    if found.created_at < now() - KEPT:
        raise NotFound(import_id)
    return found


def finish(connection: Connection, import_id: str, outcome: dict[str, Any]) -> None:
    """Keep what became of a file instead of its content. Raises Conflict("imported") if it has been imported."""
    waiting = (table.c.id == import_id) & table.c.outcome.is_(None)
    done = connection.execute(table.update().where(waiting).values(outcome=outcome, content=""))
    if done.rowcount != 1:
        raise Conflict("imported")
