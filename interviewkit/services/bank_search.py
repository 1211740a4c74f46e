"""Search the question bank: shipped questions and the house's own, and what else of it has the query in its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from interviewkit.domain.kitchoice import suggest
from interviewkit.domain.people import READ_BANK, Person
from interviewkit.domain.question import LANGS, Bank, Competency, Lang, Question, RolePack, Text
from interviewkit.domain.said import texts
from interviewkit.library.index import Hit as IndexHit
from interviewkit.library.index import HouseEntry, HouseState, cached_index
from interviewkit.library.loader import cached_bank, cached_places
from interviewkit.library.terms import LONGEST_QUERY, pieces
from interviewkit.store import house_questions
from interviewkit.store.engine import Database

from .bank import find_home, home
from .bank_names import Named, find_asked_for, find_named
from .house_questions import AnyQuestion
from .marks import Marked, holds, mark

if TYPE_CHECKING:
    from interviewkit.store.house_questions import BankState

MOST_HITS: Final = 50
"""Questions that one search shows at first; house default: a narrower search does more than reading on."""
MOST_AT_ALL: Final = 500
"""Questions that one search shows to who wants more; house default: more than any pack that comes with the bank has."""
MOST_PARTLY: Final = 20
"""Questions that come where none holds the whole query; house default: further down they have little to do with it."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text around a question that holds what was searched for, and the language that it is in."""

    lang: Lang
    marked: Marked


@dataclass(frozen=True, slots=True)
class Hit:
    """A question that was found, and its text. `passage` is what holds the words where the text itself does not.

    `pack` and `competency` are None where the bank has those of a house question no more.
    """

    entry: AnyQuestion
    pack: RolePack | None
    competency: Competency | None
    text: Passage
    passage: Passage | None

    @property
    def question(self) -> Question:
        """The question as the bank would have it."""
        return self.entry.question


@dataclass(frozen=True, slots=True)
class Found:
    """What a search finds; `more` if there are questions beyond those.

    `named` is what else the query names; of competencies those that the pack filter leaves. `partly` says that no
    question holds all of the query, and that these hold a part of it; `begun` is the pack that a query asks for which
    no question holds, and the questions are those that a first kit of it takes.
    """

    hits: tuple[Hit, ...]
    more: bool
    named: Named
    partly: bool = False
    begun: RolePack | None = None


class _House:
    """The house questions of these records, as the index asks for them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def state(self) -> HouseState:
        with self._database.reading() as connection:
            return _state(house_questions.bank_state(connection))

    def since(self, revision: int) -> tuple[HouseState, Sequence[HouseEntry]]:
        with self._database.reading() as connection:
            state = _state(house_questions.bank_state(connection))
            written = house_questions.changed_since(connection, revision)
        return state, [
            HouseEntry(each.id, each.version, each.content, each.archived_at is not None) for each in written
        ]


def _state(state: BankState) -> HouseState:
    return HouseState(state.name, state.revision)


def search(
    database: Database,
    person: Person,
    index_file: Path,
    query: str,
    lang: Lang,
    *,
    technique: str = "",
    pack: str = "",
    competency: str = "",
    level: str = "",
    or_part: bool = False,
    most: int = MOST_HITS,
) -> Found:
    """The questions that hold all words of a query, best first; a blank query gives all that the filters leave.

    There are at most `most`, which is from `MOST_HITS` to `MOST_AT_ALL`. Where there is none, `or_part` brings what
    comes nearest: where nothing is filtered and the query asks for a pack, those that a first kit of it takes, else
    those that hold a part of the query.

    Of a query the first `LONGEST_QUERY` characters count.

    `index_file` is where the index lies; it is brought up to what stands in the records, and made when it is missing
    or of other content. `lang` is the language that texts and passages are shown in where there is one. A pack narrows
    to the competencies that it lists, wherever they live; a competency is named by its home, pack/key, and left aside
    where the pack lists no such one. Raises Forbidden.
    """
    person.require(READ_BANK)
    query = query[:LONGEST_QUERY]
    bank = cached_bank()
    listed = _listed(bank, pack)
    homes = _homes(listed, competency) if pack or competency else None
    index = cached_index(index_file)
    index.follow(_House(database))
    narrowed = partial(index.search, query, lang=lang, homes=homes, technique=technique, level=level)
    most = min(max(most, MOST_HITS), MOST_AT_ALL)
    rows = narrowed(limit=most + 1)
    named = find_named(bank, listed, query)
    if rows or not or_part:
        return Found(_hits(bank, rows[:most], query, lang), len(rows) > most, named)
    asked = None if technique or pack or competency or level else find_asked_for(named.packs, query)
    near = [] if asked else narrowed(partly=True, limit=MOST_PARTLY)
    if near:
        return Found(_hits(bank, near, " ".join(pieces(query)), lang), False, named, partly=True)
    return Found(tuple(_first(bank, asked, lang)) if asked else (), False, named, begun=asked)


def _listed(bank: Bank, pack_key: str) -> list[tuple[RolePack, Competency]]:
    """The competencies that one pack lists, wherever they live; without a pack every one where it lives."""
    if pack_key:
        return [(pack, each) for pack in bank.packs if pack.key == pack_key for each in pack.competencies]
    return [(pack, each) for pack in bank.packs for each in pack.own()]


def _homes(listed: Sequence[tuple[RolePack, Competency]], named: str) -> list[tuple[str, str]]:
    """Where listed competencies live: the named one if it is among them, else all."""
    chosen = [each for _, each in listed if home(each) == named]
    return [(each.pack, each.key) for each in chosen or [each for _, each in listed]]


def _hits(bank: Bank, rows: Sequence[IndexHit], query: str, lang: Lang) -> tuple[Hit, ...]:
    return tuple(_hit(bank, _entry(row), query, lang) for row in rows)


def _first(bank: Bank, pack: RolePack, lang: Lang) -> Iterator[Hit]:
    """The questions of a pack that a first kit takes."""
    for question in suggest(pack).questions:
        home, _, asked = cached_places()[question.id]
        yield _hit(bank, AnyQuestion(home.key, asked), "", lang)


def _hit(bank: Bank, entry: AnyQuestion, query: str, lang: Lang) -> Hit:
    pack, competency = find_home(bank, entry)
    said = entry.said(lang).text
    text = Passage(said.lang, mark(said.text, query))
    passages = (Passage(each, mark(around[each], query)) for around, each in _around(entry, competency, lang))
    shown = None if holds(text.marked) else next((passage for passage in passages if holds(passage.marked)), None)
    return Hit(entry, pack, competency, text, shown)


def _entry(row: IndexHit) -> AnyQuestion:
    """The question of a row. A house question comes whole from the index, so that it is the one that was found."""
    if row.content is None:
        return AnyQuestion(row.pack, cached_places()[row.id][-1])
    return AnyQuestion(row.pack, row.content.as_question(row.id, row.version or 1), row.content)


def _around(entry: AnyQuestion, competency: Competency | None, lang: Lang) -> Iterator[tuple[Text, Lang]]:
    """The texts that are searched with a question, the wished language first."""
    own = texts(entry.question, entry.content)
    searched = [own.text, own.listen_for, *(probe.text for probe in own.probes)]
    named = [competency.name] if competency else []
    for spoken in sorted(LANGS, key=lambda each: each != lang):
        yield from ((text, spoken) for text in (*searched, *named))
