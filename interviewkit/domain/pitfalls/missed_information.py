"""Missed information (遗漏重要信息): something important was never asked for or never noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..kit import KitCompetency
from ..question import MOTIVATION
from ._core import AFTER, LIVE, WARN, Finding, Situation, Suggestion, next_planned, rule

KEY: Final = "missed_information"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={},
    source="Training texts",
    words=dict.fromkeys(
        ("nothing", "no_question", "no_evidence", "no_action", "no_result", "no_action_result", "open_questions"),
        ("open_questions",),
    ),
)
def check(situation: Situation, _thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A competency without a question or evidence, without action or result, or with planned questions left open."""
    if not situation.wrapping_up:
        return
    for competency in situation.kit.competencies:
        missing = _missing(situation, competency)
        if missing:
            variant, suggestion = missing
            still_open = situation.record.open_questions(situation.kit, competency.key)
            figures = {"open_questions": len(still_open)}
            yield Finding(KEY, competency.key, WARN, situation.now, variant, figures, competency.key, suggestion)


def _missing(situation: Situation, competency: KitCompetency) -> tuple[str, Suggestion | None] | None:
    """The gravest thing that is missing on a competency, and the question that would fetch it."""
    record = situation.record
    asked, noted = record.asked_on(competency.key), record.notes_on(competency.key)
    planned = next_planned(situation, competency)
    if not asked and not noted:
        return "nothing", planned or Suggestion(competency.key, part="S")
    if not asked:
        return "no_question", planned
    if not noted:
        return "no_evidence", planned or Suggestion(competency.key, part="A")
    lacking = [part for part in record.missing_parts(competency.key) if part in "AR"]
    if lacking and competency.kind != MOTIVATION:
        variant = {"A": "no_action", "R": "no_result", "AR": "no_action_result"}["".join(lacking)]
        return variant, Suggestion(competency.key, part=lacking[0])
    return ("open_questions", planned) if planned else None
