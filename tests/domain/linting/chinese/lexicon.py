"""The Chinese reader with the words that come with the product."""

from __future__ import annotations

from functools import cache

from interviewkit.domain.linting.chinese import Chinese
from interviewkit.domain.linting.lexicon import Lexicon
from interviewkit.library.lexicon import load_lexicon


@cache
def lexicon() -> Lexicon:
    """The words, read once."""
    return load_lexicon()


@cache
def chinese() -> Chinese:
    """The reader, built once."""
    words = lexicon()
    return Chinese(words.words["zh"], words.phrases["zh"], words.matters, words.weights["zh"])


def faults(text: str) -> set[str]:
    """The faults that are found in a text."""
    return {clue.fault for clue in chinese().read(text).clues}


def technique(text: str) -> str | None:
    """The technique that a text is taken for."""
    return chinese().read(text).technique.key
