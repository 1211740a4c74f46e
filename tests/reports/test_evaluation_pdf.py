"""The printed evaluation, read back from the PDF."""

from __future__ import annotations

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime

import printing
import pytest
from evaluation_logs import (
    SUBMITTED,
    asked,
    made,
    noted,
    rated,
    sample,
)
from printing import empty_boxes, fonts, headings, print_without_second_look, read, squeezed, text, text_between

from interviewkit.domain.session import SessionLog

Print = Callable[[SessionLog, str], bytes]
PrintSample = Callable[[str, str], bytes]


BEGINNINGS = {
    "zh": """
        面试评估 C-1009 门店销售顾问
        面试官 I-07 面试时间 2026年11月23日 09:00 面试用时 37 分钟（计划 45 分钟） 提交时间 2026年11月23日 09:37
        结论 推荐意见 推荐 挖需求与谈价有两段完整经历；异议处理一般，可带教。
        加权结果 3.88 满分 5 分，按全部 6 项评分加权。""",
    "en": """
        Interview evaluation C-1042 Shop sales adviser
        Interviewer Helen Marsh Date 24 Nov 2026, 14:30
        Time used 40 of 45 planned minutes Submitted 24 Nov 2026, 15:15
        In short Recommendation Recommended Two full stories on finding needs and on price, with figures.""",
}


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_it_begins_with_who_and_when_and_the_result(printed_sample: PrintSample, lang: str) -> None:
    assert squeezed(BEGINNINGS[lang]) in text(printed_sample(lang, lang))


def test_each_rating_is_followed_by_what_it_rests_on(printed_sample: PrintSample) -> None:
    assert squeezed(
        "5 Handling complaints 3 / 5 "
        "Level 3 Let the customer finish, asked what had happened, arranged the exchange or repair the rules allowed "
        "and explained the outcome. "
        "Evidence S··· Man whose repair had come back twice with the same fault, shouting at the counter. "
        "··A· Moved him to the side desk and let him finish. Not in the notes: T Task, R Result "
        "Questions L Lead Tell me about a time when an angry customer came to you and it was yours to deal with. "
        "P Probe Between that customer leaving the shop and the matter being closed, what contact did the two of you "
        "have? Not asked"
    ) in text_between(printed_sample("en", "en"))


@pytest.mark.parametrize(
    "said",
    [
        "You mentioned they laughed at that point. What was it they had noticed? ad hoc",
        "Skipped: He had already told me what they said after trying it.",
        "Read back Corrected You came down £30 in all, in one go? Confirmed Two steps, the second tied to the case",
        "The interviewer’s answer: The fire drill cut us short",
        "hold no result. Without the result nobody knows whether it worked. Open: the interviewer has not answered it.",
        "Observations (not scored) Pauses before answering and corrects himself on figures.",
        "Signatures Interviewer Date Human resources Date",
    ],
)
def test_nothing_of_the_record_is_left_out(printed_sample: PrintSample, said: str) -> None:
    assert squeezed(said) in text_between(printed_sample("en", "en"))


def test_an_interview_without_findings_says_so(printed_sample: PrintSample) -> None:
    assert "面试过程提醒没有需要提醒的地方。" in text(printed_sample("zh", "zh"))
    assert squeezed("How the interview was held There is nothing to remark on.") in text(printed_sample("zh", "en"))


def test_what_was_not_rated_is_said_in_words(print_log: Print) -> None:
    printed = text(print_log(made(SUBMITTED), "zh"))
    assert "没有给出推荐意见。" in printed
    assert "没有一项评了分，所以没有加权结果。" in printed
    assert "1胜任力1未评分依据没有记录。" in printed
    assert "各项评分，1到5分" not in printed  # no chart of nothing


def test_a_partial_result_says_what_it_rests_on(print_log: Print) -> None:
    log = made(*rated(c1=5, c2=3, c4=4), competencies=4)
    printed = text(print_log(log, "en"))
    assert squeezed("4.00 out of 5, from the 3 of 4 competencies that were rated, by weight.") in printed
    assert squeezed("Ratings, from 1 to 5; what was not rated is left out") in printed


