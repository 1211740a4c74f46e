"""Interviews to be held: planned, planned anew while nothing has happened in them, and listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.errors import Conflict, Fault, Invalid, NotFound
from interviewkit.domain.kitfile import kit_from_json, kit_to_json
from interviewkit.domain.people import ASSIGN, PLAN, SEE_ALL, Person
from interviewkit.domain.question import LANGS
from interviewkit.domain.session import ENTRIES
from interviewkit.domain.shape import show
from interviewkit.store import events, interviews, kits, positions, users
from interviewkit.store.candidates import Candidate
from interviewkit.store.engine import Database
from interviewkit.store.interviews import Interview as Interview
from interviewkit.store.interviews import InterviewRow
from interviewkit.store.kits import StoredKit
from interviewkit.store.positions import Position
from interviewkit.store.users import User

from .kits import suggested_kit, suggested_length
from .planning import interviewers, refuse, require_candidate, require_interview, talk_fault

if TYPE_CHECKING:
    from interviewkit.store.engine import Connection

SUGGESTED: Final = "suggested"
"""In place of a kit's id: make one of the pack's suggestion."""
AS_PLANNED: Final = "as_planned"
"""In place of a kit's id: leave the snapshot that the interview has."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an interview is planned with.

    `kit_id` may be `SUGGESTED` or `AS_PLANNED`; `interviewer_id` None leaves it to who has the interview, or makes
    it one's own; `scheduled_at` carries its offset.
    """

    kit_id: str
    interviewer_id: str | None
    scheduled_at: datetime
    lang: str
    planned_minutes: float
    entry: str


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What there is to choose from. `interview` is None while there is none; `may_assign` if others can hold it."""

    candidate: Candidate
    position: Position
    kits: tuple[StoredKit, ...]
    interviewers: tuple[User, ...]
    may_assign: bool
    interview: Interview | None = None

    @property
    def usual_minutes(self) -> int:
        """The length of a talk with the kit that was changed last, or with the one that the pack suggests."""
        return int(self.kits[0].planned_minutes) if self.kits else suggested_length(self.position)


def upcoming(database: Database, person: Person) -> list[InterviewRow]:
    """The interviews to be held or submitted, the soonest first: one's own, or all for those who see all.

    Raises Forbidden.
    """
    return _listed(database, person, submitted=False, soonest_first=True)


def history(database: Database, person: Person) -> list[InterviewRow]:
    """The submitted interviews, the latest first: one's own, or all for those who see all. Raises Forbidden."""
    return _listed(database, person, submitted=True, soonest_first=False)


def _listed(database: Database, person: Person, submitted: bool, soonest_first: bool) -> list[InterviewRow]:
    person.require(PLAN)
    with database.reading() as connection:
        if person.may(SEE_ALL):
            return interviews.listing(connection, submitted=submitted, soonest_first=soonest_first)
        return interviews.of_interviewer(connection, person.id, submitted=submitted, soonest_first=soonest_first)


def get_interview(database: Database, person: Person, interview_id: str) -> Interview:
    """An interview, for those who see all, for who planned it and for who holds it. Raises Forbidden, NotFound."""
    person.require(PLAN)
    with database.reading() as connection:
        return require_interview(connection, person, interview_id)


def open_plan(database: Database, person: Person, candidate_id: str) -> PlanPage:
    """What there is to choose from for an interview with a candidate. Raises Forbidden, NotFound."""
    person.require(PLAN)
    with database.reading() as connection:
        return _page(connection, person, candidate_id)


def open_replan(database: Database, person: Person, interview_id: str) -> PlanPage:
    """What there is to choose from for an interview that is planned.

    Raises Forbidden, NotFound, Conflict("started") once something has happened in it.
    """
    person.require(PLAN)
    with database.reading() as connection:
        interview = require_interview(connection, person, interview_id)
        _require_untouched(connection, interview)
        page = _page(connection, person, interview.candidate_id)
        present = users.get(connection, interview.interviewer_id)
    able = page.interviewers if present in page.interviewers else (*page.interviewers, present)
    return replace(page, interview=interview, interviewers=able)


