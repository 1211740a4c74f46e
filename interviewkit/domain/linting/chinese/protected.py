"""Protected matters: a word alone is nothing; it must be asked about the candidate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interviewkit.domain.linting.lexicon import Matter

from .asking import Asking
from .hearing import BLANK, Heard, any_of

_CANDIDATE: Final = re.compile("您|你")
_OWN_VERB: Final = re.compile("您|你|为什么|怎么|想|要|能|会")
_STORY: Final = re.compile(r"经历|例子|实例|事例|案例|[一那某首][次回]|那件事")
_DEALT_WITH: Final = re.compile(
    r"(?:管理|带|面对|看待|服务|吸引|招聘|怎么看|安抚|怎么(?:和|跟|对)|和|跟|与|给|对|向|教)(?:一群|一些|这些|那些|很多)?$"
)
_SURE_SIGNS: Final = re.compile(
    r"(?:您|你)(?:是)?(?:19|20)?\d\d年的|(?:19|20)?\d\d年(?:生|出生)的|(?:您|你)[^，]{0,4}(?:这个|这|那)(?:岁数|年纪|年龄)"
)


class Protected:
    """Finds the matter that a question to the candidate touches."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], matters: Mapping[str, Matter], asking: Asking) -> None:
        self._asking = asking
        known = [(word, key) for key, matter in matters.items() for word in matter.words.get("zh", ())]
        self._any = re.compile(any_of(word for word, _ in known)) if known else re.compile(r"(?!)")
        self._matters = tuple(
            (key, re.compile(any_of(m.words["zh"]))) for key, m in matters.items() if m.words.get("zh")
        )
        self._others = re.compile(any_of(words["others"]))
        self._lawful = re.compile(any_of(words["lawful"]))

    def find(self, heard: Heard) -> tuple[int, int, str] | None:
        """Where the matter stands and its key, or nothing."""
        bare = self._lawful.sub(lambda found: BLANK * len(found[0]), heard.bare)
        sure = _SURE_SIGNS.search(bare)
        if sure:
            return sure.start(), sure.end(), "age"
        for found in self._any.finditer(bare):
            if self._of_candidate(bare, found.start(), found.end()):
                return found.start(), found.end(), self._key(found[0])
        return None

    def _key(self, word: str) -> str:
        return next(key for key, pattern in self._matters if pattern.fullmatch(word))

    def _of_candidate(self, bare: str, start: int, end: int) -> bool:
        begin = max(bare.rfind(mark, 0, start) for mark in "，。？！；：") + 1
        stop = min((at for at in (bare.find(mark, end) for mark in "，。？！；：") if at >= 0), default=len(bare))
        before, after = bare[begin:start], bare[end:stop]
        if self._others.fullmatch(bare[start:end]) and not re.search("(?:您|你)(?:是|也是|家|们家)?$", before):
            return False
        if _DEALT_WITH.search(before):
            return False
        yours = [found.end() for found in _CANDIDATE.finditer(before)]
        if _CANDIDATE.match(bare[start:end]):
            return True
        other = [
            found.end()
            for found in self._others.finditer(bare[begin:stop])
            if self._apart(found.span(), start - begin, end - begin)
        ]
        if any(at <= len(before) for at in other) and (
            not yours or max(at for at in other if at <= len(before)) > yours[-1]
        ):
            return False
        if re.match(r"[^，]{0,10}?的?", after) and any(at > len(before) for at in other) and self._describes(after):
            return False
        return self._personal(bare[:begin], before, after, bool(yours))

    def _apart(self, span: tuple[int, int], start: int, end: int) -> bool:
        """Whether a person named is not the very word of the matter."""
        return span[1] <= start or span[0] >= end

    def _describes(self, after: str) -> bool:
        """Whether the word only describes somebody else or a thing: 有宗教禁忌的客人, 民族地区."""
        found = self._others.search(after, 0, 14)
        return bool(found) and not _OWN_VERB.search(after[: found.start()] if found else "")

    def _personal(self, earlier: str, before: str, after: str, yours: bool) -> bool:
        """Whether it is the candidate's own: 您 stands before, or nobody does and nothing else was spoken of."""
        story = _STORY.search(before + after) or self._asking.told.search(before)
        if yours:
            return True
        if self._others.search(earlier) and not _CANDIDATE.search(before):
            return False
        return not story or bool(_CANDIDATE.search(after))
