"""Read the question bank: its contents, a pack, a competency, a question, a role play, and what a search finds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from interviewkit.domain.errors import NotFound
from interviewkit.domain.people import READ_BANK, Person
from interviewkit.domain.question import LANGS, Bank, Competency, Lang, Question, RolePack, Scenario, Text
from interviewkit.library.loader import cached_bank

from .marks import Marked, fold, holds, mark

MOST_HITS: Final = 50
"""Questions that one search shows; house default: nobody reads further, a narrower search does more."""
ANY_JOB: Final = "general"
"""The key of the pack that is the library for any job, and stands before those for one."""
SHORTEST_NAME: Final = 2
"""Characters of a query from which it may name a technique, a pitfall or a competency."""

Member = TypeVar("Member")


@dataclass(frozen=True, slots=True)
class Volume:
    """A pack on the shelf, and how many questions its competencies hold, wherever they live."""

    pack: RolePack
    questions: int


@dataclass(frozen=True, slots=True)
class Place:
    """A competency where it stands: in its pack, between the one before and the one after."""

    pack: RolePack
    competency: Competency
    before: Competency | None
    after: Competency | None


@dataclass(frozen=True, slots=True)
class QuestionPlace:
    """A question where it lives, between its neighbours; `packs` are those that list its competency."""

    pack: RolePack
    competency: Competency
    question: Question
    before: Question | None
    after: Question | None
    packs: tuple[RolePack, ...]


@dataclass(frozen=True, slots=True)
class ScenarioPlace:
    """A role play in its pack, between its neighbours."""

    pack: RolePack
    scenario: Scenario
    before: Scenario | None
    after: Scenario | None


@dataclass(frozen=True, slots=True)
class Passage:
    """A text around a question that holds what was searched for, and the language that it is in."""

    lang: Lang
    marked: Marked


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found. `passage` is what holds the words where the question itself does not."""

    pack: RolePack
    competency: Competency
    question: Question
    marked: Marked
    passage: Passage | None


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds; `more` if there are questions beyond `MOST_HITS`.

    The keys of techniques and pitfalls, and the competencies that the pack filter leaves, whose names hold the query
    come along.
    """

    hits: tuple[Hit, ...]
    more: bool
    techniques: tuple[str, ...]
    pitfalls: tuple[str, ...]
    competencies: tuple[tuple[RolePack, Competency], ...]


def read_bank(person: Person) -> Bank:
    """Everything that the bank holds. Raises Forbidden."""
    person.require(READ_BANK)
    return cached_bank()


def read_shelf(person: Person) -> tuple[Volume, ...]:
    """The packs, the one for any job first. Raises Forbidden."""
    packs = sorted(read_bank(person).packs, key=lambda pack: pack.key != ANY_JOB)
    return tuple(Volume(pack, sum(len(each.questions) for each in pack.competencies)) for pack in packs)


def find_pack(person: Person, pack_key: str) -> RolePack:
    """The pack with that key. Raises Forbidden, NotFound."""
    pack = read_bank(person).pack(pack_key)
    if pack is None:
        raise NotFound(pack_key)
    return pack


def find_competency(person: Person, pack_key: str, competency_key: str) -> Place:
    """The competency with that key, in its pack. Raises Forbidden, NotFound."""
    pack = find_pack(person, pack_key)
    competency = pack.competency(competency_key)
    if competency is None:
        raise NotFound(competency_key)
    return Place(pack, competency, *_neighbours(pack.competencies, competency))


def find_question(person: Person, question_id: str) -> QuestionPlace:
    """The question with that id, where it lives. Raises Forbidden, NotFound."""
    bank = read_bank(person)
    for pack, competency, question in bank.questions():
        if question.id == question_id:
            packs = tuple(each for each in bank.packs if competency in each.competencies)
            neighbours = _neighbours(competency.questions, question)
            return QuestionPlace(pack, competency, question, *neighbours, packs)
    raise NotFound(question_id)


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


def search(
    person: Person,
    index_file: Path,
    query: str,
    lang: Lang,
    *,
    technique: str = "",
    pack: str = "",
    competency: str = "",
    level: str = "",
) -> Found:
    """The questions that hold all words of a query, best first; a blank query gives all that the filters leave.

    `index_file` is where the index lies, and is made when it is missing or of other content; `lang` is the language
    that passages are shown in where both hold the words. A pack narrows to the competencies that it lists, wherever
    they live; a competency is named by its home, pack/key, and left aside where the pack lists no such one.
    Raises Forbidden.
    """
    from interviewkit.library.index import cached_index  # here, because most processes never search

    bank = read_bank(person)
    index = cached_index(index_file)
    listed = _listed(bank, pack)
    homes = _homes(listed, competency) if pack or competency else None
    rows = index.search(query, lang=lang, homes=homes, technique=technique, level=level, limit=MOST_HITS + 1)
    places = {question.id: (of_pack, competency, question) for of_pack, competency, question in bank.questions()}
    hits = tuple(_hit(places[row.id], query, lang) for row in rows[:MOST_HITS])
    return Found(hits, len(rows) > MOST_HITS, *_named(bank, listed, query))


def home(competency: Competency) -> str:
    """What names a competency in the whole bank: pack/key of where it lives."""
    return f"{competency.pack}/{competency.key}"


def _listed(bank: Bank, pack_key: str) -> list[tuple[RolePack, Competency]]:
    """The competencies that one pack lists, wherever they live; without a pack every one where it lives."""
    if pack_key:
        return [(pack, each) for pack in bank.packs if pack.key == pack_key for each in pack.competencies]
    return [(pack, each) for pack in bank.packs for each in pack.own()]


def _homes(listed: Sequence[tuple[RolePack, Competency]], named: str) -> list[tuple[str, str]]:
    """Where listed competencies live: the named one if it is among them, else all."""
    chosen = [each for _, each in listed if home(each) == named]
    return [(each.pack, each.key) for each in chosen or [each for _, each in listed]]


def _hit(place: tuple[RolePack, Competency, Question], query: str, lang: Lang) -> Hit:
    _, competency, question = place
    marked = mark(question.text[lang], query)
    passages = (Passage(spoken, mark(text[spoken], query)) for text, spoken in _around(competency, question, lang))
    shown = None if holds(marked) else next((passage for passage in passages if holds(passage.marked)), None)
    return Hit(*place, marked, shown)


def _around(competency: Competency, question: Question, lang: Lang) -> Iterator[tuple[Text, Lang]]:
    """The texts that are searched with a question, the wished language first."""
    searched = (question.text, question.listen_for, *(probe.text for probe in question.probes), competency.name)
    for spoken in sorted(LANGS, key=lambda each: each != lang):
        yield from ((text, spoken) for text in searched)


def _named(
    bank: Bank, listed: Sequence[tuple[RolePack, Competency]], query: str
) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[RolePack, Competency], ...]]:
    wanted = fold(query.strip())

    def names(name: Text) -> bool:
        return len(wanted) >= SHORTEST_NAME and any(wanted in fold(name[lang]) for lang in LANGS)

    return (
        tuple(technique.key for technique in bank.techniques if names(technique.name)),
        tuple(pitfall.key for pitfall in bank.pitfalls if names(pitfall.name)),
        tuple((pack, each) for pack, each in listed if names(each.name)),
    )
