"""Reads a Chinese question: its technique, and the faults that show in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from interviewkit.domain.linting._core import Clue, Guess, Reading
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.linting.weighing import OF_CANDIDATE, Sign, Weighed, Weights, in_gaps, weigh
from interviewkit.domain.technique import DISCRIMINATORY, MULTI_BARRELLED

from .asking import Asking
from .hearing import Clause, Heard, hear
from .protected import Protected
from .rewording import Rewording
from .signs import Signs

LISTS: Final = (
    "requests",
    "told",
    "stories",
    "kinds",
    "particular",
    "events",
    "general",
    "pointing",
    "back",
    "read_backs",
    "checks",
    "polite_conditions",
    "conditions",
    "meets",
    "habits",
    "rhetoric",
    "surely",
    "unsure",
    "values",
    "opinions",
    "absolutes",
    "attitudes",
    "topics",
    "joiners",
    "parts",
    "standing",
    "others",
    "lawful",
    "courtesy",
)
"""The word lists that reading Chinese needs."""

_JOINED: Final = re.compile("以及|还有|另外|顺便|同时|[和跟与及、，；]")
_SHORTEST: Final = 5
"""Characters of the shortest subject with what asks for it: 谈谈优点."""


class Chinese:
    """Chinese for the linter; built once from the lexicon, then pure."""

    def __init__(
        self,
        words: Mapping[str, tuple[str, ...]],
        phrases: Mapping[str, str],
        matters: Mapping[str, Matter],
        weights: Weights,
    ) -> None:
        asking = Asking(words)
        self._weights = weights
        self._signs = Signs(words, matters, asking)
        self._asking = asking
        self._protected = Protected(words, matters, asking)
        self._rewording = Rewording(phrases, matters, asking)

    def signs(self, text: str) -> Iterable[Sign]:
        """All that is weighed of a text."""
        heard = hear(text)
        return self._seen(text, heard, self._protected.find(heard))

    def read(self, text: str) -> Reading:
        """The technique of a text and the clues to its faults; positions are those of the text."""
        heard = hear(text)
        if not heard.clauses:
            return Reading(Guess(None, 1.0), ())
        matter = self._protected.find(heard)
        weighed = weigh(self._seen(text, heard, matter), self._weights)
        clues = tuple(self._clue(fault, heard, weighed, matter) for fault in weighed.faults())
        return Reading(Guess(*weighed.technique()), clues)

    def reword(self, text: str, reading: Reading, clue: Clue) -> str:
        """A better question in place of this one, mending the fault that the clue shows."""
        return self._rewording.of(text, hear(text), reading, clue)

    def plain(self) -> str:
        """A question without a fault that fits in place of any."""
        return self._rewording.plain()

    def _seen(self, text: str, heard: Heard, matter: tuple[int, int, str] | None) -> list[Sign]:
        own = [Sign(OF_CANDIDATE, *matter[:2], 1.0)] if matter else []
        return [*self._signs.of(heard), *in_gaps(text), *own]

    def _clue(self, fault: str, heard: Heard, weighed: Weighed, matter: tuple[int, int, str] | None) -> Clue:
        if fault == DISCRIMINATORY and matter:
            return Clue(fault, *matter)
        start, end = weighed.loudest(fault, len(heard.plain))
        start, end = self._second(heard, start) if fault == MULTI_BARRELLED else _clause(heard, start, end)
        return Clue(fault, start, end, weighed.matter() if fault == DISCRIMINATORY else None)

    def _second(self, heard: Heard, loudest: int) -> tuple[int, int]:
        """The clause of the second subject: the one that speaks loudest behind the first that asks."""
        asking = [clause for clause in heard.clauses if self._asking.asks(clause)]
        later = [clause for clause in heard.clauses if asking and clause.start >= asking[0].end]
        if later:
            found = next((clause for clause in later if clause.end > loudest), later[-1])
            return found.start, found.end
        joined = _JOINED.search(heard.plain, _SHORTEST)
        return (joined.start() if joined else loudest), len(heard.plain)


def _clause(heard: Heard, start: int, end: int) -> tuple[int, int]:
    """The clause that holds most of a stretch: Chinese has no spaces at which fewer words could be told apart."""

    def shared(clause: Clause) -> int:
        return min(clause.end, end) - max(clause.start, start)

    best = max(heard.clauses, key=shared)
    return best.start, best.end
