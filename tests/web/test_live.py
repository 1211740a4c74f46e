"""The room's addresses for a script: what it sends is saved or refused with every fault, and nothing breaks."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from werkzeug.test import TestResponse

from interviewkit.domain.people import Person
from interviewkit.domain.question import Text
from interviewkit.services import accounts, conduct
from interviewkit.store import users
from interviewkit.store.engine import Database

from ..services.staging import CLEAN_EVENTS, ZONE, Stage, sample_kit, stage
from .conftest import Client, browser

JSON = {"Accept": "application/json"}


@pytest.fixture
def planned(database: Database) -> Stage:
    return stage(database)


@pytest.fixture
def room(app: Any, planned: Stage) -> Client:
    """A browser in which the interviewer is signed in."""
    return signed_in(app, planned.interviewer)


def signed_in(app: Any, person: Person) -> Client:
    opened = browser(app)
    with opened.session_transaction() as session:
        user = accounts.find_person(app.extensions["records"].database, person, person.id)
        session["_user_id"] = accounts.session_key(user)
    return opened


def address(on: Stage, page: str = "events") -> str:
    return f"/interviews/{on.interview_id}/{page}"


@pytest.mark.parametrize("page", ["room", "review"])
def test_a_question_that_lacks_the_language_of_the_talk_is_marked_as_what_it_is(
    app: Any, database: Database, page: str
) -> None:
    kit = sample_kit()
    one, other, *rest = kit.questions
    asked = replace(one, text=Text("What did you say?", "What did you say?"))
    planned = stage(database, replace(kit, questions=(asked, other, *rest)))
    client = signed_in(app, planned.interviewer)
    assert client.post(address(planned), json={"events": CLEAN_EVENTS}).status_code == 200
    text = client.get(address(planned, page)).text
    assert 'lang="en">What did you say?<' in text
    assert f'lang="zh-Hans">{other.text.zh}<' in text


def send(client: Client, on: Stage, content: str) -> TestResponse:
    return client.post(address(on), data=content, content_type="application/json")


def test_what_is_saved_comes_back_with_the_next_look(room: Client, planned: Stage) -> None:
    saved = room.post(address(planned), json={"events": CLEAN_EVENTS[:3]})
    assert saved.json["saved"] == [event["id"] for event in CLEAN_EVENTS[:3]]
    looked = room.get(address(planned) + "?after=1", headers=JSON)
    assert looked.json["events"] == CLEAN_EVENTS[1:3]
    assert looked.json["cursor"] == saved.json["cursor"] == 3


@pytest.mark.parametrize("after", ["9" * 30, "-5", "x", ""])
def test_a_cursor_that_makes_no_sense_breaks_nothing(room: Client, planned: Stage, after: str) -> None:
    room.post(address(planned), json={"events": CLEAN_EVENTS[:3]})
    assert room.get(f"{address(planned)}?after={after}", headers=JSON).json["cursor"] == 3


@pytest.mark.parametrize(
    ("content", "path"),
    [
        ("", "file"),
        ("{", "file"),
        ("[" * 200_000, "file"),
        ("[]", "events"),
        ('{"events": null}', "events"),
        ('{"events": [], "events": []}', "events"),
        ('{"events": [{"id": "x", "at": "9999-12-31T23:59:59.9999Z", "kind": "started", "data": {}}]}', "events[0].at"),
        ('{"events": [{"id": "x", "at": "0001-01-01T00:30:00Z", "kind": "started", "data": {}}]}', "events[0].at"),
    ],
)
def test_a_malformed_request_gets_its_fault_and_nothing_is_stored(
    room: Client, planned: Stage, content: str, path: str
) -> None:
    answer = send(room, planned, content)
    assert answer.status_code == 400
    assert [fault["path"] for fault in answer.json["faults"]] == [path]
    assert room.get(address(planned), headers=JSON).json["cursor"] == 0


def test_a_learner_who_held_interviews_once_is_turned_away(room: Client, planned: Stage, database: Database) -> None:
    with database.writing() as connection:
        users.update(connection, planned.interviewer.id, roles=["learner"])
    pages = [room.get(address(planned, page)) for page in ("room", "review", "evaluation", "evaluation.zh.pdf")]
    assert {page.status_code for page in pages} == {403}
    assert "李娜" not in "".join(page.get_data(as_text=True) for page in pages)
    assert send(room, planned, '{"events": []}').status_code == 403


def test_a_ready_reason_that_no_page_offers_is_kept_to_its_length(room: Client, planned: Stage) -> None:
    conduct.save_events(planned.database, planned.interviewer, planned.interview_id, CLEAN_EVENTS[:4], ZONE)
    form = {"rule": "missed_information", "subject": "", "ready": "长" * 30_000, "reason": ""}
    assert room.post(address(planned, "answers"), data=form).status_code == 400
    assert room.get(address(planned), headers=JSON).json["cursor"] == 4
