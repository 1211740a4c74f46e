"""Reads a Chinese question: its technique, and the faults that show in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from interviewkit.domain.linting._core import Clue, Guess, Reading
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.technique import (
    CLOSED,
    DIRECT,
    DISCRIMINATORY,
    HYPOTHETICAL,
    LEAD,
    LEADING,
    MULTI_BARRELLED,
    SUMMARIZE,
)

from .asking import Asking
from .barrels import Barrels
from .closed import Closed
from .hearing import Heard, hear
from .hypothetical import Hypothetical
from .protected import Protected
from .rewording import Rewording
from .suggestive import Suggestive
from .technique import Technique

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


class Chinese:
    """Chinese for the linter; built once from the lexicon, then pure."""

    def __init__(
        self, words: Mapping[str, tuple[str, ...]], phrases: Mapping[str, str], matters: Mapping[str, Matter]
    ) -> None:
        asking = Asking(words)
        self._technique = Technique(words, asking)
        self._closed = Closed(asking)
        self._suggestive = Suggestive(words, asking)
        self._hypothetical = Hypothetical(words, asking)
        self._barrels = Barrels(words, asking)
        self._protected = Protected(words, matters, asking)
        self._rewording = Rewording(phrases, matters, asking)

    def read(self, text: str) -> Reading:
        """The technique of a text and the clues to its faults; positions are those of the text."""
        heard = hear(text)
        if not heard.clauses:
            return Reading(Guess(None, 1.0), ())
        second = self._barrels.find(heard)
        first = heard.until(second[0]) if second and heard.clauses[0].end <= second[0] else heard
        imagined = self._hypothetical.find(heard)
        matter = self._protected.find(heard)
        guess = self._technique.guess(
            first, imagined=bool(imagined and imagined[0] <= first.clauses[-1].end), personal=bool(matter)
        )
        if guess.key is None:
            return Reading(guess, ())
        own = [Clue(DISCRIMINATORY, *matter)] if matter else []
        return Reading(guess, (*self._clues(heard, guess, second, imagined), *own))

    def reword(self, text: str, reading: Reading, clue: Clue) -> str:
        """A better question in place of this one, mending the fault that the clue shows."""
        return self._rewording.of(text, hear(text), reading, clue)

    def _clues(
        self, heard: Heard, guess: Guess, second: tuple[int, int] | None, imagined: tuple[int, int] | None
    ) -> Iterator[Clue]:
        if guess.key == SUMMARIZE:
            return
        story = guess.key in (LEAD, DIRECT)
        found = {
            CLOSED: self._closed.find(heard),
            LEADING: self._suggestive.find(heard, story=story),
            HYPOTHETICAL: imagined,
            MULTI_BARRELLED: second,
        }
        yield from (Clue(fault, *span) for fault, span in found.items() if span)
