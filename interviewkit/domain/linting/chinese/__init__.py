"""Reading questions in Chinese."""

from __future__ import annotations

from .reader import LISTS, Chinese
from .rewording import PHRASES

__all__ = ["LISTS", "PHRASES", "Chinese"]
