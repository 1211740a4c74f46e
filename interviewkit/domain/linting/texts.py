"""Reads what was written in an interview, for the rules about texts: each text once, since they run at every save."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from interviewkit.domain.question import Lang

from ._core import Linted, Linter
from .lexicon import Lexicon

REMEMBERED: Final = 2048
"""Texts that a reader keeps what it made of: some dozens of long interviews. House default."""


class TextReader:
    """Reads questions and notes in either language; pure, so what it made of a text is kept for the next time."""

    def __init__(self, lexicon: Lexicon, linter: Linter) -> None:
        self.lexicon: Final = lexicon
        self._lint = lru_cache(REMEMBERED)(linter.lint)

    def question(self, text: str, lang: Lang) -> Linted:
        """What the linter says about a question."""
        return self._lint(text, lang)
