"""The words of a rule's findings: a bank that would leave a finding without them is refused."""

from __future__ import annotations

import shutil
from importlib.resources import files
from pathlib import Path

import pytest

from interviewkit.domain.pitfalls import RULES
from interviewkit.library import rules

from ..domain.pitfalls.examples import EXAMPLES, Example
from .bankfolder import BankFolder

MISREAD = "pitfalls/misread_answer.toml"


@pytest.fixture
def taught(bank: BankFolder) -> BankFolder:
    """The small bank with the words of a rule that there is."""
    shutil.copy(Path(str(files("interviewkit.question_bank"))) / MISREAD, bank.root / MISREAD)
    assert bank.faults() == []
    return bank


@pytest.mark.parametrize("example", EXAMPLES, ids=str)
def test_a_rule_gives_just_the_figures_that_it_promises(example: Example) -> None:
    for found in example.found():
        assert set(found.figures) == set(RULES[found.rule].words[found.variant])


def test_a_variant_without_words_is_a_fault(taught: BankFolder) -> None:
    taught.change(MISREAD, 'variant = "corrected"', 'variant = "correct"')
    line = taught.line(MISREAD, 'variant = "correct"')
    assert [fault.partition(", expected")[0] for fault in taught.faults()] == [
        f"{MISREAD}:{taught.line(MISREAD, '[[findings]]')}: findings: found no variant corrected",
        f'{MISREAD}:{line}: findings[0].variant: found "correct"',
    ]


def test_a_figure_that_the_rule_does_not_give_is_a_fault(taught: BankFolder) -> None:
    text = (taught.root / MISREAD).read_text(encoding="utf-8")
    taught.write(MISREAD, text.replace("{value}", "{score}"))
    faults = taught.faults()
    assert faults
    assert all(".seen." in fault or ".why." in fault or ".act." in fault for fault in faults)
    assert all("found {score}, expected one of {competency}, " in fault for fault in faults)


@pytest.mark.parametrize("findings", [None, 3, [3], [{}], [{"variant": 3}], [{"variant": "corrected", "seen": 3}]])
def test_what_has_no_shape_is_left_to_the_shape(findings: object) -> None:
    found = list(rules.finding_words({"key": "misread_answer", "findings": findings}))
    assert {fault.path for fault in found} <= {"findings"}
