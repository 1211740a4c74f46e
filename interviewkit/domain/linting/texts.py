"""Reads what was written in an interview, for the rules about texts: each text once, since they run at every save."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from interviewkit.domain.question import Lang

from ._core import LONGEST, Linted, Linter
from .chinese.notes import ChineseNotes
from .english.notes import EnglishNotes
from .lexicon import Lexicon, Matter
from .notes import Notes, Touched

REMEMBERED: Final = 2048
"""Texts that a reader keeps what it made of: some dozens of long interviews. House default."""


class TextReader:
    """Reads questions and notes in either language; pure, so what it made of a text is kept for the next time."""

    def __init__(self, lexicon: Lexicon, linter: Linter) -> None:
        self.lexicon: Final = lexicon
        self._lint = lru_cache(REMEMBERED)(linter.lint)
        self._matter = lru_cache(REMEMBERED)(self._read_note)
        self._notes: dict[Lang, Notes] = {
            "zh": ChineseNotes(lexicon.notes["zh"], lexicon.words["zh"], lexicon.matters),
            "en": EnglishNotes(lexicon.notes["en"], lexicon.matters),
        }

    def question(self, text: str, lang: Lang) -> Linted:
        """What the linter says about a question."""
        return self._lint(text, lang)

    def about(self, matter: str) -> Matter:
        """How a protected matter is named, why it is a risk, and what to ask instead."""
        return self.lexicon.matters[matter]

    def matter(self, note: str, lang: Lang) -> Touched | None:
        """The protected matter of the candidate that a note touches; None for a lawful fact or somebody else's."""
        return self._matter(note, lang)

    def _read_note(self, note: str, lang: Lang) -> Touched | None:
        return self._notes[lang].find(note[:LONGEST])
