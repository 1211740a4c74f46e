"""What the linter knows of words: lists for each language, protected matters, and how each fault is explained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from interviewkit.domain.question import Lang, Text

from .notes import NoteWords
from .weighing import Weights


@dataclass(frozen=True, slots=True)
class FaultText:
    """How one fault is named and explained, and how such a question is put right."""

    key: str
    name: Text
    what: Text
    why: Text
    how: Text


@dataclass(frozen=True, slots=True)
class Matter:
    """A protected matter: the rule that makes asking risky, told as risk and not as legal advice, and its words."""

    key: str
    name: Text
    risk: Text
    instead: Text
    """A lawful, job-related question that serves what was probably wanted."""
    words: Mapping[Lang, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words, rewording phrases and learnt weights of both languages, the faults, and the protected matters."""

    words: Mapping[Lang, Mapping[str, tuple[str, ...]]]
    phrases: Mapping[Lang, Mapping[str, str]]
    faults: Mapping[str, FaultText]
    matters: Mapping[str, Matter]
    weights: Mapping[Lang, Weights]
    notes: Mapping[Lang, NoteWords]
