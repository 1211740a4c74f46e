"""First impression (第一印象): the final ratings are those of the first minutes, whatever was heard in between."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..scoring import standing_ratings
from ..session import SESSION_SUBJECT
from ._core import AFTER, INFO, Finding, Situation, rule

KEY: Final = "first_impression"


@rule(
    KEY,
    helps=(AFTER,),
    thresholds={"difference": 0.25},
    source="Frieder et al. 2016: early judgements often stay as they are; house default",
    words={"unchanged": ("compared",)},
)
def check(situation: Situation, thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """At the end, a sealed impression from which no rating differs, of the competencies that have both.

    It waits for the end, since what is sealed stays hidden until then.
    """
    sealed = situation.record.impression
    if sealed is None or not situation.at_end or not situation.in_order:
        return
    final = standing_ratings(situation.kit, situation.record)
    differences = [abs(final[key] - value) for key, value in sealed.ratings.items() if key in final]
    if differences and max(differences) < thresholds["difference"]:
        figures = {"compared": len(differences)}
        yield Finding(KEY, SESSION_SUBJECT, INFO, situation.now, "unchanged", figures)
