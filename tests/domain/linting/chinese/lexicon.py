"""The Chinese reader with the words that come with the product, and the labelled questions."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from interviewkit.domain.linting.chinese import Chinese
from interviewkit.domain.linting.lexicon import Lexicon
from interviewkit.library.lexicon import load_lexicon

LABELLED = Path(__file__).parents[1] / "labelled"


@cache
def lexicon() -> Lexicon:
    """The words, read once."""
    return load_lexicon()


@cache
def chinese() -> Chinese:
    """The reader, built once."""
    return Chinese(lexicon().words["zh"], lexicon().phrases["zh"], lexicon().matters)


def faults(text: str) -> set[str]:
    """The faults that are found in a text."""
    return {clue.fault for clue in chinese().read(text).clues}


def technique(text: str) -> str | None:
    """The technique that a text is taken for."""
    return chinese().read(text).technique.key


@dataclass(frozen=True)
class Labelled:
    """A question with the technique and the faults that people gave it."""

    text: str
    technique: str | None
    faults: frozenset[str]


def labelled(name: str) -> list[Labelled]:
    """The labelled questions of a file."""
    with (LABELLED / name).open(encoding="utf-8", newline="") as file:
        return [
            Labelled(row["text"], row["technique"] or None, frozenset(row["faults"].split()))
            for row in csv.DictReader(file)
        ]
