"""Reads a question in English: hears it once, then asks each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from interviewkit.domain.linting._core import Clue, Guess, Reading
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.technique import (
    CLOSED,
    DISCRIMINATORY,
    HYPOTHETICAL,
    LEADING,
    MULTI_BARRELLED,
    SUMMARIZE,
)

from .asks import Hearing
from .barrels import Barrels
from .closed import find_closed
from .hypothetical import Hypothetical
from .protected import Protected
from .question import Span, Spoken
from .rewording import Rewording
from .suggestive import Suggestive
from .technique import Technique
from .words import filler_pattern, flatten

LISTS: Final = (
    "fillers",
    "starters",
    "requests",
    "polite",
    "telling",
    "hearing",
    "kinds",
    "particular",
    "steps",
    "general",
    "summaries",
    "checks",
    "confirms",
    "pointing",
    "papers",
    "career",
    "suggestive",
    "values",
    "opinions",
    "supposing",
    "real",
    "small_talk",
    "facets",
    "other_subject",
)
"""The word lists that this reader looks for (question_bank/lexicon/en.toml)."""


class English:
    """The linter's reader of English. Built once; reading changes nothing."""

    def __init__(
        self, words: Mapping[str, tuple[str, ...]], phrases: Mapping[str, str], matters: Mapping[str, Matter]
    ) -> None:
        self._matters = matters
        self._rewording = Rewording(phrases)
        self._fillers = filler_pattern(words["fillers"])
        self._hearing = Hearing(words)
        self._technique = Technique(words)
        self._suggestive = Suggestive(words)
        self._hypothetical = Hypothetical(words)
        self._barrels = Barrels(words)
        self._protected = Protected(matters)

    def read(self, text: str) -> Reading:
        """The technique and the clues of a text, each fault at most once."""
        spoken = self._hear(text)
        supposed, matter = self._hypothetical.find(spoken), self._protected.find(spoken)
        key, sure, start, end = self._technique.judge(spoken, supposed, matter is not None)
        guess = Guess(key, sure, *spoken.flat.span(start, end))
        if key is None:
            return Reading(guess, ())
        clues = (
            Clue(fault, *spoken.flat.span(*span), matter)
            for fault, span, matter in self._faults(spoken, key, supposed, matter)
        )
        return Reading(guess, tuple(clues))

    def reword(self, text: str, reading: Reading, clue: Clue) -> str:
        """A better question in place of this one, mending that fault, ready to be asked."""
        spoken = self._hear(text)
        if clue.fault == MULTI_BARRELLED:
            kept = self._rewording.narrow_to(spoken, text, self._barrels.find(spoken) or (0, 0))
            matter = self._protected.find(self._hear(kept))
            return self._matters[matter[1]].instead.en if matter else kept
        if matters := [each.matter for each in reading.clues if each.matter]:
            return self._matters[matters[0]].instead.en
        if clue.fault == HYPOTHETICAL:
            return self._rewording.ask_real(spoken, text)
        if clue.fault == LEADING:
            return self._rewording.ask_neutrally(spoken, text, self._suggestive.find(spoken, False) or (0, 0))
        return self._rewording.ask_openly(spoken, text)

    def _hear(self, text: str) -> Spoken:
        flat = flatten(text, self._fillers)
        sentences = self._hearing.sentences(flat.text)
        return Spoken(flat, tuple(sentences), tuple(self._hearing.asks(sentences)))

    def _faults(
        self, spoken: Spoken, technique: str, supposed: Span | None, matter: tuple[Span, str] | None
    ) -> Iterator[tuple[str, Span, str | None]]:
        summary = technique == SUMMARIZE
        suggested = self._suggestive.find(spoken, summary)
        if not summary and (closed := find_closed(spoken, suggested)):
            yield CLOSED, closed, None
        if suggested:
            yield LEADING, suggested, None
        if not summary and supposed:
            yield HYPOTHETICAL, supposed, None
        if not summary and (second := self._barrels.find(spoken)):
            yield MULTI_BARRELLED, second, None
        if matter:
            yield DISCRIMINATORY, *matter
