"""House questions: every version of what the users wrote for the bank, and where the records of it stand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sqlalchemy import Connection, Select, bindparam, func, literal, select, tuple_
from sqlalchemy.exc import IntegrityError

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.domain.house import HouseQuestion, content_from_json, content_to_json, house_id
from interviewkit.domain.question import Question

from . import lookup
from .identity import new_id, now
from .schema import bank_state as state_table
from .schema import house_questions, house_versions, users

_BY_ID: Final = lookup.by(house_questions.c.id)
_SOME: Final = 5000
"""Ids in one statement: SQLite takes 32,766 and PostgreSQL 65,535."""


@dataclass(frozen=True, slots=True)
class StoredQuestion:
    """A house question as it stands.

    `version` counts its edits from 1; `changed` is the revision of the records at which it was last written.
    """

    id: str
    content: HouseQuestion
    version: int
    changed: int
    copied_from: str | None
    archived_at: datetime | None
    created_by: str
    created_at: datetime
    updated_by: str
    updated_at: datetime

    def as_question(self) -> Question:
        """The question as the bank would have it."""
        return self.content.as_question(self.id, self.version)


@dataclass(frozen=True, slots=True)
class Version:
    """A question as it stood after one edit, and who made that."""

    version: int
    content: HouseQuestion
    edited_by: str
    editor: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Addition:
    """A question to be added; `copied_from` is the id of the question that it began as.

    With `question_id` it keeps the id that it had elsewhere; without one it gets a new one.
    """

    content: HouseQuestion
    copied_from: str | None = None
    question_id: str | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a question that was read at `version` becomes."""

    question_id: str
    version: int
    content: HouseQuestion


@dataclass(frozen=True, slots=True)
class BankState:
    """Where the house questions stand. `name` tells these records from others and is empty before the first write."""

    name: str
    revision: int


def bank_state(connection: Connection) -> BankState:
    """The name of these records, and the revision of the last write of a house question."""
    row = lookup.first(connection, select(state_table.c.name, state_table.c.revision))
    return BankState(**row) if row else BankState("", 0)


def add(connection: Connection, additions: Iterable[Addition], by: str) -> list[StoredQuestion]:
    """Add questions at version 1. In: `by`, the id of the user who adds them.

    Raises NotFound for an unknown one, Conflict("exists") if there is a question with an id that is given.
    """
    at = now()
    revision = _next_revision(connection)
    added = [
        StoredQuestion(a.question_id or house_id(new_id()), a.content, 1, revision, a.copied_from, None, by, at, by, at)
        for a in additions
    ]
    if added:
        try:
            connection.execute(house_questions.insert(), [_row(question) for question in added])
            _keep_versions(connection, revision)
        except IntegrityError as error:
            raise lookup.refusal(error, "exists") from error
    return added


_KEEP: Final = (
    house_questions.update()
    .where(house_questions.c.id == bindparam("key"))
    .values({c.name: bindparam(f"new_{c.name}") for c in house_questions.c if c.name != "id"})
)


def edit(connection: Connection, edits: Sequence[Edit], by: str) -> list[StoredQuestion]:
    """Make a new version of each question; one whose content stays the same keeps its version.

    Out: the questions as they stand then, in the order of the edits. Raises NotFound;
    Conflict("question_changed") if somebody edited one meanwhile, or for two edits of one question.
    """
    there = some(connection, [edit.question_id for edit in edits])
    if len({edit.question_id for edit in edits}) < len(edits):
        raise Conflict("question_changed")
    before = [_as_read(there, edit) for edit in edits]
    if not any(old.content != edit.content for old, edit in zip(before, edits, strict=True)):
        return before
    at, revision = now(), _next_revision(connection)
    after = [_edited(old, edit, revision, by, at) for old, edit in zip(before, edits, strict=True)]
    new = [question for question in after if question.changed == revision]
    connection.execute(_KEEP, [_new_values(question) for question in new])
    _keep_versions(connection, revision)
    return after


def _as_read(there: dict[str, StoredQuestion], edit: Edit) -> StoredQuestion:
    question = there.get(edit.question_id)
    if question is None:
        raise NotFound(edit.question_id)
    if question.version != edit.version:
        raise Conflict("question_changed")
    return question


def _edited(old: StoredQuestion, edit: Edit, revision: int, by: str, at: datetime) -> StoredQuestion:
    if old.content == edit.content:
        return old
    kept = (old.copied_from, old.archived_at, old.created_by, old.created_at)
    return StoredQuestion(old.id, edit.content, old.version + 1, revision, *kept, by, at)


def archive(connection: Connection, question_id: str, at: datetime | None) -> StoredQuestion:
    """Put a question away, or bring it back with None. Raises NotFound."""
    get(connection, question_id)
    revision = _next_revision(connection)
    one = house_questions.update().where(house_questions.c.id == question_id)
    statement = one.values(archived_at=at, changed=revision).returning(house_questions)
    return _question(lookup.changed(connection, statement, question_id))


def get(connection: Connection, question_id: str) -> StoredQuestion:
    """The question with that id. Raises NotFound."""
    return _question(lookup.found(connection, _BY_ID, question_id))


