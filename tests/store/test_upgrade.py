"""Records that an earlier version of the program made keep all that they hold when they are brought up to date."""

from __future__ import annotations

from typing import Any

import pytest
from alembic import command
from sqlalchemy import MetaData, select

from interviewkit.domain.house import HouseQuestion
from interviewkit.store import candidates, events, house_questions, interviews, kits, positions, users, uses
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import Addition
from interviewkit.store.migrate import configuration, migrate, pending
from interviewkit.store.uses import Use

from .conftest import MONDAY

AT = "2026-11-23T09:00:04.120+08:00"


@pytest.fixture
def first_records(blank_url: str) -> str:
    """A database as the first version left it, in which one interview has begun."""
    database = Database(blank_url)
    with database.writing() as connection:
        config = configuration()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
    with database.writing() as connection:
        _begin(connection)
    database.dispose()
    return blank_url


def _begin(connection: Any) -> None:
    user = users.add(connection, login="wang", name="王敏", password_hash="-", roles=["trainer"])
    by = {"created_by": user.id}
    position = positions.add(connection, title="顾问", pack="phone_sales", requirements="", features="", **by)
    who = candidates.add(connection, position_id=position.id, name="李雷", verify="", gaps="", growth="", **by)
    content = {"competencies": [], "questions": [{"id": "drive.1"}]}
    plan = {"position_id": position.id, "planned_minutes": 45, **by}
    kit = kits.add(connection, name="初试", pack="phone_sales", content=content, **plan)
    interview = interviews.add(
        connection,
        candidate_id=who.id,
        interviewer_id=user.id,
        kit_id=kit.id,
        lang="zh",
        scheduled_at=MONDAY,
        kit=content,
        **plan,
    )
    events.append(connection, interview.id, [("e1", AT, "question_asked", {"question": "drive.1"})])


def everything(database: Database) -> dict[str, list[Any]]:
    """Every row of every table, by the table's name, as the database itself knows them."""
    with database.reading() as connection:
        there = MetaData()
        there.reflect(connection, only=lambda name, _: name != "alembic_version")
        return {table.name: [*map(tuple, connection.execute(select(table)))] for table in there.sorted_tables}


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_nothing_is_lost_on_the_way(first_records: str) -> None:
    database = Database(first_records)
    before = everything(database)
    assert sum(len(rows) for rows in before.values()) == 6
    assert pending(first_records)
    migrate(first_records)
    after = everything(database)
    assert {name: after[name] for name in before} == before
    assert {name for name in after if name not in before} == {
        "house_questions",
        "house_versions",
        "bank_state",
        "favourites",
        "collections",
        "collection_questions",
        "imports",
    }
    database.dispose()


def test_what_is_new_works_on_what_was_there(first_records: str) -> None:
    migrate(first_records)
    database = Database(first_records)
    with database.writing() as connection:
        (user,) = users.all_users(connection)
        content = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, None, "Why this job?")
        (added,) = house_questions.add(connection, [Addition(content, "drive.1")], user.id)
    with database.reading() as connection:
        assert uses.of_question(connection, "drive.1") == Use(kits=1, interviews=1)
        assert house_questions.listing(connection) == [added]
    database.dispose()
