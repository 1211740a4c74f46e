"""The content that comes with the product: enough of it, each text once, each language in its own script."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest

from interviewkit.domain.pitfalls import RULES
from interviewkit.domain.question import LANGS, LEVELS, Bank, Lang, Text
from interviewkit.domain.technique import TECHNIQUES
from interviewkit.library.lexicon import cached_linter

HAN = "[\u3400-\u9fff]"
HALF_WIDTH = re.compile(f"{HAN}[,.;:?!]|[,;:?!]{HAN}")
GLOSS = re.compile(r"\([^()a-z]*\)")
"""An English text may name a Chinese term in brackets."""


def texts(value: Any, place: str = "") -> Iterator[tuple[str, Text]]:
    """Every text below a value, with the key or id of what it belongs to and the names of fields."""
    if isinstance(value, Text):
        yield place, value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item, place)
    elif is_dataclass(value):
        place = str(getattr(value, "id", None) or f"{place}/{getattr(value, 'key', '')}".strip("/"))
        for field in fields(value):
            yield from texts(getattr(value, field.name), f"{place} {field.name}")


def test_the_packs_are_there(shipped: Bank) -> None:
    assert {pack.key for pack in shipped.packs} == {
        "general",
        "interviewer",
        "graduate",
        "phone_sales",
        "collections",
        "bank_trainee",
        "trainer",
    }
    assert sum(1 for _ in shipped.questions()) >= 560


def test_the_general_library_serves_any_job(shipped: Bank) -> None:
    general = shipped.pack("general")
    assert general
    assert len(general.own()) == len(general.competencies) == 20
    lent = {c.key for pack in shipped.packs for c in pack.competencies if c.pack == "general" != pack.key}
    assert {"drive", "adaptability", "learning", "teamwork", "communication", "resilience"} <= lent


def test_every_pack_has_role_plays_with_lines_that_always_fail(shipped: Bank) -> None:
    for pack in shipped.packs:
        assert len(pack.scenarios) >= (2 if pack.key == "general" else 3), pack.key
        for scenario in pack.scenarios:
            crossed = {answer.red_line for answer in scenario.answers if answer.red_line}
            assert crossed, f"{pack.key}/{scenario.key} tests no red line"
            assert {a.verdict for a in scenario.answers if a.red_line} == {"fail"}, f"{pack.key}/{scenario.key}"
    collections = shipped.pack("collections")
    assert collections
    crossed = {answer.red_line for scenario in collections.scenarios for answer in scenario.answers}
    assert {"pressure", "threat", "false_identity", "disclosure"} <= crossed


@pytest.mark.parametrize("lang", LANGS)
def test_the_linter_faults_no_question(shipped: Bank, lang: Lang) -> None:
    linter = cached_linter()
    linted = [(question.id, linter.lint(question.text[lang], lang)) for _, _, question in shipped.questions()]
    assert [
        f"{name}: {', '.join(f.fault for f in each.findings)}: {each.text}" for name, each in linted if each.findings
    ] == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_linter_sees_the_technique_that_a_question_carries(shipped: Bank, lang: Lang) -> None:
    linter = cached_linter()
    seen = [linter.lint(q.text[lang], lang).technique.key == q.technique for _, _, q in shipped.questions()]
    assert sum(seen) / len(seen) >= 0.9


def test_every_technique_and_level_is_served(shipped: Bank) -> None:
    for pack in shipped.packs:
        questions = [question for competency in pack.competencies for question in competency.questions]
        assert {question.technique for question in questions} == set(TECHNIQUES)
        assert {question.level for question in questions} <= set(LEVELS)


def test_every_rule_has_its_words(shipped: Bank) -> None:
    assert set(RULES) <= {pitfall.key for pitfall in shipped.pitfalls}


@pytest.mark.parametrize("lang", LANGS)
def test_no_question_is_asked_twice(shipped: Bank, lang: str) -> None:
    count = Counter(question.text[lang] for _, _, question in shipped.questions())
    assert [f"{q.id}: {q.text[lang]}" for _, _, q in shipped.questions() if count[q.text[lang]] > 1] == []


def test_chinese_texts_are_chinese(shipped: Bank) -> None:
    assert [f"{place}: {text.zh}" for place, text in texts(shipped) if not re.search(HAN, text.zh)] == []


def test_chinese_texts_have_chinese_punctuation(shipped: Bank) -> None:
    assert [f"{place}: {text.zh}" for place, text in texts(shipped) if HALF_WIDTH.search(text.zh)] == []


def test_english_texts_are_english(shipped: Bank) -> None:
    odd = [(place, text.en) for place, text in texts(shipped) if re.search(HAN, GLOSS.sub("", text.en))]
    assert [f"{place}: {text}" for place, text in odd] == []
