"""Values come back as they went in, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest
from sqlalchemy import select
from sqlalchemy.exc import StatementError

from interviewkit.domain.errors import NotFound
from interviewkit.store import events, positions, users
from interviewkit.store.engine import Database
from interviewkit.store.schema import positions as table

from .conftest import MONDAY, Plan

SHANGHAI = timezone(timedelta(hours=8))
WORDS = "她说：“去年带三个人的小组，业绩👍🏽 +38%”\n𠮷野家 — naïve ‘quotes’ \\ \" ' % ; --"


def test_chinese_and_emoji_come_back(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        positions.update(connection, plan.position.id, requirements=WORDS)
        users.update(connection, plan.user.id, name="王敏 😀")
        data = {"note": "n1", "text": WORDS, "键": ["值", "🙂"]}
        events.append(connection, plan.interview.id, [("é👩‍👩‍👧", "2026-11-23T09:00:04+08:00", "evidence_noted", data)])
    with database.reading() as connection:
        assert positions.get(connection, plan.position.id).requirements == WORDS
        assert users.get(connection, plan.user.id).name == "王敏 😀"
        (event,) = events.of_interview(connection, plan.interview.id)
    assert (event.id, event.data) == ("é👩‍👩‍👧", data)


def test_moments_come_back_in_utc_to_the_microsecond(database: Database, plan: Plan) -> None:
    at = datetime(2026, 11, 23, 9, 0, 4, 120_001, tzinfo=SHANGHAI)
    with database.writing() as connection:
        positions.archive(connection, plan.position.id, at)
    with database.reading() as connection:
        archived_at = positions.get(connection, plan.position.id).archived_at
    assert archived_at == at
    assert archived_at is not None
    assert archived_at.tzinfo is UTC


def test_moments_are_compared_as_moments_whatever_their_offset(database: Database, plan: Plan) -> None:
    with database.writing() as connection:
        positions.archive(connection, plan.position.id, MONDAY)
    later = (MONDAY + timedelta(microseconds=1)).astimezone(SHANGHAI)
    with database.reading() as connection:
        assert connection.scalar(select(table.c.id).where(table.c.archived_at < later)) == plan.position.id
        assert connection.scalar(select(table.c.id).where(table.c.archived_at > later)) is None


def test_a_moment_without_an_offset_is_refused(database: Database, plan: Plan) -> None:
    naive = datetime(2026, 11, 23, 9, 0)  # noqa: DTZ001
    with pytest.raises(StatementError, match="without an offset"), database.writing() as connection:
        positions.archive(connection, plan.position.id, naive)


def test_nothing_can_name_a_row_that_is_not_there(database: Database) -> None:
    with pytest.raises(NotFound), database.writing() as connection:
        positions.add(connection, title="", pack="", requirements="", features="", created_by="nobody")
