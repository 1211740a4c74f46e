"""What the linter answers while somebody writes."""

from __future__ import annotations

import pytest

from interviewkit.domain.errors import Forbidden, Invalid
from interviewkit.domain.people import ROLES, Person
from interviewkit.domain.technique import FAULTS
from interviewkit.services import linting

TRAINER = Person("1", "Trainer", frozenset({"trainer"}))


def test_a_wording_is_judged_in_its_language() -> None:
    chinese = linting.lint_question(TRAINER, "如果顾客发火，您会怎么处理？", "zh")
    assert [finding.fault for finding in chinese.findings] == ["hypothetical"]
    assert linting.lint_question(TRAINER, chinese.findings[0].rewording, "zh").findings == ()
    english = linting.lint_question(TRAINER, "Tell me about a time when you calmed an angry customer.", "en")
    assert (english.technique.key, english.findings) == ("lead", ())


def test_whoever_reads_the_bank_may_ask() -> None:
    for role in ROLES:
        assert linting.lint_question(Person("1", "P", frozenset({role})), "", "en").findings == ()
    with pytest.raises(Forbidden):
        linting.lint_question(Person("1", "P", frozenset()), "", "en")


@pytest.mark.parametrize("text", [None, 7, "a\0b", "\ud800", "x" * (linting.LONGEST_LINTED + 1)])
def test_what_is_no_text_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as refused:
        linting.lint_question(TRAINER, text, "fr")
    assert [fault.path for fault in refused.value.faults] == ["text", "lang"]


def test_every_fault_has_a_name_in_both_languages() -> None:
    texts = linting.fault_texts()
    assert [*texts] == [*FAULTS]
    assert all(text.name.zh and text.name.en for text in texts.values())