@pytest.mark.parametrize(
    ("facts", "lang", "said"),
    [
        ({"purpose": "roleplay"}, "zh", "角色扮演评估"),
        ({"purpose": "roleplay"}, "en", "This was a role play, not a real interview."),
        ({"purpose": "practice"}, "zh", "这是一次模拟面试练习，不作为录用依据。"),
        ({"entry": "afterwards"}, "en", "The record was typed in after the interview"),
        ({}, "zh", "草稿：还没有提交，内容可能会改。"),
    ],
)
def test_another_kind_of_record_is_named(print_log: Print, facts: dict[str, str], lang: str, said: str) -> None:
    assert squeezed(said) in text(print_log(made(**facts), lang))


def test_only_real_interviews_are_signed(print_log: Print) -> None:
    assert "签字" in headings(print_log(made(), "zh"))
    assert "签字" not in headings(print_log(made(purpose="practice"), "zh"))


def test_practice_shows_what_was_answered(print_log: Print) -> None:
    answer = ("answer_given", {"question_event": "e00000", "text": "我先问了预算。", "seconds": 95})
    assert "回答，95秒我先问了预算。" in text(print_log(made(asked("q1"), answer, purpose="practice"), "zh"))


@pytest.mark.parametrize(
    ("lang", "head", "foot"),
    [("zh", "C-1009·门店销售顾问", "第{}页，共{}页"), ("en", "C-1042·Shopsalesadviser", "Page{}of{}")],
)
def test_every_page_says_whose_it_is_and_which(printed_sample: PrintSample, lang: str, head: str, foot: str) -> None:
    pages = [squeezed(page.extract_text()) for page in read(printed_sample(lang, lang)).pages]
    assert len(pages) > 2
    assert all(head in page for page in pages[1:])
    assert all(foot.format(number, len(pages)) in page for number, page in enumerate(pages, start=1))


def test_readers_and_archives_are_told_what_it_is(printed_sample: PrintSample) -> None:
    document = read(printed_sample("en", "en"))
    assert document.metadata.title == "Interview evaluation · C-1042 · Shop sales adviser"
    assert document.metadata.author == "Helen Marsh"
    assert document.metadata.creation_date == datetime(2026, 11, 24, 15, 15, tzinfo=UTC)
    assert document.trailer["/Root"]["/Lang"] == "en"
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"].value is True
    assert read(printed_sample("zh", "zh")).trailer["/Root"]["/Lang"] == "zh-CN"


def test_bookmarks_lead_to_every_section(printed_sample: PrintSample) -> None:
    assert headings(printed_sample("zh", "zh")) == [
        *("C-1009门店销售顾问", "结论", "各项评分", "面试过程提醒", "逐项依据"),
        *("1需求挖掘", "2价格沟通", "3异议处理", "4售后服务意识", "5岗位动机", "6岗位适应性"),
        *("观察记录（不计分）", "签字"),
    ]


@pytest.mark.parametrize(("spoken", "lang"), [("zh", "zh"), ("en", "en"), ("zh", "en"), ("en", "zh")])
def test_every_glyph_is_there_and_every_font_embedded(printed_sample: PrintSample, spoken: str, lang: str) -> None:
    printed = printed_sample(spoken, lang)
    assert {name.partition("+")[2] for name in fonts(printed)} == {"Noto-Sans-CJK-SC", "Noto-Sans-CJK-SC-Bold"}
    assert all(fonts(printed).values())
    assert empty_boxes(printed) == 0


def test_rare_characters_are_drawn(print_log: Print) -> None:
    printed = print_log(made(*noted("c1", "𠮷田先生卖出龘字牌手机，顾客说：赞！"), candidate="𠮷"), "zh")
    assert "𠮷田先生卖出龘字牌手机" in text(printed)
    assert empty_boxes(printed) == 0


def test_characters_without_a_glyph_are_spelt_out(print_log: Print, printer: ProcessPoolExecutor) -> None:
    printed = print_log(made(*noted("c1", "顾客回了一个\U0001fae0，还有\U000f0000")), "zh")
    assert "[U+F0000]" in text(printed)
    assert empty_boxes(printed) == 0
    bare = printer.submit(print_without_second_look, "<p>\U000f0000").result()
    assert empty_boxes(bare) == 1


def test_the_same_log_is_the_same_file_in_every_process(printed_sample: PrintSample) -> None:
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as other:
        for lang in ("zh", "en"):
            assert other.submit(printing.print_log, sample(lang), lang).result() == printed_sample(lang, lang)


def test_printing_in_between_changes_nothing(print_log: Print, printed_sample: PrintSample) -> None:
    first = printed_sample("en", "en")
    print_log(made(*noted("c1", "\U000f0000")), "zh")
    assert print_log(sample("en"), "en") == first
