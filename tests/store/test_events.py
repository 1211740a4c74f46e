"""The session log: saved once, whole, and never changed."""

from __future__ import annotations

from typing import Any

import pytest

from interviewkit.domain.errors import Conflict, NotFound
from interviewkit.store import events
from interviewkit.store.engine import Database

from .conftest import Plan

AT = "2026-11-23T09:00:04.120+08:00"
NOTE: dict[str, Any] = {"note": "n1", "competency": "drive", "text": "三人小组", "star": ["S", "T"], "weight": 1.5}


def sent(number: int, at: str = AT, kind: str = "evidence_noted", data: dict[str, Any] = NOTE) -> tuple[Any, ...]:
    return (f"e{number}", at, kind, data)


def append(database: Database, plan: Plan, *arrived: Any) -> list[str]:
    with database.writing() as connection:
        return events.append(connection, plan.interview.id, list(arrived))


def stored(database: Database, plan: Plan, after: int = 0) -> list[events.StoredEvent]:
    with database.reading() as connection:
        return events.of_interview(connection, plan.interview.id, after=after)


def test_events_come_back_as_they_were_sent_in_the_order_of_arrival(database: Database, plan: Plan) -> None:
    before = plan.interview.created_at
    assert append(database, plan, sent(2), sent(1, at="2026-11-23T08:00:00Z", kind="started", data={})) == ["e2", "e1"]
    assert append(database, plan, sent(3)) == ["e3"]
    found = stored(database, plan)
    assert [(event.seq, event.id, event.at, event.kind, event.data) for event in found] == [
        (1, "e2", AT, "evidence_noted", NOTE),
        (2, "e1", "2026-11-23T08:00:00Z", "started", {}),
        (3, "e3", AT, "evidence_noted", NOTE),
    ]
    assert all(event.received_at >= before for event in found)


def test_only_what_arrived_after_a_number(database: Database, plan: Plan) -> None:
    append(database, plan, *(sent(number) for number in range(1, 5)))
    assert [event.id for event in stored(database, plan, after=2)] == ["e3", "e4"]
    assert stored(database, plan, after=4) == []


def test_sending_again_saves_nothing_twice(database: Database, plan: Plan) -> None:
    append(database, plan, sent(1), sent(2))
    first = stored(database, plan)
    assert append(database, plan, sent(1), sent(2)) == []
    assert append(database, plan, sent(2), sent(3), sent(3)) == ["e3"]
    assert stored(database, plan)[:2] == first
    assert [event.seq for event in stored(database, plan)] == [1, 2, 3]
    assert append(database, plan) == []


def test_content_is_compared_as_values_not_as_text(database: Database, plan: Plan) -> None:
    append(database, plan, sent(1))
    other_order = dict(reversed(NOTE.items()))
    assert append(database, plan, sent(1, data=other_order)) == []
    assert append(database, plan, sent(1, at="2026-11-23T01:00:04.12Z")) == []
    assert stored(database, plan)[0].at == AT


@pytest.mark.parametrize(
    "other",
    [
        sent(1, at="2026-11-23T09:00:04.121+08:00"),
        sent(1, kind="evidence_edited"),
        sent(1, data={**NOTE, "text": "四人小组"}),
        sent(1, data={**NOTE, "star": ["T", "S"]}),
    ],
    ids=["at", "kind", "text", "order of a list"],
)
def test_other_content_under_the_same_id_is_refused_and_nothing_is_saved(
    database: Database, plan: Plan, other: Any
) -> None:
    append(database, plan, sent(1))
    first = stored(database, plan)
    with pytest.raises(Conflict, match="event_differs"):
        append(database, plan, sent(2), other)
    assert stored(database, plan) == first


def test_two_contents_in_one_batch_are_refused(database: Database, plan: Plan) -> None:
    with pytest.raises(Conflict, match="event_differs"):
        append(database, plan, sent(1), sent(1, kind="evidence_edited"))
    assert stored(database, plan) == []


def test_each_interview_has_a_log_of_its_own(database: Database, plan: Plan) -> None:
    other = plan.another(database)
    append(database, plan, sent(1), sent(2))
    with database.writing() as connection:
        assert events.append(connection, other.id, [sent(1, kind="started", data={})]) == ["e1"]
        assert [event.seq for event in events.of_interview(connection, other.id)] == [1]
        with pytest.raises(NotFound):
            events.append(connection, "nothing", [sent(1)])


def test_two_thousand_events_at_once(database: Database, plan: Plan) -> None:
    arrived = [sent(number) for number in range(2000)]
    assert len(append(database, plan, *arrived)) == 2000
    assert append(database, plan, *arrived) == []
    assert [event.id for event in stored(database, plan)] == [event[0] for event in arrived]
