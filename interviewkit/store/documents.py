"""Documents: work to be done in the background, handed out by lease so that a lost worker loses nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import Connection, or_, select

from . import identity, lookup
from .schema import documents

_BY_ID: Final = lookup.by(documents.c.id)
_BY_KEY: Final = lookup.by(documents.c.content_key)

PENDING: Final = "pending"
LEASED: Final = "leased"
DONE: Final = "done"
FAILED: Final = "failed"

MOST_TRIES: Final = 3
"""After so many tries a document is given up; house default."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that was ordered. `content_key` names its content, whatever worker makes it how often."""

    id: str
    kind: str
    subject_id: str
    lang: str
    content_key: str
    status: str
    tries: int
    leased_until: datetime | None
    error: str | None
    created_at: datetime
    done_at: datetime | None


def enqueue(
    connection: Connection,
    kind: str,
    subject_id: str,
    lang: str,
    content_key: str,
    created_at: datetime | None = None,
) -> Document:
    """Order a document; what was ordered under the same content key is returned as it stands."""
    row = lookup.first(connection, documents.select().where(documents.c.content_key == content_key))
    if row is not None:
        return Document(**row)
    at = created_at or identity.now()
    document = Document(identity.new_id(), kind, subject_id, lang, content_key, PENDING, 0, None, None, at, None)
    lookup.insert(connection, documents, document)
    return document


def get(connection: Connection, document_id: str) -> Document:
    """The document with that id. Raises NotFound."""
    return Document(**lookup.found(connection, _BY_ID, document_id))


def by_key(connection: Connection, content_key: str) -> Document:
    """The document with that content key. Raises NotFound."""
    return Document(**lookup.found(connection, _BY_KEY, content_key))


def of_subject(connection: Connection, subject_id: str) -> list[Document]:
    """The documents about something, the last ordered first."""
    statement = documents.select().where(documents.c.subject_id == subject_id)
    last_first = statement.order_by(documents.c.created_at.desc(), documents.c.id.desc())
    return [Document(**row) for row in lookup.every(connection, last_first)]


def claim(connection: Connection, now: datetime, lease_seconds: float) -> Document | None:
    """Lease the document that has waited longest; None if none waits.

    A lease that ran out by `now` is given anew; a document whose last try ran out counts as failed.
    """
    ran_out = (documents.c.status == LEASED) & (documents.c.leased_until <= now)
    given_up = ran_out & (documents.c.tries >= MOST_TRIES)
    connection.execute(
        documents.update().where(given_up).values(status=FAILED, leased_until=None, error="the last lease ran out")
    )
    longest = (
        select(documents.c.id)
        .where(or_(documents.c.status == PENDING, ran_out))
        .order_by(documents.c.created_at, documents.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    until = now + timedelta(seconds=lease_seconds)
    lease = documents.update().values(status=LEASED, tries=documents.c.tries + 1, leased_until=until)
    row = lookup.first(connection, lease.where(documents.c.id == longest).returning(documents))
    return None if row is None else Document(**row)


def finish(connection: Connection, document_id: str, at: datetime) -> Document:
    """Note that a document is made. Raises NotFound."""
    return _set(connection, document_id, status=DONE, leased_until=None, error=None, done_at=at)


def fail(connection: Connection, document_id: str, error: str) -> Document:
    """Note why a try failed: the document waits for its next try, or is failed after the last one.

    Nothing changes if nobody is making it (any more): another worker may have finished it. Raises NotFound.
    """
    document = get(connection, document_id)
    if document.status != LEASED:
        return document
    status = FAILED if document.tries >= MOST_TRIES else PENDING
    return _set(connection, document_id, status=status, leased_until=None, error=error)


def retry(connection: Connection, document_id: str) -> Document:
    """Put a document back to wait, with all its tries before it. Raises NotFound."""
    return _set(connection, document_id, status=PENDING, tries=0, leased_until=None, error=None, done_at=None)


def _set(connection: Connection, document_id: str, **values: Any) -> Document:
    statement = documents.update().where(documents.c.id == document_id).values(**values).returning(documents)
    return Document(**lookup.changed(connection, statement, document_id))
