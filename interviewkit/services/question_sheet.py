"""A sheet of questions to take along: those that somebody ticked, grouped by competency."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from interviewkit.domain.people import Person
from interviewkit.domain.question import Competency, Question, RolePack

from .bank import read_bank

MOST_QUESTIONS: Final = 100
"""Questions on one sheet; house default: more than anybody asks in a week of interviews."""


@dataclass(frozen=True, slots=True)
class Part:
    """The questions of one competency, in the order in which they were ticked; `first` is the number of its first."""

    pack: RolePack
    competency: Competency
    questions: tuple[Question, ...]
    first: int


@dataclass(frozen=True, slots=True)
class QuestionSheet:
    """What is printed, the planned minutes of it all, the ids that no question has, and how many were too many."""

    parts: tuple[Part, ...]
    count: int
    minutes: int
    unknown: tuple[str, ...]
    beyond: int


def make_sheet(person: Person, ids: Iterable[str]) -> QuestionSheet:
    """The sheet of the questions with these ids, each once; competencies come as their first question does.

    Raises Forbidden.
    """
    wanted = list(dict.fromkeys(ids))
    places = {question.id: (pack, competency, question) for pack, competency, question in read_bank(person).questions()}
    known = [places[name] for name in wanted if name in places]
    taken = known[:MOST_QUESTIONS]
    return QuestionSheet(
        tuple(_parts(taken)),
        count=len(taken),
        minutes=sum(question.minutes for *_, question in taken),
        unknown=tuple(name for name in wanted if name not in places),
        beyond=len(known) - len(taken),
    )


def _parts(taken: Sequence[tuple[RolePack, Competency, Question]]) -> Iterator[Part]:
    groups: dict[tuple[str, str], list[tuple[RolePack, Competency, Question]]] = {}
    for place in taken:
        groups.setdefault((place[1].pack, place[1].key), []).append(place)
    first = 1
    for group in groups.values():
        pack, competency, _ = group[0]
        yield Part(pack, competency, tuple(question for *_, question in group), first)
        first += len(group)
