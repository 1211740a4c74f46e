"""A sheet of questions to take along: those that somebody ticked, by competency; or a collection in its order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from interviewkit.domain.people import Person
from interviewkit.domain.question import Bank, Competency, RolePack
from interviewkit.store.engine import Database

from .bank import find_home, read_bank
from .collections import read_collection
from .house_questions import AnyQuestion, find_questions

MOST_QUESTIONS: Final = 100
"""Questions on one sheet; house default: more than anybody asks in a week of interviews."""


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one competency, in the order in which they were ticked; `first` is the number of its first.

    `pack` and `competency` are None where the bank has those of a house question no more.
    """

    pack: RolePack | None
    competency: Competency | None
    questions: tuple[AnyQuestion, ...]
    first: int


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """What is printed, the planned minutes of it all, the ids that no question has, and how many were too many.

    `title` is the name of the collection that it is, whose order it keeps with a part to each question; None for
    what was ticked.
    """

    title: str | None
    parts: tuple[Part, ...]
    count: int
    minutes: int
    unknown: tuple[str, ...]
    beyond: int


def make_sheet(database: Database, person: Person, ids: Iterable[str]) -> QuestionSheet:
    """The sheet of the questions with these ids, each once, shipped or of the house, also those put away since.

    Competencies come as their first question does. Raises Forbidden.
    """
    wanted = list(dict.fromkeys(ids))
    known = find_questions(database, person, wanted)
    taken = list(known.values())[:MOST_QUESTIONS]
    unknown = tuple(name for name in wanted if name not in known)
    return _sheet(None, taken, _by_competency(read_bank(person), taken), unknown, len(known))


def collection_sheet(database: Database, person: Person, collection_id: str) -> QuestionSheet:
    """The sheet of a collection, in its own order and under its name. Raises Forbidden, NotFound."""
    page = read_collection(database, person, collection_id)
    taken, bank = page.questions[:MOST_QUESTIONS], read_bank(person)
    parts = (Part(*find_home(bank, each), (each,), number) for number, each in enumerate(taken, 1))
    return _sheet(page.collection.name, taken, parts, page.gone, len(page.questions))


def _sheet(
    title: str | None, taken: Sequence[AnyQuestion], parts: Iterable[Part], unknown: tuple[str, ...], count: int
) -> QuestionSheet:
    return QuestionSheet(
        title,
        tuple(parts),
        count=len(taken),
        minutes=sum(each.question.minutes for each in taken),
        unknown=unknown,
        beyond=count - len(taken),
    )


def _by_competency(bank: Bank, taken: Sequence[AnyQuestion]) -> Iterator[Part]:
    groups: dict[tuple[str, str], list[AnyQuestion]] = {}
    for each in taken:
        groups.setdefault((each.pack, each.question.competency), []).append(each)
    first = 1
    for group in groups.values():
        yield Part(*find_home(bank, group[0]), tuple(group), first)
        first += len(group)
