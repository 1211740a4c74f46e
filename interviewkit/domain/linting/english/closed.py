"""Closed questions: a yes, a no or one of two words answers them."""

from __future__ import annotations

import re
from typing import Final

from .asks import REQUEST, TAG, WH, YES_NO
from .question import Span, Spoken

EITHER: Final = re.compile(
    r"(?:which|what) (?:do|would|is|are)[^?]*(?:,|:) [\w' -]+ or [\w' -]+\?$|^[\w' -]{2,40} or [\w' -]{2,40}\?$"
)
ANY: Final = re.compile(
    r"(?:any|ever|got|happy|ok|okay|free|able|willing|comfortable|familiar|good|fluent|married|ready"
    r"|available|used) .*\?$|(?:any|ever been|ever had|ever worked|ever done|got any|got a) "
)
DECLARED: Final = re.compile(
    r"(?:and |so |but )?(?:you|your|he|she|they|it|we|that|this|there|the)(?:'re|'s|'d|'ll|'ve)?(?![\w']).*\?$"
)
FRAGMENT_PROBE: Final = re.compile(
    r"(?:any|some|an?) (?:\w+ )?(?:examples?|times?|instances?)|(?:your|the|his|her|their)(?: own)? [\w-]+\?$"
)
GOES_ON: Final = re.compile(
    r"(?<![\w'])(?:if so|if not|and why|or why|in what way|how so|why or why not"
    r"|why not)(?![\w'])"
)


def find_closed(spoken: Spoken, suggested: Span | None) -> Span | None:
    """The yes-or-no question, or None; one that a how or a request goes on from is none."""
    asks = spoken.asks
    opens = [ask for ask in asks if ask.form in (WH, REQUEST)]
    shut = [ask for ask in asks if ask.form == YES_NO]
    if shut and not opens and not GOES_ON.search(spoken.text, shut[-1].start):
        return shut[0].start, shut[0].end
    if opens:
        if whether := re.search(
            r"(?:ask|tell me|tell us|know|hear|say)(?: you)? (?:if|whether) (?:you|your|there|it|that|they"
            r"|he|she)(?![\w])[^,.;]*[?.]?$",
            opens[0].text,
        ):
            if len(opens) == 1 and not re.match(r"(?:tell|if|stop)", opens[0].text):
                return opens[0].start + whether.start(), opens[0].end
        last = opens[-1]
        found = re.search(r"(?:which|what) (?:do|would) you [^?]*(?:,|:) [\w' -]+ or [\w' -]+\?$", last.text)
        return (last.start, last.end) if found else None
    return _without_asks(spoken, suggested)


def _without_asks(spoken: Spoken, suggested: Span | None) -> Span | None:
    last = spoken.last
    if last is None:
        return None
    told = last.text
    if suggested and last.asked:
        return last.begin, last.end
    if FRAGMENT_PROBE.match(told):
        return None
    if last.asked and (ANY.match(told) or DECLARED.match(told) or EITHER.search(told) or TAG.search(told)):
        return last.begin, last.end
    if TAG.search(told) or re.match(r"(?:any experience|ever been|ever had|ever worked|got any|got a) ", told):
        return last.begin, last.end
    if (
        last.asked
        and re.search(r"(?<![\w'])you(?:'re|r|'d|'ve|'ll)?(?![\w'])", told)
        and re.search(r", (?:i take it|i assume|i trust|i presume|i suppose|right|correct|yes|yeah|no|eh)\?$", told)
    ):
        return last.begin, last.end
    return None
