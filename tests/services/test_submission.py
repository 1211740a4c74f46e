"""Looking an interview over, answering findings, submitting, and the frozen evaluation."""

import hashlib
from datetime import timedelta

import pytest

from interviewkit.domain.errors import Conflict, Forbidden, Invalid, NotFound
from interviewkit.domain.logfile import read_log
from interviewkit.services import conduct, submission
from interviewkit.store import documents, evaluations
from interviewkit.store.engine import Database

from .staging import CLEAN_EVENTS, ZONE, Stage, stage


@pytest.fixture
def planned(database: Database) -> Stage:
    return stage(database)


@pytest.fixture
def held(planned: Stage) -> Stage:
    """An interview with nothing left to mend."""
    conduct.save_events(planned.database, planned.interviewer, planned.interview_id, CLEAN_EVENTS, ZONE)
    return planned


@pytest.fixture
def hasty(planned: Stage) -> Stage:
    """An interview with two ratings before any evidence, and little else."""
    events = [
        planned.event("started", 0),
        planned.event("rating_set", 6, competency="service", value=5),
        planned.event("rating_set", 7, competency="objections", value=2),
        planned.event("recommendation_set", 8, value="no", reason="讲得太少"),
    ]
    conduct.save_events(planned.database, planned.interviewer, planned.interview_id, events, ZONE)
    return planned


def look_over(on: Stage) -> submission.Review:
    return submission.review(on.database, on.interviewer, on.interview_id, on.now, ZONE)


def submit(on: Stage) -> None:
    submission.submit(on.database, on.interviewer, on.interview_id, on.now, ZONE)


def answer(on: Stage, rule: str, subject: str | None, reason: str = "已口头核对") -> int:
    return submission.answer_findings(on.database, on.interviewer, on.interview_id, rule, subject, reason, on.now, ZONE)


def test_a_sound_interview_is_ready_and_can_be_submitted(held: Stage) -> None:
    assert look_over(held).ready
    submit(held)
    frozen = submission.read_evaluation(held.database, held.interviewer, held.interview_id, ZONE)
    assert frozen.scorecard.weighted == 3.88
    assert frozen.log.events[-1].kind == "submitted"
    assert frozen.held.submitted


def test_the_frozen_log_is_a_valid_log_and_carries_its_hash(held: Stage) -> None:
    submit(held)
    with held.database.reading() as connection:
        kept = evaluations.get(connection, held.interview_id)
    assert kept.content_hash == hashlib.sha256(kept.log.encode()).hexdigest()
    assert len(read_log(kept.log.encode()).events) == len(CLEAN_EVENTS) + 1


def test_submitting_orders_the_pdf_in_both_languages(held: Stage) -> None:
    submit(held)
    with held.database.reading() as connection:
        ordered = documents.of_subject(connection, held.interview_id)
    assert sorted((document.lang, document.status) for document in ordered) == [("en", "pending"), ("zh", "pending")]


def test_open_findings_hold_a_submission_back_until_each_is_answered(hasty: Stage) -> None:
    assert {finding.rule for finding in look_over(hasty).open_findings} == {
        "premature_judgement",
        "missed_information",
        "motivation_fit_ignored",
        "misread_answer",
        "rating_without_evidence",
    }
    with pytest.raises(Conflict, match="findings_open"):
        submit(hasty)
    assert answer(hasty, "premature_judgement", "service") == 1
    assert answer(hasty, "premature_judgement", None, "时间不够") == 2
    for rule in ("missed_information", "motivation_fit_ignored", "misread_answer", "rating_without_evidence"):
        assert answer(hasty, rule, None) > 0
    assert look_over(hasty).ready
    submit(hasty)


def test_reasons_are_kept_with_their_findings(hasty: Stage) -> None:
    answer(hasty, "premature_judgement", "service", "打分前已经问过")
    kept = {f.subject: f.answered for f in look_over(hasty).findings if f.rule == "premature_judgement"}
    assert kept == {"service": "打分前已经问过", "objections": None, "session": None}


def test_answering_what_is_not_open_changes_nothing(held: Stage) -> None:
    assert answer(held, "premature_judgement", None) == 0
    with pytest.raises(Invalid):
        answer(held, "premature_judgement", None, "   ")


def test_a_recommendation_with_a_reason_is_needed(planned: Stage) -> None:
    without = [event for event in CLEAN_EVENTS if event["kind"] != "recommendation_set"]
    conduct.save_events(planned.database, planned.interviewer, planned.interview_id, without, ZONE)
    with pytest.raises(Conflict, match="no_recommendation"):
        submit(planned)
    submission.recommend(
        planned.database, planned.interviewer, planned.interview_id, "yes", "两段完整经历", planned.now, ZONE
    )
    submit(planned)


def test_submission_is_the_last_event_even_if_a_browser_clock_ran_ahead(held: Stage) -> None:
    ahead = held.event("observation_noted", 60 * 24, text="设备时间快了一天")
    conduct.save_events(held.database, held.interviewer, held.interview_id, [ahead], ZONE)
    submit(held)
    frozen = submission.read_evaluation(held.database, held.interviewer, held.interview_id, ZONE)
    assert [event.kind for event in frozen.log.events[-2:]] == ["observation_noted", "submitted"]


def test_events_that_others_name_must_have_arrived(held: Stage) -> None:
    dangling = held.event("evidence_edited", 40, note="never-arrived", competency="service", text="…", star=[])
    conduct.save_events(held.database, held.interviewer, held.interview_id, [dangling], ZONE)
    with pytest.raises(Conflict, match="incomplete"):
        submit(held)
    with pytest.raises(NotFound):
        submission.read_evaluation(held.database, held.interviewer, held.interview_id, ZONE)


def test_it_is_submitted_once(held: Stage) -> None:
    submit(held)
    with pytest.raises(Conflict, match="submitted"):
        submit(held)
    with pytest.raises(Conflict, match="submitted"):
        submission.recommend(held.database, held.interviewer, held.interview_id, "no", "反悔", held.now, ZONE)


def test_who_may_read_it_and_when(held: Stage) -> None:
    def read(person: submission.Person) -> submission.Evaluation:
        return submission.read_evaluation(held.database, person, held.interview_id, ZONE)

    with pytest.raises(Forbidden):
        read(held.coordinator)
    with pytest.raises(NotFound):
        read(held.stranger)
    submit(held)
    assert read(held.coordinator).scorecard.recommendation == "yes"
    with pytest.raises(NotFound):
        read(held.stranger)


def test_the_evaluation_shows_the_interview_as_it_was_when_it_was_submitted(held: Stage) -> None:
    submit(held)
    before = submission.read_evaluation(held.database, held.interviewer, held.interview_id, ZONE)
    held.now += timedelta(days=400)
    after = submission.read_evaluation(held.database, held.interviewer, held.interview_id, ZONE)
    assert (before.content_hash, before.findings) == (after.content_hash, after.findings)
