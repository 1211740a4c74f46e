"""Interviews and their lists."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import event, text
from sqlalchemy.exc import IntegrityError

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.store import events, interviews
from interviewkit.store.engine import Database

from .conftest import MONDAY, Plan


def test_an_interview_comes_back_as_it_was_planned(database: Database, plan: Plan) -> None:
    with database.reading() as connection:
        assert interviews.get(connection, plan.interview.id) == plan.interview
        with pytest.raises(NotFound):
            interviews.get(connection, "nothing")


def test_it_can_be_planned_without_a_kit(database: Database, plan: Plan) -> None:
    practice = plan.another(database, kit_id=None, purpose="practice", entry="afterwards")
    with database.reading() as connection:
        assert interviews.get(connection, practice.id) == practice
    assert (practice.kit_id, practice.purpose, practice.entry) == (None, "practice", "afterwards")


def test_it_names_only_what_is_there(database: Database, plan: Plan) -> None:
    with pytest.raises(NotFound):
        plan.another(database, candidate_id="nobody")
    with pytest.raises(NotFound), database.writing() as connection:
        interviews.update_plan(connection, plan.interview.id, interviewer_id="nobody")
    with pytest.raises(NotFound), database.writing() as connection:
        interviews.update_plan(connection, "nothing", lang="en")


def test_what_is_not_named_in_a_changed_plan_stays(database: Database, plan: Plan) -> None:
    later = MONDAY + timedelta(days=1)
    with database.writing() as connection:
        changed = interviews.update_plan(connection, plan.interview.id, scheduled_at=later, kit_id=None, kit={"new": 1})
    with database.reading() as connection:
        assert interviews.get(connection, plan.interview.id) == changed
    assert (changed.scheduled_at, changed.kit_id, changed.kit) == (later, None, {"new": 1})
    assert (changed.lang, changed.planned_minutes) == ("zh", 45)


def test_it_is_submitted_once(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        assert interviews.mark_submitted(connection, plan.interview.id, MONDAY).submitted_at == MONDAY
    with pytest.raises(Conflict, match="submitted"), database.writing() as connection:
        interviews.mark_submitted(connection, plan.interview.id, MONDAY + timedelta(hours=1))
    with database.reading() as connection:
        assert interviews.get(connection, plan.interview.id).submitted_at == MONDAY
    with pytest.raises(NotFound), database.writing() as connection:
        interviews.mark_submitted(connection, "nothing", MONDAY)


def test_a_list_names_everything_it_joins(database: Database, plan: Plan) -> None:
    with database.reading() as connection:
        (row,) = interviews.of_interviewer(connection, plan.user.id)
        assert interviews.of_position(connection, plan.position.id) == [row]
        assert interviews.of_candidate(connection, plan.candidate.id) == [row]
        assert interviews.listing(connection) == [row]
        assert interviews.of_interviewer(connection, "nobody") == []
    assert (row.id, row.scheduled_at, row.submitted_at) == (plan.interview.id, MONDAY, None)
    assert (row.position_title, row.candidate_name, row.candidate_code) == ("门店销售顾问", "李雷", "C-1001")
    assert (row.interviewer_name, row.kit_id) == ("王敏", plan.kit.id)


def test_a_list_tells_what_has_started(database: Database, plan: Plan) -> None:
    started, prepared = plan.another(database).id, plan.another(database).id
    with database.writing() as connection:
        events.append(connection, started, [("e1", MONDAY.isoformat(), "started", {})])
        events.append(connection, prepared, [("e1", MONDAY.isoformat(), "observation_noted", {"text": "早到"})])
        told = {row.id: row.started for row in interviews.listing(connection)}
    assert told == {plan.interview.id: False, started: True, prepared: False}


def test_lists_have_an_order_a_limit_and_a_choice(database: Database, plan: Plan) -> None:
    days = [plan.interview.id] + [
        plan.another(database, scheduled_at=MONDAY + timedelta(days=day)).id for day in range(1, 4)
    ]
    with database.writing() as connection:
        interviews.mark_submitted(connection, days[0], MONDAY)
        interviews.mark_submitted(connection, days[2], MONDAY)
    with database.reading() as connection:
        assert ids(interviews.listing(connection)) == days[::-1]
        assert ids(interviews.listing(connection, limit=2)) == [days[3], days[2]]
        assert ids(interviews.of_interviewer(connection, plan.user.id, submitted=True)) == [days[2], days[0]]
        upcoming = interviews.of_interviewer(connection, plan.user.id, submitted=False, soonest_first=True)
        assert ids(upcoming) == [days[1], days[3]]


def ids(rows: list[interviews.InterviewRow]) -> list[str]:
    return [row.id for row in rows]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
@pytest.mark.parametrize("how", [{}, {"submitted": False, "soonest_first": True}], ids=["all", "open"])
def test_a_list_is_one_query_that_reads_no_more_rows_than_it_shows(database: Database, how: dict[str, bool]) -> None:
    with database.reading() as connection:
        asked: list[tuple[str, object]] = []
        event.listen(connection, "before_cursor_execute", lambda *said: asked.append((said[2], said[3])))
        interviews.of_interviewer(connection, "u", **how)
        interviews.of_position(connection, "p", **how)
        interviews.of_candidate(connection, "c", **how)
        interviews.listing(connection, **how)
        plans = [
            [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)]
            for statement, parameters in [*asked]
        ]
    assert len(plans) == 4
    assert [len(plan) >= 5 for plan in plans] == [True] * 4  # four tables and what was started
    steps = [step for plan in plans for step in plan]
    assert not [step for step in steps if "TEMP B-TREE" in step]  # nothing is sorted
    scans = [step for step in steps if step.startswith("SCAN") and "CONSTANT ROW" not in step]
    in_order = "ix_interviews_open" if how else "ix_interviews_scheduled_at_id"
    assert scans == [f"SCAN interviews USING INDEX {in_order}"]  # the list of all, from its first row


def test_what_an_interview_names_cannot_be_deleted(database: Database, plan: Plan) -> None:
    for table, row_id in (("users", plan.user.id), ("candidates", plan.candidate.id), ("kits", plan.kit.id)):
        with pytest.raises(IntegrityError), database.writing() as connection:
            connection.execute(text(f"DELETE FROM {table} WHERE id = :id"), {"id": row_id})
