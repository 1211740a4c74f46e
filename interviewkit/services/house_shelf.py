"""The house's own questions as a shelf: by pack and competency, with who edited each last."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from interviewkit.domain.people import READ_BANK, Person
from interviewkit.domain.question import Bank, Competency, RolePack
from interviewkit.library.loader import cached_bank
from interviewkit.store import house_questions, users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion

from .bank import ANY_JOB

MOST_SHOWN: Final = 200
"""Questions that a shelf shows in full; of competencies beyond it only how many they hold. House default."""

Home = tuple[str, str]
"""The keys of a pack and of a competency that lives there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A question, and the name of who edited it last."""

    question: StoredQuestion
    editor: str


@dataclass(frozen=True, slots=True)
class Group:
    """The questions of one competency, oldest first; `pack` and `competency` are None where the bank has them no more.

    `rows` is empty where the shelf holds more than is shown at once.
    """

    home: Home
    pack: RolePack | None
    competency: Competency | None
    count: int
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Shelf:
    """The house's questions that are in use, or those put away, and how many lie on the other side."""

    groups: tuple[Group, ...]
    count: int
    others: int


def read_house_shelf(database: Database, person: Person, archived: bool = False, only: str = "") -> Shelf:
    """The house's questions by competency, in the order of the bank. Raises Forbidden.

    In: `only`, pack/key of one competency to be shown alone, in full; blank for all.
    """
    person.require(READ_BANK)
    with database.reading() as connection:
        questions = house_questions.listing(connection, archived)
        others = len(house_questions.listing(connection, not archived))
        editors = {user.id: user.name for user in users.all_users(connection)}
    groups = _groups(questions, cached_bank(), only)
    return Shelf(tuple(_shown(groups, editors, bool(only))), len(questions), others)


def _groups(questions: Iterable[StoredQuestion], bank: Bank, only: str) -> dict[Home, list[StoredQuestion]]:
    order = {(pack.key, each.key): place for place, (pack, each) in enumerate(_competencies(bank))}
    groups: dict[Home, list[StoredQuestion]] = {}
    for question in questions:
        home = (question.content.pack, question.content.competency)
        if not only or "/".join(home) == only:
            groups.setdefault(home, []).append(question)
    return dict(sorted(groups.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _competencies(bank: Bank) -> Iterable[tuple[RolePack, Competency]]:
    for pack in sorted(bank.packs, key=lambda each: each.key != ANY_JOB):
        yield from ((pack, each) for each in pack.own())


def _shown(groups: Mapping[Home, list[StoredQuestion]], editors: Mapping[str, str], all_of_it: bool) -> Iterable[Group]:
    room = sum(map(len, groups.values())) if all_of_it else MOST_SHOWN
    bank = cached_bank()
    for home, questions in groups.items():
        fits = len(questions) <= room
        room -= len(questions) if fits else room
        rows = tuple(Row(each, editors.get(each.updated_by, "")) for each in questions) if fits else ()
        pack = bank.pack(home[0])
        yield Group(home, pack, pack.competency(home[1]) if pack else None, len(questions), rows)
