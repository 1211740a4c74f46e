"""The house's own questions as a shelf: by pack and competency, with who edited each last."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interviewkit.domain.people import READ_BANK, Person
from interviewkit.domain.question import Competency, RolePack
from interviewkit.library.loader import cached_bank
from interviewkit.store import house_questions, users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion

from .bank import list_packs

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection

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
        counts = house_questions.counts(connection, archived)
        others = sum(house_questions.counts(connection, not archived).values())
        chosen = {
            home: counts[home] for home in _in_order(counts, list_packs(person)) if not only or "/".join(home) == only
        }
        full = set(chosen) if only else set(_fitting(chosen))
        editors = {user.id: user.name for user in users.all_users(connection)}
        groups = [
            _group(home, count, _rows(connection, home, archived, editors) if home in full else ())
            for home, count in chosen.items()
        ]
    return Shelf(tuple(groups), sum(counts.values()), others)


def _in_order(homes: Iterable[Home], packs: Iterable[RolePack]) -> list[Home]:
    """As the bank has them, the library for any job first; what the bank has no more comes last."""
    order = [(pack.key, competency.key) for pack in packs for competency in pack.own()]
    place = {home: index for index, home in enumerate(order)}
    return sorted(homes, key=lambda home: (place.get(home, len(place)), home))


def _fitting(counts: Mapping[Home, int]) -> Iterator[Home]:
    """The first competencies whose questions a page holds together."""
    room = MOST_SHOWN
    for home, count in counts.items():
        room -= count
        if room < 0:
            return
        yield home


def _rows(connection: Connection, home: Home, archived: bool, editors: Mapping[str, str]) -> tuple[Row, ...]:
    questions = house_questions.of_competency(connection, *home, archived)
    return tuple(Row(each, editors.get(each.updated_by, "")) for each in questions)


def _group(home: Home, count: int, rows: tuple[Row, ...]) -> Group:
    pack = cached_bank().pack(home[0])
    return Group(home, pack, pack.competency(home[1]) if pack else None, count, rows)
