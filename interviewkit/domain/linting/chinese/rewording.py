"""A better question in place of a faulty one: what it is about is kept, the fault is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interviewkit.domain.linting._core import Clue, Reading
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.technique import DISCRIMINATORY, HYPOTHETICAL, LEADING, MULTI_BARRELLED, PROBE

from .asking import SURELY, Asking
from .hearing import Heard

_SUBJECT: Final = re.compile(
    r"^(?:那么|那|请问|就是|另外|还有|所以|不过|其实)*(?:您|你)?(?:觉得|认为)?(?:自己|以前|之前|平时|现在|目前|曾经)?"
)
_ABILITY: Final = re.compile(
    r"(?:您|你)(?:会不会|会|能不能|能否|能|懂不懂|懂|用过|做过|干过|带过|可以)(?P<what>[^，]{2,18}?)(?:吗|么|没有|不)?$"
)
_TAKES: Final = re.compile(
    r"(?:能不能|能否|能|可以|愿不愿意|愿意|是否)*(?:接受|适应|习惯|忍受|承受)(?:不?了|得了)?(?P<what>[^，]{2,18}?)(?:吗|么|不)?$"
)
_KNOWS: Final = re.compile(r"(?:了解|熟悉|知道|清楚)(?P<what>[^，]{2,18}?)(?:吗|么|不)?$")
_THINKS: Final = re.compile(r"(?:认同|赞成|赞同|同意|支持|喜欢|喜不喜欢|反对)(?P<what>[^，]{2,18}?)(?:吗|么|不)?$")
_EVER: Final = re.compile(
    r"(?:有没有|是否|有过|曾经|曾|有)*(?:遇到|碰到|经历|处理|面对|参与|负责)过?(?P<what>[^，]{2,24}?)(?:的?(?:经历|情况|时候))?(?:吗|么|没有|没)?$"
)
_TAIL: Final = re.compile(r"(?:吗|么|吧|没有|喽|咯|呢|嘛)+$")
_SURE: Final = re.compile(
    r"难道|想必|想来|肯定|一定|必定|绝对|显然|当然|应该|毕竟|总不会|不至于|没有理由|就没|也(?=愿|能|觉|认|是)|都(?=写|是)"
)
_IF: Final = re.compile(
    r"^(?:那|那么|好|如果说|如果|假如|假若|假使|假设|假定|倘若|倘使|倘|要是|若是|如若|万一|一旦|设想一下|想象一下|试想|设想|想象|比如说?现在|您要是|你要是)+[，]?"
)
_JOIN: Final = re.compile(
    r"[，、；：。？！\s]*(?:哦对了|对了|另外|还有|以及|此外|顺便问一下|顺便|和|跟|与|再|同时|然后)?[，、；\s]*$"
)


class Rewording:
    """Words a better question for each fault."""

    def __init__(self, matters: Mapping[str, Matter], asking: Asking) -> None:
        self._matters = matters
        self._asking = asking

    def of(self, heard: Heard, reading: Reading, clue: Clue) -> str:
        """A question ready to be asked that has not this fault."""
        if clue.fault == DISCRIMINATORY and clue.matter:
            return self._matters[clue.matter].instead.zh
        if clue.fault == MULTI_BARRELLED:
            return self._first(heard, clue)
        if clue.fault == HYPOTHETICAL:
            return self._real(heard, clue)
        if clue.fault == LEADING:
            return self._neutral(heard, reading, clue)
        return self._opened(heard, reading, clue)

    def _first(self, heard: Heard, clue: Clue) -> str:
        """The first subject alone; the second waits for the next question."""
        words = _JOIN.sub("", heard.plain[: clue.start]).lstrip("，。？ ")
        return words + ("。" if self._asking.requests(words) else "？")

    def _real(self, heard: Heard, clue: Clue) -> str:
        at = next((i for i, each in enumerate(heard.clauses) if each.end > clue.start), 0)
        case = _short(_IF.sub("", heard.clauses[at].words))
        case = re.sub(r"[，]?(?:您|你)?(?:会|打算|准备|将|要|先)*(?:怎么|怎样|如何|咋).*$", "", case)
        if len(case) < 4:
            return "请讲一次您遇到类似情况的经历，当时您是怎么做的？"
        return f"“{case}”，请讲一次您遇到类似情况的经历，当时您是怎么做的？"

    def _neutral(self, heard: Heard, reading: Reading, clue: Clue) -> str:
        """The open question that followed the opinion, or one about what the statement was on."""
        for each in reversed(heard.clauses):
            plain = each.start > clue.end and self._asking.asks(each) and not self._asking.yes_or_no(each)
            if plain and len(each.words) >= 6 and not _SURE.search(each.words) and "也" not in each.words:
                return _asked(re.sub("^(?:那|那么)", "", each.words), self._asking)
        return self._opened(heard, reading, clue)

    def _opened(self, heard: Heard, reading: Reading, clue: Clue) -> str:
        """The same matter, asked so that it must be told."""
        at = next((i for i, each in enumerate(heard.clauses) if each.end > clue.start), 0)
        words = heard.clauses[at].words
        if len(words) <= 6 and at:
            words = heard.clauses[at - 1].words
        if reading.technique.key == PROBE:
            return f"关于“{_about(words)}”，当时的情况是怎样的？"
        for pattern, shape in _SHAPES:
            found = pattern.search(words)
            if found and clue.fault != LEADING:
                return shape.format(_short(found["what"]))
        return f"关于“{_about(words)}”，请讲一次您实际的经历。"


_SHAPES: Final = (
    (_EVER, "请讲一次您遇到{}的经历。"),
    (_TAKES, "请讲讲您以往{}的经历，您是怎么安排的？"),
    (_THINKS, "您怎么看{}？"),
    (_KNOWS, "您对{}有哪些了解？"),
    (_ABILITY, "请讲一次您{}的经历。"),
)


def _about(words: str) -> str:
    """What a question is about, without its yes-or-no form and its persuasion."""
    words = _SUBJECT.sub("", SURELY.sub("", words))
    words = re.sub(r"([\u4e00-\u9fff]{1,2})[不没]\1", r"\1", _SURE.sub("", _TAIL.sub("", words)))
    words = re.sub(r"是否|能否|可否|有没有|有无|不觉得|不认为|您|你", "", words).replace("还是", "或")
    return _short(words) or "这件事"


def _short(words: str) -> str:
    return words.strip("，。？！；： 〇")[:30]


def _asked(words: str, asking: Asking) -> str:
    return words + ("。" if asking.requests(words) else "？")
