"""The use of a question is counted exactly, and found by an index."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import text

from interviewkit.store import events, kits, uses
from interviewkit.store.engine import Database
from interviewkit.store.uses import Use

from .conftest import Plan

AT = "2026-11-23T09:00:04+08:00"
PLANNED = "house.0192"


def ask(database: Database, interview_id: str, *asked: tuple[str, str, dict[str, Any]]) -> None:
    with database.writing() as connection:
        events.append(connection, interview_id, [(event_id, AT, kind, data) for event_id, kind, data in asked])


def use(database: Database, question_id: str) -> Use:
    with database.reading() as connection:
        return uses.of_question(connection, question_id)


def test_interviews_in_which_a_question_was_asked(database: Database, plan: Plan) -> None:
    other = plan.another(database)
    asked = ("question_asked", {"question": PLANNED})
    ask(database, plan.interview.id, ("e1", *asked), ("e2", *asked), ("e3", "question_asked", {"text": PLANNED}))
    ask(database, other.id, ("e1", "question_skipped", {"question": PLANNED, "reason": "time"}))
    assert use(database, PLANNED) == Use(0, 1)
    ask(database, other.id, ("e2", *asked), ("e3", "question_asked", {"question": f"{PLANNED}1"}))
    assert use(database, PLANNED) == Use(0, 2)


def test_kits_that_hold_a_question(database: Database, plan: Plan) -> None:
    def hold(*questions: dict[str, Any]) -> None:
        with database.writing() as connection:
            kits.add(
                connection,
                position_id=plan.position.id,
                name="复试",
                pack="phone_sales",
                planned_minutes=30,
                content={"competencies": [{"key": PLANNED}], "questions": list(questions)},
                created_by=plan.user.id,
            )

    hold({"id": "q1", "text": {"zh": f'"id":"{PLANNED}"', "en": PLANNED}}, {"id": f"{PLANNED}1"})
    assert use(database, PLANNED) == Use(0, 0)
    hold({"id": "q1"}, {"id": PLANNED})
    hold({"id": PLANNED})
    assert use(database, PLANNED) == Use(2, 0)


@pytest.mark.parametrize("nobody", ["", "a\0b", "'; DROP TABLE kits; --", "%", "家"])
def test_an_id_that_nobody_has_is_not_used(database: Database, plan: Plan, nobody: str) -> None:
    ask(database, plan.interview.id, ("e1", "question_asked", {"question": PLANNED}))
    assert use(database, nobody) == Use(0, 0)


def test_asked_questions_are_found_by_their_index(database: Database) -> None:
    with database.reading() as connection:
        if connection.dialect.name == "postgresql":
            connection.execute(text("SET LOCAL enable_seqscan = off"))  # an empty table is read faster as a whole
        asked = str(uses.INTERVIEWS.compile(dialect=connection.dialect))
        explain = "EXPLAIN" if connection.dialect.name == "postgresql" else "EXPLAIN QUERY PLAN"
        steps = connection.exec_driver_sql(f"{explain} {asked}", {"key": PLANNED} if "%(" in asked else (PLANNED,))
        assert "ix_events_asked" in str(steps.all())
