"""Who sees what while interviews are planned: the one place of these rights, and the checks that forms share."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from interviewkit.domain.errors import Fault, Forbidden, Invalid, NotFound
from interviewkit.domain.limits import LONGEST_NOTE, LONGEST_TALK, SHORTEST_TALK
from interviewkit.domain.people import ASSIGN, PLAN, SEE_ALL, Person, may
from interviewkit.domain.shape import show, storable
from interviewkit.store import candidates, interviews, users

if TYPE_CHECKING:
    from collections.abc import Iterable

    from interviewkit.store.engine import Connection
    from interviewkit.store.positions import Position

EVERY: Final = 5000
"""Interviews of one position or one candidate that are looked at; more than a campaign holds."""


def require_candidate(connection: Connection, person: Person, candidate_id: str) -> candidates.Candidate:
    """The candidate, for those who see all, for who added him or her, and for who interviews. Raises NotFound."""
    candidate = candidates.get(connection, candidate_id)
    mine = person.may(SEE_ALL) or candidate.created_by == person.id
    if mine or any(row.interviewer_id == person.id for row in interviews.of_candidate(connection, candidate_id)):
        return candidate
    raise NotFound(candidate_id)


def require_interview(connection: Connection, person: Person, interview_id: str) -> interviews.Interview:
    """The interview, for those who see all, for who planned it and for who holds it. Raises NotFound."""
    interview = interviews.get(connection, interview_id)
    if person.may(SEE_ALL) or person.id in (interview.interviewer_id, interview.created_by):
        return interview
    raise NotFound(interview_id)


def sees(person: Person, row: interviews.InterviewRow) -> bool:
    """Whether a list shows this interview to this person."""
    return person.may(SEE_ALL) or row.interviewer_id == person.id


def owns(person: Person, position: Position) -> bool:
    """Whether this person may change a position or put it away: who made it, and those who see all."""
    return person.may(SEE_ALL) or position.created_by == person.id


def require_owner(person: Person, position: Position) -> None:
    """Raises Forbidden where a position belongs to somebody else."""
    if not owns(person, position):
        raise Forbidden("position")


def interviewers(connection: Connection, person: Person) -> list[users.User]:
    """The people to whom this person may give an interview: everybody who holds any, or oneself; by name."""
    able = [u for u in users.all_users(connection) if u.active and may(u.roles, PLAN)]
    chosen = able if person.may(ASSIGN) else [u for u in able if u.id == person.id]
    return sorted(chosen, key=lambda u: (u.id != person.id, u.name))


def refuse(faults: Iterable[Fault | None]) -> None:
    """Raises Invalid if there is any fault."""
    found = [fault for fault in faults if fault is not None]
    if found:
        raise Invalid(found)


def line_fault(path: str, text: str, longest: int) -> Fault | None:
    """What is wrong with a text that has to be one line; None if nothing is."""
    if 0 < len(text) <= longest and storable(text) and len(text.splitlines()) == 1:
        return None
    return Fault(path, show(text), f"1 to {longest} characters on one line")


def note_fault(path: str, text: str) -> Fault | None:
    """What is wrong with a longer text, which may be empty; None if nothing is."""
    if len(text) <= LONGEST_NOTE and storable(text):
        return None
    return Fault(path, show(text), f"at most {LONGEST_NOTE} characters that can be kept")


def talk_fault(minutes: float) -> Fault | None:
    """What is wrong with the planned minutes of a talk; None if nothing is."""
    if SHORTEST_TALK <= minutes <= LONGEST_TALK:
        return None
    return Fault("planned_minutes", show(minutes), f"{SHORTEST_TALK} to {LONGEST_TALK} minutes")
