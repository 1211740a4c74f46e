"""Sequence effect (顺序效应): the scores of the day's earlier candidates colour the next one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, LIVE, Finding, Situation, rule

KEY: Final = "sequence_effect"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"high": 4.5, "low": 1.5},
    source="After Simonsohn & Gino 2013: the day's earlier scores pull the next one the other way, slightly; "
    "house defaults",
    words=dict.fromkeys(("high_before", "low_before"), ("mean",)),
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """An extreme mean of this interviewer's earlier candidates today; told from the start, since it is known then."""
    mean = situation.session.previous_mean
    if mean is None or not situation.in_order:
        return
    variant = "high_before" if mean >= thresholds["high"] else "low_before" if mean <= thresholds["low"] else None
    if variant:
        at = situation.record.clock.started_at or situation.now
        yield Finding(KEY, SESSION_SUBJECT, INFO, at, variant, {"mean": f"{mean:.3g}"})
