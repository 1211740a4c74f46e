"""Anchored ratings to a weighted result. Scoring stays human: nothing here rates anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from .kit import Kit
from .record import Record


@dataclass(frozen=True, slots=True)
class Scorecard:
    """The ratings that stand, their weighted mean on the scale of 1 to 5, and the recommendation."""

    weighted: float | None
    ratings: Mapping[str, int]
    recommendation: str | None


def scorecard(kit: Kit, record: Record) -> Scorecard:
    """Weigh what was rated.

    Out: `weighted` is the sum of weight times rating over the sum of weights, over rated competencies only,
    rounded half up to two places; None where nothing is rated.
    """
    ratings = {c.key: value for c in kit.competencies if (value := record.rating(c.key)) is not None}
    recommendation = record.recommendation
    return Scorecard(_weighted(kit, ratings), ratings, recommendation.value if recommendation else None)


def _weighted(kit: Kit, ratings: Mapping[str, int]) -> float | None:
    weights = {c.key: Decimal(str(c.weight)) for c in kit.competencies if c.key in ratings}
    if not weights:
        return None
    total = sum((weight * ratings[key] for key, weight in weights.items()), Decimal(0))
    mean = total / sum(weights.values(), Decimal(0))
    return float(mean.quantize(Decimal("0.01"), ROUND_HALF_UP))
