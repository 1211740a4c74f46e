"""Suggestive questions: the wording gives away which answer is wanted."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asks import AUX, NOT, REQUEST, TAG, WH, YES_NO
from .question import Span, Spoken
from .words import alternatives, listed

ADVERB: Final = re.compile(
    r"(?:that|which|who) (?:obviously|clearly) \w+ (?:you|how)(?![\w'])|"
    r"(?:^|[.?!;:] ?|(?:so|and|but|then|well|now), ?|(?:so|and|but) )(?:obviously|clearly|naturally"
    r"|of course|surely|undoubtedly|certainly)(?![\w'])"
    r"|, (?:of course|obviously|naturally)(?=,|\?|$)"
)
NEGATED: Final = re.compile(
    rf"(?:^|[.?!;:,] ?|(?:so|and|but) ){AUX}n't (?:you|it|that|we|this|the|a|he|she|they|there|your"
    rf"|everyone|everybody|people|all)(?![\w'])|^(?:isn|aren|doesn|wasn|shouldn)'t [a-z]+ "
)
SO: Final = re.compile(
    r"(?:how|what sort of|what kind of|what's|what is|why|what|do|are|would|can|where|which|tell|give|could)(?![\w])"
)
GENERALLY: Final = re.compile(
    r"^(?:(?:most|all|every|any) (?:good|great|real|strong|successful|serious|true|proper|professional"
    r"|decent|sensible|reasonable) [^.?!]+|(?:really |truly |an? |the )?(?:good|great|loyal|real|strong"
    r"|successful|serious|true|proper|professional|top|the best|decent|honest|hard-working|committed"
    r"|ambitious|mature|lazy|weak) [\w -]{2,40}? (?:never|always|do|don't|know|make|put|are|want|take|get"
    r"|stay|go|would)"
    r"|any(?:one|body) (?:worth|who|with)[^.?!]*|no(?:body|one| one)[^.?!]*(?:here|likes|wants"
    r"|gets)[^.?!]*|[\w ]{2,30} who [^.?!]{3,40} (?:don't|never) (?:last|do well|get)[^.?!]*)"
)
PRAISE: Final = re.compile(
    r"(?<![\w'])as (?:a|an|the) (?:natural|born|great|strong|loyal|committed|true|real|good|honest"
    r"|team player|hard worker|dedicated|excellent|confident)[\w -]*(?:,|which|that)"
    r"|like the [\w ]+ you are"
    r"|why do you (?:think|believe|feel) (?:that )?[^?]* (?:so|better|best|too|worse|right|wrong|important"
    r"|essential|the only)(?![\w'])"
    r"|how (?:much|badly|strongly|deeply|keen|proud|passionate|excited|delighted|thrilled|glad) (?:do|did"
    r"|would|are|were) you (?:really )?(?:love|enjoy|want to|hate|regret|about|to)(?![\w'])"
    r"|how (?:bad|terrible|awful|wonderful|great|unfair|rude|stupid|brilliant|frustrating|annoying"
    r"|unreasonable) (?:was|is|were|did)"
    r"|(?<![\w'])you(?:'d| would) (?:report|tell|never|always|do)[^?]*(?:of course|straight away|naturally|obviously)"
)
ECHOED: Final = re.compile(
    r"how (?P<word>(?!many|much|long|often|old|well|far|do|did|are|is|soon|big"
    r"|important)[a-z]{4,})(?: an? \w+)? (?:are|would|do) you"
)
COUNTER: Final = re.compile(
    r"(?:others|other people|some (?:people )?(?:don't|can't|prefer)|different people|and sometimes"
    r"|either way|both)(?![\w'])"
)
QUESTION_START: Final = re.compile(rf"(?:what|how|why|which|who|where|when|whose|{AUX}{NOT} )")


class Suggestive:
    """Finds the words that give the wanted answer away."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._anywhere = listed(words["suggestive"])
        self._values = listed(words["values"])
        self._opinions = re.compile(
            rf"(?:^|[.?!;:] ?|(?:so|and|but), |[,-] ){alternatives(words['opinions'])}(?! your)"
        )
        self._story = re.compile(
            r"(?:time|occasion|situation|instance|example|case|moment|customer|colleague|somebody|someone"
            r"|something|person) (?:\w+ ){0,8}$"
        )
        self._confirms = re.compile(
            rf",? (?:or not|{alternatives(words['confirms'])}|no|eh|huh|innit|isn't that so|am i right)\s*\?+$"
        )

    def find(self, spoken: Spoken, summary: bool) -> Span | None:
        """The words that suggest, or None; a neutral read-back suggests only what its words say."""
        if not self._asks(spoken):
            return None
        return (
            self._said(spoken)
            or self._negated(spoken)
            or (None if summary else self._tag(spoken) or self._claim(spoken) or self._preamble(spoken))
        )

    @staticmethod
    def _asks(spoken: Spoken) -> bool:
        last = spoken.last
        return bool(spoken.asks) or any(s.asked for s in spoken.sentences) or bool(last and TAG.search(last.text))

    def _said(self, spoken: Spoken) -> Span | None:
        for pattern in (self._anywhere, ADVERB, PRAISE):
            for found in pattern.finditer(spoken.text):
                if not self._story.search(spoken.text[: found.start()].rsplit(".", 1)[-1][-70:] + ""):
                    lead = len(found[0]) - len(found[0].lstrip(" .?!;:,"))
                    return found.start() + lead, found.end()
        return None

    @staticmethod
    def _negated(spoken: Spoken) -> Span | None:
        for found in NEGATED.finditer(spoken.text):
            if not TAG.match(" " + spoken.text[found.start() :].lstrip(" ,.;")):
                return found.span()
        return None

    def _tag(self, spoken: Spoken) -> Span | None:
        """A tag after a statement: ", aren't you?", ", right?"."""
        last = spoken.last
        if last is None:
            return None
        found = TAG.search(last.text) or self._confirms.search(last.text)
        if not found or not found.start() or QUESTION_START.match(last.text):
            return None
        if found[0][0] != "," and any(
            ask.form in (WH, REQUEST) and ask.sentence == len(spoken.sentences) - 1 for ask in spoken.asks
        ):
            return None
        return last.begin + found.start(), last.begin + found.end()

    @staticmethod
    def _claim(spoken: Spoken) -> Span | None:
        """A statement with a question mark about the candidate."""
        last = spoken.last
        if last is None or not last.asked or any(ask.sentence == len(spoken.sentences) - 1 for ask in spoken.asks):
            return None
        found = re.match(r"you(?:'re|'d|'ll|'ve)?(?![\w]).*", last.text)
        return (last.begin, last.end) if found and len(last.text.split()) > 2 else None

    def _preamble(self, spoken: Spoken) -> Span | None:
        first = next((ask for ask in spoken.asks if ask.form in (WH, YES_NO)), None)
        before = spoken.text[: first.start] if first else ""
        if len(before) < 8 or COUNTER.search(before):
            return None
        for pattern in (self._values, self._opinions):
            if found := pattern.search(before):
                return found.start(), max(found.end(), first.start if first else 0)
        if first and (echo := ECHOED.match(first.text)) and re.search(rf"(?<![\w']){echo['word'][:6]}", before):
            return first.start, first.end
        for sentence in spoken.sentences:
            if first and sentence.start < first.start and (found := GENERALLY.match(sentence.text)):
                return sentence.begin, sentence.begin + found.end()
        return None
