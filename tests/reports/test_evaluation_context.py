"""What the evaluation says, before it is printed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from evaluation_logs import START, STARTED, SUBMITTED, asked, made, noted, rated, recommended, sample
from interviewkit.reports.evaluation import EvaluationContext, context

from interviewkit.domain.session import SessionLog
from interviewkit.domain.wording import by_key
from interviewkit.library.loader import cached_bank


def said(log: SessionLog, lang: str = "zh") -> EvaluationContext:
    return context(log, by_key(cached_bank().pitfalls), lang)


def test_the_result_is_the_scorecards() -> None:
    evaluation = said(sample("zh"))
    assert evaluation.weighted == 3.88
    assert evaluation.recommendation == "yes"
    assert evaluation.reason == "挖需求与谈价有两段完整经历；异议处理一般，可带教。"
    assert [c.rating for c in evaluation.competencies] == [4, 5, 3, 4, 4, 2]


def test_competencies_are_numbered_in_the_order_of_the_kit() -> None:
    competencies = said(sample("en"), "en").competencies
    assert [c.number for c in competencies] == [1, 2, 3, 4, 5, 6, 7]
    assert [c.name for c in competencies][:2] == ["Need finding", "Explaining value"]
    assert [c.weight for c in competencies] == [2, 1, 2, 1, 1, 1, 1]


def test_a_rating_comes_with_the_words_of_its_anchor() -> None:
    log = made(*rated(c1=2, c2=None), anchors=True)
    first, second, third = said(log, "en").competencies
    assert first.anchor == "Behaviour of level 2 on 1"
    assert (second.rating, second.anchor) == (None, None)
    assert (third.rating, third.anchor) == (None, None)


def test_a_log_without_anchors_has_no_such_words() -> None:
    (competency,) = said(made(*rated(c1=2), competencies=1)).competencies
    assert (competency.rating, competency.anchor) == (2, None)


def test_notes_keep_their_marks_and_what_none_of_them_holds_is_named() -> None:
    log = made(*noted("c1", "先问用途", star="SA"), *noted("c2", "成交", star="STAR"))
    first, second, third = said(log).competencies
    assert [(note.text, note.star) for note in first.evidence] == [("先问用途", ("S", "A"))]
    assert first.missing == ("T", "R")
    assert second.missing == ()
    assert third.missing == ()  # no note at all: that is said in other words


def test_motivation_needs_no_story() -> None:
    (competency,) = said(made(*noted("c1", "自费上课", star=""), competencies=1, kind="motivation")).competencies
    assert competency.missing == ()


def test_questions_are_told_apart_as_planned_ad_hoc_skipped_and_left() -> None:
    log = made(
        asked("q1"),
        ("question_asked", {"text": "后来呢？", "technique": "probe", "competency": "c1"}),
        ("question_skipped", {"question": "q2", "reason": "时间不够"}),
    )
    first, second, third = said(log).competencies
    assert [(q.technique, q.text, q.planned) for q in first.put] == [
        ("lead", "请举一个例子。", True),
        ("probe", "后来呢？", False),
    ]
    assert first.left_out == ()
    assert [q.reason for q in second.left_out] == ["时间不够"]
    assert [q.reason for q in third.left_out] == [None]


def test_a_question_skipped_first_and_put_later_was_put() -> None:
    log = made(("question_skipped", {"question": "q1", "reason": "x"}), asked("q1"), competencies=1)
    (competency,) = said(log).competencies
    assert len(competency.put) == 1
    assert competency.left_out == ()


def test_practice_keeps_the_learners_answers_with_their_question() -> None:
    log = made(
        asked("q1"),
        ("answer_given", {"question_event": "e00000", "text": "我先问了预算。", "seconds": 95}),
        purpose="practice",
    )
    assert said(log).competencies[0].put[0].answers == (("我先问了预算。", 95),)


def test_findings_come_with_the_answer_that_was_given() -> None:
    remarks = {remark.name: remark for remark in said(sample("en"), "en").remarks}
    assert set(remarks) == {"Misread answer", "Premature judgement", "Missed information"}
    assert "fire drill" in str(remarks["Premature judgement"].answered)
    assert remarks["Misread answer"].answered is None
    assert "Handling complaints" in remarks["Missed information"].seen


def test_minutes_are_the_clocks() -> None:
    assert said(made(STARTED, ("paused", {}), ("resumed", {}), ("ended", {}))).used_minutes == 2
    assert said(made()).used_minutes is None
    assert said(made(STARTED, ("ended", {}), entry="afterwards")).used_minutes is None


def test_times_are_in_the_zone_of_the_appointment() -> None:
    evaluation = said(made(STARTED, SUBMITTED))
    assert evaluation.held_at == START
    assert evaluation.held_at.utcoffset() == timedelta(hours=8)
    assert evaluation.submitted_at == START + timedelta(minutes=1)


@pytest.mark.parametrize(
    ("facts", "notices"),
    [
        ({}, ("draft",)),
        ({"purpose": "roleplay"}, ("roleplay", "draft")),
        ({"purpose": "practice", "entry": "afterwards"}, ("practice", "afterwards", "draft")),
    ],
)
def test_a_reader_is_told_what_kind_of_record_it_is(facts: dict[str, str], notices: tuple[str, ...]) -> None:
    assert said(made(**facts)).notices == notices


def test_a_submitted_interview_needs_no_notice() -> None:
    assert said(made(recommended("yes"), SUBMITTED)).notices == ()


def test_saying_it_twice_says_the_same() -> None:
    assert said(sample("zh")) == said(sample("zh"))
