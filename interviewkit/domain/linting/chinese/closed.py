"""Closed: a yes or a no answers it, or one of just two."""

from __future__ import annotations

import re
from typing import Final

from .asking import A_NOT_A, WH, Asking
from .hearing import Clause, Heard

_OPEN_INSIDE: Final = re.compile(r"有(?:些|没有)?(?:什么|哪些|啥|哪方面)")
_TWO: Final = re.compile(
    r"(?<!最后)(?<!可是)(?<!但是)(?<!可)(?<!但)(?<!却)(?<!都)(?<!后来)(?<!我)还是(?!要求|得[要去]|很|会有|觉得|没)"
)
_FOLLOWED: Final = re.compile(
    r"(?:那|您|你|请|当时|那次|如果有|有的话|要是有|碰到过就|遇到过就|有就|能不能|可以|麻烦)*(?:就|再)?(?:具体|详细|举|讲|说|谈|聊|介绍|描述|分享|为什么|为何|为啥|怎么|怎样|如何|哪|什么|多少|多久|比如|比方|说来|理由|原因)"
)


class Closed:
    """Finds the words that make a question answerable by yes, no, or one of two."""

    def __init__(self, asking: Asking) -> None:
        self._asking = asking

    def find(self, heard: Heard) -> tuple[int, int] | None:
        """Where the form stands, or nothing; the caller has ruled read-backs and small talk out."""
        for at, clause in enumerate(heard.clauses):
            span = self._yes_or_no(clause)
            if not span and not self._wondered(heard.clauses[:at]):
                span = self._either_or(clause)
            if span and not self._excused(heard.clauses, at, clause):
                return clause.start + span[0], clause.start + span[1]
        return None

    def _wondered(self, before: tuple[Clause, ...]) -> bool:
        """Whether the sentence has begun with how or what: 怎样分辨他是懂了，还是……."""
        return bool(before) and not before[-1].stops and bool(WH.search(before[-1].words))

    def _yes_or_no(self, clause: Clause) -> tuple[int, int] | None:
        found = self._asking.yes_or_no(clause)
        return found.span() if found else None

    def _either_or(self, clause: Clause) -> tuple[int, int] | None:
        found = _TWO.search(clause.words)
        if not found or clause.words.count("还是") > 1 or "、" in clause.words[: found.start()]:
            return None
        if re.match(r"[^是]{0,3}还是", clause.words) and "？" not in clause.mark:
            return None
        return found.span()

    def _excused(self, clauses: tuple[Clause, ...], at: int, clause: Clause) -> bool:
        if self._asking.polite(clause.words) or _OPEN_INSIDE.search(clause.words):
            return True
        if self._reported(clause) or any(self._asking.told.search(each.words) for each in clauses[:at]):
            return True
        return self._followed(clauses, at)

    def _reported(self, clause: Clause) -> bool:
        """Whether the form is only spoken of: 怎么判断该不该放贷, 有没有效果您怎么知道, 请讲讲是否……."""
        if re.search(r"(?:哪|什么|谁)[^，]{0,6}没有$", clause.words):
            return True
        ended = self._asking.yes_or_no(clause)
        if ended and ended.end() == len(clause.words) and not A_NOT_A.fullmatch(ended[0]):
            return False
        return bool(WH.search(clause.words) or self._asking.requests(clause.words))

    def _followed(self, clauses: tuple[Clause, ...], at: int) -> bool:
        """Whether the question goes on to ask for the story or the how: 有没有……？请具体讲讲."""
        clause = clauses[at]
        for later in clauses[at + 1 : at + 3]:
            if _FOLLOWED.match(later.words) or self._asking.polite(later.words):
                return True
            if not clause.stops and WH.search(later.words):
                return True
            if not clause.stops and self._asking.requests(later.words):
                return True
            if clause.stops:
                break
            clause = later
        return bool(at) and self._asking.wish(clauses[at].words) and self._asking.requests(clauses[at - 1].words)
