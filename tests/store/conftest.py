"""Rows that the tests of the records begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest

from interviewkit.store import candidates, interviews, kits, positions, users
from interviewkit.store.engine import Database

MONDAY = datetime(2026, 11, 23, 1, 0, 4, 120_000, tzinfo=UTC)


@dataclass(frozen=True)
class Plan:
    """One interview with all that it needs."""

    user: users.User
    position: positions.Position
    candidate: candidates.Candidate
    kit: kits.StoredKit
    interview: interviews.Interview

    def another(self, database: Database, **other: Any) -> interviews.Interview:
        """One more interview like this one, but for what is given."""
        like = self.interview
        same = {
            "position_id": like.position_id,
            "candidate_id": like.candidate_id,
            "interviewer_id": like.interviewer_id,
            "kit_id": like.kit_id,
            "lang": like.lang,
            "scheduled_at": like.scheduled_at,
            "planned_minutes": like.planned_minutes,
            "kit": like.kit,
            "created_by": like.created_by,
        }
        with database.writing() as connection:
            return interviews.add(connection, **{**same, **other})


@pytest.fixture
def plan(database: Database) -> Plan:
    """An interview that is planned for Monday."""
    content = {"competencies": [{"key": "drive", "zh": "岗位动机", "en": "Drive", "weight": 1.5}], "questions": []}
    with database.writing() as connection:
        user = users.add(connection, login="wang", name="王敏", password_hash="-", roles=["interviewer"])
        position = positions.add(
            connection, title="门店销售顾问", pack="phone_sales", requirements="", features="", created_by=user.id
        )
        candidate = candidates.add(
            connection, position_id=position.id, name="李雷", verify="", gaps="", growth="", created_by=user.id
        )
        kit = kits.add(
            connection,
            position_id=position.id,
            name="初试",
            pack="phone_sales",
            planned_minutes=45,
            content=content,
            created_by=user.id,
        )
        interview = interviews.add(
            connection,
            position_id=position.id,
            candidate_id=candidate.id,
            interviewer_id=user.id,
            kit_id=kit.id,
            lang="zh",
            scheduled_at=MONDAY,
            planned_minutes=45,
            kit=content,
            created_by=user.id,
        )
    return Plan(user, position, candidate, kit, interview)
