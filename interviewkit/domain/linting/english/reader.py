"""Reads a question in English: hears it once, then weighs all that can be seen in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from interviewkit.domain.linting._core import Clue, Guess, Reading
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.linting.weighing import OF_CANDIDATE, Sign, Weighed, Weights, in_gaps, weigh
from interviewkit.domain.technique import DISCRIMINATORY, HYPOTHETICAL, LEADING, MULTI_BARRELLED

from .asks import Hearing
from .protected import Protected
from .question import Span, Spoken
from .rewording import Rewording
from .signs import Signs
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

_JOINED: Final = re.compile(r"(?:,|;)? (?:and|or|as well as|plus|but)(?: also)? |[,;] ")
_SHORTEST: Final = 12
"""Characters of the shortest subject with what asks for it: "Why did you go"."""


class English:
    """The linter's reader of English. Built once; reading changes nothing."""

    def __init__(
        self,
        words: Mapping[str, tuple[str, ...]],
        phrases: Mapping[str, str],
        matters: Mapping[str, Matter],
        weights: Weights,
    ) -> None:
        self._matters = matters
        self._weights = weights
        self._rewording = Rewording(phrases)
        self._fillers = filler_pattern(words["fillers"])
        self._hearing = Hearing(words)
        self._signs = Signs(words, matters)
        self._protected = Protected(matters)

    def signs(self, text: str) -> Iterable[Sign]:
        """All that is weighed of a text; positions are those of the text made plain."""
        spoken = self._hear(text)
        return self._seen(text, spoken, self._protected.find(spoken))

    def read(self, text: str) -> Reading:
        """The technique of a text and the clues to its faults, each at most once."""
        spoken = self._hear(text)
        if not spoken.sentences:
            return Reading(Guess(None, 1.0), ())
        matter = self._protected.find(spoken)
        weighed = weigh(self._seen(text, spoken, matter), self._weights)
        clues = (self._clue(fault, spoken, weighed, matter) for fault in weighed.faults())
        return Reading(Guess(*weighed.technique()), tuple(clue for clue in clues if clue.end > clue.start))

    def reword(self, text: str, reading: Reading, clue: Clue) -> str:
        """A better question in place of this one, mending that fault, ready to be asked."""
        spoken = self._hear(text)
        if clue.fault == MULTI_BARRELLED:
            kept = self._rewording.narrow_to(spoken, text, _second(spoken, spoken.flat.place(clue.start)))
            matter = self._protected.find(self._hear(kept))
            return self._matters[matter[1]].instead.en if matter else kept
        if protected := next((each for each in reading.clues if each.fault == DISCRIMINATORY), None):
            return self._matters[protected.matter].instead.en if protected.matter else self.plain()
        if clue.fault == HYPOTHETICAL:
            return self._rewording.ask_real(spoken, text)
        if persuasion := next((each for each in reading.clues if each.fault == LEADING), None):
            span = spoken.flat.place(persuasion.start), spoken.flat.place(persuasion.end)
            return self._rewording.ask_neutrally(spoken, text, span)
        return self._rewording.ask_openly(spoken, text)

    def plain(self) -> str:
        """A question without a fault that fits in place of any."""
        return self._rewording.plain()

    def _hear(self, text: str) -> Spoken:
        flat = flatten(text, self._fillers)
        sentences = self._hearing.sentences(flat.text)
        return Spoken(flat, tuple(sentences), tuple(self._hearing.asks(sentences)))

    def _seen(self, text: str, spoken: Spoken, matter: tuple[Span, str] | None) -> list[Sign]:
        own = [Sign(OF_CANDIDATE, *matter[0], 1.0)] if matter else []
        return [*self._signs.of(spoken), *in_gaps(text), *own]

    def _clue(self, fault: str, spoken: Spoken, weighed: Weighed, matter: tuple[Span, str] | None) -> Clue:
        if fault == DISCRIMINATORY and matter:
            return Clue(fault, *spoken.flat.span(*matter[0]), matter[1])
        span = weighed.loudest(fault, len(spoken.text))
        if fault == MULTI_BARRELLED:
            span = _second(spoken, span[0])
        return Clue(fault, *spoken.flat.span(*span), weighed.matter() if fault == DISCRIMINATORY else None)


def _second(spoken: Spoken, loudest: int) -> Span:
    """What asks about the second subject: the first ask behind another that reaches as far as the loudest words."""
    later = [ask for ask in spoken.asks[1:] if len(ask.text) > 2]
    if later:
        found = next((ask for ask in later if ask.end > loudest), later[-1])
        return found.start, found.end
    joined = _JOINED.search(spoken.text, _SHORTEST)
    return (joined.start() if joined else loudest), len(spoken.text)
