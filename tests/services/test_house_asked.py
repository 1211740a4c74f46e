"""An interview keeps a house question as it was asked, whatever becomes of the question afterwards."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace

import pytest

from interviewkit.domain.house import HouseQuestion
from interviewkit.domain.kit import KitQuestion
from interviewkit.domain.kitchoice import Chosen
from interviewkit.domain.people import Person
from interviewkit.services import bank, candidates, conduct, house_questions, interviews, kits, positions, submission
from interviewkit.services.candidates import Notes
from interviewkit.services.kits import KitPage
from interviewkit.store.engine import Database
from interviewkit.store.house_questions import StoredQuestion
from interviewkit.store.uses import Use

from .staging import BEGIN, CLEAN_EVENTS, ZONE, sample_kit
from .test_planning_rights import hire, plan

ASKED = "请讲一次您帮老人挑手机的经历。"
CONTENT = HouseQuestion("phone_sales", "need_finding", "lead", "entry", 4, ASKED, None)
REWORDED = replace(CONTENT, text_zh="请讲一次您帮家人挑手机的经历。", minutes=9)


@dataclass
class Planned:
    """A kit of shipped questions whose first is the house's, and an interview that was planned with it."""

    database: Database
    trainer: Person
    interviewer: Person
    question: StoredQuestion
    kit_id: str
    interview_id: str
    events: list[dict[str, object]]

    def hold(self) -> None:
        conduct.save_events(self.database, self.interviewer, self.interview_id, self.events, ZONE)

    def change(self) -> None:
        """Reword the question, then put it away."""
        house_questions.edit_question(self.database, self.trainer, self.question.id, 1, REWORDED)
        house_questions.archive_question(self.database, self.trainer, self.question.id, away=True)

    def in_the_room(self) -> KitQuestion:
        kit = conduct.open_room(self.database, self.interviewer, self.interview_id, ZONE).kit
        return next(question for question in kit.questions if question.id == self.question.id)


@pytest.fixture
def planned(database: Database) -> Planned:
    trainer, interviewer = hire(database, "陈立", "trainer"), hire(database, "王敏", "interviewer")
    question = house_questions.add_question(database, trainer, CONTENT)
    position = positions.add_position(database, interviewer, "门店销售顾问", "phone_sales", "", "")
    kit = kits.add_kit(database, interviewer, position.id, "初面", 45)
    names = dict(stand_ins(kits.read_kit(database, interviewer, kit.id), question))
    chosen = [
        Chosen(c.key, int(c.weight), frozenset(names[q.id] for q in sample_kit().planned(c.key)))
        for c in sample_kit().competencies
    ]
    kits.save_kit(database, interviewer, kit.id, 1, "初面", 45, chosen)
    candidate = candidates.add_candidate(database, interviewer, position.id, "李娜", Notes())
    interview = interviews.plan_interview(
        database, interviewer, candidate.id, plan(kit_id=kit.id, lang="zh", planned_minutes=45, scheduled_at=BEGIN)
    )
    events = [*renamed(names)]
    return Planned(database, trainer, interviewer, question, kit.id, interview.id, events)


def stand_ins(page: KitPage, question: StoredQuestion) -> Iterator[tuple[str, str]]:
    """For each question of the sample log one of the bank of its technique; for the first the house's."""
    offered = {o.competency.key: o.questions for o in page.offered}
    first, *rest = sample_kit().questions
    yield first.id, question.id
    for q in rest:
        yield q.id, next(o.question.id for o in offered[q.competency] if o.question.technique == q.technique)


def renamed(names: dict[str, str]) -> Iterator[dict[str, object]]:
    """The events of the sample log, about these questions."""
    for event in json.loads(json.dumps(CLEAN_EVENTS)):
        if event["data"].get("question"):
            event["data"]["question"] = names[event["data"]["question"]]
        yield event


def test_the_room_and_the_evaluation_keep_the_version_that_was_asked(planned: Planned) -> None:
    planned.hold()
    planned.change()
    kept = planned.in_the_room()
    assert (kept.version, kept.text.zh, kept.minutes) == (1, ASKED, 4)
    after = BEGIN.replace(hour=BEGIN.hour + 1)
    submission.submit(planned.database, planned.interviewer, planned.interview_id, after, ZONE)
    frozen = submission.read_evaluation(planned.database, planned.interviewer, planned.interview_id, ZONE)
    question = frozen.log.kit.question(planned.question.id)
    assert question is not None
    assert (question.version, question.text.zh) == (1, ASKED)
    asked = next(event.data["question"] for event in frozen.log.events if event.kind == "question_asked")
    assert asked == planned.question.id
    assert bank.find_question(planned.database, planned.trainer, asked).use == Use(kits=1, interviews=1)


def test_the_version_that_was_asked_is_still_among_the_versions(planned: Planned) -> None:
    planned.hold()
    planned.change()
    versions = house_questions.read_question(planned.database, planned.trainer, planned.question.id).versions
    texts = {version.version: version.content.text_zh for version in versions}
    assert texts[planned.in_the_room().version] == ASKED  # type: ignore[index]


def test_a_kit_that_takes_the_new_wording_leaves_planned_interviews_as_they_are(planned: Planned) -> None:
    house_questions.edit_question(planned.database, planned.trainer, planned.question.id, 1, REWORDED)
    page = kits.read_kit(planned.database, planned.interviewer, planned.kit_id)
    chosen = [
        Chosen(c.key, int(c.weight), frozenset(q.id for q in page.kit.planned(c.key))) for c in page.kit.competencies
    ]
    kits.save_kit(planned.database, planned.interviewer, planned.kit_id, 2, "初面", 45, chosen)
    assert planned.in_the_room().text.zh == ASKED
    again = plan(kit_id=planned.kit_id, lang="zh", planned_minutes=45, scheduled_at=BEGIN)
    interviews.replan_interview(planned.database, planned.interviewer, planned.interview_id, again)
    assert planned.in_the_room().text.zh == REWORDED.text_zh
