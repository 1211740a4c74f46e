"""Motivation and fit ignored (忽略岗位能动性和适应性): drive for this job and fit to its demands were not looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..question import ADAPTABILITY, MOTIVATION
from ..session import SESSION_SUBJECT
from ._core import AFTER, LIVE, WARN, Finding, Situation, next_planned, rule

KEY: Final = "motivation_fit_ignored"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={},
    source="Training texts; the UK Civil Service's Success Profiles treat motivation as an element of its own",
    words=dict.fromkeys(("none_in_kit", "nothing", "no_question", "no_evidence"), ()),
)
def check(situation: Situation, _thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A kit without motivation and adaptability; or one of them without a question or without evidence, late on."""
    concerned = [c for c in situation.kit.competencies if c.kind in (MOTIVATION, ADAPTABILITY)]
    if not concerned:
        yield Finding(KEY, SESSION_SUBJECT, WARN, situation.now, "none_in_kit")
    if not situation.wrapping_up:
        return
    for competency in concerned:
        asked = situation.record.asked_on(competency.key)
        noted = situation.record.notes_on(competency.key)
        if not asked or not noted:
            variant = "no_evidence" if asked else "no_question" if noted else "nothing"
            suggestion = next_planned(situation, competency)
            yield Finding(KEY, competency.key, WARN, situation.now, variant, {}, competency.key, suggestion)
