"""From ratings to a weighted result."""

from __future__ import annotations

from fractions import Fraction
from math import floor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.fold import fold
from interviewkit.domain.kit import Kit
from interviewkit.domain.scoring import Scorecard, Spread, scorecard, spread
from interviewkit.domain.session import Event

from . import notation
from .strategies import talks


def card(kit: Kit, *lines: str) -> Scorecard:
    return scorecard(kit, fold(kit, notation.events(lines)))


def weigh(**weighted: tuple[str, int]) -> float | None:
    """The result of ratings, each with the weight of its competency."""
    kit = notation.kit(*(f"{key}: skill×{weight}" for key, (weight, _) in weighted.items()))
    return card(kit, *(f"9:00 rate {key} {value}" for key, (_, value) in weighted.items())).weighted


class TestWeighted:
    def test_weights_count(self) -> None:
        assert weigh(need=("2", 4), price=("1", 3)) == 3.67

    @pytest.mark.parametrize(
        ("weights", "values", "result"),
        [
            (("7", "1"), (4, 3), 3.88),  # 3.875, which binary rounding to even would leave at 3.88
            (("7", "1"), (2, 3), 2.13),  # 2.125, which it would make 2.12
            (("1", "199"), (2, 1), 1.01),  # 1.005, which as a double lies below
            (("0.7", "0.1"), (4, 3), 3.88),  # 3.875 by the weights as written, less by their doubles
            (("1", "1"), (2, 3), 2.5),
            (("0.1", "0.2"), (5, 2), 3.0),
            (("1", "2"), (5, 5), 5.0),
            (("0.001", "999"), (5, 1), 1.0),
        ],
    )
    def test_half_is_rounded_up(self, weights: tuple[str, str], values: tuple[int, int], result: float) -> None:
        assert weigh(a=(weights[0], values[0]), b=(weights[1], values[1])) == result

    @given(st.lists(st.tuples(st.integers(1, 500), st.integers(1, 5)), min_size=1, max_size=6))
    def test_it_is_the_weighted_mean_to_two_places(self, pairs: list[tuple[int, int]]) -> None:
        """Weights are hundredths here; the fraction is exact."""
        result = weigh(**{f"c{i}": (str(weight / 100), value) for i, (weight, value) in enumerate(pairs)})
        mean = Fraction(sum(w * v for w, v in pairs), sum(w for w, _ in pairs))
        assert result == floor(mean * 100 + Fraction(1, 2)) / 100

    @given(talks())
    def test_it_lies_between_the_lowest_and_the_highest_rating(self, talk: tuple[Kit, tuple[Event, ...]]) -> None:
        kit, events = talk
        found = scorecard(kit, fold(kit, events))
        assert (found.weighted is None) == (not found.ratings)
        if found.weighted is not None:
            assert min(found.ratings.values()) <= found.weighted <= max(found.ratings.values())


class TestScorecard:
    KIT = notation.kit("need: skill×2", "price: skill", "drive: motivation")

    def test_what_is_not_rated_is_left_out(self) -> None:
        found = card(self.KIT, "9:00 rate drive 5", "10:00 rate need 2")
        assert (found.weighted, found.ratings) == (3.0, {"need": 2, "drive": 5})
        assert list(found.ratings) == ["need", "drive"]

    def test_a_cleared_rating_is_left_out(self) -> None:
        found = card(self.KIT, "9:00 rate need 2", "9:30 rate price 4", "10:00 rate need -")
        assert (found.weighted, found.ratings) == (4.0, {"price": 4})

    def test_the_last_rating_counts(self) -> None:
        assert card(self.KIT, "9:00 rate need 2", "10:00 rate need 5").ratings == {"need": 5}

    def test_nothing_rated(self) -> None:
        assert card(self.KIT, "0:00 started", "1:00 impression need=5") == Scorecard(None, {}, None)

    def test_the_last_recommendation_counts(self) -> None:
        assert card(self.KIT, "9:00 recommend yes", "10:00 recommend strong_no").recommendation == "strong_no"


class TestSpread:
    KIT = notation.kit("need: skill×9", "price: skill", "drive: motivation")

    def spread(self, *lines: str, least: float = 1) -> Spread | None:
        return spread(self.KIT, fold(self.KIT, notation.events(lines)), least)

    def test_it_is_of_the_ratings_that_stand_whatever_they_weigh(self) -> None:
        lines = ("9:00 rate price 4", "10:00 rate need 2", "11:00 rate drive 1", "12:00 rate drive -")
        assert self.spread(*lines) == Spread((2, 4), 3, 1, notation.clock_time("10:00"))

    def test_the_deviation_is_that_of_a_population(self) -> None:
        found = self.spread("9:00 rate need 1", "9:00 rate price 2", "9:00 rate drive 3")
        assert found
        assert found.deviation == pytest.approx((2 / 3) ** 0.5)

    def test_fewer_than_the_least_have_none(self) -> None:
        lines = ("9:00 rate need 2", "10:00 rate price 4")
        assert self.spread(*lines, least=2)
        assert self.spread(*lines, least=3) is None

    def test_nothing_rated_has_none(self) -> None:
        assert self.spread("0:00 started", least=0) is None
