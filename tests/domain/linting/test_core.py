"""The engine: what both languages have in common, and how a finding is told."""

from __future__ import annotations

import pytest

from interviewkit.domain.linting._core import LONGEST
from interviewkit.domain.question import Lang
from interviewkit.domain.technique import DISCRIMINATORY, FAULTS
from interviewkit.library.lexicon import cached_linter, load_lexicon


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("zh", "当时的情况是……，您先……，后来……，这几步有记错的吗？"),
        ("en", "So the customer wanted …, you first …, and in the end …. Do those steps agree with yours?"),
        ("en", "So the customer wanted ..., you offered ..., and they left. Is anything out of place?"),
    ],
)
def test_gaps_with_a_check_are_a_read_back_whatever_the_check_says(lang: Lang, text: str) -> None:
    linted = cached_linter().lint(text, lang)
    assert (linted.technique.key, linted.findings) == ("summarize", ())


@pytest.mark.parametrize(
    ("lang", "text"), [("zh", "嗯……您喜欢团队合作吗？"), ("en", "Well … do you like working in teams?")]
)
def test_a_pause_is_no_gap(lang: Lang, text: str) -> None:
    assert [finding.fault for finding in cached_linter().lint(text, lang).findings] == ["closed"]


def test_a_read_back_may_still_touch_a_protected_matter() -> None:
    linted = cached_linter().lint("So you said …, you are married with … children, and …. Is that right?", "en")
    assert {finding.fault for finding in linted.findings} <= {DISCRIMINATORY}


def test_findings_come_in_the_order_in_which_faults_are_taught() -> None:
    linted = cached_linter().lint("您应该不打算马上要孩子吧？", "zh")
    found = [finding.fault for finding in linted.findings]
    assert len(found) >= 2
    assert found == sorted(found, key=FAULTS.index)


def test_a_protected_matter_tells_its_own_risk() -> None:
    (finding,) = cached_linter().lint("How many children do you have?", "en").findings
    assert finding.why == load_lexicon().matters["children"].risk
    assert finding.span in "How many children do you have?"


def test_what_lies_beyond_the_longest_question_is_not_judged() -> None:
    said = "How do you plan a day? " + "We work in shifts. " * 200
    assert len(said) > LONGEST
    linted = cached_linter().lint(said + "Are you married?", "en")
    assert DISCRIMINATORY not in {finding.fault for finding in linted.findings}
    assert linted.text.endswith("Are you married?")
