"""Reading questions in Chinese."""

from __future__ import annotations

from .reader import LISTS, Chinese

__all__ = ["LISTS", "Chinese"]
