"""Which of the five techniques a question uses, or that it is no interview question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interviewkit.domain.linting._core import Guess
from interviewkit.domain.technique import DIRECT, LEAD, OPEN, PROBE, SUMMARIZE

from .asking import WH, Asking
from .hearing import Heard, any_of

_SURE: Final = 0.9
_LIKELY: Final = 0.75
_FAIR: Final = 0.6
"""How sure a sign makes the guess. House defaults: an explicit word, a usual form, what is left over."""

_NAMED: Final = re.compile(
    r"[\u4e00-\u9fffa-z0-9]{4,}?(?:的)?那(?:一)?(?:次|回|件事|单|段|场|天|笔|年|个项目|会儿|阵子|个月)|哪一?[个件次段笔场][^，]{0,10}最|的事(?:情|儿)?，[^。]*请|简历[^。？！]*(?:这事|这段|那段|这一段|那一段)"
)
_EVER: Final = re.compile(
    r"(?:有没有|有无|是否|曾经|曾)[^，用学考]{0,12}(?<![用学考开])过|(?:遇到|碰到|遇见|碰上|经历|处理|带|做|闹|吵|被[^，]{1,6}|受)过[^，]*(?:吗|没有|没|么)$"
    r"|[碰遇]没[碰遇]到过|有没有[^，]{1,14}的(?:时候|情况|经历)|有过[^，]*(?:经历|时候|情况)|有没有(?:跟|和|因为|在)|有没有哪[次回个位件]|什么时候[^，]{0,20}过"
)
_PAST_FORM: Final = re.compile(
    r"^(?:那|那么)?(?:您|你)?(?:为什么|怎么|如何)?(?:先|又|再|还)?(?:做|选|说|干|用|采取|学到|得出)了"
    r"|^[^，平]{0,8}(?:做|降|涨|用|花|省|卖|赔|来|去|学|改|查|找|提升|增加|减少|采取)了(?:多少|多久|什么|哪|几)"
    r"|^(?:那|最后|最终)?[^您你，平般常]{1,8}怎么[^，]{1,6}的$|^[^您你，]*(?:了吗|了没有|了没|过了吗)$"
    r"|^(?:那|您|你|能|能不能|可以|请|麻烦)*(?:再|更)?(?:具体|详细|展开|细)(?:地|一?点|些)?(?:来|再|给我)?(?:说|讲|谈|聊|指|降|怎么做|是指|是哪|有哪)"
    r"|^(?:您|你)?在(?:里面|其中|这里面|那里面)|再?(?:说|讲)得?更?(?:具体|详细|清楚)|^除了(?:您|你)|^(?:您|你)(?:个人|自己|本人)(?:做|负责|承担|起)|^(?:那)?(?:为什么|为何)(?:这么|这样|没有?|当初|偏偏|[^，您你]{0,8}了)|难道就?没|结论|^那?(?:最后|最终)|最后[^，]*了[吗没]"
)
_CHECKED: Final = re.compile(
    r"(?:我|咱|都|这样|这么|这段|这几|这些|这番|这条|经过|过程|次序|顺序|从头到尾|前后|线索|日子|数|账|跟|合乎|清单|来龙去脉|逐条|现场|就)[^，您你]{0,12}"
    r"(?:(?:对|准|全|清楚|明白|顺|通|齐|拢|上|像|错|混|出入|漏|公道|公平|正确|完整|一致|符合|情形|到位|贴切)的?(?:了)?|这样|这么回事|这些)(?:吗|么|吧)$"
)
_OTHER_MARK: Final = re.compile(r"^(?:跟|和)(?:您|你)[^，]{1,8}(?:一致|一样|相符|吻合)(?:吗|么|吧)$")
_QUOTING: Final = re.compile("(?:您|你)刚?才?(?:说|讲|提到|写)的?〇")
_JUST: Final = re.compile("刚才|刚刚|您刚|你刚")
_HABIT: Final = re.compile(r"平时|一般|通常|平常|往往|日常")
_PAST_WH: Final = re.compile(
    r"了(?:多少|多久|什么|哪|几)|[回问说讲写答选叫找看接劝改](?:出)?的(?:话)?是(?:什么|哪|谁)"
    r"|^(?:您|你)[^，。]{1,14}的(?:时候|那一刻|那一下|那会儿)，[^。]*的[？。]?$|(?:以后|之后|时|那一刻)，(?:您|你)[^，。]{0,8}怎[^，。]{1,6}的[？。]?$|(?:那句|那一下|那一刻)"
)
_TOLD_MOST: Final = re.compile(
    r"请(?:从头)?(?:讲|说|谈)[^。，]{0,24}最(?!后(?!悔)|近(?!的)|终|初|起码|看重|重视|想|需要|在意|关心)[^。]{0,16}(?:的|一|那)"
)
_WHICH_MOST: Final = re.compile(r"哪一?[^，]{1,8}最[^。]*(?:请|讲|说)")
_YOUR_FIRST: Final = re.compile(r"(?:您|你)[^，]{1,8}的(?:第一|头一)[个位台]")
_COUNTED: Final = re.compile("(?:第一|头一)[个位台]|头回|上回|上次|上一[次回]|这辈子")
_OFTEN: Final = re.compile(r"(?:多久|多长时间|几天|每[天周月年])[^，。]{0,6}一[次回]")
_HE: Final = re.compile(
    r"^(?:那|然后|最后|后来)?(?:他|她|它|对方)|(?:他|她|他们|她们|对方)(?:最后|后来|当时|怎么|听|是|有|的|同|为)"
)


class Technique:
    """Tells the technique of what was heard."""

    def __init__(self, words: Mapping[str, tuple[str, ...]], asking: Asking) -> None:
        self._asking = asking
        self._particular = re.compile(any_of(words["particular"]))
        events = any_of(words["events"])
        self._most = re.compile(
            rf"最[^，。？！后近]{{1,16}}?{events}|最[^，。？！后近]{{1,12}}的[，。]|最(?:不应该|不该)[^，]{{1,10}}那?[次回]"
        )
        self._general = re.compile(any_of(words["general"]))
        kinds, stories = any_of(words["kinds"]), any_of(words["stories"])
        self._story = re.compile(
            rf"{kinds}[^。？！]*?{stories}|例子|实例|事例|案例|举个?例|举一|的经历|(?:[讲说举挑选谈聊]|分享|描述|讲述)(?:一)?[个件桩单段次回场笔](?!人?情况)|[一某][次回](?!性|步)|一段(?!时间|话)"
        )
        self._pointing = re.compile(any_of(words["pointing"]))
        self._back = re.compile(any_of(words["back"]))
        self._read_back = re.compile(any_of(words["read_backs"]))
        self._check = re.compile(any_of(words["checks"]) + "(?:的|了|地方|之处|吗|么|啊|呀|呢|吧)*$")
        self._check_anywhere = re.compile(
            r"(?:理解|总结|归纳|记|复述|概括)[^，]{0,4}(?:对不对|对吗|行不行|可以吗|准不准)|是不是可以(?:这样|这么)理解|这么记行不行|(?:记|说|理解|总结|归纳|讲)[^，得]{0,3}(?:行吗|准吗)"
            r"|(?:您|你)看[^，]{0,8}(?:对不对|准不准|对吗)|复述[^。？]*(?:对不对|对吗)"
        )
        self._courtesy = re.compile(any_of(words["courtesy"]))

    def guess(self, heard: Heard, *, imagined: bool, personal: bool) -> Guess:
        """The technique of the first question heard; `imagined` when hypothetical, `personal` on a protected matter."""
        return self.read_back(heard) or self._nothing(heard) or self._question(heard, imagined, personal)

    def read_back(self, heard: Heard) -> Guess | None:
        """A summary with a check; without the check only where the opening says so."""
        opening = self._read_back.search(heard.bare)
        for clause in reversed(heard.clauses[-2:]):
            check = self._check.search(clause.words)
            if check and (opening or self._plain_statement(heard, clause.words, check[0])):
                return Guess(SUMMARIZE, _SURE, clause.start + check.start(), clause.start + check.end())
        last = heard.clauses[-1]
        if len(heard.clauses) > 1 and (_CHECKED.search(last.words) or _OTHER_MARK.search(last.words)):
            return Guess(SUMMARIZE, _LIKELY, last.start, last.end)
        found = self._check_anywhere.search(heard.bare)
        return Guess(SUMMARIZE, _SURE, *found.span()) if found else None

    def _plain_statement(self, heard: Heard, words: str, check: str) -> bool:
        """A statement that is only checked, without an opening: 货是第二天到的，对吗."""
        if check in ("没听错吧", "没理解错吧", "没记错吧", "没漏吧", "没弄错吧", "没说错吧"):
            return True
        if (
            check not in ("对吗", "是吗", "对么", "是么", "对不对", "对吧", "是吧", "没错吧", "是这样吗")
            or len(words) > len(check) + 1
        ):
            return False
        said = heard.bare[: heard.clauses[-1].start]
        narrated = re.search(r"[了过]|当时|是[^，。]{1,14}的[，。]|那次|后来|最后|先|您(?:负责|带|管|主要)", said)
        loaded = re.search(r"肯定|应该|一定|当然|想必|挺|毕竟|都[要得该]|没错|总", said)
        return bool(narrated) and not loaded and len(said) > 5

    def _nothing(self, heard: Heard) -> Guess | None:
        asked = [clause for clause in heard.clauses if self._asking.asks(clause)]
        real = [c for c in asked if not self._small(c.words)]
        if not real:
            return Guess(None, _LIKELY)
        last = real[-1]
        if re.search("问(?:您|你)(?:一些|几个|些)", last.words) and "？" not in last.mark:
            return Guess(None, _FAIR)
        stated = re.match(
            r"(?:我|我们|咱们|公司|今天|接下来|下面|这个岗位)[^，]*(?:会|先|就|由|给您|跟您|向您|问您)", last.words
        )
        if (
            stated
            and "？" not in last.mark
            and not WH.search(last.words)
            and not re.search("请您|想请|想听|想知道|想了解|听您|(?<![跟给向和])您(?:先|来|讲|说)", last.words)
        ):
            return Guess(None, _FAIR)
        return None

    def _small(self, words: str) -> bool:
        return (
            bool(self._courtesy.search(words)) and len(words) <= 16 and not re.search("客户|顾客|经历|例子|工作", words)
        )

    def _question(self, heard: Heard, imagined: bool, personal: bool) -> Guess:
        bare = heard.bare
        again = re.search(r"重来|再来一[次遍]|再经历一次", bare)
        direct, story = self._one_story(bare), self._story.search(bare)
        pointing = _QUOTING.search(bare) or self._pointing.search(bare)
        if imagined and not again:
            return Guess(OPEN, _LIKELY, 0, len(bare))
        asked = self._asking.requests(bare)
        most = direct is not None and "最" in direct[0]
        named = direct is not None and (asked or (most and pointing is not None and direct.start() < pointing.start()))
        if pointing and not self._tells_story(bare) and not (named and not _JUST.search(bare)):
            return Guess(PROBE, _SURE, *pointing.span())
        ever = None if personal else next((f for c in heard.clauses if (f := _EVER.search(c.words))), None)
        wants = story and self._wants_story(bare) and not self._points_first(bare)
        if direct and not (wants and story and story.end() <= direct.start() and not most):
            return Guess(DIRECT, _SURE, *direct.span())
        if _HABIT.search(bare) and not asked and not ever:
            return Guess(OPEN, _LIKELY, 0, len(bare))
        if ever and asked:
            return Guess(LEAD, _LIKELY, 0, len(bare))
        if story and wants:
            return Guess(LEAD, _SURE, *story.span())
        back = self._back.search(bare)
        if ever and not (back and back.start() <= heard.clauses[0].end and _EVER.search(bare, back.end())):
            return Guess(LEAD, _LIKELY, 0, len(bare))
        if back:
            return Guess(PROBE, _LIKELY, *back.span())
        if ever:
            return Guess(LEAD, _LIKELY, 0, len(bare))
        if personal:
            return Guess(OPEN, _FAIR, 0, len(bare))
        past = (
            _HE.search(bare)
            or _PAST_WH.search(bare)
            or next((f for c in heard.clauses if (f := _PAST_FORM.search(c.words))), None)
        )
        return Guess(PROBE, _FAIR, *past.span()) if past else Guess(OPEN, _FAIR, 0, len(bare))

    def _one_story(self, bare: str) -> re.Match[str] | None:
        """One particular story: a first, a last, a superlative that happened, or one that is named."""
        plain = self._general.sub(
            lambda found: "〇" * len(found[0]) if not self._particular.match(found[0]) else found[0], bare
        )
        asked = self._asking.requests(bare)
        found = self._particular.search(bare)
        if found and _COUNTED.match(found[0]) and not asked and not _YOUR_FIRST.search(bare):
            found = None
        found = found or self._most.search(plain)
        if found and not (_HABIT.search(bare) and not asked):
            return found
        told = _TOLD_MOST.search(bare) or _WHICH_MOST.search(plain)
        if told:
            return told
        named = _NAMED.search(bare)
        return named if named and (asked or "最" in named[0]) and not bare.startswith("那") else None

    def _tells_story(self, bare: str) -> bool:
        return bool(self._story.search(bare) and self._asking.requests(bare)) and not re.search(
            "刚才|刚刚|您刚|你刚", bare
        )

    def _wants_story(self, bare: str) -> bool:
        if _OFTEN.search(bare):
            return False
        return self._asking.requests(bare) or bool(WH.search(bare)) or bool(re.search("有没有|有过", bare))

    def _points_first(self, bare: str) -> bool:
        found = self._back.match(bare.lstrip("，"))
        return bool(found) and not self._asking.requests(bare)
