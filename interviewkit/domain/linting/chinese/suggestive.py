"""Suggestive: the question gives away the answer that is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asking import SURELY, WH, Asking
from .hearing import BLANK, Clause, Heard, any_of

_NOT_SO: Final = re.compile(
    r"(?:您|你|这|那)[^，]{0,6}?(?:不觉得|不认为|没觉得|不也|不是|不该|不应该|不想|没想过|不担心|不怕|不感到|没意识到|不知道|没考虑|不清楚)[^，]*(?:吗|么)$"
    r"|(?<!是)不是[^，]*(?:应该|该|的)(?:吗|么)$|不这么(?:认为|看|觉得|想)|^(?:这|那|您|你)?不(?:就|正|也)?(?:是|应该|该)[^，]*(?:吗|么)$"
)
_TAG: Final = re.compile(r"^(?:对吧|是吧|没错吧|您说对吧|对不对|是不是|对吗|是吗|不是吗|不是么)$")
_PRAISED: Final = re.compile(
    r"(?:您|你)[^，]{0,8}(?:很|挺|特别|非常|够|比较|最|这么|那么|都|也|愿意|喜欢|能|不会|没问题|应该|肯定)"
)
_SUPPOSED: Final = re.compile(r"^应该|^您应该|^你应该|^毕竟|^您多少|^您总该")
_ALL_DO: Final = re.compile(r"(?:谁都|大家都|人人都|所有人都|没有?人(?:会|不))")


class Suggestive:
    """Finds the words that show which answer would please."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], asking: Asking) -> None:
        self._asking = asking
        self._rhetoric = re.compile(any_of(words["rhetoric"]))
        self._surely = re.compile(any_of(words["surely"]))
        self._unsure = re.compile(any_of(words["unsure"]))
        self._values = re.compile(any_of(words["values"]))
        self._opinions = re.compile("^(?:说实话|不瞒您说|其实|但|不过)?" + any_of(words["opinions"]))
        self._absolutes = re.compile(any_of(words["absolutes"]))
        self._attitudes = re.compile(any_of(words["attitudes"]))
        self._conditions = re.compile(any_of(words["conditions"]))

    def find(self, heard: Heard, *, story: bool) -> tuple[int, int] | None:
        """Where the wanted answer shows, or nothing; `story` when an example is asked for."""
        for at, clause in enumerate(heard.clauses):
            span = self._said(heard.clauses, at, clause)
            if span:
                return clause.start + span[0], clause.start + span[1]
        return None if story else self._preamble(heard)

    def _said(self, clauses: tuple[Clause, ...], at: int, clause: Clause) -> tuple[int, int] | None:
        words = clause.words
        found = self._rhetoric.search(words) or _NOT_SO.search(words)
        if found and not self._asking.requests(words) and not re.search(r"不[^，]*(?:方便|介意)", words):
            return found.span()
        return self._sure(clauses, at, clause) or self._agree(clauses, at, clause)

    def _sure(self, clauses: tuple[Clause, ...], at: int, clause: Clause) -> tuple[int, int] | None:
        words = self._unsure.sub(lambda each: BLANK * len(each[0]), clause.words)
        found = self._surely.search(words)
        if not found or self._conditions.search(words) or self._asking.requests(words[: found.start()]):
            return None
        if (
            found[0].startswith("一定")
            and words[found.end() : found.end() + 1] == "要"
            and "您" not in words[: found.start()]
        ):
            return None
        if _SUPPOSED.match(found[0]) and not self._wants_yes(clauses[at:]):
            return None
        if found[0] not in ("显然", "想必") and WH.search(words[: found.start()]):
            return None
        return found.span()

    def _wants_yes(self, rest: tuple[Clause, ...]) -> bool:
        return any(SURELY.search(each.words) or _TAG.match(each.words) for each in rest[:2])

    def _agree(self, clauses: tuple[Clause, ...], at: int, clause: Clause) -> tuple[int, int] | None:
        """A statement that ends in 吧, or a tag after praise."""
        words = clause.words
        if _TAG.match(words):
            if words in ("对吧", "是吧", "没错吧") and at:
                return 0, len(words)
            praised = at and _PRAISED.search(clauses[at - 1].words) and words not in ("对吗", "是吗")
            return (0, len(words)) if praised else None
        found = SURELY.search(words)
        ends = clause.stops or at == len(clauses) - 1
        if not found or not ends or self._asking.imperative(words) or self._asking.requests(words) or WH.search(words):
            return None
        return found.span()

    def _preamble(self, heard: Heard) -> tuple[int, int] | None:
        """An opinion or a value told first, and then the candidate's asked."""
        for at, clause in enumerate(heard.clauses[:-1]):
            found = self._told_first(clause)
            if found and self._asked_then(heard.clauses[at + 1 :], found):
                return clause.start + found.start(), clause.start + found.end()
        return None

    def _told_first(self, clause: Clause) -> re.Match[str] | None:
        words = clause.words
        if BLANK in words or self._asking.asks(clause) or self._conditions.search(words):
            return None
        if re.search("您|你", words) and not self._opinions.search(words):
            return None
        opinion = self._opinions.search(words)
        if opinion and re.search("简历|刚才|您讲|您说|履历|材料", words):
            return None
        return self._values.search(words) or _ALL_DO.search(words) or self._absolutes.search(words) or opinion

    def _asked_then(self, rest: tuple[Clause, ...], found: re.Match[str]) -> bool:
        said = "，".join(each.words for each in rest)
        if not re.search("您|你", said) or (self._asking.requests(said) and not self._attitudes.search(said)):
            return False
        if self._values.search(found[0]) and any(self._asking.yes_or_no(each) for each in rest):
            return True
        return bool(self._attitudes.search(said))
