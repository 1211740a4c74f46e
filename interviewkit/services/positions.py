"""Positions: the jobs to be filled, what each holds, and what there is to do next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Fault
from interviewkit.domain.kit import Kit, Lack, lacks
from interviewkit.domain.kitfile import kit_from_json
from interviewkit.domain.limits import LONGEST_TITLE
from interviewkit.domain.people import PLAN, SEE_ALL, Person
from interviewkit.domain.question import RolePack
from interviewkit.domain.shape import show
from interviewkit.library.loader import cached_bank
from interviewkit.store import candidates, interviews, kits, positions, tallies
from interviewkit.store.candidates import Candidate
from interviewkit.store.engine import Database
from interviewkit.store.identity import now
from interviewkit.store.interviews import InterviewRow
from interviewkit.store.kits import StoredKit
from interviewkit.store.positions import Position
from interviewkit.store.tallies import Tally

from .planning import EVERY, line_fault, note_fault, owns, refuse, require_owner, sees

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection

ADD_CANDIDATE: Final = "add_candidate"
PLAN_INTERVIEW: Final = "plan_interview"
HOLD_INTERVIEW: Final = "hold_interview"
NOTHING: Final = "nothing"


@dataclass(frozen=True, slots=True)
class PositionRow:
    """A position as the list shows it. `pack` is None where the bank has it no more."""

    position: Position
    pack: RolePack | None
    tally: Tally

    @property
    def next_step(self) -> str:
        """What there is to do: one of the constants above."""
        if not self.tally.candidates:
            return ADD_CANDIDATE
        if self.tally.open:
            return HOLD_INTERVIEW
        return PLAN_INTERVIEW if self.tally.waiting else NOTHING


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """A candidate of a position with his or her interviews, the latest first."""

    candidate: Candidate
    interviews: tuple[InterviewRow, ...]


@dataclass(frozen=True, slots=True)
class KitRow:
    """A kit of a position, and what it lacks."""

    stored: StoredKit
    kit: Kit
    lacks: tuple[Lack, ...]


@dataclass(frozen=True, slots=True)
class PositionPage:
    """A position with everything that the person may see of it. `mine` if he or she may change it."""

    position: Position
    pack: RolePack | None
    candidates: tuple[CandidateRow, ...]
    kits: tuple[KitRow, ...]
    mine: bool

    def to_hold(self, person: Person) -> InterviewRow | None:
        """The interview that the person has to hold or to submit next."""
        rows = [row for c in self.candidates for row in c.interviews]
        own = [row for row in rows if row.submitted_at is None and row.interviewer_id == person.id]
        return min(own, key=lambda row: (not row.started, row.scheduled_at), default=None)

    @property
    def waiting(self) -> Candidate | None:
        """The candidate who has waited longest for an interview."""
        return next((row.candidate for row in reversed(self.candidates) if not row.interviews), None)


def list_positions(database: Database, person: Person, archived: bool = False) -> list[PositionRow]:
    """The open positions, or those put away; newest first. Raises Forbidden."""
    person.require(PLAN)
    with database.reading() as connection:
        found = positions.listing(connection, include_archived=archived)
        counts = tallies.of_positions(connection, None if person.may(SEE_ALL) else person.id)
    return [
        PositionRow(position, cached_bank().pack(position.pack), counts.get(position.id, tallies.NOTHING))
        for position in found
        if (position.archived_at is not None) == archived
    ]


def read_position(database: Database, person: Person, position_id: str, to_change: bool = False) -> PositionPage:
    """A position with candidates, interviews and kits.

    Raises NotFound; Forbidden, with `to_change` also for those who may read the position but not change it.
    """
    person.require(PLAN)
    with database.reading() as connection:
        position = positions.get(connection, position_id)
        if to_change:
            require_owner(person, position)
        held = [row for row in interviews.of_position(connection, position_id, limit=EVERY) if sees(person, row)]
        seen = _seen(connection, person, position_id, {row.candidate_id for row in held})
        offered = tuple(_kit_row(stored) for stored in kits.of_position(connection, position_id))
    rows = (CandidateRow(c, tuple(row for row in held if row.candidate_id == c.id)) for c in seen)
    return PositionPage(position, cached_bank().pack(position.pack), tuple(rows), offered, owns(person, position))


def _kit_row(stored: StoredKit) -> KitRow:
    kit = kit_from_json(stored.content)
    return KitRow(stored, kit, lacks(kit, stored.planned_minutes))


def _seen(connection: Connection, person: Person, position_id: str, met: set[str]) -> list[Candidate]:
    all_of_it = candidates.of_position(connection, position_id)
    return [c for c in all_of_it if person.may(SEE_ALL) or c.created_by == person.id or c.id in met]


def add_position(
    database: Database, person: Person, title: str, pack: str, requirements: str, features: str
) -> Position:
    """Make a position. Raises Forbidden, Invalid."""
    person.require(PLAN)
    _check(title, pack, requirements, features)
    with database.writing() as connection:
        return positions.add(
            connection,
            title=title,
            pack=pack,
            requirements=requirements,
            features=features,
            created_by=person.id,
        )


def change_position(
    database: Database, person: Person, position_id: str, title: str, pack: str, requirements: str, features: str
) -> Position:
    """Change a position; kits that it has stay with their pack. Raises Forbidden, NotFound, Invalid."""
    person.require(PLAN)
    _check(title, pack, requirements, features)
    with database.writing() as connection:
        require_owner(person, positions.get(connection, position_id))
        return positions.update(
            connection, position_id, title=title, pack=pack, requirements=requirements, features=features
        )


def _check(title: str, pack: str, requirements: str, features: str) -> None:
    known = cached_bank().pack(pack) is not None
    refuse(
        [
            line_fault("title", title, LONGEST_TITLE),
            None if known else Fault("pack", show(pack), "the key of a pack of the bank"),
            note_fault("requirements", requirements),
            note_fault("features", features),
        ]
    )


def archive_position(database: Database, person: Person, position_id: str, away: bool) -> Position:
    """Put a position away, or bring it back; nothing of it is lost. Raises Forbidden, NotFound."""
    person.require(PLAN)
    with database.writing() as connection:
        require_owner(person, positions.get(connection, position_id))
        return positions.archive(connection, position_id, now() if away else None)
