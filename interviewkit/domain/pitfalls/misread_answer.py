"""Misread answer (错误理解应聘者回答): the answer was understood wrongly, and nobody checked."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from ..kit import KitCompetency
from ..question import MOTIVATION
from ..record import Note
from ..session import CONFIRMED, CORRECTED
from ._core import AFTER, LIVE, WARN, Finding, Situation, Suggestion, rule

KEY: Final = "misread_answer"

_HAN: Final = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")
_WORD: Final = re.compile(r"[^\W\d_\u3400-\u9fff][\w'’-]*|\d[\w.,%-]*")


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"high_rating": 4, "notes": 3, "zh_characters": 250, "en_words": 120},
    source="Training texts; house defaults for what a long answer is",
    words={
        "corrected": (),
        "high_rating": ("value",),
        **dict.fromkeys(
            ("long_notes", "long_zh_characters", "long_en_words"), ("notes", "zh_characters", "en_words", "value")
        ),
    },
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A correction that was not followed up, a high rating without action or result, a long answer not read back."""
    for competency in situation.kit.competencies:
        finding = (
            _corrected(situation, competency)
            or _high_without_action(situation, competency, thresholds["high_rating"])
            or _long_not_read_back(situation, competency, thresholds)
        )
        if finding:
            yield finding


def _corrected(situation: Situation, competency: KitCompetency) -> Finding | None:
    readbacks = situation.record.readbacks_on(competency.key)
    corrected = [r for r in readbacks if r.outcome == CORRECTED]
    if not corrected or not situation.in_order:
        return None
    last = corrected[-1]
    noted = any(note.changed > last.seq for note in situation.record.notes_on(competency.key))
    confirmed = any(r.seq > last.seq and r.outcome == CONFIRMED for r in readbacks)
    if noted or confirmed:
        return None
    suggestion = Suggestion(competency.key, part="A")
    return Finding(KEY, competency.key, WARN, last.at, "corrected", {}, competency.key, suggestion)


def _high_without_action(situation: Situation, competency: KitCompetency, high: float) -> Finding | None:
    value = situation.record.rating(competency.key)
    if value is None or value < high or competency.kind == MOTIVATION:
        return None
    if situation.record.parts(competency.key) & {"A", "R"}:
        return None
    rated = situation.record.ratings[competency.key][-1]
    suggestion = Suggestion(competency.key, part="A")
    return Finding(KEY, competency.key, WARN, rated.at, "high_rating", {"value": value}, competency.key, suggestion)


def _long_not_read_back(
    situation: Situation, competency: KitCompetency, thresholds: Mapping[str, float]
) -> Finding | None:
    if situation.record.rating(competency.key) is None or not situation.in_order:
        return None
    rated = situation.record.ratings[competency.key][-1]
    if any(r.seq < rated.seq for r in situation.record.readbacks_on(competency.key)):
        return None
    notes = situation.record.notes_on(competency.key)
    characters, words = length(notes)
    figures = {"notes": len(notes), "zh_characters": characters, "en_words": words}
    too_long = [what for what, much in figures.items() if much > thresholds[what]]
    if not too_long:
        return None
    variant = f"long_{too_long[0]}"
    return Finding(KEY, competency.key, WARN, rated.at, variant, {**figures, "value": rated.value}, competency.key)


def length(notes: tuple[Note, ...]) -> tuple[int, int]:
    """How long notes are together: Chinese characters, and words of other scripts."""
    text = "\n".join(note.text for note in notes)
    return len(_HAN.findall(text)), len(_WORD.findall(_HAN.sub(" ", text)))
