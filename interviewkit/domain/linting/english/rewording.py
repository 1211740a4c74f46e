"""A better question in place of a faulty one, made from its own words where they will bear it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asks import AUX, NOT, REQUEST, TAG, WH
from .question import Span, Spoken

PHRASES: Final = (
    "example",
    "view",
    "real",
    "afterwards",
    "part",
    "document",
    "dealt",
    "come_across",
    "decide",
    "when_have",
    "from_when",
    "choose",
    "like",
    "know",
    "have",
    "managed",
    "how_far_are",
    "how_far_do",
)
"""The better questions that are put together here; {rest} is what is kept of the old one."""
PLAYED: Final = re.compile(
    r"(?<![\w'])(?:did|was|were|had|felt|went|took|rang|asked|told|left|came|made|got|wrote|ran|called|gave|said"
    r"|said|saw|wanted|\w{2,}ed|couldn't|didn't|wasn't|weren't|found|spoke|chose|held|kept|put|led|met"
    r"|sent|brought|began|stood|sold|lost|paid|thought|knew|built|let|sat|cut|set)(?![\w'])"
)
"""Verbs that tell what somebody did."""
LOOSE_END: Final = re.compile(
    r"(?:[\s,;:\u2013\u2014-]+"
    r"|\b(?:and|or|but|so|as|oh|also|plus|then|separately|because|while I think of it|by the way)\b)+$",
    re.IGNORECASE,
)
CASE: Final = re.compile(
    r"(?<![\w'])(?:if|suppose|supposing|imagine|say|let's say|picture this:|what if|assume|assuming)(?: that)?,? "
    r"(?P<rest>(?:you|a|an|two|one|somebody|someone) [^,.?!;:]{5,90})"
)
HOW_WOULD: Final = re.compile(
    r"(?:how|what) would you (?:go about|deal with|handle|approach|manage|tackle) (?P<rest>(?!it)[^,.?!;]{4,90})"
)
PROOF: Final = re.compile(r"over (?:18|21|eighteen|twenty-one)|right to work|work permit|legally|allowed to work")
OPENERS: Final[tuple[tuple[re.Pattern[str], str], ...]] = tuple(
    (re.compile(rf"(?<![\w']){pattern} (?P<rest>[^?.!;]{{2,110}})"), told)
    for pattern, told in (
        ("have you ever", "when_have"),
        ("(?:can|could) you start", "from_when"),
        ("do you prefer", "choose"),
        ("would you rather", "choose"),
        ("(?:do|don't) you (?:like|enjoy|love)", "like"),
        ("do you know", "know"),
        (
            "(?:do you have|have you got|any|got)(?: an?| any| your own| some)?",
            "have",
        ),
        ("(?:can|could) you", "managed"),
        ("are you", "how_far_are"),
        ("you(?:'re| are)", "how_far_are"),
        ("(?:do|don't) you", "how_far_do"),
        ("have you", "when_have"),
    )
)
DECIDE: Final = re.compile(r"^would you (?:ever )?(?P<rest>(?!be |have |say |rather )[^,.?!;]{4,90})")
OPINION: Final = re.compile(
    r"(?<![\w'])(?:you (?:not )?(?:agree|think|say|believe|feel|find)|true that|best|agree that)(?![\w'])"
)
CONFIRM: Final = re.compile(r",? (?:right|correct|yes|yeah|I take it|I trust|I suppose|I assume)$", re.IGNORECASE)
CLAIM: Final = re.compile(
    r"(?<![\w'])you (?:do |also |always |obviously |clearly |surely |certainly |naturally |really )*"
    r"(?P<rest>(?!would|will|must|don't|didn't|won't|never)[a-z][^?.!;]{3,100})"
)


class Rewording:
    """Words a better question for each fault, with the phrases of the lexicon."""

    def __init__(self, phrases: Mapping[str, str]) -> None:
        self._told = phrases

    def plain(self) -> str:
        """A question without a fault that fits in place of any."""
        return self._told["real"]

    def narrow_to(self, spoken: Spoken, original: str, second: Span) -> str:
        """The first subject alone."""
        begin, end = spoken.flat.span(spoken.asks[0].start if spoken.asks else 0, second[0])
        kept = LOOSE_END.sub("", original[begin:end]).strip()
        return self._sentence(kept) if len(kept.split()) > 2 else self._told["example"]

    def ask_real(self, spoken: Spoken, original: str) -> str:
        """A supposed case turned into a real one."""
        if found := HOW_WOULD.search(spoken.text):
            thing = _rest(spoken, original, 0, found)
            return self._told["dealt"].format(rest=thing)
        if found := CASE.search(spoken.text):
            case = _rest(spoken, original, 0, found)
            return self._told["come_across"].format(rest=case)
        if found := DECIDE.search(spoken.text):
            return self._told["decide"].format(rest=_rest(spoken, original, 0, found))
        return self._told["real"]

    def ask_openly(self, spoken: Spoken, original: str) -> str:
        """A yes-or-no question turned into one that asks for more."""
        begin, end = (spoken.asks[0].start, spoken.asks[0].end) if spoken.asks else (0, len(spoken.text))
        text = TAG.sub("", spoken.text[begin:end])
        if PROOF.search(text):
            return self._told["document"]
        if OPINION.search(spoken.text):
            return self._told["view"]
        if re.search(r"(?<![\w'])(?:if|would you|imagine|suppose)(?![\w'])", text):
            return self.ask_real(spoken, original)
        for pattern, told in OPENERS:
            if found := pattern.search(text):
                rest = _rest(spoken, original, begin, found)
                return self._told[told].format(rest=rest, pair=rest.replace(" or ", " and "))
        if PLAYED.search(text):
            return self._told["afterwards"]
        if found := CLAIM.search(text):
            return self._told["how_far_do"].format(rest=_rest(spoken, original, begin, found))
        return self._told["part"]

    def ask_neutrally(self, spoken: Spoken, original: str, span: Span) -> str:
        """The question without what went before it or after it and gave the answer away."""
        for ask in spoken.asks:
            if ask.form not in (WH, REQUEST):
                continue
            if ask.start >= span[1] - 1:
                begin, end = spoken.flat.span(ask.start, ask.end)
                return self._sentence(original[begin:end])
            if span[0] - ask.start > 20:
                begin, end = spoken.flat.span(ask.start, span[0])
                return self._sentence(LOOSE_END.sub("", original[begin:end]))
        if any(ask.form in (WH, REQUEST) for ask in spoken.asks):
            return self._told["view"]
        return self.ask_openly(spoken, original)

    def _sentence(self, words: str) -> str:
        """With a capital and a mark at its end."""
        words = words.strip(" ,;:-\u2013\u2014")
        if not words:
            return self._told["example"]
        told = words[0].upper() + words[1:]
        if told[-1] in ".?!":
            return told
        asks = re.match(
            rf"(?:(?:in|on|at|with|to) )?(?:what|how|why|which|who|where|when|whose|{AUX}{NOT})(?!\w)", told.lower()
        )
        return told + ("?" if asks else ".")


def _rest(spoken: Spoken, original: str, begin: int, found: re.Match[str]) -> str:
    """The words that follow an opener, as they were given."""
    first, last = spoken.flat.span(begin + found.start("rest"), begin + found.end("rest"))
    return LOOSE_END.sub("", CONFIRM.sub("", original[first:last])).strip(" ,")
