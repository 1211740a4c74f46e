"""Collections: questions that somebody put together under a name, in an order of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypedDict, Unpack

from sqlalchemy import Connection, func, select

from . import lookup
from .identity import new_id, now
from .schema import collection_questions, collections, users

_BY_ID: Final = lookup.by(collections.c.id)


@dataclass(frozen=True, slots=True)
class Collection:
    """A collection; others see it while it is shared."""

    id: str
    name: str
    shared: bool
    created_by: str
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True)
class CollectionRow:
    """A collection as a list shows it, with its owner's name and the number of its questions."""

    id: str
    name: str
    shared: bool
    created_by: str
    created_at: datetime
    updated_at: datetime
    owner: str
    questions: int


class Changes(TypedDict, total=False):
    """What can be changed of a collection; what is left out stays."""

    name: str
    shared: bool
    updated_at: datetime


def add(connection: Connection, *, name: str, created_by: str, shared: bool = False) -> Collection:
    """Add an empty collection. Raises NotFound for an unknown user."""
    at = now()
    collection = Collection(new_id(), name, shared, created_by, at, at)
    lookup.insert(connection, collections, collection)
    return collection


def get(connection: Connection, collection_id: str) -> Collection:
    """The collection with that id. Raises NotFound."""
    return Collection(**lookup.found(connection, _BY_ID, collection_id))


def update(connection: Connection, collection_id: str, **changes: Unpack[Changes]) -> Collection:
    """Change the name, or who sees it, and leave the rest. Raises NotFound."""
    values: Any = {"updated_at": now(), **changes}
    statement = collections.update().where(collections.c.id == collection_id).values(**values).returning(collections)
    return Collection(**lookup.changed(connection, statement, collection_id))


def remove(connection: Connection, collection_id: str) -> None:
    """Delete a collection; its questions stay in the bank. Raises NotFound."""
    get(connection, collection_id)
    connection.execute(collection_questions.delete().where(collection_questions.c.collection_id == collection_id))
    connection.execute(collections.delete().where(collections.c.id == collection_id))


def questions_of(connection: Connection, collection_id: str) -> list[str]:
    """The ids of a collection's questions, in its order."""
    q = collection_questions.c
    statement = select(q.question_id).where(q.collection_id == collection_id).order_by(q.place)
    return [*connection.scalars(statement)]


def set_questions(connection: Connection, collection_id: str, question_ids: Sequence[str]) -> Collection:
    """Let a collection hold exactly these questions in this order. In: each id once. Raises NotFound."""
    collection = update(connection, collection_id)
    connection.execute(collection_questions.delete().where(collection_questions.c.collection_id == collection_id))
    rows = [
        {"collection_id": collection_id, "question_id": question_id, "place": place}
        for place, question_id in enumerate(question_ids, 1)
    ]
    if rows:
        connection.execute(collection_questions.insert(), rows)
    return collection


def seen_by(connection: Connection, user_id: str, holding: str | None = None) -> list[CollectionRow]:
    """A person's own collections by name, then those that others share, by name; or those holding one question."""
    q, own = collection_questions.c, collections.c.created_by == user_id
    count = select(func.count()).where(q.collection_id == collections.c.id).scalar_subquery()
    statement = (
        select(*collections.c, users.c.name.label("owner"), count.label("questions"))
        .join_from(collections, users, collections.c.created_by == users.c.id)
        .where(own | collections.c.shared)
        .order_by(own.desc(), collections.c.name, collections.c.id)
    )
    if holding is not None:
        with_it = select(q.collection_id).where(q.question_id == holding)
        statement = statement.where(collections.c.id.in_(with_it))
    return [CollectionRow(**row) for row in lookup.every(connection, statement)]
