"""Notes: what a note about the candidate tells of a protected matter, as each language sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Protocol

LISTS: Final = ("others", "candidate", "harmless", "asked_only")
"""The word lists that reading notes needs in each language."""


@dataclass(frozen=True, slots=True)
class NoteWords:
    """The words of a language for notes: lists by name, and by matter what a note states of it."""

    lists: Mapping[str, tuple[str, ...]]
    stated: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Touched:
    """A protected matter of the candidate in a note, and where its words stand."""

    matter: str
    start: int
    end: int


class Notes(Protocol):
    """What is needed of a language: a pure function over notes, built once from the lexicon."""

    def find(self, text: str) -> Touched | None:
        """The first words that touch a protected matter of the candidate; None where a matter is somebody else's."""
        ...
