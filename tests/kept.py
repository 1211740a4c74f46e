"""What stands in the records, for tests that ask what a service left there."""

from __future__ import annotations

from interviewkit.store import house_questions
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion


def kept_questions(database: Database, archived: bool = False) -> list[StoredQuestion]:
    """The house questions in use, or those put away; oldest first."""
    with database.reading() as connection:
        return house_questions.listing(connection, archived)
