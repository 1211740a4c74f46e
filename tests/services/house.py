"""People of an organisation with questions of its own: a trainer who may write them, and a learner who may not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.people import Person
from interviewkit.services import house_questions
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion


def someone(database: Database, role: str, name: str = "") -> Person:
    """A person of one role, whose login is the role."""
    with database.writing() as connection:
        user = users.add(connection, login=role, name=name or role.title(), password_hash="", roles=[role])
    return Person(user.id, user.name, frozenset(user.roles))


@dataclass
class House:
    """The two of them; `content` is what a question says unless it is told otherwise."""

    database: Database
    content: HouseQuestion
    trainer: Person
    learner: Person

    @classmethod
    def open(cls, database: Database, content: HouseQuestion) -> Self:
        """A house with nothing in it."""
        return cls(database, content, someone(database, "trainer"), someone(database, "learner"))

    def add(self, **changed: Any) -> StoredQuestion:
        return house_questions.add_question(self.database, self.trainer, replace(self.content, **changed))
