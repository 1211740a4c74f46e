"""What an interview is planned with: positions, candidates and kits."""

from __future__ import annotations

from datetime import timedelta

import pytest

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.store import candidates, kits, positions
from interviewkit.store.engine import Database

from .conftest import MONDAY, Plan


def test_what_was_added_comes_back(database: Database, plan: Plan) -> None:
    with database.reading() as connection:
        assert positions.get(connection, plan.position.id) == plan.position
        assert candidates.get(connection, plan.candidate.id) == plan.candidate
        assert kits.get(connection, plan.kit.id) == plan.kit


@pytest.mark.parametrize("noun", [positions, candidates, kits])
def test_an_unknown_id_is_not_found(database: Database, noun: object) -> None:
    with database.reading() as connection, pytest.raises(NotFound, match="nothing"):
        noun.get(connection, "nothing")


def test_what_is_not_named_in_an_update_stays(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        position = positions.update(connection, plan.position.id, features="轮班")
        candidate = candidates.update(connection, plan.candidate.id, verify="离职原因", gaps="带团队")
    with database.reading() as connection:
        assert positions.get(connection, plan.position.id) == position
        assert candidates.get(connection, plan.candidate.id) == candidate
    assert (position.title, position.features) == (plan.position.title, "轮班")
    assert (candidate.name, candidate.verify, candidate.gaps) == ("李雷", "离职原因", "带团队")


def test_an_archived_position_is_listed_only_on_demand(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        newer = positions.add(
            connection,
            title="客服",
            pack="customer_service",
            requirements="",
            features="",
            created_by=plan.user.id,
            created_at=plan.position.created_at + timedelta(days=1),
        )
        archived = positions.archive(connection, plan.position.id, MONDAY)
    with database.reading() as connection:
        assert positions.listing(connection) == [newer]
        assert positions.listing(connection, include_archived=True) == [newer, archived]
    with database.writing() as connection:
        assert positions.archive(connection, plan.position.id, None) == plan.position


def test_codes_count_up_from_1001_by_number_not_by_letter(database: Database, plan: Plan) -> None:
    assert plan.candidate.code == "C-1001"
    with database.writing() as connection:
        connection.execute(candidates.candidates.update().values(code="C-9999"))
        assert candidates.next_code(connection) == "C-10000"
        connection.execute(candidates.candidates.update().values(code="C-10000"))
        assert candidates.next_code(connection) == "C-10001"


def test_candidates_of_a_position_newest_first(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        newer = candidates.add(
            connection,
            position_id=plan.position.id,
            name="韩梅梅",
            verify="",
            gaps="",
            growth="",
            created_by=plan.user.id,
            created_at=plan.candidate.created_at + timedelta(days=1),
        )
    with database.reading() as connection:
        assert candidates.of_position(connection, plan.position.id) == [newer, plan.candidate]
        assert candidates.of_position(connection, "another") == []


def test_a_kit_counts_its_changes(database: Database, plan: Plan) -> None:
    content = {"competencies": [], "questions": [{"id": "q1", "minutes": 4.5}]}
    with database.writing() as connection:
        changed = kits.update(connection, plan.kit.id, 1, content=content, updated_at=MONDAY)
    with database.reading() as connection:
        assert kits.get(connection, plan.kit.id) == changed
    assert (changed.version, changed.content, changed.updated_at) == (2, content, MONDAY)
    assert (changed.name, changed.planned_minutes) == (plan.kit.name, plan.kit.planned_minutes)


def test_a_kit_that_somebody_changed_meanwhile_is_not_overwritten(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        first = kits.update(connection, plan.kit.id, plan.kit.version, name="复试")
    with pytest.raises(Conflict, match="kit_changed"), database.writing() as connection:
        kits.update(connection, plan.kit.id, plan.kit.version, name="终试")
    with database.reading() as connection:
        assert kits.get(connection, plan.kit.id) == first
    with pytest.raises(NotFound), database.writing() as connection:
        kits.update(connection, "nothing", 1, name="终试")


def test_kits_are_listed_with_the_last_changed_first(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        newer = kits.add(
            connection,
            position_id=plan.position.id,
            name="复试",
            pack="phone_sales",
            planned_minutes=30,
            content={},
            created_by=plan.user.id,
        )
        older = kits.update(connection, plan.kit.id, 1, updated_at=newer.updated_at + timedelta(seconds=1))
    with database.reading() as connection:
        assert kits.of_position(connection, plan.position.id) == [older, newer]
        assert kits.listing(connection) == [older, newer]
        assert kits.of_position(connection, "another") == []
