"""Kits: what the interviews of a position will ask and assess, chosen from the bank."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from interviewkit.domain.errors import Conflict, Fault, NotFound
from interviewkit.domain.kit import Kit, Lack, lacks
from interviewkit.domain.kitchoice import (
    Chosen,
    Difference,
    Offered,
    choice_faults,
    compose,
    only_in,
    suggest,
    suggested_minutes,
)
from interviewkit.domain.kitfile import kit_from_json, kit_to_json
from interviewkit.domain.limits import LONGEST_TITLE
from interviewkit.domain.people import PLAN, Person
from interviewkit.domain.question import RolePack
from interviewkit.library.loader import cached_bank
from interviewkit.store import kits, positions
from interviewkit.store.engine import Database
from interviewkit.store.kits import StoredKit
from interviewkit.store.positions import Position

from .kit_offer import offer_for_builder, offer_to_keep
from .planning import line_fault, refuse, talk_fault

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection


@dataclass(frozen=True, slots=True)
class KitPage:
    """A kit as it is kept, its position, and everything that can be ticked in it."""

    stored: StoredKit
    position: Position
    pack: RolePack | None
    kit: Kit
    offered: tuple[Offered, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What a choice would give: the kit, what that lacks, and how it differs from the kit that is kept."""

    kit: Kit
    planned_minutes: float
    lacks: tuple[Lack, ...]
    only_here: Difference
    only_kept: Difference

    def uses(self, technique: str) -> int:
        """How many questions use a technique."""
        return sum(q.technique == technique for q in self.kit.questions)


def starting_minutes(database: Database, person: Person, position_id: str) -> int:
    """The length of a talk with the pack's whole suggestion, in minutes. Raises Forbidden, NotFound."""
    person.require(PLAN)
    with database.reading() as connection:
        return suggested_length(positions.get(connection, position_id))


def suggested_length(position: Position) -> int:
    """The length of a talk with the whole suggestion of a position's pack. Raises NotFound without a pack."""
    return suggested_minutes(suggest(require_pack(position)))


def require_pack(position: Position) -> RolePack:
    """The pack of a position. Raises NotFound where the bank has it no more."""
    pack = cached_bank().pack(position.pack)
    if pack is None:
        raise NotFound(position.pack)
    return pack


def add_kit(database: Database, person: Person, position_id: str, name: str, planned_minutes: float) -> StoredKit:
    """Make a kit from the pack's suggestion, within the planned minutes. Raises Forbidden, NotFound, Invalid."""
    person.require(PLAN)
    refuse(_faults(name, planned_minutes))
    with database.writing() as connection:
        return suggested_kit(connection, person, positions.get(connection, position_id), name, planned_minutes)


def suggested_kit(
    connection: Connection, person: Person, position: Position, name: str, planned_minutes: float
) -> StoredKit:
    """Keep the suggestion of a position's pack as a kit. Raises NotFound where the bank has the pack no more."""
    return kits.add(
        connection,
        position_id=position.id,
        name=name,
        pack=position.pack,
        planned_minutes=planned_minutes,
        content=kit_to_json(suggest(require_pack(position), planned_minutes)),
        created_by=person.id,
    )


def read_kit(database: Database, person: Person, kit_id: str, also: Iterable[str] = ()) -> KitPage:
    """A kit for its builder. Raises Forbidden, NotFound.

    In: `also`, ids of house questions that are to be on offer whether or not they are listed: ticked or found ones.
    """
    person.require(PLAN)
    with database.reading() as connection:
        stored = kits.get(connection, kit_id)
        position = positions.get(connection, stored.position_id)
        pack, kit = cached_bank().pack(stored.pack), kit_from_json(stored.content)
        offered = offer_for_builder(connection, pack, kit, also)
    return KitPage(stored, position, pack, kit, offered)


def preview(page: KitPage, chosen: Sequence[Chosen], planned_minutes: float) -> Preview:
    """What a choice in a kit's builder would give, whatever is wrong with it."""
    kit = compose(page.offered, chosen)
    return Preview(kit, planned_minutes, lacks(kit, planned_minutes), only_in(kit, page.kit), only_in(page.kit, kit))


def save_kit(
    database: Database,
    person: Person,
    kit_id: str,
    version: int,
    name: str,
    planned_minutes: float,
    chosen: Sequence[Chosen],
) -> StoredKit:
    """Keep what was chosen in the builder, opened at `version`.

    A kit may be kept while it lacks something. Raises Forbidden, NotFound, Conflict("kit_changed"), and Invalid
    with the paths of `choice_faults`, `name` and `planned_minutes`.
    """
    person.require(PLAN)
    refuse([*_faults(name, planned_minutes), *choice_faults(chosen)])
    with database.writing() as connection:
        stored = kits.get(connection, kit_id)
        if stored.version != version:
            raise Conflict("kit_changed")
        ticked = {question for each in chosen for question in each.questions}
        before = kit_from_json(stored.content)
        kit = compose(offer_to_keep(connection, cached_bank().pack(stored.pack), before, ticked), chosen)
        return kits.update(
            connection, kit_id, version, name=name, planned_minutes=planned_minutes, content=kit_to_json(kit)
        )


def _faults(name: str, planned_minutes: float) -> list[Fault | None]:
    return [line_fault("name", name, LONGEST_TITLE), talk_fault(planned_minutes)]
