"""Read the question bank: its contents, a pack, a competency, a question with its neighbours, a role play."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeVar

from interviewkit.domain.errors import NotFound
from interviewkit.domain.people import READ_BANK, Person
from interviewkit.domain.question import Bank, Competency, RolePack, Scenario
from interviewkit.library.loader import cached_bank
from interviewkit.store import house_questions, uses
from interviewkit.store.engine import Database
from interviewkit.store.uses import Use

from .house_questions import AnyQuestion, known_questions, of_house, require_question

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection

ANY_JOB: Final = "general"
"""The key of the pack that is the library for any job, and stands before those for one."""
MOST_OWN: Final = 200
"""House questions that the page of one competency shows; house default: a list of its own has all of them."""

Member = TypeVar("Member")
Counts = Mapping[tuple[str, str], int]
"""How many questions competencies have, by the keys of the pack that each lives in and its own."""


@dataclass(frozen=True, slots=True)
class Volume:
    """A pack on the shelf, and how many questions its competencies hold, wherever they live, the house's own too."""

    pack: RolePack
    questions: int


@dataclass(frozen=True, slots=True)
class Place:
    """A competency where it stands: in its pack, between the one before and the one after.

    `questions` are the shipped ones, then the house's own that are in use, oldest first and at most `MOST_OWN`;
    `own` is how many of these there are.
    """

    pack: RolePack
    competency: Competency
    before: Competency | None
    after: Competency | None
    questions: tuple[AnyQuestion, ...]
    own: int

    def by_technique(self, technique: str) -> tuple[AnyQuestion, ...]:
        """The questions that use a technique."""
        return tuple(each for each in self.questions if each.question.technique == technique)


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """A question where it lives, between its neighbours; `packs` are those that list its competency.

    `pack` and `competency` are None where the bank has them no more, `original` where it is no copy, or of a question
    that is there no more. One that is put away has no neighbours.
    """

    entry: AnyQuestion
    pack: RolePack | None
    competency: Competency | None
    before: AnyQuestion | None
    after: AnyQuestion | None
    packs: tuple[RolePack, ...]
    use: Use
    original: AnyQuestion | None


@dataclass(frozen=True, slots=True)
class ScenarioPlace:
    """A role play in its pack, between its neighbours."""

    pack: RolePack
    scenario: Scenario
    before: Scenario | None
    after: Scenario | None


def read_bank(person: Person) -> Bank:
    """Everything that came with the bank. Raises Forbidden."""
    person.require(READ_BANK)
    return cached_bank()


def list_packs(person: Person) -> tuple[RolePack, ...]:
    """The packs, the one for any job first. Raises Forbidden."""
    return tuple(sorted(read_bank(person).packs, key=lambda pack: pack.key != ANY_JOB))


def read_shelf(database: Database, person: Person) -> tuple[Volume, ...]:
    """The packs with their counts, the one for any job first. Raises Forbidden."""
    packs, counts = list_packs(person), count_questions(database, person)
    return tuple(Volume(pack, sum(counts[each.pack, each.key] for each in pack.competencies)) for pack in packs)


def count_questions(database: Database, person: Person) -> Counts:
    """How many questions each competency of the bank has, shipped or of the house. Raises Forbidden."""
    bank = read_bank(person)
    with database.reading() as connection:
        own = house_questions.counts(connection)
    competencies = [each for pack in bank.packs for each in pack.own()]
    return {(each.pack, each.key): len(each.questions) + own.get((each.pack, each.key), 0) for each in competencies}


def find_pack(person: Person, pack_key: str) -> RolePack:
    """The pack with that key. Raises Forbidden, NotFound."""
    pack = read_bank(person).pack(pack_key)
    if pack is None:
        raise NotFound(pack_key)
    return pack


def find_competency(database: Database, person: Person, pack_key: str, competency_key: str) -> Place:
    """The competency with that key, in its pack, with its questions. Raises Forbidden, NotFound.

    In another pack that lists it, it has the same ones.
    """
    pack = find_pack(person, pack_key)
    competency = pack.competency(competency_key)
    if competency is None:
        raise NotFound(competency_key)
    home = (competency.pack, competency.key)
    with database.reading() as connection:
        own = house_questions.of_competency(connection, *home, most=MOST_OWN)
        count = house_questions.counts(connection).get(home, 0)
    questions = (*_shipped(competency), *map(of_house, own))
    return Place(pack, competency, *_neighbours(pack.competencies, competency), questions, count)


def find_question(database: Database, person: Person, question_id: str) -> QuestionPlace:
    """The question with that id, shipped or of the house, where it lives. Raises Forbidden, NotFound."""
    bank = read_bank(person)
    with database.reading() as connection:
        entry = require_question(connection, question_id)
        pack, competency = find_home(bank, entry)
        beside = _beside(connection, competency, entry) if competency and not entry.archived else (None, None)
        use = uses.of_question(connection, question_id)
        copied_from = entry.copied_from or ""
        original = known_questions(connection, [copied_from]).get(copied_from)
    packs = tuple(each for each in bank.packs if competency and competency in each.competencies)
    return QuestionPlace(entry, pack, competency, *beside, packs, use, original)


def find_home(bank: Bank, entry: AnyQuestion) -> tuple[RolePack | None, Competency | None]:
    """The pack and the competency that a question lives in; None for what the bank has no more."""
    pack = bank.pack(entry.pack)
    return pack, pack.competency(entry.question.competency) if pack else None


def _shipped(competency: Competency) -> list[AnyQuestion]:
    return [AnyQuestion(competency.pack, question) for question in competency.questions]


def _beside(
    connection: Connection, competency: Competency, entry: AnyQuestion
) -> tuple[AnyQuestion | None, AnyQuestion | None]:
    """The neighbours of a question in use: the shipped ones stand first, the house's own follow."""
    shipped = _shipped(competency)
    if entry.content is None:
        first = house_questions.of_competency(connection, competency.pack, competency.key, most=1)
        return _neighbours([*shipped, *map(of_house, first)], entry)
    stored = house_questions.get(connection, entry.question.id)
    before, after = (of_house(each) if each else None for each in house_questions.beside(connection, stored))
    return before or (shipped[-1] if shipped else None), after


def find_scenario(person: Person, pack_key: str, scenario_key: str) -> ScenarioPlace:
    """The role play with that key, in its pack. Raises Forbidden, NotFound."""
    pack = find_pack(person, pack_key)
    scenario = pack.scenario(scenario_key)
    if scenario is None:
        raise NotFound(scenario_key)
    return ScenarioPlace(pack, scenario, *_neighbours(pack.scenarios, scenario))


def _neighbours(row: Sequence[Member], one: Member) -> tuple[Member | None, Member | None]:
    index = row.index(one)
    return (row[index - 1] if index else None), (row[index + 1] if index + 1 < len(row) else None)


def home(competency: Competency) -> str:
    """What names a competency in the whole bank: pack/key of where it lives."""
    return f"{competency.pack}/{competency.key}"
