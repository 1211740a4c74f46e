"""Which of the five techniques a question uses, told by its first request or question."""

from __future__ import annotations

import re
from collections.abc import Mapping

from interviewkit.domain.technique import DIRECT, LEAD, OPEN, PROBE, SUMMARIZE

from .asks import REQUEST, TAG, WH, YES_NO, Ask
from .question import Span, Spoken
from .read_back import ReadBack
from .signs import CHOSEN, ECHO, EVENT, HABIT, NEEDS, PAST, PERFECT, PLAYED, PRESENT_MOST, RELATIVE, SUPERLATIVE, WORST
from .words import alternatives, listed

Judged = tuple[str | None, float, int, int]
"""Technique, confidence, and a stretch of the plain text."""


class Technique:
    """Tells the technique of what was heard."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._read_back = ReadBack(words)
        self._small_talk = listed(words["small_talk"])
        kinds = alternatives(words["kinds"])
        self._kind = re.compile(
            rf"(?<![\w'])(?:a|an|any|some|one|another|two|of|about|specific|concrete|recent|particular|the"
            rf"|those|this|every) (?:\w+ )?(?!experience (?:of|in|with|as|manag)){kinds}"
            rf"|(?<![\w'])(?:examples|times|occasions|situations|when have you|an example)(?![\w'])"
        )
        self._kind_of = re.compile(
            rf"(?<![\w'])an? [\w-]+ (?:when|where) you|(?:to|of) an? [\w-]+ (?:when|where)|(?<![\w'])(?:an?"
            rf"|any|some|one|another|two) (?:[\w-]+ ){{0,2}}?(?!experience (?:of|in|with|as"
            rf"|manag)){kinds}(?! you (?:are|were) (?:most|proud))"
        )
        self._particular = re.compile(rf"{alternatives(words['particular'])}|{SUPERLATIVE}")
        self._steps = listed(words["steps"])
        self._general = listed(words["general"])
        self._pointing = listed(words["pointing"])
        self._papers = listed(words["papers"])
        self._career = listed(words["career"])

    def judge(self, spoken: Spoken, supposed: Span | None, matter: bool) -> Judged:
        """The technique, how sure, and the words that gave it away."""
        if summary := self._read_back.find(spoken):
            return SUMMARIZE, 0.9, *summary
        if (self._small_talk.search(spoken.text) or re.search(r"how are you[?.! ]*$", spoken.text)) and not any(
            ask.form == REQUEST for ask in spoken.asks
        ):
            return None, 0.8, 0, 0
        if spoken.asks:
            ask = spoken.asks[0]
            key, sure = self._of(spoken, ask)
            if supposed and supposed[0] <= ask.end:
                key, sure = (PROBE if re.search(r"would (?:you|he|she|they) have \w+", ask.text) else OPEN), 0.8
            elif (
                matter
                and ask.form in (WH, YES_NO)
                and (key in (PROBE, DIRECT) or (key == LEAD and ask.form == YES_NO))
                and not NEEDS.search(spoken.text[: ask.start])
            ):
                key, sure = OPEN, 0.7
            return key, sure, ask.start, ask.end
        if supposed and spoken.last:
            return OPEN, 0.7, spoken.last.begin, spoken.last.end
        return self._unasked(spoken)

    def _of(self, spoken: Spoken, ask: Ask) -> tuple[str, float]:
        before = spoken.text[: ask.start]
        if ask.form == REQUEST:
            return self._request(spoken, ask, before)
        if ask.form == YES_NO:
            return self._yes_no(ask, before)
        return self._wh(spoken, ask, before)

    def _request(self, spoken: Spoken, ask: Ask, before: str) -> tuple[str, float]:
        text = ask.text
        about = re.sub(
            r"^.*?(?:about|me through|us through|through|describe|me|us|explain|share(?: with me)?|hear"
            r"|outline|think of|recall|remember|give)(?![\w'])(?: (?:of|about|with me|to me|with us"
            r"|in your own words|for me))? ?",
            "",
            text,
            count=1,
        )
        if re.search(
            r"(?:say|tell me|tell us|elaborate|expand|more detail) ?(?:a bit |a little )?(?:more"
            r"|on)(?![\w'])|(?:go|going) back|elaborate|clarify",
            text[:60],
        ) and not self._kind_of.search(text):
            return PROBE, 0.85
        if re.search(r"you've ever|you have ever", before):
            return LEAD, 0.7
        if self._papers.search(before) and not self._kind_of.search(text):
            return DIRECT, 0.75
        if found := self._one(text):
            kind = self._kind_of.search(text)
            if not (kind and kind.start() < found.start()):
                return (
                    (DIRECT, 0.9)
                    if not re.match(r"(?:how|what|why|which) (?:do|does|is|are|you)(?![\w'])", about)
                    else (OPEN, 0.6)
                )
        if self._kind_of.search(text) or RELATIVE.match(about):
            if re.match(r"an? (?:typical|normal|usual|average|ordinary|little|bit)", about):
                return OPEN, 0.8
            return LEAD, 0.9
        if re.match(r"(?:what|how|why|which|who|where|when|whether|if)(?![\w'])", about):
            return (
                (PROBE, 0.75)
                if PAST.search(about)
                or (
                    PERFECT.search(about)
                    and not re.search(r"(?<![\w'])(?:is|are|do|does|gets?)(?![\w'])", about)
                    and not self._career.search(about)
                )
                or NEEDS.search(about[:24])
                else (OPEN, 0.8)
            )
        if self._pointing.search(before) or self._pointing.search(text):
            return PROBE, 0.7
        if self._general.match(about):
            return OPEN, 0.75
        if EVENT.match(about) or self._papers.search(spoken.text):
            return DIRECT, 0.7
        if re.search(r"example|time|occasion|situation", text):
            return LEAD, 0.7
        return (DIRECT, 0.5) if before and re.search(r"(?:most|est|first|last)(?![\w])", before) else (OPEN, 0.5)

    def _one(self, text: str) -> re.Match[str] | None:
        """What makes a story one particular story: "the hardest", "your first"; not "the first thing you did"."""
        steps = [found.span() for found in self._steps.finditer(text)]
        for found in self._particular.finditer(text):
            if not any(begin < found.end() and found.start() < end for begin, end in steps):
                return found
        return None

    def _yes_no(self, ask: Ask, before: str) -> tuple[str, float]:
        text = ask.text
        if re.match(r"(?:has|have|did) (?:a|an|any|some|your)\w* (?:\w+ ){1,3}ever", text):
            return LEAD, 0.8
        if re.match(
            r"(?:have|has|had|was|did)(?:n't)? (?:you|there|a|an|any\w*) (?:ever|been a|been times"
            r"|been occasions|yet|had a|had to)",
            text,
        ) and not re.search(
            r"(?:have|had) (?:you) (?:ever )?(?:used|worked|been (?:arrested|convicted|married|trained|in"
            r"|to|on|a|ill|diagnosed)|done|operated|driven|sold|studied|belonged|suffered)",
            text,
        ):
            return LEAD, 0.8
        if self._kind_of.search(text) and re.match(r"(?:can|could|do|have)", text):
            return LEAD, 0.7
        if re.match(r"(?:did|was|were|had|wasn't|didn't|weren't)(?![\w])", text):
            return (OPEN, 0.6) if self._career.search(text) else (PROBE, 0.8)
        if self._pointing.search(before) or (
            NEEDS.search(text)
            and not HABIT.search(text)
            and re.match(r"(?:is|has|does|do|have|are) (?:it|that|he|she|they)", text)
        ):
            return PROBE, 0.6
        return OPEN, 0.8

    def _wh(self, spoken: Spoken, ask: Ask, before: str) -> tuple[str, float]:
        text = ask.text
        if ECHO.match(text):
            return PROBE, 0.9
        if any(
            re.match(
                r"tell me (?:how|what|the story|about it)|take me through it|talk me through it|walk me through it",
                each.text,
            )
            for each in spoken.asks[1:]
        ):
            if re.match(r"(?:which|what|who|whose)", text) and not self._pointing.search(spoken.text):
                return DIRECT, 0.8
        text = re.sub(r"would you say (?=you|is|was|it|are|were|your)", "", text)
        if re.search(r"(?<![\w'])would(?![\w'])|'d you", text):
            if re.search(r"would you (?:consider|call|name|pick|single)", text) and self._one(text):
                return DIRECT, 0.7
            review = re.search(r"differently|change about (?:the way|how|it|that)|looking back|hindsight", spoken.text)
            return (PROBE, 0.8) if review else (OPEN, 0.8)
        if self._papers.search(before):
            return DIRECT, 0.75
        if self._pointing.search(before):
            return PROBE, 0.85
        if re.match(
            r"(?:on|in) what (?:occasions?|situations?|circumstances|cases?) have|(?:what|which) times? have", text
        ):
            return LEAD, 0.7
        if WORST.match(text) and not self._pointing.search(before):
            return DIRECT, 0.7
        if (
            re.match(r"(?:how|what|which|in what way|where|who)(?: [\w-]+){0,3}? (?:has|have)(?![\w'])", text)
            and not NEEDS.search(text)
            and not self._one(text)
        ):
            return OPEN, 0.7
        if re.match(r"when (?:have|has|did you last|had)", text) and not re.match(r"when did you last", text):
            return LEAD, 0.8
        if re.match(r"when (?:did you last|was the last)", text):
            return DIRECT, 0.8
        if (
            (most := self._one(text))
            and not PRESENT_MOST.match(text)
            and (PERFECT.search(text) or "proud" in text or "your" in text)
        ):
            if not NEEDS.search(text[: most.start()]):
                return DIRECT, 0.8
        if re.search(
            r"(?:an|any|some) (?:\w+ )?(?:example|time|occasion|situation)s?(?![\w'])", text
        ) and not re.search(r"at the time", text):
            return LEAD, 0.7
        if self._career.search(text) or CHOSEN.match(text):
            return OPEN, 0.8
        if before and self._one(before) and "you" in before and not spoken.sentences[0].asked:
            return DIRECT, 0.7
        if before and self._told(spoken, ask):
            return DIRECT, 0.7
        if (
            before
            and any(
                re.match(r"(?:you|your|when you) [\w' -]*", s.text) and PLAYED.search(s.text) and not s.asked
                for s in spoken.sentences[:1]
            )
            and not NEEDS.search(text.split("?")[0] + "x")
        ):
            return PROBE, 0.6
        if PAST.search(text) and not re.match(r"(?:what|how|why|which|who)[^?]* (?:do|does|is|are) ", text):
            return PROBE, 0.8
        if (
            NEEDS.search(text)
            and len(before.split()) < 4
            and not HABIT.search(text)
            and len(text.split()) < 9
            and not re.search(r" (?:when|if|as|once|because|and) ", text)
        ):
            return PROBE, 0.6
        return OPEN, 0.8

    def _told(self, spoken: Spoken, ask: Ask) -> bool:
        """Whether one particular story was named before the question: "Your first day as a supervisor. What happened?"."""
        before = spoken.text[: ask.start]
        if (
            re.match(r"(?:you|your) ", spoken.sentences[0].text)
            and re.search(
                r"how did you go about|what happened|how did that|how was (?:it|that)|how did it"
                r"|how did you (?:do|manage|approach|handle|go)",
                ask.text,
            )
            and re.match(
                r"(?:you|your) (?:led|ran|moved|took|built|set|won|launched|managed|started|founded|opened"
                r"|spent|joined|worked|turned|trained|wrote|designed|grew|first|last|time|years?|move"
                r"|switch|transfer|job|stint)",
                spoken.sentences[0].text,
            )
        ):
            return True
        return bool(self._particular.search(before)) and len(before.split()) < 16 and "happened" in ask.text

    def _unasked(self, spoken: Spoken) -> Judged:
        """No request and no question word: an echo, a tag, a fragment, or no question at all."""
        last = spoken.last
        if last is None:
            return None, 1.0, 0, 0
        span = last.begin, last.end
        if self._kind.search(last.text) and re.match(r"(?:any|some|an?|one) ", last.text):
            return LEAD, 0.7, *span
        if re.match(r"ever (?!been|used|worked|had any)", last.text):
            return LEAD, 0.6, *span
        if re.match(r"(?:your|the|his|her|their)(?: own)? [\w-]+\?$", last.text):
            return PROBE, 0.6, *span
        if ECHO.match(last.text.lstrip(" ,")):
            return PROBE, 0.8, *span
        if re.search(r"go on, tell|tell me[?.! ]*$", spoken.text) and self._particular.search(spoken.text):
            return DIRECT, 0.7, *span
        if TAG.search(last.text) or last.asked:
            past = re.search(
                r"(?<![\w'])(?:did|was|were|had|told|said|\w{3,}ed)(?![\w'])|didn't you|weren't you|wasn't", last.text
            ) and not re.search(r"i'm|used to", last.text)
            return (PROBE, 0.6, *span) if past or self._pointing.search(last.text) else (OPEN, 0.6, *span)
        if re.match(r"(?:any experience|got any|got a|ever )", last.text):
            return OPEN, 0.6, *span
        if re.match(r"the \w+ ", last.text) and self._particular.search(last.text[:30]) and "you" in last.text:
            return DIRECT, 0.6, *span
        return None, 0.8, 0, 0
