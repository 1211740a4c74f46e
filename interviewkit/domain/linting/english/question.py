"""A question as the rules see it: its plain text, its sentences and what it asks."""

from __future__ import annotations

from dataclasses import dataclass

from .asks import Ask, Sentence
from .words import Flat


@dataclass(frozen=True, slots=True)
class Spoken:
    """One text, heard once for all rules."""

    flat: Flat
    sentences: tuple[Sentence, ...]
    asks: tuple[Ask, ...]

    @property
    def text(self) -> str:
        """The plain text."""
        return self.flat.text

    @property
    def last(self) -> Sentence | None:
        """The last sentence, where checks and tags stand."""
        return self.sentences[-1] if self.sentences else None


Span = tuple[int, int]
"""A stretch of the plain text."""
