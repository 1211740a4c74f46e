"""A sheet of questions to take along: those that somebody ticked, grouped by competency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from interviewkit.domain.people import Person
from interviewkit.domain.question import Bank, Competency, RolePack
from interviewkit.store.engine import Database

from .bank import find_home, read_bank
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
    """What is printed, the planned minutes of it all, the ids that no question has, and how many were too many."""

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
    return QuestionSheet(
        tuple(_parts(read_bank(person), taken)),
        count=len(taken),
        minutes=sum(each.question.minutes for each in taken),
        unknown=tuple(name for name in wanted if name not in known),
        beyond=len(known) - len(taken),
    )


def _parts(bank: Bank, taken: Sequence[AnyQuestion]) -> Iterator[Part]:
    groups: dict[tuple[str, str], list[AnyQuestion]] = {}
    for each in taken:
        groups.setdefault((each.pack, each.question.competency), []).append(each)
    first = 1
    for group in groups.values():
        yield Part(*find_home(bank, group[0]), tuple(group), first)
        first += len(group)
