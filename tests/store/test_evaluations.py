"""Frozen evaluations."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.store import evaluations
from interviewkit.store.engine import Database

from .conftest import MONDAY, Plan

LOG = '{"format":"interviewkit.session/1","note":"她带过三人小组 🙂\\n"}'
RATINGS = {"drive": 4, "need_finding": 3}


def freeze(
    database: Database, interview_id: str, hours: int = 0, weighted: float | None = 3.67
) -> evaluations.Evaluation:
    with database.writing(durable=True) as connection:
        return evaluations.add(
            connection,
            interview_id=interview_id,
            log=LOG,
            content_hash="5e1f",
            weighted=weighted,
            ratings=RATINGS,
            recommendation="yes",
            submitted_at=MONDAY + timedelta(hours=hours),
        )


def test_an_evaluation_comes_back_to_the_letter(database: Database, plan: Plan) -> None:
    frozen = freeze(database, plan.interview.id)
    with database.reading() as connection:
        found = evaluations.get(connection, plan.interview.id)
    assert found == frozen
    assert (found.log, found.weighted, found.ratings) == (LOG, 3.67, RATINGS)


def test_there_is_none_before_submission(database: Database, plan: Plan) -> None:
    with database.reading() as connection, pytest.raises(NotFound):
        evaluations.get(connection, plan.interview.id)


def test_an_interview_is_evaluated_once(database: Database, plan: Plan) -> None:
    frozen = freeze(database, plan.interview.id)
    with pytest.raises(Conflict, match="submitted"):
        freeze(database, plan.interview.id, hours=1)
    with database.reading() as connection:
        assert evaluations.get(connection, plan.interview.id) == frozen
    with pytest.raises(NotFound):
        freeze(database, "nothing")


def test_ratings_of_a_position_say_who_rated_whom(database: Database, plan: Plan) -> None:
    second = plan.another(database)
    freeze(database, plan.interview.id)
    freeze(database, second.id, hours=1, weighted=None)
    with database.reading() as connection:
        latest, first = evaluations.ratings_of_position(connection, plan.position.id)
        assert evaluations.ratings_of_position(connection, "another") == []
    assert (latest.interview_id, latest.weighted) == (second.id, None)
    assert (first.interview_id, first.ratings, first.recommendation) == (plan.interview.id, RATINGS, "yes")
    assert (first.candidate_id, first.candidate_code, first.candidate_name) == (plan.candidate.id, "C-1001", "李雷")
    assert (first.interviewer_id, first.interviewer_name, first.purpose) == (plan.user.id, "王敏", "live")
