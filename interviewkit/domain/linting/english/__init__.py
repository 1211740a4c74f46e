"""Reading questions in English."""

from __future__ import annotations

from .reader import LISTS, English
from .rewording import PHRASES

__all__ = ["LISTS", "PHRASES", "English"]
