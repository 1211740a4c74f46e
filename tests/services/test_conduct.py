"""Saving what happens in an interview: once, whole, and only for its interviewer."""

import random
import threading
from dataclasses import replace
from typing import Any

import pytest

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound
from interviewkit.services import conduct, submission
from interviewkit.store import events as event_store
from interviewkit.store.engine import Database

from .staging import CLEAN_EVENTS, ZONE, Stage, stage


@pytest.fixture
def planned(database: Database) -> Stage:
    return stage(database)


def save(on: Stage, events: object) -> conduct.Saved:
    return conduct.save_events(on.database, on.interviewer, on.interview_id, events, ZONE)


def since(on: Stage, cursor: int) -> list[str]:
    arrived = conduct.events_since(on.database, on.interviewer, on.interview_id, cursor, ZONE)
    return [event.id for event in arrived.events]


def test_events_are_there_when_the_room_is_opened_again(planned: Stage) -> None:
    save(planned, CLEAN_EVENTS)
    held = conduct.open_room(planned.database, planned.interviewer, planned.interview_id, ZONE)
    assert [event.id for event in held.log.events] == [event["id"] for event in CLEAN_EVENTS]
    assert held.record.rating("price_talk") == 5
    assert held.log.session.candidate == "C-1001 李娜"


def test_sending_again_in_any_order_saves_nothing_twice(planned: Stage) -> None:
    chunks = [CLEAN_EVENTS[i : i + 5] for i in range(0, len(CLEAN_EVENTS), 5)] * 3
    random.Random(7).shuffle(chunks)
    for chunk in chunks:
        assert set(save(planned, chunk).ids) == {event["id"] for event in chunk}
    held = conduct.open_room(planned.database, planned.interviewer, planned.interview_id, ZONE)
    assert len(held.log.events) == len(CLEAN_EVENTS)
    assert held.cursor == len(CLEAN_EVENTS)


def test_an_edit_that_arrives_before_its_note_is_kept(planned: Stage) -> None:
    noted = planned.event("evidence_noted", 3, note="n1", competency="service", text="先", star=["A"])
    edited = planned.event("evidence_edited", 4, note="n1", competency="service", text="后", star=["A", "R"])
    assert save(planned, [edited]).held.record.notes == ()
    assert [note.text for note in save(planned, [noted]).held.record.notes] == ["后"]


def test_a_batch_with_one_fault_saves_nothing_and_names_every_fault(planned: Stage) -> None:
    good = planned.event("started", 0)
    unknown = planned.event("rating_set", 1, competency="nonsense", value=3)
    too_high = planned.event("rating_set", 2, competency="service", value=6)
    with pytest.raises(Invalid) as refusal:
        save(planned, [good, too_high])
    assert [str(fault) for fault in refusal.value.faults] == [
        "events[1].data.value: found 6, expected a whole number from 1 to 5 or null"
    ]
    with pytest.raises(Invalid) as refusal:
        save(planned, [good, unknown])
    assert [fault.path for fault in refusal.value.faults] == ["events[1].data.competency"]
    assert since(planned, 0) == []


@pytest.mark.parametrize("payload", [None, {}, "started", [None], [{"id": "x"}], [[]]])
def test_what_is_no_list_of_events_is_refused(planned: Stage, payload: object) -> None:
    with pytest.raises(Invalid):
        save(planned, payload)


def test_two_events_cannot_begin_one_note(planned: Stage) -> None:
    first = planned.event("evidence_noted", 3, note="n1", competency="service", text="一", star=[])
    second = planned.event("evidence_noted", 4, note="n1", competency="service", text="二", star=[])
    save(planned, [first])
    with pytest.raises(Invalid) as refusal:
        save(planned, [planned.event("started", 0), second])
    assert [fault.path for fault in refusal.value.faults] == ["events[1].data.note"]
    assert len(since(planned, 0)) == 1


def test_submitting_is_no_event_that_a_browser_may_send(planned: Stage) -> None:
    with pytest.raises(Invalid, match="submitting has its own page"):
        save(planned, [planned.event("submitted", 9)])


def test_one_id_with_other_content_is_a_conflict(planned: Stage) -> None:
    event = planned.event("observation_noted", 1, text="坐得很稳")
    save(planned, [event])
    with pytest.raises(Conflict, match="event_differs"):
        save(planned, [{**event, "data": {"text": "别的话"}}])


def test_a_page_that_was_open_meanwhile_gets_what_arrived(planned: Stage) -> None:
    save(planned, CLEAN_EVENTS[:4])
    save(planned, CLEAN_EVENTS[4:7])
    assert since(planned, 4) == [event["id"] for event in CLEAN_EVENTS[4:7]]
    assert since(planned, 10**30) == []


def test_what_arrives_while_a_page_looks_is_not_passed_over(planned: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its cursor never runs ahead of the events that it was given."""
    save(planned, CLEAN_EVENTS[:2])
    read = event_store.of_interview

    def slow(*asked: Any, **how: Any) -> list[event_store.StoredEvent]:
        found = read(*asked, **how)
        if threading.current_thread() is threading.main_thread():
            elsewhere = threading.Thread(target=save, args=(planned, CLEAN_EVENTS[: len(found) + 3]))
            elsewhere.start()
            elsewhere.join()
        return found

    monkeypatch.setattr(event_store, "of_interview", slow)
    arrived = conduct.events_since(planned.database, planned.interviewer, planned.interview_id, 0, ZONE)
    assert [event.seq for event in arrived.events] == list(range(1, arrived.held.cursor + 1))


def test_only_the_interviewer_opens_the_room(planned: Stage) -> None:
    with pytest.raises(NotFound):
        conduct.open_room(planned.database, planned.stranger, planned.interview_id, ZONE)
    with pytest.raises(Forbidden):
        conduct.open_room(planned.database, planned.coordinator, planned.interview_id, ZONE)
    with pytest.raises(NotFound):
        conduct.save_events(planned.database, planned.stranger, planned.interview_id, [], ZONE)


def test_who_holds_interviews_no_more_sees_none_of_the_old_ones(planned: Stage) -> None:
    learner = replace(planned.interviewer, roles=frozenset({"learner"}))
    with pytest.raises(Forbidden):
        conduct.open_room(planned.database, learner, planned.interview_id, ZONE)
    with pytest.raises(Forbidden):
        conduct.save_events(planned.database, learner, planned.interview_id, CLEAN_EVENTS, ZONE)
    save(planned, CLEAN_EVENTS)
    submission.submit(planned.database, planned.interviewer, planned.interview_id, planned.now, ZONE)
    with pytest.raises(Forbidden):
        submission.read_evaluation(planned.database, learner, planned.interview_id, ZONE)


def test_after_submission_new_events_are_refused_and_known_ones_acknowledged(planned: Stage) -> None:
    save(planned, CLEAN_EVENTS)
    submission.submit(planned.database, planned.interviewer, planned.interview_id, planned.now, ZONE)
    with pytest.raises(Conflict, match="submitted"):
        save(planned, [planned.event("observation_noted", 70, text="太晚了")])
    assert len(save(planned, CLEAN_EVENTS[-3:]).ids) == 3
    assert len(since(planned, 0)) == 33
