"""Word lists looked up in one pass: which lists a text has words of, and where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

Listed = tuple[str, int]
"""The name of a list, and the number of its line."""

GAP: Final = "…"
"""Stands for a few words between the parts of a phrase."""
ANY: Final = "*"
"""Stands for the rest of a word."""
KINDS: Final = "/"
"""Joins the words of one kind in a line."""


@dataclass(frozen=True, slots=True)
class Found:
    """Where words of a list stand; `line` tells the kind, where each line of a list is one."""

    name: str
    line: int
    start: int
    end: int


def longest(found: Iterable[Found]) -> dict[str, Found]:
    """The longest phrase that was found of each list, the first of equals."""
    kept: dict[str, Found] = {}
    for each in found:
        held = kept.get(each.name)
        if held is None or each.end - each.start > held.end - held.start:
            kept[each.name] = each
    return kept


class Characters:
    """Phrases of a language that is written without spaces."""

    def __init__(self, lists: Mapping[str, Iterable[str]], gap: int) -> None:
        """`gap` is how many characters may stand for “…”."""
        self._gap = gap
        self._whole: defaultdict[str, list[Listed]] = defaultdict(list)
        self._parted: defaultdict[str, list[tuple[Sequence[str], Listed]]] = defaultdict(list)
        for phrase, listed in _phrases(lists):
            first, *rest = phrase.split(GAP)
            if rest:
                self._parted[first].append((rest, listed))
            else:
                self._whole[first].append(listed)
        self._lengths = sorted({len(each) for each in (*self._whole, *self._parted)})

    def find(self, text: str) -> Iterator[Found]:
        """All phrases in a text."""
        for start in range(len(text)):
            for length in self._lengths:
                word = text[start : start + length]
                for name, line in self._whole.get(word, ()):
                    yield Found(name, line, start, start + length)
                for rest, (name, line) in self._parted.get(word, ()):
                    if end := self._end(text, start + length, rest):
                        yield Found(name, line, start, end)

    def _end(self, text: str, at: int, rest: Sequence[str]) -> int | None:
        for part in rest:
            found = text.find(part, at, at + self._gap + len(part))
            if found < 0:
                return None
            at = found + len(part)
        return at


class Words:
    """Phrases of a language whose words stand apart; `*` in one is the rest of a word."""

    def __init__(self, lists: Mapping[str, Iterable[str]], gap: int) -> None:
        """`gap` is how many words may stand for “…”."""
        self._gap = gap
        self._by_end: defaultdict[str, list[tuple[Sequence[str], Listed]]] = defaultdict(list)
        for phrase, listed in _phrases(lists):
            parts = tuple(split(phrase))
            if parts:
                self._by_end[_end_of(parts)].append((parts, listed))

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        """All phrases; positions are numbers of words."""
        for at, word in enumerate(words):
            for end in (word, word[:STEM] + ANY, f"{words[at - 1]} {word}" if at else ""):
                for parts, (name, line) in self._by_end.get(end, ()):
                    first = self._first(words, at, parts)
                    if first is not None:
                        yield Found(name, line, first, at + 1)

    def _first(self, words: Sequence[str], at: int, parts: Sequence[str]) -> int | None:
        """Where a phrase that ends at a word begins, or None if it doesn't stand there."""
        slack = 0
        for part in reversed(parts):
            if part == GAP:
                slack = self._gap
                continue
            while at >= 0 and slack and not _is(words[at], part):
                at, slack = at - 1, slack - 1
            if at < 0 or not _is(words[at], part):
                return None
            at, slack = at - 1, 0
        return at + 1


STEM: Final = 3
"""Letters by which words with a `*` are found."""


def split(phrase: str) -> list[str]:
    """The words, marks, stars and gaps of a phrase."""
    for mark in "?,.:":
        phrase = phrase.replace(mark, f" {mark} ")
    return phrase.replace(GAP, f" {GAP} ").split()


def _phrases(lists: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, Listed]]:
    for name, lines in lists.items():
        for number, line in enumerate(lines):
            for phrase in line.split(KINDS):
                yield phrase, (name, number)


def _end_of(parts: Sequence[str]) -> str:
    """What phrases are looked up by: their last two words, or the last one where the other is no plain word."""
    *before, last = parts
    if last.endswith(ANY):
        return last[:STEM] + ANY
    plain = before and before[-1] != GAP and not before[-1].endswith(ANY)
    return f"{before[-1]} {last}" if plain else last


def _is(word: str, part: str) -> bool:
    return word == part or (part[-1] == ANY and word.startswith(part[:-1]))
