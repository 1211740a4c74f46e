"""Halo (晕轮效应): one strong point lights up everything else, so that all ratings are high and alike."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Final

from ..scoring import Spread, spread
from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, LIVE, Finding, Situation, rule

KEY: Final = "halo"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"rated": 5, "deviation": 0.35, "mean": 4},
    source="Thorndike 1920; the SD of competency ratings tracks halo best in simulation; house defaults",
    words={"high_alike": ("rated", "mean", "deviation")},
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """Enough competencies rated, hardly any difference between them (population SD), and a high mean."""
    found = alike(situation, thresholds)
    if found and found.mean >= thresholds["mean"]:
        yield Finding(KEY, SESSION_SUBJECT, INFO, found.rated_at, "high_alike", figures(found))


def alike(situation: Situation, thresholds: Mapping[str, float]) -> Spread | None:
    """The spread of the ratings that stand, where `rated` of them or more deviate by less than `deviation`."""
    found = spread(situation.kit, situation.record, thresholds["rated"])
    return found if found and found.deviation < thresholds["deviation"] else None


def figures(found: Spread) -> dict[str, int | str]:
    """The figures of a finding about ratings that are alike; the SD is rounded down: 0.3499 is still under 0.35."""
    deviation = math.floor(found.deviation * 100) / 100
    return {"rated": len(found.values), "mean": f"{found.mean:.3g}", "deviation": f"{deviation:g}"}
