"""Protected matters in Chinese notes: who is not named is the candidate, unless a story is about others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.linting.notes import NoteWords, Touched

from .hearing import BLANK, any_of, hear

_AGE: Final = re.compile(
    r"(?<![0-9满])(?:[2-6][0-9]|[二三四五六]十[一二三四五六七八九几]?)(?:多|来|出头)?岁"
    r"|(?:看着|看上去|看起来|看样子|大概|约莫|今年|已经)[^，。？！；：]{0,3}?(?:[二三四五六]十[一二三四五六七八九几多]?|[2-6][0-9])"
    r"(?:岁|了|多了|出头|左右|上下)*(?=[，。？！；：]|$)"
)
_TO_OTHERS: Final = re.compile(
    r"(?:给|帮|替|为|对|向|跟|和|与|教|陪|扶|面对|面向|照看|看护|安抚|接待|服务|遇到|碰到|针对|负责|卖|管|采访|招聘|带教)"
    r"(?:过|了)?(?:[一两几][位名个对群]|很多|一些|这位|那位)?$|(?:问|了解|打听)[了过清到]?[^，]{0,4}$"
)
_SOMEBODY: Final = re.compile(r"(?:[那这某]|有一?|一|两|几|[0-9])[位名对]|[那这某]个[^，]{0,2}|有个|一个")
_HEAD: Final = re.compile(
    r"(?:[那这有某一两几几个位名对群些女男老新大小]|但|而|当时|后来|因为|由于|逾期|原来|其中|[^，]{1,5}的)*"
)
_DESCRIBED: Final = re.compile(r"[^，]{0,5}的?[^，]{0,2}")


class ChineseNotes:
    """Finds the matter that a Chinese note touches."""

    def __init__(self, notes: NoteWords, asked: Mapping[str, tuple[str, ...]], matters: Mapping[str, Matter]) -> None:
        """`asked` are the word lists of questions."""
        apart = frozenset(notes.lists["asked_only"])
        known = {
            key: {*(word for word in matter.words.get("zh", ()) if word not in apart), *notes.stated.get(key, ())}
            for key, matter in matters.items()
        }
        self._matter_of = {word: key for key, words in reversed(known.items()) for word in words if "…" not in word}
        self._parted = [(re.compile(any_of([w])), key) for key, words in known.items() for w in words if "…" in w]
        self._any = re.compile(any_of(word for words in known.values() for word in words))
        named = set(notes.lists["candidate"])
        self._others = re.compile(any_of({*asked["others"], *notes.lists["others"]} - named))
        self._candidate = re.compile(f"{any_of(named)}|(?:^|[，。；])自己")
        self._harmless = re.compile(any_of((*asked["lawful"], *notes.lists["harmless"])))

    def find(self, text: str) -> Touched | None:
        """The first words that touch a protected matter of the candidate."""
        heard = hear(text)
        bare = self._harmless.sub(lambda found: BLANK * len(found[0]), heard.bare)
        topic = False
        for clause in heard.clauses:
            words = bare[clause.start : clause.end]
            topic = self._about_others(words, topic)
            for start, end, key in self._matters(words):
                if not topic and self._own(words, start, end):
                    return Touched(key, clause.start + start, clause.start + end)
            topic = topic and not clause.stops
        return None

    def _about_others(self, words: str, before: bool) -> bool:
        """Whether a clause speaks of others: they are its subject, or were, and nobody else has been named."""
        other = self._others.search(words)
        candidate = self._candidate.search(words)
        if other and (not candidate or other.start() < candidate.start()):
            return bool(_HEAD.fullmatch(words[: other.start()])) or before
        return before and not candidate

    def _matters(self, words: str) -> Iterator[tuple[int, int, str]]:
        for found in _AGE.finditer(words):
            yield found.start(), found.end(), "age"
        for found in self._any.finditer(words):
            yield found.start(), found.end(), self._key(found[0])

    def _key(self, found: str) -> str:
        return self._matter_of.get(found) or next(key for pattern, key in self._parted if pattern.fullmatch(found))

    def _own(self, words: str, start: int, end: int) -> bool:
        """Whether a matter in a clause about the candidate is the candidate's own."""
        before, after = words[:start], words[end:]
        if _TO_OTHERS.search(before) or _SOMEBODY.search(before[-4:]):
            return False
        others = [f for f in self._others.finditer(words) if f.end() <= start or f.start() >= end]
        named = [f.end() for f in self._candidate.finditer(before)]
        earlier = [f.end() for f in others if f.end() <= start]
        if earlier and (not named or named[-1] < earlier[-1]):
            return False
        if self._others.fullmatch(words[start:end]) and not re.search("是|当|做|$", before[-1:] or "是"):
            return False
        later = next((f for f in others if f.start() >= end), None)
        return later is None or not _DESCRIBED.fullmatch(after[: later.start() - end])
