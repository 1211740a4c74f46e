"""Candidates: the people to be interviewed, and what was read out of their résumés."""

from __future__ import annotations

from dataclasses import dataclass

from interviewkit.domain.limits import LONGEST_NAME
from interviewkit.domain.people import PLAN, Person
from interviewkit.store import candidates, interviews, positions
from interviewkit.store.candidates import Candidate
from interviewkit.store.engine import Database
from interviewkit.store.interviews import InterviewRow
from interviewkit.store.positions import Position

from .planning import EVERY, line_fault, note_fault, refuse, require_candidate, sees


@dataclass(frozen=True, slots=True)
class Notes:
    """What was read out of a résumé: points to verify, gaps against the job, growth to look for."""

    verify: str = ""
    gaps: str = ""
    growth: str = ""


@dataclass(frozen=True, slots=True)
class CandidatePage:
    """A candidate with the position and the interviews that the person may see, the latest first."""

    candidate: Candidate
    position: Position
    interviews: tuple[InterviewRow, ...]


def add_candidate(database: Database, person: Person, position_id: str, name: str, notes: Notes) -> Candidate:
    """Add a candidate under the next free code. Raises Forbidden, NotFound for the position, Invalid."""
    person.require(PLAN)
    _check(name, notes)
    with database.writing() as connection:
        return candidates.add(
            connection,
            position_id=positions.get(connection, position_id).id,
            name=name,
            verify=notes.verify,
            gaps=notes.gaps,
            growth=notes.growth,
            created_by=person.id,
        )


def read_candidate(database: Database, person: Person, candidate_id: str) -> CandidatePage:
    """A candidate with his or her interviews. Raises Forbidden, NotFound."""
    person.require(PLAN)
    with database.reading() as connection:
        candidate = require_candidate(connection, person, candidate_id)
        position = positions.get(connection, candidate.position_id)
        held = interviews.of_candidate(connection, candidate_id, limit=EVERY)
    return CandidatePage(candidate, position, tuple(row for row in held if sees(person, row)))


def change_candidate(database: Database, person: Person, candidate_id: str, name: str, notes: Notes) -> Candidate:
    """Change name and notes; the code stays. Raises Forbidden, NotFound, Invalid."""
    person.require(PLAN)
    _check(name, notes)
    with database.writing() as connection:
        require_candidate(connection, person, candidate_id)
        return candidates.update(
            connection, candidate_id, name=name, verify=notes.verify, gaps=notes.gaps, growth=notes.growth
        )


def _check(name: str, notes: Notes) -> None:
    lines = ("verify", notes.verify), ("gaps", notes.gaps), ("growth", notes.growth)
    refuse([line_fault("name", name, LONGEST_NAME), *(note_fault(path, text) for path, text in lines)])
