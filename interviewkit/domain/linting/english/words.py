"""Text made plain enough to read: small letters, straight apostrophes, no fillers; and word lists made patterns."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

PLAIN: Final = str.maketrans("’‘ʼ“”–—―…", "'''\"\"---.")
NOTHING: Final = re.compile(r"(?!)")


@dataclass(frozen=True, slots=True)
class Flat:
    """A plain text, and for each of its characters (and its end) the position in the text that was given."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Positions in the given text for a stretch of the plain one."""
        begin = self.places[min(start, len(self.text))]
        return begin, max(begin, self.places[min(end, len(self.text)) - 1] + 1) if end > start else begin


def small(text: str) -> str:
    """In small letters and plain marks, of the same length."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    return lower.translate(PLAIN)


def flatten(text: str, fillers: re.Pattern[str]) -> Flat:
    """A text made plain: fillers and double spaces are left out."""
    plain = small(text)
    kept: list[str] = []
    places: list[int] = []
    at = 0
    for cut in fillers.finditer(plain):
        kept.append(plain[at : cut.start()] + " ")
        places += [*range(at, cut.start()), cut.start()]
        at = cut.end()
    kept.append(plain[at:])
    places += [*range(at, len(plain)), len(plain)]
    return Flat("".join(kept), tuple(places))


def filler_pattern(fillers: Iterable[str]) -> re.Pattern[str]:
    """What is left out: runs of space, and each filler with its commas."""
    words = "|".join(sorted(map(re.escape, fillers), key=len, reverse=True))
    return re.compile(rf"(?:\s|,? ?(?<![\w'])(?:(?:{words})(?![\w'-])|like,),?)*(?:\s)+|(?<![\w'])(?:{words})[,.](?= )|\s+")


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases as whole words; * is the rest of a word, … up to three words."""
    ordered = sorted(phrases, key=len, reverse=True)
    if not ordered:
        return "(?!)"
    return rf"(?<![\w'])(?:{'|'.join(map(_phrase, ordered))})(?![\w'])"


def phrases(words: Iterable[str], gap: str) -> str:
    """As `alternatives`, but … is what `gap` says, and a possessive may follow."""
    ordered = sorted(words, key=len, reverse=True)
    told = "|".join(" ".join(map(_word, each.split())).replace(" … ", f" {gap}") for each in ordered)
    return rf"(?<![\w'])(?:{told or '(?!)'})(?!\w)"


def listed(phrases: Iterable[str]) -> re.Pattern[str]:
    """The compiled pattern for any of the phrases."""
    return re.compile(alternatives(phrases))


def _phrase(phrase: str) -> str:
    parts = [_word(word) for word in phrase.split()]
    return " ".join(parts).replace(" … ", r" (?:[\w'-]+ ){0,3}?")


def _word(word: str) -> str:
    return word if word == "…" else re.escape(word).replace(r"\*", r"[\w-]*")
