"""An interview that is ready to be held, put into the records without the web: what tests of services start from."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from interviewkit.domain.kit import Kit
from interviewkit.domain.kitfile import kit_to_json
from interviewkit.domain.logfile import read_log
from interviewkit.domain.people import Person
from interviewkit.store import candidates, interviews, positions, users
from interviewkit.store.engine import Database

ZONE = "Asia/Shanghai"
SAMPLE = Path(__file__).parents[1] / "data" / "session-zh.json"
BEGIN = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
CLEAN_EVENTS: list[dict[str, Any]] = json.loads(SAMPLE.read_text())["events"][:-1]
"""The events of an interview in which nothing is to be mended, without its submission."""


@dataclass
class Stage:
    """A planned interview and the people around it; `now` is a moment after its last event."""

    database: Database
    interviewer: Person
    coordinator: Person
    stranger: Person
    interview_id: str
    now: datetime = BEGIN + timedelta(hours=1)
    made: int = field(default=0)

    def event(self, kind: str, minute: float, **data: Any) -> dict[str, Any]:
        """One event as a browser would send it."""
        self.made += 1
        at = (BEGIN + timedelta(minutes=minute)).isoformat()
        return {"id": f"event-{self.made}", "at": at, "kind": kind, "data": data}


def sample_kit() -> Kit:
    """The kit that `CLEAN_EVENTS` go with."""
    return read_log(SAMPLE.read_bytes()).kit


def stage(database: Database, kit: Kit | None = None) -> Stage:
    """Put a planned interview into the records, with the kit of the sample log unless another is given."""
    kit = kit or sample_kit()
    with database.writing() as connection:
        people = {
            role: users.add(connection, login=role, name=name, password_hash="", roles=[role])
            for role, name in (("interviewer", "王敏"), ("coordinator", "Carol Reed"))
        }
        other = users.add(connection, login="other", name="赵磊", password_hash="", roles=["interviewer"])
        who = people["interviewer"].id
        position = positions.add(
            connection, title="门店销售顾问", pack="phone_sales", requirements="", features="", created_by=who
        )
        candidate = candidates.add(
            connection, position_id=position.id, name="李娜", verify="", gaps="", growth="", created_by=who
        )
        interview = interviews.add(
            connection,
            position_id=position.id,
            candidate_id=candidate.id,
            interviewer_id=who,
            kit_id=None,
            lang="zh",
            scheduled_at=BEGIN,
            planned_minutes=45,
            kit=kit_to_json(kit),
            created_by=who,
        )
    named = {role: Person(user.id, user.name, frozenset(user.roles)) for role, user in people.items()}
    stranger = Person(other.id, other.name, frozenset(other.roles))
    return Stage(database, named["interviewer"], named["coordinator"], stranger, interview.id)
