"""What can be seen in an English text: its words in groups, its sentences, and phrases of the word lists."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.linting.phrases import Words, longest
from interviewkit.domain.linting.weighing import Sign, in_forms, in_lists, in_words, of_matter

from .asks import FRAGMENT, REQUEST, WH, YES_NO
from .question import Span, Spoken

_GAP: Final = 3
"""Words that may stand for “…” in a phrase."""
_STEM: Final = 5
"""Letters that words of one stem share, roughly."""
_WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|[?.,!;:]")
_FORMS: Final = {REQUEST: "R", WH: "W", YES_NO: "Y", FRAGMENT: "F"}


@dataclass(frozen=True, slots=True)
class _Word:
    """A word or a mark, and where it stands in the plain text."""

    text: str
    start: int
    end: int


class Signs:
    """Sees the signs of a text."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], matters: Mapping[str, Matter]) -> None:
        of_matters = {of_matter(key): matter.words.get("en", ()) for key, matter in matters.items()}
        self._phrases = Words({**words, **of_matters}, _GAP)

    def of(self, spoken: Spoken) -> Iterator[Sign]:
        """All signs; positions are those of the plain text."""
        words = [_Word("0" if each[0].isdigit() else each[0], *each.span()) for each in _WORD.finditer(spoken.text)]
        yield from in_words({**_groups(words), **_sentences(spoken, words)})
        yield from _forms(spoken)
        yield from self._of_lists(words)

    def _of_lists(self, words: Sequence[_Word]) -> Iterator[Sign]:
        """Each list that the text has words of, where the longest of them stand."""
        found = longest(self._phrases.find([each.text for each in words]))
        return in_lists({name: (words[each.start].start, words[each.end - 1].end) for name, each in found.items()})


def _groups(words: Sequence[_Word]) -> dict[str, Span]:
    """Groups of one to three words, pairs with one between, and stems; each once."""
    length = words[-1].end if words else 0
    row = [_Word("^", 0, 0), *words, _Word("$", length, length)]
    found: dict[str, Span] = {}
    for at, word in enumerate(row):
        for size in (1, 2, 3):
            group = row[at : at + size]
            if len(group) == size:
                found.setdefault(" ".join(each.text for each in group), (word.start, group[-1].end))
        if at + 2 < len(row):
            found.setdefault(f"{word.text} ~ {row[at + 2].text}", (word.start, row[at + 2].end))
        if len(word.text) > _STEM:
            found.setdefault(f"{word.text[:_STEM]}*", (word.start, word.end))
    for place, word in enumerate(words[:3], 1):
        found[f"word {place}: {word.text}"] = word.start, word.end
    found[f"length: {min(len(words) // 6, 6)}"] = 0, length
    return found


def _sentences(spoken: Spoken, words: Sequence[_Word]) -> dict[str, Span]:
    """How sentences and clauses begin, how the last one begins and ends, and how many there are."""
    found: dict[str, Span] = {}
    begins = True
    for word, after in pairwise(words):
        if begins and word.text.isalpha():
            found.setdefault(f"begins: {word.text} {after.text}", (word.start, after.end))
        begins = word.text in "?.,!;:"
    if last := spoken.last:
        inside = [word for word in words if word.start >= last.begin and word.text.isalnum()]
        for size in (1, 2):
            if len(inside) >= size:
                group = " ".join(each.text for each in inside[:size])
                found[f"last begins: {group}"] = inside[0].start, inside[size - 1].end
        if inside:
            group = " ".join(each.text for each in inside[-3:])
            found[f"last ends: {group}"] = inside[-3:][0].start, inside[-1].end
    length = len(spoken.text)
    found[f"marks: {min(spoken.text.count('?'), 3)}"] = 0, length
    found[f"sentences: {min(len(spoken.sentences), 4)}"] = 0, length
    return found


def _forms(spoken: Spoken) -> Iterator[Sign]:
    """How the sentences ask; behind the last ask of each stands whether it ends in a question mark."""
    kinds: list[str] = []
    for number, sentence in enumerate(spoken.sentences):
        asks = [_FORMS[ask.form] for ask in spoken.asks if ask.sentence == number] or ["p"]
        kinds += [*asks[:-1], asks[-1] + ("?" if sentence.asked else ".")]
    return in_forms(kinds, len(spoken.text))
