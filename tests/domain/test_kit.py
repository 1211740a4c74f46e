"""Kits: what they hold, and what a careful colleague would miss in them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from interviewkit.domain.kit import NO_COMPETENCY, NO_MOTIVATION, TOO_LONG, WITHOUT_QUESTION, Kit, Lack, lacks

from . import notation


def lacking(*lines: str) -> list[tuple[str, str | None]]:
    found = lacks(notation.kit(*lines), 45)
    return [(lack.key, lack.competency.key if lack.competency else None) for lack in found]


class TestLacks:
    def test_a_kit_fit_for_use_lacks_nothing(self) -> None:
        assert lacking("need: skill q1 q2", "drive: motivation q3") == []

    def test_an_empty_kit_lacks_a_competency_and_that_is_enough_to_say(self) -> None:
        assert lacking() == [(NO_COMPETENCY, None)]

    def test_each_competency_without_a_question_is_named(self) -> None:
        found = lacking("need: skill", "price: skill q1", "drive: motivation")
        assert found == [(WITHOUT_QUESTION, "need"), (WITHOUT_QUESTION, "drive")]

    @pytest.mark.parametrize("kind", ["motivation", "adaptability"])
    def test_motivation_or_adaptability_is_enough(self, kind: str) -> None:
        assert lacking("need: skill q1", f"other: {kind} q2") == []

    @pytest.mark.parametrize("kind", ["skill", "potential"])
    def test_without_either_the_kit_ignores_motivation(self, kind: str) -> None:
        assert lacking("need: skill q1", f"other: {kind} q2") == [(NO_MOTIVATION, None)]

    @pytest.mark.parametrize(("each", "told"), [(22.5, False), (22.6, True)])
    def test_questions_may_fill_the_planned_minutes_and_no_more(self, each: float, told: bool) -> None:
        kit = notation.kit("need: skill q1", "drive: motivation q2")
        timed = replace(kit, questions=tuple(replace(q, minutes=each) for q in kit.questions))
        assert lacks(timed, 45) == ((Lack(TOO_LONG, minutes=2 * each, planned=45),) if told else ())

    def test_everything_is_told_at_once(self) -> None:
        kit = notation.kit("need: skill q1", "price: skill")
        long = replace(kit, questions=(replace(kit.questions[0], minutes=60),))
        assert [lack.key for lack in lacks(long, 45)] == [WITHOUT_QUESTION, NO_MOTIVATION, TOO_LONG]


class TestKit:
    KIT = notation.kit("need: skill q1 q2", "drive: motivation q3")

    def test_things_are_found_by_their_names(self) -> None:
        competency, question = self.KIT.competency("drive"), self.KIT.question("q2")
        assert competency
        assert question
        assert (competency.kind, question.competency) == ("motivation", "need")
        assert (self.KIT.competency("q1"), self.KIT.question("drive")) == (None, None)

    def test_questions_are_planned_in_order(self) -> None:
        assert [q.id for q in self.KIT.planned("need")] == ["q1", "q2"]
        assert self.KIT.planned("price") == ()

    def test_a_question_without_minutes_counts_nothing(self) -> None:
        first, *others = self.KIT.questions
        assert self.KIT.minutes() == 0
        assert Kit(self.KIT.competencies, (replace(first, minutes=5), *others)).minutes() == 5
