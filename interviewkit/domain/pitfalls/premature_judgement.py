"""Premature judgement (草率判断): judged before there was evidence for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from ..kit import KitCompetency
from ..record import Rating
from ..session import SESSION_SUBJECT
from ._core import AFTER, LIVE, WARN, Finding, Situation, next_planned, rule

KEY: Final = "premature_judgement"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"first_minutes": 5, "rated_share": 0.8},
    source="Training texts; Frieder et al. 2016 (about 30 % of decisions fall within five minutes); house defaults",
    words={
        **dict.fromkeys(
            ("no_evidence", "before_questions", "first_minutes"), ("value", "minutes", "open_questions", "threshold")
        ),
        "recommendation": ("rated", "total", "threshold"),
    },
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A first rating before evidence, before its planned questions or too early; a recommendation too early."""
    if not situation.in_order:
        return
    for competency in situation.kit.competencies:
        yield from _rating(situation, competency, thresholds["first_minutes"])
    yield from _recommendation(situation, thresholds["rated_share"])


def _rating(situation: Situation, competency: KitCompetency, first_minutes: float) -> Iterator[Finding]:
    history = situation.record.ratings.get(competency.key, ())
    ratings = [rating for rating in history if rating.value is not None]
    if not ratings or situation.record.rating(competency.key) is None:
        return  # a judgement that was taken back is none
    variant = _fault(situation, competency, ratings[0], first_minutes)
    if variant and not any(_founded(situation, competency, rating) for rating in ratings[1:]):
        first = ratings[0]
        figures = {
            "value": first.value,
            "minutes": _minutes(situation, first),
            "open_questions": len(_open(situation, competency, first)),
            "threshold": f"{first_minutes:g}",
        }
        suggestion = next_planned(situation, competency)
        yield Finding(KEY, competency.key, WARN, first.at, variant, figures, competency.key, suggestion)


def _minutes(situation: Situation, first: Rating) -> str:
    """Minutes talked, rounded down: 4:59 is not yet 5."""
    return f"{math.floor(situation.record.clock.seconds(first.at) / 6) / 10:g}"


def _fault(situation: Situation, competency: KitCompetency, first: Rating, first_minutes: float) -> str | None:
    if not situation.record.evidence_before(competency.key, first.seq):
        return "no_evidence"
    if _open(situation, competency, first):
        return "before_questions"
    clock = situation.record.clock
    if clock.started_at and clock.seconds(first.at) < first_minutes * 60:
        return "first_minutes"
    return None


def _open(situation: Situation, competency: KitCompetency, rating: Rating) -> tuple[str, ...]:
    return situation.record.open_questions(situation.kit, competency.key, before=rating.seq)


def _founded(situation: Situation, competency: KitCompetency, rating: Rating) -> bool:
    evidence = situation.record.evidence_before(competency.key, rating.seq)
    return evidence and not _open(situation, competency, rating)


def _recommendation(situation: Situation, rated_share: float) -> Iterator[Finding]:
    total = len(situation.kit.competencies)
    history = situation.record.recommendations
    rated = [situation.record.rated_before(recommendation.seq) for recommendation in history]
    if rated and not any(count / total >= rated_share for count in rated):
        figures = {"rated": rated[0], "total": total, "threshold": round(rated_share * 100)}
        yield Finding(KEY, SESSION_SUBJECT, WARN, history[0].at, "recommendation", figures)
