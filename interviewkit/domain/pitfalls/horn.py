"""Horn (尖角效应): one weak point darkens everything else, so that all ratings are low and alike."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, LIVE, Finding, Situation, rule
from .halo import alike, figures

KEY: Final = "horn"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"rated": 5, "deviation": 0.35, "mean": 2},
    source="Thorndike 1920; the SD of competency ratings tracks halo best in simulation; house defaults",
    words={"low_alike": ("rated", "mean", "deviation")},
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """Enough competencies rated, hardly any difference between them (population SD), and a low mean."""
    found = alike(situation, thresholds)
    if found and found.mean <= thresholds["mean"]:
        yield Finding(KEY, SESSION_SUBJECT, INFO, found.rated_at, "low_alike", figures(found))
