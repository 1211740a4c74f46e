"""Hypothetical: what somebody would do, not what they did."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asking import Asking
from .hearing import Clause, Heard, any_of

_WOULD: Final = re.compile(
    r"(?:会|打算|准备|将|该|要|想|能)(?:先|再|从|用|对|跟|给|采取|首先|当面|亲自|直接|立刻|马上|在柜台上)?[^，]{0,6}?(?:怎么|怎样|如何|咋|什么|哪|啥)|怎么办|怎么做|咋办"
    r"|第一步(?:会|要)?做|第一反应"
)
_OTHER: Final = re.compile(
    r"换[作成做了]?(?:是)?(?:您|你|我)|(?:您|你)要是(?!有|方便|觉得)|轮到您|让您当|给您(?:一个|一家|一支|一百|十)"
)
_WORLD: Final = re.compile(
    r"[说要了没不着把被让给]|有个|有[一两]|有人|天天|老是|接手|出现|断了|迟到|亏损|突然|坚持|正在|一直|同时|喊|骂|找|闹|投诉|哭|堵|拒|催"
)
_PAST: Final = re.compile(r"当时|那时|那次|刚才|刚刚|后来|您(?:说|提到|讲)|简历|过[的？]?$|经历|例子|实例|一次")
_AGAIN: Final = re.compile(
    r"(?:如果|要是|假如)(?:当时|当初|那时)|"
    r"重来|再来一[次遍回]|重新来|再经历|重做一[次遍]|再做一[次遍]|回到当时|倒回去|当时(?:没|不)|重新选|再选一次|让您再"
)
_WORDED: Final = re.compile(
    r"^[^，]{0,6}?(?:用[一二两三几\d]|(?:您|你)(?:用|选一|挑|评价|形容|总结|概括)|满分|打分|以\d|给自己)"
)
_NOW: Final = re.compile(r"现在有(?:一|个|位)|这时候?|有一天|某天|突然|您面前|一大早")
_WHAT_THEN: Final = re.compile(
    r"怎么(?:办|做|处理|应对|回|说|劝|解释|安抚|沟通)|如何(?:处理|应对|回应|解释|安抚)|第一步"
)
_SOMEBODY: Final = re.compile(r"(?:您|你)(?:会|将)(?:怎么|怎样|如何)[^，]{1,5}(?:一[个位名家]|这样的|那种|这种)")
_STORY: Final = re.compile(r"经历|例子|实例|事例|案例|[一那某][次回]")


class Hypothetical:
    """Finds the imagined case."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], asking: Asking) -> None:
        self._asking = asking
        self._if = re.compile(
            rf"(?:^|(?<=[^\u4e00-\u9fff])|(?<=[那么就么但而好比问您你]))(?:{any_of(words['conditions'])}(?!检验|推断|驱动|思维)|^若(?!干))|(?<=[\u4e00-\u9fff])(?:如果|假如|要是|万一)"
        )
        self._polite = re.compile(rf"[^，]{{0,8}}?{any_of(words['polite_conditions'])}")
        self._meets = re.compile(rf"^(?:那|您|你)?(?:{any_of(words['meets'])})")
        self._habit = re.compile(any_of(words["habits"]))

    def find(self, heard: Heard) -> tuple[int, int] | None:
        """Where the condition or the imagined case stands, or nothing."""
        for at, clause in enumerate(heard.clauses):
            rest = heard.clauses[at:]
            found = self._if.search(clause.words) or _OTHER.search(clause.words)
            if found:
                if self._imagined(clause, found.end(), rest) and not self._in_story(heard.clauses[:at], rest):
                    return clause.start + found.start(), clause.start + found.end()
            elif self._scene(heard.clauses[:at], clause):
                return clause.start, clause.end
        return None

    def _imagined(self, clause: Clause, after: int, rest: tuple[Clause, ...]) -> bool:
        said = "，".join(each.words for each in rest)
        if _AGAIN.search(said) or self._asking.told.search(clause.words[:after]):
            return False
        if _WORDED.match(clause.words[after:]):
            return False
        would = _WOULD.search(said)
        if self._polite.match(clause.words, after) and not (would and would.start() < 60 and "会" in would[0]):
            return False
        if _STORY.search(said) and self._asking.requests(said) and not would:
            return False
        if self._habit.search(said) and not re.search("会|打算|准备", said):
            return False
        return any(self._asking.asks(each) for each in rest)

    def _in_story(self, before: tuple[Clause, ...], rest: tuple[Clause, ...]) -> bool:
        """Whether a story has been asked for already, and the condition only belongs to it."""
        asked = any(_STORY.search(each.words) and self._asking.requests(each.words) for each in before)
        return asked and not any(re.search("(?:您|你)[^，]{0,3}会", each.words) for each in rest)

    def _scene(self, before: tuple[Clause, ...], clause: Clause) -> bool:
        """A case told as if it happened, and 您会怎么……: 客户说别家便宜，您会怎么回."""
        words = clause.words
        told = "，".join(each.words for each in before[-3:])
        if _SOMEBODY.search(words) or (
            _NOW.search(told) and _WHAT_THEN.search(words) and not _PAST.search(told + words)
        ):
            return True
        would = re.search(
            r"会(?:先|怎么|怎样|如何|做|跟|对|用什么|采取|从)|会[^，]{1,3}哪|怎么办|打算怎么|准备怎么", words
        )
        if not would or self._habit.search(words) or _PAST.search(words):
            return False
        same = self._meets.match(words)
        if same or (before and self._meets.match(before[-1].words) and not self._habit.search(told)):
            return True
        if not before or before[-1].stops or _PAST.search(told) or self._habit.search(told):
            return False
        happens = _WORLD.search(told) or "会怎么办" in words
        return bool(happens) and not any(self._asking.asks(each) for each in before)
