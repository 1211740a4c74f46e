"""A better question in place of a faulty one: what it is about is kept, the fault is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interviewkit.domain.linting._core import Clue, Reading
from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.technique import DISCRIMINATORY, HYPOTHETICAL, LEADING, MULTI_BARRELLED, PROBE

from .asking import Asking
from .hearing import Heard

_LONGEST: Final = 30
"""Characters of the old question that are taken over; more would not be read out. House default."""

_END: Final = r"(?:吗|么|没有|没|不|吧|呢|啊)?$"
_WHAT: Final = r"(?P<what>[^，吧喽]{2,24}?)"
_SHAPES: Final = tuple(
    (re.compile(pattern + _WHAT + rest + _END), shape)
    for pattern, rest, shape in (
        (r"(?:遇到|碰到|经历|处理|面对|参与|负责|带)过", r"(?:的?(?:经历|情况|时候))?", "met"),
        (r"有(?:没有|过)?(?=[^，]*过|[^，]*经历)", r"(?:的?(?:经历|情况|时候))?", "done"),
        (r"(?:接受|适应|习惯|忍受|承受)(?:得了|不了)?", "", "lately"),
        (r"(?:喜不喜欢|认不认同|赞不赞成|认同|赞成|赞同|同意|支持|喜欢|反对)", "", "view"),
        (r"(?:了解|熟悉|知道|清楚)", "", "known"),
        (r"(?:您|你)(?:会不会|会|能不能|能否|能|懂不懂|懂|可以)", "", "done"),
    )
)
_OPENING: Final = re.compile(
    r"^(?:那么|那(?![个位次天笔单些件])|请问|另外|还有|所以|不过|其实|，)*(?:您|你)?(?:觉得|认为)?(?:自己|以前|之前|平时|现在|目前|曾经|心里)*(?:的|也)?"
)
_TAIL: Final = re.compile(r"(?:吗|么|吧|没有|喽|咯|呢|嘛|的)+$")
_PERSUASION: Final = re.compile(
    r"难道就?(?:没)?|想必|想来|肯定|一定|必定|绝对|显然|当然|应该|毕竟|总不会|总不至于|没有理由|早就|我?(?:个人|一直)?(?:觉得|认为)|不(?=觉得|认为)|也(?=不|愿|能|觉|认|是)|都(?=写|是)"
)
_FORM: Final = re.compile(r"是不是|是否|能不能|能否|可不可以|可否|有没有|有无|您|你")
_OFFERED: Final = re.compile(r"([\u4e00-\u9fff]{1,2})[不没]\1")
_IF: Final = re.compile(
    r"^(?:那么?|好|如果说?|假[如若使设定]|倘[若使]?|要是|若是|若|如若|万一|一旦|设想|想象|试想|一下|比如说?|比方说|现在|换[作成做]?是?|您要是|你要是)+"
)
_THEN: Final = re.compile(
    r"(?:您|你)?(?:在[^，]{1,4}上)?(?:会|打算|准备|将|要|先)*(?:怎么|怎样|如何|咋|第一|做什么).*$"
)
_ROLE: Final = re.compile(r"^(?:您|你|我)?(?:是|当|做|让|就是|来|负责|接手|我们)|^给(?:您|你)|经理|主管|店长|领导$")
_JOIN: Final = re.compile(
    r"[，、；：。？！,;:.?!\s]*(?:哦?对了|另外|还有|以及|此外|顺便问一下|顺便|和|跟|与|再|同时|然后)?[，、；,;\s]*$"
)
PHRASES: Final = (
    "met",
    "done",
    "lately",
    "view",
    "known",
    "stated",
    "lived",
    "case",
    "like",
    "duty",
    "how_was",
    "this",
)
"""The better questions that are put together here; {what} is what is kept of the old one."""


class Rewording:
    """Words a better question for each fault."""

    def __init__(self, phrases: Mapping[str, str], matters: Mapping[str, Matter], asking: Asking) -> None:
        self._told = phrases
        self._matters = matters
        self._asking = asking

    def of(self, text: str, heard: Heard, reading: Reading, clue: Clue) -> str:
        """A question ready to be asked that has not this fault, nor touches a protected matter."""
        protected = next((each for each in reading.clues if each.fault == DISCRIMINATORY), None)
        if protected:
            return self._matters[protected.matter].instead.zh if protected.matter else self.plain()
        if clue.fault == MULTI_BARRELLED:
            return self._first(text, clue)
        imagined = next((each for each in reading.clues if each.fault == HYPOTHETICAL), None)
        if imagined:
            return self._real(text, heard, imagined)
        suggestive = next((each for each in reading.clues if each.fault == LEADING), None)
        return self._neutral(text, heard, suggestive) if suggestive else self._opened(text, heard, reading, clue)

    def plain(self) -> str:
        """A question without a fault that fits in place of any."""
        return self._told["like"]

    def _first(self, text: str, clue: Clue) -> str:
        """The first subject alone; the second waits for the next question."""
        return self._ended(_JOIN.sub("", text[: clue.start]).lstrip("，。？, "))

    def _real(self, text: str, heard: Heard, clue: Clue) -> str:
        """The imagined case as one that the candidate has met."""
        at = _clause_at(heard, clue)
        for each in (at, at + 1, at - 1):
            if not 0 <= each < len(heard.clauses):
                continue
            case = _short(_THEN.sub("", _IF.sub("", _words(text, heard, each))))
            if _ROLE.search(case):
                return self._told["duty"]
            if len(case) >= 4:
                return self._told["case"].format(what=re.sub("^(?:您|你)(?!的)", "", case).replace("你", "您"))
        return self._told["like"]

    def _neutral(self, text: str, heard: Heard, clue: Clue) -> str:
        """The open question that followed the opinion, or one about what was stated."""
        for at, each in enumerate(heard.clauses):
            open_one = self._asking.asks(each) and not self._asking.yes_or_no(each) and len(each.words) >= 6
            if each.start >= clue.end and open_one and not re.search("也|这样认为|这么", each.words):
                return self._ended(re.sub("^那么?", "", _words(text, heard, at)))
        at = _clause_at(heard, clue)
        if len(heard.clauses[at].words) <= 8 and at:
            at -= 1
        words = _words(text, heard, at)
        return (self._told["lived"] if re.search("您|你", words) else self._told["stated"]).format(
            what=self._about(words)
        )

    def _opened(self, text: str, heard: Heard, reading: Reading, clue: Clue) -> str:
        """The same matter, asked so that it must be told."""
        at = _clause_at(heard, clue)
        if len(heard.clauses[at].words) <= 8 and at and not heard.clauses[at - 1].stops:
            at -= 1
        words = _words(text, heard, at)
        if reading.technique.key == PROBE:
            return self._told["how_was"].format(what=self._about(words))
        for pattern, shape in _SHAPES:
            found = pattern.search(words)
            if found:
                return self._told[shape].format(what=_short(found["what"]))
        return self._told["lived"].format(what=self._about(words))

    def _ended(self, words: str) -> str:
        return words + ("。" if self._asking.requests(words) else "？")

    def _about(self, words: str) -> str:
        """What a question is about, without its yes-or-no form and its persuasion."""
        words = _OPENING.sub("", _TAIL.sub("", _PERSUASION.sub("", words)))
        words = _OFFERED.sub(r"\1", _FORM.sub("", words)).replace("还是", "或")
        return _short(_OPENING.sub("", words)) or self._told["this"]


def _clause_at(heard: Heard, clue: Clue) -> int:
    return next((at for at, each in enumerate(heard.clauses) if each.end > clue.start), 0)


def _words(text: str, heard: Heard, at: int) -> str:
    return text[heard.clauses[at].start : heard.clauses[at].end]


def _short(words: str) -> str:
    return words.strip("，。？！；：,.?!;: “”\"'")[:_LONGEST]
