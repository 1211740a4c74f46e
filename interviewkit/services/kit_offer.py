"""The house questions that a kit's builder has on offer: those that the kit holds, the newest, what a search found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from interviewkit.domain.house import is_house
from interviewkit.domain.kit import Kit
from interviewkit.domain.kitchoice import HouseOffer, Offered, house_offer, offer
from interviewkit.domain.people import Person
from interviewkit.domain.question import Lang, RolePack
from interviewkit.store import house_newest, house_questions
from interviewkit.store.engine import Database

from . import bank_search
from .bank import home

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection
    from interviewkit.store.house_newest import Newest

MOST_OFFERED: Final = 20
"""House questions of one competency that a builder lists; a search finds the others. House default."""

Home = tuple[str, str]


def offer_for_builder(
    connection: Connection, pack: RolePack | None, kit: Kit, also: Iterable[str]
) -> tuple[Offered, ...]:
    """Everything that a builder shows. In: `also`, ids of house questions that come along: ticked or found ones."""
    homes = [(each.pack, each.key) for each in pack.competencies] if pack else []
    newest = house_newest.newest(connection, homes, MOST_OFFERED)
    listed = [each for found in newest.values() for each in found.ids]
    return offer(pack, kit, _house(connection, kit, [*listed, *also], newest))


def offer_to_keep(
    connection: Connection, pack: RolePack | None, kit: Kit, ticked: Iterable[str]
) -> tuple[Offered, ...]:
    """What somebody may have ticked: of the house questions those alone."""
    return offer(pack, kit, _house(connection, kit, ticked, {}))


def _house(connection: Connection, kit: Kit, ids: Iterable[str], newest: Mapping[Home, Newest]) -> HouseOffer:
    wanted = {each for each in (*(q.id for q in kit.questions), *ids) if is_house(each)}
    stored = sorted(house_questions.some(connection, wanted).values(), key=lambda each: (each.created_at, each.id))
    offered = (house_offer(each.as_question(), each.content, each.archived_at is not None) for each in stored)
    return HouseOffer(tuple(offered), {home: found.count for home, found in newest.items()})


def find_for_kit(
    database: Database, person: Person, index_file: Path, pack: RolePack | None, words: Mapping[str, str], lang: Lang
) -> dict[str, tuple[str, ...]]:
    """The ids of the house questions that hold some words, best first, by competency. Raises Forbidden.

    In: `words` by the key of the competency that they are searched in; blank ones find nothing.
    """
    asked = {c: words.get(c.key, "").strip() for c in pack.competencies} if pack else {}
    return {c.key: _found(database, person, index_file, home(c), query, lang) for c, query in asked.items() if query}


def _found(database: Database, person: Person, index_file: Path, where: str, query: str, lang: Lang) -> tuple[str, ...]:
    pack, _, _ = where.partition("/")
    found = bank_search.search(database, person, index_file, query, lang, pack=pack, competency=where)
    return tuple(hit.question.id for hit in found.hits if hit.entry.content)
