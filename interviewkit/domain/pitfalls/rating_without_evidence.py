"""Rating without evidence (评分无依据): a rating stands on a competency on which nothing is noted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..kit import KitCompetency
from ._core import AFTER, LIVE, WARN, Finding, Situation, Suggestion, next_planned, rule

KEY: Final = "rating_without_evidence"


@rule(
    KEY,
    helps=(LIVE, AFTER),
    thresholds={},
    source="Campion et al. 1997: detailed notes, each answer rated on anchors",
    words=dict.fromkeys(("asked", "not_asked"), ("value",)),
)
def check(situation: Situation, _thresholds: Mapping[str, float]) -> Iterator[Finding]:
    """A rating that stands while no note does, whether a question was asked on the competency or not."""
    record = situation.record
    for competency in situation.kit.competencies:
        value = record.rating(competency.key)
        if value is None or record.notes_on(competency.key):
            continue
        rated = record.ratings[competency.key][-1]
        variant = "asked" if record.asked_on(competency.key) else "not_asked"
        figures, suggestion = {"value": value}, _suggestion(situation, competency)
        yield Finding(KEY, competency.key, WARN, rated.at, variant, figures, competency.key, suggestion)


def _suggestion(situation: Situation, competency: KitCompetency) -> Suggestion:
    """An open planned question; else one for what the candidate did, which is what a rating needs most."""
    return next_planned(situation, competency) or Suggestion(competency.key, part="A")