def _page(connection: Connection, person: Person, candidate_id: str) -> PlanPage:
    candidate = require_candidate(connection, person, candidate_id)
    position = positions.get(connection, candidate.position_id)
    offered = tuple(kits.of_position(connection, position.id))
    return PlanPage(candidate, position, offered, tuple(interviewers(connection, person)), person.may(ASSIGN))


def plan_interview(database: Database, person: Person, candidate_id: str, plan: Plan) -> Interview:
    """Plan an interview, with a snapshot of its kit as it is now.

    Raises Forbidden, NotFound, and Invalid with the paths `kit_id`, `interviewer_id`, `lang`, `entry` and
    `planned_minutes`.
    """
    person.require(PLAN)
    with database.writing() as connection:
        candidate = require_candidate(connection, person, candidate_id)
        position = positions.get(connection, candidate.position_id)
        _check(connection, person, plan, person.id)
        return interviews.add(
            connection,
            position_id=position.id,
            candidate_id=candidate.id,
            interviewer_id=plan.interviewer_id or person.id,
            lang=plan.lang,
            entry=plan.entry,
            scheduled_at=plan.scheduled_at,
            planned_minutes=plan.planned_minutes,
            created_by=person.id,
            **_snapshot(connection, person, position, plan),
        )


def replan_interview(database: Database, person: Person, interview_id: str, plan: Plan) -> Interview:
    """Change the plan of an interview in which nothing has happened yet; its kit is taken anew.

    Raises what `plan_interview` raises, and Conflict("started").
    """
    person.require(PLAN)
    with database.writing() as connection:
        interview = require_interview(connection, person, interview_id)
        _require_untouched(connection, interview)
        _check(connection, person, plan, interview.interviewer_id)
        position = positions.get(connection, interview.position_id)
        taken = {} if plan.kit_id == AS_PLANNED else _snapshot(connection, person, position, plan)
        return interviews.update_plan(
            connection,
            interview_id,
            interviewer_id=plan.interviewer_id or interview.interviewer_id,
            lang=plan.lang,
            entry=plan.entry,
            scheduled_at=plan.scheduled_at,
            planned_minutes=plan.planned_minutes,
            **taken,
        )


def _require_untouched(connection: Connection, interview: Interview) -> None:
    """Events name questions of the snapshot, so that it stays from the first one on."""
    if interview.submitted_at is not None or events.of_interview(connection, interview.id):
        raise Conflict("started")


def _check(connection: Connection, person: Person, plan: Plan, present: str) -> None:
    refuse(_faults(plan))
    if plan.interviewer_id in (None, present):
        return
    if plan.interviewer_id != person.id:
        person.require(ASSIGN)
    if plan.interviewer_id not in {user.id for user in interviewers(connection, person)}:
        raise Invalid([Fault("interviewer_id", show(plan.interviewer_id), "somebody who holds interviews")])


def _faults(plan: Plan) -> Iterator[Fault | None]:
    yield talk_fault(plan.planned_minutes)
    for path, value, allowed in (("lang", plan.lang, LANGS), ("entry", plan.entry, ENTRIES)):
        if value not in allowed:
            yield Fault(path, show(value), f"one of {', '.join(allowed)}")


def _snapshot(connection: Connection, person: Person, position: Position, plan: Plan) -> dict[str, Any]:
    """The columns `kit_id` and `kit`: a kit of the position as it is now, its number of changes as its version."""
    stored = _kit(connection, person, position, plan)
    kit = replace(kit_from_json(stored.content), version=stored.version)
    if not kit.competencies:
        raise Invalid([Fault("kit_id", stored.name, "a kit with at least one competency")])
    return {"kit_id": stored.id, "kit": kit_to_json(kit)}


def _kit(connection: Connection, person: Person, position: Position, plan: Plan) -> StoredKit:
    if plan.kit_id == SUGGESTED:
        return suggested_kit(connection, person, position, position.title, plan.planned_minutes)
    try:
        stored = kits.get(connection, plan.kit_id)
    except NotFound:
        stored = None
    if stored is None or stored.position_id != position.id:
        raise Invalid([Fault("kit_id", show(plan.kit_id), "a kit of this position")])
    return stored
