"""Bring questions in from a file: read it, keep it until somebody has looked at its plan, and carry that out whole."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.errors import Conflict, Invalid, NotFound
from interviewkit.domain.people import EDIT_BANK, Person
from interviewkit.domain.shape import storable
from interviewkit.store import house_questions as records
from interviewkit.store import imports
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import BankState

from . import house_questions
from .weighing import Plan, Weighing, open_weighing

if TYPE_CHECKING:
    from interviewkit.library.exchange import Table
    from interviewkit.store.engine import Connection

LONGEST_NAME: Final = 120
"""Characters of a file's name that are kept; house default."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the ids of the questions that it added and changed, and how many rows were the same."""

    added: tuple[str, ...]
    changed: tuple[str, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was read: `table` is what it holds, until it is imported and `outcome` says what that did."""

    id: str
    name: str
    table: Table | None
    outcome: Outcome | None


def stage_file(database: Database, person: Person, content: bytes, name: str) -> str:
    """Read the bytes of a file and keep what it holds for its import; gives its id.

    Raises Forbidden, and Invalid with every fault of form; then nothing is kept.
    """
    from interviewkit.library import exchange  # openpyxl: loaded with the first file

    person.require(EDIT_BANK)
    short = short_name(name)
    table = exchange.read(content, short)
    with database.writing() as connection:
        return imports.add(connection, short, _table_to_json(table), person.id).id


def short_name(name: str) -> str:
    """A file's name without its folder, and with its ending where it is too long."""
    path = PurePosixPath(name.replace("\\", "/"))
    base = path.name if storable(path.name) else f"file{path.suffix}"
    kept = PurePosixPath("".join(ch for ch in base if ch.isprintable()))
    return (kept.stem[: LONGEST_NAME - len(kept.suffix)] + kept.suffix) or "file"


def find_import(database: Database, person: Person, import_id: str) -> Waiting:
    """A file that this person brought. Raises Forbidden, NotFound, also for a file of somebody else's."""
    person.require(EDIT_BANK)
    with database.reading() as connection:
        found = imports.get(connection, import_id)
    if found.created_by != person.id:
        raise NotFound(import_id)
    if found.outcome is not None:
        added, changed = (tuple(found.outcome[name]) for name in ("added", "changed"))
        return Waiting(found.id, found.name, None, Outcome(added, changed, found.outcome["same"]))
    return Waiting(found.id, found.name, _table_from_json(found.content), None)


def open_import(database: Database, person: Person, waiting: Waiting) -> Weighing:
    """Make ready to weigh a file that waits. Raises Forbidden, Conflict("imported")."""
    if waiting.table is None:
        raise Conflict("imported")
    return open_weighing(database, person, waiting.table)


def token(state: BankState) -> str:
    """What a page that shows a plan carries along, so that nothing but what it showed is carried out."""
    return f"{state.name}.{state.revision}"


def apply_plan(
    database: Database, person: Person, plan: Plan, *, seen: str | None = None, import_id: str | None = None
) -> Outcome:
    """Add and change every question of a plan, all in one transaction or none.

    In: `seen`, the token of the plan that somebody looked at; `import_id`, the file that the plan is of.
    Raises Forbidden, Invalid with the faults of every row that is refused, Conflict("question_changed") if a house
    question was written since the plan was made or seen, Conflict("imported").
    """
    person.require(EDIT_BANK)
    if plan.faults:
        raise Invalid(plan.faults)
    with database.writing() as connection:
        if records.bank_state(connection) != plan.state or seen not in (None, token(plan.state)):
            raise Conflict("question_changed")
        outcome = _write(connection, person, plan)
        if import_id:
            imports.finish(connection, import_id, _outcome_to_json(outcome))
    return outcome


def _write(connection: Connection, person: Person, plan: Plan) -> Outcome:
    counts = plan.counts
    if not counts["new"] and not counts["changed"]:
        return Outcome((), (), counts["same"])
    written = house_questions.write_many(connection, person, plan.additions(), plan.edits())
    added, changed = (tuple(question.id for question in each) for each in (written.added, written.edited))
    return Outcome(added, changed, counts["same"])


def _outcome_to_json(outcome: Outcome) -> dict[str, Any]:
    return {"added": outcome.added, "changed": outcome.changed, "same": outcome.same}


def _table_to_json(table: Table) -> str:
    rows = [[row.place, *(row[column] for column in table.columns)] for row in table.rows]
    return json.dumps({"columns": table.columns, "ignored": table.ignored, "rows": rows}, ensure_ascii=False)


def _table_from_json(content: str) -> Table:
    from interviewkit.library.exchange import Row, Table

    value = json.loads(content)
    columns = value["columns"]
    rows = tuple(Row(place, dict(zip(columns, cells, strict=True))) for place, *cells in value["rows"])
    return Table(tuple(columns), rows, tuple(value["ignored"]))
