"""The Chinese reader with the words that come with the product, and the labelled questions."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from interviewkit.domain.linting.chinese import Chinese
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.question import Text

LEXICON = Path(__file__).parents[4] / "question_bank" / "lexicon"
LABELLED = Path(__file__).parents[1] / "labelled"


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads((LEXICON / name).read_text(encoding="utf-8"))


@cache
def matters() -> dict[str, Matter]:
    """The protected matters with their Chinese words."""
    words = _toml("matters_zh.toml")["words"]
    told = {each["key"]: each for each in _toml("matters.toml")["matters"]}
    return {
        key: Matter(key, Text(**each["name"]), Text(**each["risk"]), Text(**each["instead"]), {"zh": tuple(words[key])})
        for key, each in told.items()
    }


def word_lists() -> dict[str, tuple[str, ...]]:
    """The word lists by their names."""
    return {name: tuple(words) for name, words in _toml("zh.toml")["lists"].items()}


@cache
def chinese() -> Chinese:
    """The reader, built once."""
    return Chinese(word_lists(), matters())


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
