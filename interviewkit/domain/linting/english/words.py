"""Text made plain enough to read: small letters, straight apostrophes, no fillers; and word lists made patterns."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

PLAIN: Final = str.maketrans("’‘ʼ“”–—―…", "'''\"\"---.")
EDGE: Final = " ,;:-"


@dataclass(frozen=True, slots=True)
class Flat:
    """A plain text, and for each of its characters (and its end) the position in the text that was given."""

    text: str
    places: tuple[int, ...]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Positions in the given text for a stretch of the plain one."""
        start = min(start + len(self.text[start:end]) - len(self.text[start:end].lstrip(EDGE)), end)
        end = start + len(self.text[start:end].rstrip(EDGE))
        if end <= start:
            return 0, 0
        return self.places[start], self.places[end - 1] + 1

    def place(self, given: int) -> int:
        """The position in the plain text of one in the given text."""
        return bisect_left(self.places, given)


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
        space = " " if cut.start() else ""
        kept.append(plain[at : cut.start()] + space)
        places += [*range(at, cut.start()), *[cut.start()] * len(space)]
        at = cut.end()
    kept.append(plain[at:])
    places += [*range(at, len(plain)), len(plain)]
    return Flat("".join(kept), tuple(places))


def filler_pattern(fillers: Iterable[str]) -> re.Pattern[str]:
    """What is left out: runs of space, and each filler with its commas."""
    words = "|".join(sorted(map(re.escape, fillers), key=len, reverse=True))
    return re.compile(
        rf"(?:\s|,? ?(?<![\w'])(?:(?:{words})(?![\w'-])|like,),?)*(?:\s)+|(?<![\w'])(?:{words})[,.](?= )|\s+"
    )


def alternatives(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases as whole words; * is the rest of a word, … up to three words."""
    told = (_parts(each, r"(?:[\w'-]+ ){0,3}?") for each in phrases)
    return rf"(?<![\w']){_tree(told)}(?!\w)"


def phrases(words: Iterable[str], gap: str) -> str:
    """As `alternatives`, but … is what `gap` says, you may be you're, and a possessive may follow."""
    told = (_parts(re.sub(r"^you(?= )", "you~", each), gap) for each in words)
    return rf"(?<![\w']){_tree(told)}(?!\w)"


def _parts(phrase: str, gap: str) -> tuple[str, ...]:
    """A phrase as the patterns of its letters, with those of * and … among them."""
    special = {"*": r"[\w-]*", "…": gap, "~": "(?:'re|'ve|'d|'ll)?"}
    return tuple(special.get(sign) or re.escape(sign) for sign in phrase.replace("… ", "…"))


def _tree(phrases: Iterable[tuple[str, ...]]) -> str:
    """One pattern for all: what begins alike is tried once, so that long lists stay quick."""
    ends = False
    branches: dict[str, list[tuple[str, ...]]] = {}
    for phrase in phrases:
        if phrase:
            branches.setdefault(phrase[0], []).append(phrase[1:])
        else:
            ends = True
    told = [head + (_tree(tails) if any(tails) else "") for head, tails in branches.items()]
    if not told:
        return "" if ends else "(?!)"
    return f"(?:{'|'.join(told)}){'?' if ends else ''}"