def some(connection: Connection, ids: Iterable[str]) -> dict[str, StoredQuestion]:
    """The questions with those ids, by id, archived ones too; ids that no house question has are left out."""
    found: dict[str, StoredQuestion] = {}
    for part in _parts(key for key in ids if "\0" not in key):
        found |= {q.id: q for q in _questions(connection, house_questions.c.id.in_(part))}
    return found


def _parts(ids: Iterable[str]) -> Iterator[list[str]]:
    rest = iter(ids)
    while part := [*islice(rest, _SOME)]:
        yield part


def of_competency(
    connection: Connection, pack: str, competency: str, archived: bool = False, most: int | None = None
) -> list[StoredQuestion]:
    """The questions of a competency that are in use, or those put away; oldest first, and at most so many."""
    return _questions(connection, _of(pack, competency) & _away(archived), most)


def beside(connection: Connection, question: StoredQuestion) -> tuple[StoredQuestion | None, StoredQuestion | None]:
    """The questions in use of its competency that were added just before a question and just after it."""
    c = house_questions.c
    row, at = tuple_(c.created_at, c.id), tuple_(literal(question.created_at, c.created_at.type), question.id)
    others = house_questions.select().where(_of(question.content.pack, question.content.competency), _away(False))
    before = lookup.first(connection, others.where(row < at).order_by(c.created_at.desc(), c.id.desc()).limit(1))
    after = lookup.first(connection, others.where(row > at).order_by(c.created_at, c.id).limit(1))
    return _question(before) if before else None, _question(after) if after else None


def listing(connection: Connection, archived: bool = False) -> list[StoredQuestion]:
    """All questions that are in use, or those put away; oldest first."""
    return _questions(connection, _away(archived))


def counts(connection: Connection, archived: bool = False) -> dict[tuple[str, str], int]:
    """How many questions in use, or put away, each competency has, by the keys of its pack and its own."""
    c = house_questions.c
    counted = select(c.pack, c.competency, func.count().label("count")).where(_away(archived))
    rows = lookup.every(connection, counted.group_by(c.pack, c.competency))
    return {(row["pack"], row["competency"]): row["count"] for row in rows}


def changed_since(connection: Connection, revision: int) -> list[StoredQuestion]:
    """The questions that were added, edited, put away or brought back after a revision, as they stand now."""
    return _questions(connection, house_questions.c.changed > revision)


def versions(connection: Connection, question_id: str) -> list[Version]:
    """Every version of a question, the newest first; none for an unknown one."""
    v = house_versions.c
    statement = (
        select(v.version, v.content, v.edited_by, users.c.name.label("editor"), v.at)
        .join_from(house_versions, users, v.edited_by == users.c.id)
        .where(v.question_id == question_id)
        .order_by(v.version.desc())
    )
    rows = lookup.every(connection, statement)
    return [Version(**{**row, "content": content_from_json(row["content"])}) for row in rows]


def _of(pack: str, competency: str) -> Any:
    return (house_questions.c.pack == pack) & (house_questions.c.competency == competency)


def _away(archived: bool) -> Any:
    at = house_questions.c.archived_at
    return at.is_not(None) if archived else at.is_(None)


def _questions(connection: Connection, which: Any, most: int | None = None) -> list[StoredQuestion]:
    statement: Select[Any] = house_questions.select().where(which).limit(most)
    oldest_first = statement.order_by(house_questions.c.created_at, house_questions.c.id)
    return [_question(row) for row in lookup.every(connection, oldest_first)]


_FIELDS: Final = tuple(field.name for field in fields(StoredQuestion))


def _question(row: dict[str, Any]) -> StoredQuestion:
    values = {name: row[name] for name in _FIELDS}
    return StoredQuestion(**{**values, "content": content_from_json(row["content"])})


def _row(question: StoredQuestion) -> dict[str, Any]:
    values = {name: getattr(question, name) for name in _FIELDS}
    where = {"pack": question.content.pack, "competency": question.content.competency}
    return {**values, **where, "content": content_to_json(question.content)}


def _new_values(question: StoredQuestion) -> dict[str, Any]:
    values = _row(question)
    return {"key": values.pop("id"), **{f"new_{name}": value for name, value in values.items()}}


def _keep_versions(connection: Connection, revision: int) -> None:
    """Keep what was written at a revision as versions; the database copies, so that no content is written out twice."""
    c = house_questions.c
    written = select(c.id, c.version, c.content, c.updated_by, c.updated_at).where(c.changed == revision)
    names = ["question_id", "version", "content", "edited_by", "at"]
    connection.execute(house_versions.insert().from_select(names, written))


def _next_revision(connection: Connection) -> int:
    """Raise the revision: a transaction has its writer's turn, so that no other write gets the same."""
    raised = state_table.update().values(revision=state_table.c.revision + 1).returning(state_table.c.revision)
    revision: int | None = connection.scalar(raised)
    if revision is None:
        revision = 1
        connection.execute(state_table.insert(), {"id": 1, "name": new_id(), "revision": revision})
    return revision
