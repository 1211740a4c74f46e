"""Anchored ratings to a weighted result. Scoring stays human: nothing here rates anybody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from statistics import fmean, pstdev

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
    ratings = standing_ratings(kit, record)
    recommendation = record.recommendation
    return Scorecard(_weighted(kit, ratings), ratings, recommendation.value if recommendation else None)


def standing_ratings(kit: Kit, record: Record) -> dict[str, int]:
    """The ratings that stand, by competency in the order of the kit."""
    return {c.key: value for c in kit.competencies if (value := record.rating(c.key)) is not None}


@dataclass(frozen=True, slots=True)
class Spread:
    """How the ratings that stand lie together: all of one weight, `deviation` is the population SD in scale points.

    `rated_at` is when the latest of them was set.
    """

    values: tuple[int, ...]
    mean: float
    deviation: float
    rated_at: datetime


def spread(kit: Kit, record: Record, least: float = 1) -> Spread | None:
    """The spread of the ratings that stand; None where fewer than `least` of them do."""
    ratings = standing_ratings(kit, record)
    if not ratings or len(ratings) < least:
        return None
    rated_at = max(record.ratings[key][-1].at for key in ratings)
    values = tuple(ratings.values())
    return Spread(values, fmean(values), pstdev(values), rated_at)


def _weighted(kit: Kit, ratings: Mapping[str, int]) -> float | None:
    weights = {c.key: Decimal(str(c.weight)) for c in kit.competencies if c.key in ratings}
    if not weights:
        return None
    total = sum((weight * ratings[key] for key, weight in weights.items()), Decimal(0))
    mean = total / sum(weights.values(), Decimal(0))
    return float(mean.quantize(Decimal("0.01"), ROUND_HALF_UP))
