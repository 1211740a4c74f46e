"""Evaluations: submitted interviews, frozen with a hash of their content."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from sqlalchemy import Connection, select

from . import lookup
from .schema import candidates, evaluations, interviews, users

_BY_INTERVIEW: Final = lookup.by(evaluations.c.interview_id)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A frozen evaluation. `log` is the canonical JSON of the session log, `content_hash` its SHA-256."""

    interview_id: str
    log: str = field(repr=False)
    content_hash: str
    weighted: float | None
    ratings: Mapping[str, int]
    recommendation: str | None
    submitted_at: datetime


@dataclass(frozen=True, slots=True)
class Ratings:
    """What one interviewer made of one candidate: the ratings of an evaluation, without its log."""

    interview_id: str
    candidate_id: str
    candidate_code: str
    candidate_name: str
    interviewer_id: str
    interviewer_name: str
    purpose: str
    weighted: float | None
    ratings: Mapping[str, int]
    recommendation: str | None
    submitted_at: datetime


def add(
    connection: Connection,
    *,
    interview_id: str,
    log: str,
    content_hash: str,
    weighted: float | None,
    ratings: Mapping[str, int],
    recommendation: str | None,
    submitted_at: datetime,
) -> Evaluation:
    """Keep an evaluation for good. Raises Conflict("submitted") if the interview has one, NotFound."""
    evaluation = Evaluation(interview_id, log, content_hash, weighted, ratings, recommendation, submitted_at)
    lookup.insert(connection, evaluations, evaluation, taken="submitted")
    return evaluation


def get(connection: Connection, interview_id: str) -> Evaluation:
    """The evaluation of an interview. Raises NotFound while there is none."""
    return Evaluation(**lookup.found(connection, _BY_INTERVIEW, interview_id))


def ratings_of_position(connection: Connection, position_id: str) -> list[Ratings]:
    """The ratings of every submitted interview for a position, the last submitted first."""
    statement = (
        select(
            evaluations.c.interview_id,
            interviews.c.candidate_id,
            candidates.c.code.label("candidate_code"),
            candidates.c.name.label("candidate_name"),
            interviews.c.interviewer_id,
            users.c.name.label("interviewer_name"),
            interviews.c.purpose,
            evaluations.c.weighted,
            evaluations.c.ratings,
            evaluations.c.recommendation,
            evaluations.c.submitted_at,
        )
        .join_from(evaluations, interviews, evaluations.c.interview_id == interviews.c.id)
        .join(candidates, interviews.c.candidate_id == candidates.c.id)
        .join(users, interviews.c.interviewer_id == users.c.id)
        .where(interviews.c.position_id == position_id)
        .order_by(evaluations.c.submitted_at.desc(), evaluations.c.interview_id.desc())
    )
    return [Ratings(**row) for row in lookup.every(connection, statement)]
