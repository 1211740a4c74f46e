"""Over time (超时): the talk took longer than was planned for it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, LIVE, Finding, Situation, rule

KEY: Final = "over_time"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={},
    source="Practice: who comes next waits, and later candidates get less time",
    words={"over": ("minutes", "planned", "over")},
)
def check(situation: Situation, _thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """More minutes talked than planned, pauses taken out."""
    if not situation.in_order:
        return
    clock, planned = situation.record.clock, situation.session.planned_minutes
    minutes = clock.seconds(situation.now) / 60
    if minutes > planned:
        figures = {"minutes": _told(minutes), "planned": f"{planned:g}", "over": _told(minutes - planned)}
        yield Finding(KEY, SESSION_SUBJECT, INFO, situation.now, "over", figures)


def _told(minutes: float) -> str:
    """Minutes rounded up to a tenth: a second over 45 is not told as 45."""
    return f"{math.ceil(round(minutes * 10, 6)) / 10:g}"
