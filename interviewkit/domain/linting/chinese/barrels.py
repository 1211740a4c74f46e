"""Several in one: two different subjects, or three requests and more; the parts of one story are one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asking import Asking
from .hearing import Clause, Heard, any_of

_NOTHING: Final = re.compile(
    r"[您你我他她它们的了过着吗呢吧啊么是有在会能要想去来给跟和与对把被让从到就都也还又再很最更不没那这哪几一二三两个些次位种请问下一〇a-z0-9\s先后里上中面边点时候地得说讲谈聊以及用于做干搞为因所可愿意打算般平时常现目前自己]"
)
_ALSO: Final = re.compile(r"^(?:那|您|你|请|麻烦|我|想)*(?:还|再|也|顺便|另外)")
_ITEM: Final = re.compile(r"[、，]|以及|还有|(?<=[\u4e00-\u9fff])[和跟与及](?=您|你|对|为什么|离职|薪|未来|职业)")
_YOURS: Final = re.compile(
    r"^(?:以及|还有|和|跟|与|及)?(?:您|你)(?:[^，、]{0,6}的|对|为什么|怎么|如何|熟悉|崇拜|想|用)|^为什么"
)
_OWN_QUESTION: Final = re.compile(r"(?:那)?(?:又|(?:您|你)(?:又|的|对|如何|怎么|为什么|最|什么时候|有几))")
_CAREER: Final = re.compile("(?:工作|实习|学习|教育|从业)经历")
_STORY: Final = re.compile(r"经历|例子|实例|事例|案例|[一那某首][次回]|那件事|最[^，]{1,4}的|当时|后来|刚才")


class Barrels:
    """Finds where a second subject begins."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], asking: Asking) -> None:
        self._asking = asking
        self._topics = tuple(re.compile(any_of(line.split("/"))) for line in words["topics"])
        self._joined = re.compile(rf"^(?:哦|嗯|啊|那|请)?(?:{any_of(words['joiners'])})")
        self._parts = re.compile(any_of(words["parts"]))
        self._standing = re.compile(any_of(words["standing"]))

    def find(self, heard: Heard) -> tuple[int, int] | None:
        """Where the second subject stands, or nothing."""
        units = [clause for clause in heard.clauses if self._asking.asks(clause)]
        return min((span for span in (self._listed(heard), self._second(heard, units)) if span), default=None)

    def _second(self, heard: Heard, units: list[Clause]) -> tuple[int, int] | None:
        clauses = heard.clauses
        for at, clause in enumerate(clauses):
            before = [each for each in units if each.end <= clause.start]
            if not before:
                continue
            joined = self._joined.match(clause.words)
            if joined and self._new_after_joiner(clauses, at, joined.end(), before):
                return clause.start, clause.end
            if clause in units and self._other(heard, before, clause):
                return clause.start, clause.end
        return None

    def _new_after_joiner(self, clauses: tuple[Clause, ...], at: int, after: int, before: list[Clause]) -> bool:
        """After 另外, 还有 and the like something is asked that isn't a part of the story before."""
        words = clauses[at].words[after:] or (clauses[at + 1].words if at + 1 < len(clauses) else "")
        asked = any(self._asking.asks(each) for each in clauses[at : at + 2]) or bool(self._topic(words))
        first = "".join(each.words for each in before)
        if not asked or (len(words) <= 3 and not self._topic(words)):
            return False
        if self._standing.search(words) and not self._points_back(words):
            return True
        return bool(self._topic(words) - self._topic(first)) or not self._continues(first, words)

    def _other(self, heard: Heard, before: list[Clause], clause: Clause) -> bool:
        first = heard.bare[: clause.start]
        topics, earlier = self._topic(clause.words), self._topic(first)
        if topics and earlier and not topics & earlier and not self._points_back(clause.words):
            return True
        if _STORY.search(first):
            return bool(
                (topics - earlier and self._standing.search(clause.words)) or self._standing_subject(first, clause)
            )
        if self._asking.told.search(clause.words) and not topics and len(clause.words) < 16:
            return False
        if not (topics or before[-1].stops or _OWN_QUESTION.match(clause.words)):
            return False
        return not self._continues(first, clause.words)

    def _standing_subject(self, first: str, clause: Clause) -> bool:
        return bool(re.match(r"(?:那|您|你)*(?:平时|目前|现在|期望|希望)", clause.words)) and not self._continues(
            first, clause.words
        )

    def _points_back(self, words: str) -> bool:
        return bool(re.search(r"当时|那次|这次|这个|那个|其中|他|她|它|对方|结果|效果|收获|为什么$|具体|举", words))

    def _continues(self, first: str, words: str) -> bool:
        """Whether what is left of the second question, without the general words, was in the first."""
        if self._points_back(words):
            return True
        left = _NOTHING.sub("", self._parts.sub("", self._asking.told.sub("", words)))
        if len(left) < 2:
            return True
        shared = sum(each in first for each in left)
        return shared * 2 >= len(left)

    def _topic(self, words: str) -> set[int]:
        return {at for at, topic in enumerate(self._topics) if topic.search(words)}

    def _listed(self, heard: Heard) -> tuple[int, int] | None:
        """Subjects in a row behind one request: 谈谈您的优势、离职原因以及薪资期望."""
        for sentence in re.finditer(r"[^。？！；]+", heard.bare):
            words = sentence[0]
            found = self._asking.told.search(words) or re.match(r"[，\s]*请", words)
            start = found.end() - found[0].endswith(("您", "你")) if found else 0
            items = self._items(words, start)
            own = [item for item in items if _YOURS.match(item[0]) and not _STORY.search(item[0])]
            kinds = [self._topic(item[0]) for item in items]
            if (found and len(own) >= 3) or (len(own) >= 2 and self._apart([self._topic(item[0]) for item in own])):
                return sentence.start() + own[1][1], sentence.start() + own[1][2]
            told = [kind for kind in kinds if kind]
            row = len(items) >= 3 and len(told) >= 2 and not kinds[0] and self._apart(told)
            if found and (self._apart(kinds) or row) and not _STORY.search(_CAREER.sub("", words)):
                at = next(at for at in range(1, len(kinds)) if kinds[at] and not kinds[at] & kinds[0])
                return sentence.start() + items[at][1], sentence.start() + items[at][2]
        return None

    def _apart(self, kinds: list[set[int]]) -> bool:
        """Whether the first and a later one are of different standing subjects."""
        return bool(kinds and kinds[0]) and any(kind and not kind & kinds[0] for kind in kinds[1:])

    def _items(self, words: str, start: int) -> list[tuple[str, int, int]]:
        items, at = [], start
        for found in [*_ITEM.finditer(words, start), None]:
            end = found.start() if found else len(words)
            if words[at:end].strip():
                items.append((words[at:end].strip(), at, end))
            at = found.end() if found else end
        return items
