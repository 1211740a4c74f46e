"""Uses: which kits hold a question, and how often it was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Text, bindparam, distinct, func, literal_column, select

from .columns import AskedQuestion, HoldsQuestion
from .schema import events, kits

_KEY: Final = bindparam("key", type_=Text())
_KITS: Final = select(func.count()).select_from(kits).where(HoldsQuestion(kits.c.content, _KEY))
INTERVIEWS: Final = select(func.count(distinct(events.c.interview_id))).where(
    # Literal, because neither database takes a partial index for a value that it is told only later.
    events.c.kind == literal_column("'question_asked'"),
    AskedQuestion(events.c.data) == _KEY,
)


@dataclass(frozen=True, slots=True)
class Use:
    """Kits that hold a question now, and interviews in which it was asked at least once."""

    kits: int
    interviews: int


def of_question(connection: Connection, question_id: str) -> Use:
    """The use of a question, of the house or of the shipped bank; none for an id that nobody has."""
    if "\0" in question_id:
        return Use(0, 0)
    key = {"key": question_id}
    return Use(connection.scalar(_KITS, key) or 0, connection.scalar(INTERVIEWS, key) or 0)
