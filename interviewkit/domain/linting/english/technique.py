"""Which of the five techniques a question uses, told by its first request or question."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from interviewkit.domain.technique import DIRECT, LEAD, OPEN, PROBE, SUMMARIZE

from .asks import REQUEST, TAG, WH, YES_NO, Ask, Sentence
from .question import Span, Spoken
from .words import alternatives, listed

Judged = tuple[str | None, float, int, int]
"""Technique, confidence, and a stretch of the plain text."""

SUPERLATIVE: Final = r"(?<![\w'])(?!(?:interest|honest|request|suggest|contest|protest|modest|west|rest|test|guest|quest|best-\w+|invest|harvest|forest|latest news|manifest|arrest|chest|nest|earnest|digest|attest|ingest|priest|east|breast|largest part)(?![\w]))\w{2,}(?:iest|est)(?![\w'])"
RELATIVE: Final = re.compile(
    r"^(?:a|an|any|some|one|two|another|someone|somebody|something|working|handling|dealing|having|making|being|how you(?:'ve| have)|when you|where you|getting|taking|losing|finding|disagreeing|leading|teaching|learning|training|helping|cutting|asking)(?![\w'])"
)
PERFECT: Final = re.compile(
    r"(?:have|has|had|did|was|were|you've|you'd)(?:n't)?(?![\w'])|(?<![\w'])\w+ed(?![\w'])|(?<![\w'])(?:made|took|led|wrote|gave|ran|sold|built|lost|won|got|taught|held|dealt|fell|came|went|kept|felt|found|told|brought|left|met|saw)(?![\w'])"
)
PRESENT_MOST: Final = re.compile(
    r"what do you (?:find|like|enjoy|value|consider|think|regard|look)|(?:what|which)[^?]* (?:matters|is|are|makes|do you|does|interests|suits)(?![\w'])(?![^?]*(?:proud|to have|how did|what did|tell me|you've|you have|you ever|did you|have you|moment|have had|of your))"
)
PAST: Final = re.compile(
    r"(?<![\w'])(?:did|was|were|had|happened|made|led|went|came|got|told|said|gave|took|stopped|caused|changed|prompted|helped|brought|kept|followed|struck|persuaded|convinced|tipped|saw|noticed|decided|alerted|worked|wasn't|weren't|didn't)(?:n't)?(?![\w'])"
)
ECHO: Final = re.compile(
    r"^(?:and )?(?:then|why|how|how so|why so|why not|such as|like what|for example|for instance|meaning|in what way|in what sense|how come|because|what else|anything else|and after that|after that|who else|why's that|what then|which ones?|so what|to what end|with what result|by how much|how much|how many|how long|since when|really)[?.! ]*$"
)
NEEDS: Final = re.compile(
    r"(?<![\w'])(?:him|her|them|he|she|they|it|(?:do|in|like|by|about|of|to|say|after|with|before|from|for|on|mean|call|is|was|at|did|does|that's) that(?! you| the| your| a |ly)(?:[?.,]| \w)|that (?:teach|change|affect|work|go|feel|happen|take|make|leave|mean|come|look|sound|cause|lead|turn|help|decision|customer|case|day|moment|conversation|person|team|situation|experience|approach|bit|supplier|database)|those|this (?:case|situation|customer|person|point)|the other|the first (?:call|step|thing you)|there[?.,])(?![\w'])"
)
HABIT: Final = re.compile(
    r"(?<![\w'])(?:usually|normally|typically|generally|in your view|these days|as a rule|tend to|when you (?:are|have|get|work|meet)|if )(?![\w'])"
)
TRIED: Final = re.compile(
    r"(?:have|had|did) (?:you|there) (?:ever|yourself|personally|been a time|had)|when have you|when did you last|when was the last|was there (?:ever )?a|has there (?:ever )?been|have you had|has (?:a|an|any|some)\w* \w+ ever|when has|ever"
)
CHECKED: Final = re.compile(r"(?:have|did|do|am) i (?!ask|tell)")
STANDS: Final = re.compile(
    r"(?:is|are|do|does|was|were) (?:that|this|those|these|it|they|my|the|your) (?!why|because|something|still|a problem|ok)"
)
WORST: Final = re.compile(
    r"(?:which|what|who)[^?,]* (?:did|have|has) [^?,]*(?<![\w'])(?:most|best|worst|least|hardest|longest)(?![\w' ])|(?:which|what|who)[^?,]* (?:are|were) you (?:the )?(?:most )?\w+(?:est)? (?:of|to|about)"
)
EVENT: Final = re.compile(
    r"(?:the|that)|your (?:[\w'-]+ ){0,4}?(?:move|project|time|year|years|day|days|stint|transition|dissertation|thesis|placement|internship|switch|decision|trip|part|launch|promotion|campaign|months?|weeks?|exam|presentation|secondment|apprenticeship|award|win|sale|deal|departure|start|story|journey)(?![\w'])|(?:how|when)|it"
)
PLAYED: Final = re.compile(
    r"(?:did|was|were|had|felt|went|took|rang|asked|told|left|came|made|got|wrote|ran|called|gave|said|said|saw|wanted|\w{2,}ed|couldn't|didn't|wasn't|weren't|found|spoke|chose|held|kept|put|led|met|sent|brought|began|stood|sold|lost|paid|thought|knew|built|let|sat|cut|set)(?![\w'])"
)
OWN: Final = re.compile(r"(?:about|through|to|describe|me|into|behind|of|explain) (?:the|your|that) ")


class Technique:
    """Tells the technique of what was heard."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._small_talk = listed(words["small_talk"])
        self._summaries = listed(words["summaries"])
        self._checks = re.compile(
            rf"^{alternatives(words['checks'])}|{alternatives(words['checks'])}[?.! ]*$|, {alternatives(words['checks'])}"
        )
        self._confirms = re.compile(rf"(?:^|,? ){alternatives(words['confirms'])}[?!.]*$")
        kinds = alternatives(words["kinds"])
        self._kind = re.compile(
            rf"(?<![\w'])(?:a|an|any|some|one|another|two|of|about|specific|concrete|recent|particular|the|those|this|every) (?:\w+ )?{kinds}|(?<![\w'])(?:examples|times|occasions|situations|when have you|an example)(?![\w'])"
        )
        self._kind_of = re.compile(
            rf"(?<![\w'])an? [\w-]+ (?:when|where) you|(?:to|of) an? [\w-]+ (?:when|where)|(?<![\w'])(?:an?|any|some|one|another|two) (?:[\w-]+ ){{0,2}}?{kinds}(?! you (?:are|were) (?:most|proud))"
        )
        self._particular = re.compile(rf"{alternatives(words['particular'])}|{SUPERLATIVE}")
        self._steps = listed(words["steps"])
        self._general = listed(words["general"])
        self._pointing = listed(words["pointing"])
        self._papers = listed(words["papers"])
        self._career = listed(words["career"])
        self._experience = listed(words["experience"])

    def judge(self, spoken: Spoken, supposed: Span | None, matter: bool) -> Judged:
        """The technique, how sure, and the words that gave it away."""
        if summary := self.summary(spoken):
            return SUMMARIZE, 0.9, *summary
        if (self._small_talk.search(spoken.text) or re.search(r"how are you[?.! ]*$", spoken.text)) and not any(
            ask.form == REQUEST for ask in spoken.asks
        ):
            return None, 0.8, 0, 0
        if spoken.asks:
            ask = self._first(spoken)
            key, sure = self._of(spoken, ask)
            if supposed and supposed[0] <= ask.end:
                key, sure = OPEN, 0.8
            elif matter and ask.form == WH and key in (PROBE, DIRECT) and not NEEDS.search(spoken.text[: ask.start]):
                key, sure = OPEN, 0.7
            return key, sure, ask.start, ask.end
        if supposed and spoken.last:
            return OPEN, 0.7, spoken.last.begin, spoken.last.end
        return self._unasked(spoken)

    def summary(self, spoken: Spoken) -> tuple[int, int] | None:
        """Where a read-back begins or is checked, or None."""
        last = spoken.last
        if last is None:
            return None
        text = spoken.text
        first = spoken.sentences[0]
        if self._repeats(spoken, last):
            return last.begin, last.end
        opened = self._summaries.search(text) or (self._checks.match(text) if ":" in text[:40] else None)
        check = self._checks.search(last.text)
        story = any(ask.form == REQUEST and not self._summaries.match(ask.text) for ask in spoken.asks)
        if opened and opened.start() <= first.begin + 45 and not story and self._only_checks(spoken):
            return opened.start(), opened.end()
        if check and not story:
            before = text[: last.begin + check.start()]
            if len(before) > 12 and self._only_checks(spoken):
                return last.begin + check.start(), last.begin + check.end()
        return self._confirmed(spoken)

    @staticmethod
    def _repeats(spoken: Spoken, last: Sentence) -> bool:
        """A story played back, then a short question whether it stands: "…. Have I kept the two apart?"."""
        before = spoken.text[: last.start]
        if "?" in before or len(before.split()) < 7 or len(last.text.split()) > 10:
            return False
        if CHECKED.match(last.text):
            return True
        return (
            bool(STANDS.match(last.text))
            and bool(PLAYED.search(before))
            and bool(re.search(r"(?<![\w'])you(?![\w])|\.\.|\. ?,", before))
        )

    def _only_checks(self, spoken: Spoken) -> bool:
        """Whether nothing is asked but whether it is right."""
        return all(
            ask.form == YES_NO
            or (ask.form == WH and not spoken.sentences[ask.sentence].asked)
            or self._summaries.search(ask.text)
            or self._checks.search(ask.text)
            for ask in spoken.asks
        )

    def _confirmed(self, spoken: Spoken) -> tuple[int, int] | None:
        """ "So you told them yourself, right?": a past played back, with one word to check it."""
        last = spoken.last
        if last is None or spoken.asks or not PLAYED.search(spoken.text):
            return None
        found = self._confirms.search(last.text)
        alone = len(spoken.sentences) > 1 and self._confirms.fullmatch(last.text)
        if (
            found
            and (found.start() > 0 or alone)
            and (
                re.search(r"(?<![\w])so(?![\w])|basically", spoken.sentences[0].lead)
                or spoken.text.count(",") >= 2
                or alone
            )
        ):
            return last.begin + found.start(), last.end
        if (
            last.asked
            and "so" in spoken.sentences[0].lead.split(",")[0].split()
            and not TAG.search(last.text)
            and re.match(r"(?:you|it|he|she|they|the|in)", last.text)
        ):
            return last.begin, last.end
        return None

    @staticmethod
    def _first(spoken: Spoken) -> Ask:
        """The ask that decides: the first, unless it is a mere yes-or-no before a request to tell of it."""
        return spoken.asks[0]

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
            r"^.*?(?:about|me through|us through|through|describe|me|us|explain|share(?: with me)?|hear|outline|think of|recall|remember|give)(?![\w'])(?: (?:of|about|with me|to me|with us|in your own words|for me))? ?",
            "",
            text,
            count=1,
        )
        if re.search(
            r"(?:say|tell me|tell us|elaborate|expand|more detail) ?(?:a bit |a little )?(?:more|on)(?![\w'])|(?:go|going) back|elaborate|clarify",
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
                or NEEDS.search(about)
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
            r"(?:have|has|had|was|did)(?:n't)? (?:you|there|a|an|any\w*) (?:ever|been a|been times|been occasions|yet|had a|had to)",
            text,
        ) and not re.search(
            r"(?:have|had) (?:you) (?:ever )?(?:used|worked|been (?:arrested|convicted|married|trained|in|to|on|a|ill|diagnosed)|done|operated|driven|sold|studied|belonged|suffered)",
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
        if re.search(r"(?<![\w'])would(?![\w'])|'d you", text):
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
        if self._career.search(text):
            return OPEN, 0.8
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
                r"how did you go about|what happened|how did that|how was (?:it|that)|how did it|how did you (?:do|manage|approach|handle|go)",
                ask.text,
            )
            and re.match(
                r"(?:you|your) (?:led|ran|moved|took|built|set|won|launched|managed|started|founded|opened|spent|joined|worked|turned|trained|wrote|designed|grew|first|last|time|years?|move|switch|transfer|job|stint)",
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
