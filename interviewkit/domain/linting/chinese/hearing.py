"""How a Chinese text is heard: one spelling for all, quoted words set aside, cut into clauses; positions stay."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

BLANK: Final = "〇"
_TRADITIONAL: Final = (
    "請說話講談麼嗎為會來對這過們個時應該當歷經業務實際處難點關係開頭麵試樣問題誰讓幾還沒無發現後結歲產懷傳統層級舉"
    "認識見學習員團隊戶據訴單價錢買賣電聽覺優較總確項壓願進遠選擇擔負責壞長動機導盡從領貴將與專內變決妳⋯"
)
_SIMPLIFIED: Final = (
    "请说话讲谈么吗为会来对这过们个时应该当历经业务实际处难点关系开头面试样问题谁让几还没无发现后结岁产怀传统层级举"
    "认识见学习员团队户据诉单价钱买卖电听觉优较总确项压愿进远选择担负责坏长动机导尽从领贵将与专内变决你…"
)
_FULL_WIDTH: Final = {0xFF01 + i: 0x21 + i for i in range(94)}
_LETTERS: Final[dict[int, int | str]] = {ord(upper): ord(upper) + 32 for upper in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_MARKS: Final[dict[int, int | str]] = {
    ord(half): full for half, full in zip(",?!;:~\n\r\t", "，？！；：，。。，", strict=True)
}
_SPELLING: Final[dict[int, int]] = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
_FOLD: Final[dict[int, int | str]] = {**_LETTERS, **_MARKS, **_SPELLING}
_STOP: Final = re.compile(r"(?<![a-z0-9])\.|\.(?![a-z0-9])")
_SPACE: Final = re.compile(r"(?<=[\u4e00-\u9fff])\s(?=[\u4e00-\u9fff])|[…—]")
_QUOTED: Final = re.compile(
    r"“[^”]{1,60}”|‘[^’]{1,60}’|「[^」]{1,60}」|『[^』]{1,60}』|《[^》]{1,60}》|\"[^\"]{1,60}\""
)
_FILLER: Final = re.compile(
    r"(?:嗯+|呃+|额+|哦+|噢+|哎+|欸+|啊+|那个|这个|就是说|就是)(?=[，。？！])|(?:嗯+|呃+|额+)(?=那个)"
)
_CLAUSE: Final = re.compile(r"([^，。？！；：]+)([，。？！；：]*)")
_MOST_QUOTED: Final = 0.7


@dataclass(frozen=True, slots=True)
class Clause:
    """Words between two marks: where they stand, and the marks that end them."""

    start: int
    end: int
    words: str
    mark: str

    @property
    def stops(self) -> bool:
        """Whether a sentence ends here."""
        return any(each in "。？！；" for each in self.mark)


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as the rules read it; `plain` and `bare` are as long as the text, position for position."""

    plain: str
    bare: str
    """The same with quoted words blanked out: nobody is asked about them."""
    clauses: tuple[Clause, ...]


def hear(text: str) -> Heard:
    """A text in half or full width, with or without marks, in either script, as the rules read it."""
    plain = text.translate(_FULL_WIDTH).translate(_FOLD)
    plain = _SPACE.sub("，", _STOP.sub("。", plain))
    bare = _without_quotes(plain)
    bare = _FILLER.sub(lambda found: "，" * len(found[0]), bare)
    return Heard(plain, bare, tuple(_clauses(bare)))


def _without_quotes(plain: str) -> str:
    quoted = sum(found.end() - found.start() for found in _QUOTED.finditer(plain))
    if quoted > _MOST_QUOTED * len(plain):
        return plain
    return _QUOTED.sub(lambda found: BLANK * len(found[0]), plain)


def _clauses(bare: str) -> Iterator[Clause]:
    for found in _CLAUSE.finditer(bare):
        words = found[1].strip()
        if words:
            start = found.start(1) + found[1].index(words)
            yield Clause(start, start + len(words), words, found[2])


def any_of(words: Iterable[str]) -> str:
    """A regular expression for any of these phrases, longest first; “…” in one stands for a few words between."""
    ordered = sorted(set(words), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace("…", "[^，。？！；]{0,8}?") for word in ordered) + ")"
