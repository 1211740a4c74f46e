"""An interview keeps a house question as it was asked, whatever becomes of the question afterwards."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.kit import KitQuestion
from interviewkit.domain.kitchoice import question_from_bank
from interviewkit.domain.people import Person
from interviewkit.services import conduct, house_questions, submission
from interviewkit.store import users
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion
from interviewkit.store.uses import Use

from .staging import CLEAN_EVENTS, ZONE, Stage, sample_kit, stage

ASKED = "请讲一次您帮老人挑手机的经历。"
CONTENT = HouseQuestion("phone_sales", "need_finding", "lead", "entry", 4, ASKED, None)


@pytest.fixture
def trainer(database: Database) -> Person:
    with database.writing() as connection:
        user = users.add(connection, login="trainer", name="陈立", password_hash="", roles=["trainer"])
    return Person(user.id, user.name, frozenset(user.roles))


@pytest.fixture
def asked(database: Database, trainer: Person) -> StoredQuestion:
    return house_questions.add_question(database, trainer, CONTENT)


@pytest.fixture
def planned(database: Database, asked: StoredQuestion) -> Stage:
    """An interview whose first question is the house's."""
    kit = sample_kit()
    return stage(database, replace(kit, questions=(question_from_bank(asked.as_question()), *kit.questions[1:])))


def hold(on: Stage, question: StoredQuestion) -> None:
    """Ask it, and everything else that the interview needs."""
    first = sample_kit().questions[0].id
    events = json.loads(json.dumps(CLEAN_EVENTS).replace(f'"question": "{first}"', f'"question": "{question.id}"'))
    conduct.save_events(on.database, on.interviewer, on.interview_id, events, ZONE)


def change(on: Stage, trainer: Person, question: StoredQuestion) -> None:
    """Reword the question, then put it away."""
    other = replace(CONTENT, text_zh="请讲一次您帮家人挑手机的经历。", minutes=9)
    house_questions.edit_question(on.database, trainer, question.id, question.version, other)
    house_questions.archive_question(on.database, trainer, question.id, away=True)


def in_the_room(on: Stage) -> KitQuestion:
    return conduct.open_room(on.database, on.interviewer, on.interview_id, ZONE).kit.questions[0]


def test_the_room_and_the_evaluation_keep_the_version_that_was_asked(
    planned: Stage, trainer: Person, asked: StoredQuestion
) -> None:
    hold(planned, asked)
    change(planned, trainer, asked)
    kept = in_the_room(planned)
    assert (kept.id, kept.version, kept.text.zh, kept.minutes) == (asked.id, 1, ASKED, 4)
    submission.submit(planned.database, planned.interviewer, planned.interview_id, planned.now, ZONE)
    frozen = submission.read_evaluation(planned.database, planned.interviewer, planned.interview_id, ZONE)
    question = frozen.log.kit.question(asked.id)
    assert question is not None
    assert (question.version, question.text.zh) == (1, ASKED)
    assert next(event.data["question"] for event in frozen.log.events if event.kind == "question_asked") == asked.id
    assert house_questions.use_of(planned.database, trainer, asked.id) == Use(kits=0, interviews=1)


def test_the_version_that_was_asked_is_still_among_the_versions(
    planned: Stage, trainer: Person, asked: StoredQuestion
) -> None:
    hold(planned, asked)
    change(planned, trainer, asked)
    versions = house_questions.read_question(planned.database, trainer, asked.id).versions
    assert {version.version: version.content.text_zh for version in versions}[in_the_room(planned).version] == ASKED  # type: ignore[index]
