"""A figure: what one benchmark measures, against whom, and what it should come to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Figure:
    """`measure` returns the figure in `unit`; `against` names the peer or the yardstick it is set against."""

    name: str
    unit: str
    against: str
    better: Literal["lower", "higher"]
    goal: float
    measure: Callable[[], float]

    def meets_goal(self, value: float) -> bool:
        """Whether a measured value is as good as the goal, or better."""
        return value <= self.goal if self.better == "lower" else value >= self.goal
