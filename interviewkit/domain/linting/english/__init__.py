"""Reading questions in English."""

from __future__ import annotations

from .reader import LISTS, English

__all__ = ["LISTS", "English"]
