"""What in a clause asks: a request to be told something, a question word, or a yes-or-no form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .hearing import Clause, any_of

WH: Final = re.compile(
    r"(?<!没)什么(?!的[，。])|为何|为啥|干嘛|干吗|干什么|怎么|怎样|如何|咋|啥|哪|谁(?!都)|多少|多久|多大|多长|多高|多重|(?<![好前后这那面十第])几[个岁年次点号级口种家项位步款人天月成分]|第几"
    r"|何时|何种|何以|凭什么|若干|是何|(?<![好前后这那面有])几处|呢$"
)
"""A question word."""
A_NOT_A: Final = re.compile(
    r"(?P<a>[\u4e00-\u9fff]{1,2})[不没](?P=a)(?<!动不动)(?<!时不时)(?<!得不得)|愿不愿意|喜不喜欢|同不同意|认不认同|认不认可|接不接受"
    r"|适不适应|适不适合|了不了解|知不知道|方不方便|清不清楚|习不习惯|熟不熟悉|介不介意|记不记得|觉不觉得|赞不赞成|考不考虑|打不打算"
    r"|抽不抽|[受吃干做忙跑扛搞]得?了?[^，]?受不了|是否|能否|可否|会否|有否|碰没碰到|遇没遇到|[\u4e00-\u9fff]没\w过"
)
"""The form that offers yes and no."""
ENDING: Final = re.compile(r"(?:吗|(?<![什怎那这多要])么|没有|(?<=[了过])没|嘛|不)$")
"""The particle that makes a statement a yes-or-no question."""
SURELY: Final = re.compile(r"(?:吧|喽|咯|罢|呗)$")
"""The particle that asks for agreement."""


class Asking:
    """Tells requests from the rest, by the words of the lexicon."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self.told = re.compile(any_of(words["told"]))
        requests = any_of(words["requests"])
        self._asked = re.compile(
            rf"(?:^|[^申聘邀])(?:请(?!问|缨|假|客|教|示|求|坐|进|稍|喝|用|您稍|跟我|这边|随意|自便|放心|您放|等)|麻烦|劳驾|烦请|能不能|能否|可不可以|可以|可否|能|方便|愿意|想请)"
            rf"[^，]{{0,14}}?{requests}"
        )

    def requests(self, words: str) -> bool:
        """Whether these words ask to be told something, in the imperative or politely."""
        return bool(self.told.search(words) or self._asked.search(words))

    def asks(self, clause: Clause) -> bool:
        """Whether a clause asks anything, in whatever form."""
        words = clause.words
        return bool(self.requests(words) or WH.search(words) or self.yes_or_no(clause) or "？" in clause.mark)

    def yes_or_no(self, clause: Clause) -> re.Match[str] | None:
        """The form in a clause that a yes or a no answers, politeness or not."""
        found = ENDING.search(clause.words)
        if found and found[0] in ("嘛", "不", "没有") and "？" not in clause.mark:
            found = found if found[0] == "没有" and re.search("[过了]", clause.words) else None
        if found is None and SURELY.search(clause.words) and not self.imperative(clause.words):
            found = SURELY.search(clause.words)
        if found is None and "？" in clause.mark:
            found = re.search(r"(?<=[您你])(?:那边|这边)?(?:都|也)?(?:没问题|可以|愿意|能接受|行)$", clause.words)
        return found or A_NOT_A.search(clause.words) or re.search("有没有|有无", clause.words)

    def imperative(self, words: str) -> bool:
        """Whether 吧 at the end only softens a request: 讲一次吧, 从头说起吧, 开始吧."""
        return bool(
            self.told.search(words)
            or re.match(r"(?:那就?|就|先|咱们|我们)?(?:请|开始|进入|继续|来[讲说谈聊吧个]|回到|换个)", words)
        )
