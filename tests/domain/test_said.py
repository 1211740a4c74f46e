"""A question is read in the language that is wished where it has that, else in the other, which is named."""

import pytest

from interviewkit.domain.house import HouseProbe, HouseQuestion
from interviewkit.domain.question import Lang, Probe, Question, Text
from interviewkit.domain.said import Said, SaidProbe, language_of, said, spoken_in, texts, written_in

HALF = HouseQuestion(
    "phone_sales",
    "drive",
    "lead",
    "entry",
    4,
    text_zh="为什么来这家店？",
    text_en=None,
    listen_for_en="A reason of their own.",
    probes=(HouseProbe("S", "当时怎样？", ""), HouseProbe("R", "结果呢？", "And then?")),
)


def test_what_lacks_one_language_is_said_in_the_other() -> None:
    question = HALF.as_question("house.1", 1)
    read = said(question, HALF, "en")
    assert read.text == Said("为什么来这家店？", "zh")
    assert read.listen_for == Said("A reason of their own.", "en")
    assert read.probes == (SaidProbe("S", Said("当时怎样？", "zh")), SaidProbe("R", Said("And then?", "en")))
    assert said(question, HALF, "zh").listen_for == Said("A reason of their own.", "en")


def test_what_lacks_both_is_blank_in_the_language_that_is_wished() -> None:
    nothing = HouseQuestion("phone_sales", "drive", "lead", "entry", 4, None, "Why us?")
    assert said(nothing.as_question("house.1", 1), nothing, "zh").listen_for == Said("", "zh")


def test_a_shipped_question_has_both_languages() -> None:
    probe = Probe("S", Text("当时怎样？", "How was it?"))
    question = Question("x", 1, "drive", "lead", "entry", 4, Text("问", "Ask"), Text("听", "Listen"), (probe,))
    assert said(question, None, "en").text == Said("Ask", "en")
    assert said(question, None, "zh").probes == (SaidProbe("S", Said("当时怎样？", "zh")),)
    assert texts(question, None).probes == question.probes


def test_the_texts_of_a_house_question_leave_blank_what_it_lacks() -> None:
    kept = texts(HALF.as_question("house.1", 1), HALF)
    assert (kept.text, kept.listen_for) == (Text("为什么来这家店？", ""), Text("", "A reason of their own."))
    assert kept.probes[0].text == Text("当时怎样？", "")


def test_a_text_is_in_chinese_as_soon_as_it_has_a_chinese_character() -> None:
    assert {spoken_in(text) for text in ("您为什么选 Vertu？", "KPI 呢")} == {"zh"}
    assert {spoken_in(text) for text in ("Why us?", "", "Café — 5G?")} == {"en"}


def test_a_text_that_a_kit_keeps_in_one_language_is_known_by_its_words() -> None:
    kept = HALF.as_question("house.1", 1)
    assert language_of(kept.text, "en") == "zh"
    assert language_of(kept.listen_for, "zh") == "en"
    assert language_of(kept.probes[1].text, "zh") == "zh"
    assert language_of(kept.probes[1].text, "en") == "en"


@pytest.mark.parametrize(
    ("text", "among", "lang"),
    [
        ("他先问了用途", "en", "zh"),
        ("asked what it was for", "zh", "en"),
        ("在 ABC 公司待了三年", "zh", "zh"),
        ("王敏 asked what it was for", "en", "en"),
        ("5", "zh", "en"),
    ],
)
def test_a_text_is_read_in_its_own_language_and_a_mixed_one_in_that_of_the_interview(
    text: str, among: Lang, lang: Lang
) -> None:
    assert written_in(text, among) == lang
