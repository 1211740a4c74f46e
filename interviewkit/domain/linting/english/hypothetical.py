"""Hypothetical questions: what somebody would do, in a case that is only supposed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asks import REQUEST, TAG
from .question import Span, Spoken
from .words import alternatives, listed

WOULD: Final = re.compile(
    r"(?<![\w'])(?:what|how|which|who|whom|where|why|when|whose"
    r"|whether)\b[^,.?!;:]{0,40}?(?:(?<![\w'])would|'d)(?: it be| be your (?:approach|first|next|response"
    r"|reaction|strategy|plan|answer|priority|advice)| you| we| your| the| i| they| that)(?![\w'])[^.?!;]*"
    r"|(?<![\w'])(?:how|what|who|which|where) might (?:you|we|one)(?![\w'])[^.?!;]*"
    r"|(?<![\w'])would [^?.!]{1,60}? if (?:you|a|an|the|your|i|we|they|someone|somebody|it|one|no)(?![\w'])[^.?!;]*"
    r"|(?:^|[,.?!;:] ?|(?:and|or|so|then|but) )would(?:n't)? (?:you|your|it|we)(?![\w'])[^.?!;]*"
)
CONDITION: Final = re.compile(
    r"(?<![\w'])(?:if|suppose|supposing) (?:you|a|an|the|your|one|two|somebody|someone|we|i|another|they"
    r"|there|it|no)(?:'d| )[^.?!]*?"
    r"(?:(?<![\w'])would|(?<=what)'d|(?<=how)'d|'d you)(?![\w'])"
)
SAYING: Final = re.compile(
    r"differently (?:from (?:our|the|your predecessor)|here|in this|if|in our)|would you say (?:to|if|when)(?![\w'])|would you (?:want|need|expect|explain|add|enjoy|hope"
    r"|tell (?:me|us))[^?]* if (?:you|a|the|your) "
)
SCENE: Final = re.compile(
    r"^(?:it's|it is|you're|you are|you (?:find|catch|see|notice|hear|come|get|receive|walk|arrive"
    r"|discover|realise|realize|overhear|spot|open|take|start|have|meet|answer|learn)(?![\w'])|you've just"
    r"|a |an |your |two |three |the |one of |someone|somebody|halfway|there's|there is|on your|at the end"
    r"|five minutes|ten minutes)"
)
PAST: Final = re.compile(r"(?<![\w'])(?:was|were|had|did|said|told|\w+ed)(?![\w'])")
MOVE: Final = re.compile(
    r"(?:what(?:'s| is) your (?:first |next )?(?:move|step|response|reaction|answer|plan)"
    r"|what(?: \w+)? do you (?:do|say|tell|reply)|how do you (?:react|respond|proceed|handle|deal|reply"
    r"|answer|go about|sort|calm)"
    r"|what (?:then|now|next)|who gets|which do you|what(?:'s| is) the first thing you|what steps do you|who do you (?:tell|call|serve|ring)|where do you start"
    r"|what happens next)"
)
REVIEW: Final = re.compile(
    r"change about (?:the way|how|that|what) (?:you|it|that)|do differently|now (?:that )?you've"
    r"|looking back|with hindsight|in hindsight|if you (?:had|did|could) (?:it|that|your time|the chance"
    r"|to do it)[^,]* (?:again|over)"
)
ROUTINE: Final = re.compile(
    r"would (?:a |an |your )?(?:normal|typical|usual|average|ordinary)|would (?:you|he|she"
    r"|they) (?:usually|normally|typically|generally)|in your (?:last|previous|present|current)"
)


class Hypothetical:
    """Finds the words that suppose."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._supposing = re.compile(
            rf"(?:^|[.?!;:,-] ?|(?:and|so|but|then|or|okay|now) ){alternatives(words['supposing'])}"
        )
        self._real = listed(words["real"])

    def find(self, spoken: Spoken) -> Span | None:
        """The first words that suppose, or None."""
        text = spoken.text
        return self._condition(text) or self._supposed(spoken) or self._would(spoken) or self._scene(spoken)

    def _condition(self, text: str) -> Span | None:
        found = CONDITION.search(text)
        if (
            found
            and not REVIEW.search(text)
            and not re.search(r"i asked (?:your|them)|we asked (?:your|them)|describe you|say about you", text)
        ):
            return found.span()
        return None

    def _supposed(self, spoken: Spoken) -> Span | None:
        found = self._supposing.search(spoken.text)
        if not found or (REVIEW.search(spoken.text) and "if" in found[0]):
            return None
        if re.search(r"if (?:i|we) asked", found[0]) and re.search(r"describe|say about|tell me", spoken.text):
            return None
        lead = len(found[0]) - len(found[0].lstrip(" .?!;:,-"))
        return found.start() + lead, found.end()

    def _would(self, spoken: Spoken) -> Span | None:
        for found in WOULD.finditer(spoken.text):
            words = found[0].replace("n't ", " ")
            if TAG.search(", " + words.lstrip(" ,.;:")) and len(words.split()) < 4:
                continue
            if (self._real.search(words) and not SAYING.search(words)) or REVIEW.search(words) or ROUTINE.search(words):
                continue
            if any(
                ask.form == REQUEST and ask.start <= found.start() + 3 < ask.end and "would" in ask.text[:12]
                for ask in spoken.asks
            ):
                continue
            lead = len(words) - len(words.lstrip(" .?!;:,-"))
            return found.start() + lead, found.end()
        return None

    @staticmethod
    def _scene(spoken: Spoken) -> Span | None:
        for sentence, following in zip(spoken.sentences, spoken.sentences[1:], strict=False):
            if (
                SCENE.match(sentence.text)
                and not sentence.asked
                and (sentence.text.startswith("you've just") or not PAST.search(sentence.text))
                and MOVE.match(following.text)
            ):
                return sentence.begin, sentence.end
        return None
