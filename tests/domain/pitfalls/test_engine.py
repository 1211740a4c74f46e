"""The engine: how rules register, and what becomes of what they find."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.fold import fold
from interviewkit.domain.pitfalls import INFO, RULES, WARN, Finding, Rule, Situation, findings
from interviewkit.domain.pitfalls._core import rule
from interviewkit.domain.session import SessionLog

from .. import notation
from ..strategies import logs
from .examples import EXAMPLES, Example

DOCUMENTED = {"premature_judgement", "missed_information", "motivation_fit_ignored", "misread_answer"}
KIT = ("need: skill q1", "price: skill q2", "drive: motivation q3")


def situation(*lines: str) -> Situation:
    kit = notation.kit(*KIT)
    record = fold(kit, notation.events(lines))
    return Situation(notation.session(), kit, record, record.last or notation.NINE)


def keys(found: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.rule, f.subject) for f in found]


class TestRegistering:
    def test_a_key_used_twice_is_an_error(self) -> None:
        before = dict(RULES)
        register = rule("misread_answer", helps=("live",), thresholds={}, source="house")
        with pytest.raises(ValueError, match="misread_answer"):
            register(lambda _situation, _thresholds: iter(()))
        assert before == RULES

    def test_the_four_documented_pitfalls_come_first(self) -> None:
        assert set(list(RULES)[:4]) == DOCUMENTED

    @pytest.mark.parametrize("each", RULES.values(), ids=lambda each: each.key)
    def test_a_rule_says_whom_it_helps_and_where_it_comes_from(self, each: Rule) -> None:
        assert each.source.strip()
        assert each.helps
        assert set(each.helps) <= {"live", "after"}


class TestRunning:
    @pytest.fixture
    def repeating(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """A rule that tells of one subject twice, and of another by way of information."""

        def check(here: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
            for variant, subject, severity in (("first", "need", WARN), ("second", "need", WARN), ("x", "n1", INFO)):
                figures = {"limit": thresholds["limit"]}
                yield Finding("repeating", subject, severity, here.now, variant, figures)

        monkeypatch.setitem(RULES, "repeating", Rule("repeating", ("live",), {"limit": 7}, "house", check))

    @pytest.mark.usefixtures("repeating")
    def test_one_finding_for_a_rule_and_subject_the_first(self) -> None:
        found = [f for f in findings(situation()) if f.rule == "repeating"]
        assert [(f.subject, f.variant) for f in found] == [("need", "first"), ("n1", "x")]

    @pytest.mark.usefixtures("repeating")
    @pytest.mark.parametrize(
        ("settings", "limit"),
        [(None, 7), ({}, 7), ({"other": {"limit": 1}}, 7), ({"repeating": {}}, 7), ({"repeating": {"limit": 3}}, 3)],
    )
    def test_settings_replace_defaults(self, settings: Mapping[str, Mapping[str, float]] | None, limit: float) -> None:
        assert {f.figures["limit"] for f in findings(situation(), settings) if f.rule == "repeating"} == {limit}
        assert RULES["repeating"].thresholds == {"limit": 7}

    @pytest.mark.usefixtures("repeating")
    def test_information_needs_no_answer(self) -> None:
        need, note = (f for f in findings(situation()) if f.rule == "repeating")
        assert (need.needs_answer, note.needs_answer) == (True, False)

    def test_findings_go_by_rule_and_then_by_the_kit(self) -> None:
        lines = ("0:00 started", "1:00 rate drive 4", "2:00 rate price 4", "3:00 rate need 4")
        found = [key for key in keys(findings(situation(*lines))) if key[0] in DOCUMENTED]
        assert found == sorted(found, key=lambda key: (list(RULES).index(key[0]), "need price drive".index(key[1])))
        assert {key for key, _ in found} == DOCUMENTED

    @given(logs(), st.booleans())
    def test_every_finding_of_any_interview_can_be_answered(self, log: SessionLog, at_end: bool) -> None:
        record = fold(log.kit, log.events)
        now = record.last or log.session.scheduled_at
        found = findings(Situation(log.session, log.kit, record, now, at_end))
        subjects = {"session", *(c.key for c in log.kit.competencies), *(n.id for n in record.notes)}
        assert len(set(keys(found))) == len(found)
        assert all(f.rule in RULES and f.subject in subjects | {a.event for a in record.asked} for f in found)
        assert all(f.severity in (INFO, WARN) and f.at <= now for f in found)
        for finding in found:
            assert finding.answered == record.answered.get((finding.rule, finding.subject))
            assert finding.deferred == ((finding.rule, finding.subject) in record.deferred)


class TestReplies:
    RATED = ("0:00 started", "1:00 ask q1", "6:00 rate need 3")

    def one(self, *replies: str) -> Finding:
        found = findings(situation(*self.RATED, *replies))
        return next(f for f in found if (f.rule, f.subject) == ("premature_judgement", "need"))

    def test_a_finding_waits_for_an_answer(self) -> None:
        finding = self.one()
        assert (finding.answered, finding.deferred, finding.needs_answer) == (None, False, True)

    def test_an_answered_one_stays_with_its_reason(self) -> None:
        finding = self.one("7:00 answer premature_judgement need 已经听到过")
        assert (finding.answered, finding.needs_answer) == ("已经听到过", False)

    def test_one_that_was_put_off_still_needs_an_answer(self) -> None:
        finding = self.one("7:00 defer premature_judgement need")
        assert (finding.deferred, finding.answered, finding.needs_answer) == (True, None, True)

    def test_an_answer_to_another_subject_or_rule_is_none(self) -> None:
        finding = self.one("7:00 answer premature_judgement price -", "7:00 defer missed_information need")
        assert (finding.answered, finding.deferred) == (None, False)

    def test_an_answer_to_what_is_mended_leaves_nothing(self) -> None:
        mended = ("7:00 answer premature_judgement need -", "8:00 note n1 need AR", "9:00 rate need 3")
        assert ("premature_judgement", "need") not in keys(findings(situation(*self.RATED, *mended)))


class TestWhereItPoints:
    """A finding is told with the moment that it is about, and with a question that would mend it."""

    def finding(self, rule_key: str, *lines: str) -> Finding:
        return next(f for f in findings(situation(*lines)) if (f.rule, f.subject) == (rule_key, "need"))

    def test_an_early_rating_is_told_at_its_time_and_suggests_the_open_question(self) -> None:
        finding = self.finding("premature_judgement", "0:00 started", "3:00 rate need 3", "9:00 rate need 2")
        assert finding.at == notation.clock_time("3:00")
        assert (finding.figures["value"], finding.suggestion and finding.suggestion.question) == (3, "q1")

    def test_a_correction_is_told_at_its_time(self) -> None:
        finding = self.finding("misread_answer", "0:00 started", "3:00 readback need corrected", "9:00 ended")
        assert finding.at == notation.clock_time("3:00")

    def test_what_is_missing_is_told_now_and_suggests_what_would_bring_it(self) -> None:
        nothing = self.finding("missed_information", "0:00 started", "9:00 ended")
        assert nothing.at == notation.clock_time("9:00")
        assert nothing.suggestion
        assert nothing.suggestion.question == "q1"
        no_result = self.finding("missed_information", "1:00 ask q1", "2:00 note n1 need A")
        assert no_result.suggestion
        assert (no_result.suggestion.question, no_result.suggestion.part) == (None, "R")

    @pytest.mark.parametrize("example", [e for e in EXAMPLES if e.expect], ids=str)
    def test_a_suggestion_is_about_its_competency_and_names_a_question_or_a_part(self, example: Example) -> None:
        for finding in example.found():
            if suggestion := finding.suggestion:
                assert suggestion.competency == finding.competency == finding.subject
                assert (suggestion.question is None) != (suggestion.part is None)
                assert suggestion.question is None or example.built_kit().question(suggestion.question)
