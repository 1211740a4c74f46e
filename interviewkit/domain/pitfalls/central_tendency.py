"""Central tendency (居中趋势): nearly every rating is the one in the middle, which tells little about anybody."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..scoring import spread
from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, LIVE, Finding, Situation, rule

KEY: Final = "central_tendency"

MIDDLE: Final = 3
"""The middle of the scale of 1 to 5."""


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={"rated": 5, "share": 0.8},
    source="Studies of rater effects use about 80 % of ratings in the middle; house defaults",
    words={"middle": ("rated", "middle")},
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """Enough competencies rated, and at least that share of them in the middle of the scale."""
    found = spread(situation.kit, situation.record, thresholds["rated"])
    if found is None:
        return
    rated, middle = len(found.values), found.values.count(MIDDLE)
    if middle / rated >= thresholds["share"]:
        figures = {"rated": rated, "middle": middle}
        yield Finding(KEY, SESSION_SUBJECT, INFO, found.rated_at, "middle", figures)
