"""Several questions in one: a later one that opens another subject, or a list of requests."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from .asks import REQUEST, YES_NO, Ask
from .question import Span, Spoken
from .words import listed

POINTER: Final = re.compile(
    r"(?<![\w'])(?:it|its|them|they|their|he|she|him|her|his|those|these|so"
    r"|that(?! (?:you|i|we|they|he|she|it|the|a|an|your|our|people|is|are|was|were|has|had|can|will|would)(?![\w']))"
    r"|this(?! (?:job|role|position|vacancy|company|post|kind|sort|field|industry|bank|shop|ward|team"
    r"|morning|year|week|place|firm|line))"
    r"|(?<!is )(?<!are )(?<!was )(?<!were )(?<!who's )there(?! (?:is|are|was|were))|then|afterwards"
    r"|one(?=[?.,!]))(?![\w'])"
)
COMMON: Final = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "with",
        "from",
        "by",
        "as",
        "and",
        "or",
        "but",
        "if",
        "than",
        "into",
        "onto",
        "over",
        "up",
        "down",
        "off",
        "out",
        "about",
        "after",
        "before",
        "during",
        "through",
        "i",
        "you",
        "he",
        "she",
        "it",
        "we",
        "they",
        "me",
        "us",
        "him",
        "her",
        "them",
        "my",
        "your",
        "our",
        "his",
        "their",
        "what",
        "how",
        "why",
        "which",
        "who",
        "whom",
        "whose",
        "where",
        "when",
        "is",
        "are",
        "am",
        "was",
        "were",
        "be",
        "been",
        "being",
        "do",
        "does",
        "did",
        "have",
        "has",
        "had",
        "can",
        "could",
        "will",
        "would",
        "shall",
        "should",
        "may",
        "might",
        "must",
        "not",
        "no",
        "n't",
        "don't",
        "didn't",
        "what's",
        "how's",
        "who's",
        "that's",
        "it's",
        "you've",
        "you're",
        "that",
        "this",
        "these",
        "those",
        "there",
        "so",
        "very",
        "really",
        "just",
        "any",
        "some",
        "all",
        "each",
        "other",
        "another",
        "more",
        "most",
        "less",
        "least",
        "ever",
        "once",
        "yourself",
        "one",
        "two",
        "three",
        "tell",
        "me",
        "describe",
        "give",
        "walk",
        "talk",
        "take",
        "through",
        "share",
        "explain",
        "us",
        "usually",
        "far",
        "normally",
        "typically",
        "generally",
        "would",
        "you'd",
    ]
)
WORD: Final = re.compile(r"[a-z][a-z'-]*")
GIVEN: Final = re.compile(r"(?<![\w'])the (?!most|best|worst|last|\w+est)([\w-]+)")
LISTED: Final = re.compile(
    r"(?:about|describe|me|on|discuss|outline|explain) (?P<first>(?:your|an?"
    r"|the) [^,?.:]{2,50}?)(?P<rest>(?:, (?:your|an?|the|and|also|about) [^,?.:]{2,60}?)*,? (?:and|or"
    r"|as well as|plus) (?:also )?(?:about )?(?P<last>(?:your|an?|why|how) [^,?.:]{2,60}))[?.]*$"
)
SETTING: Final = re.compile(r"(?:when|on|in|once|with|at|during|as|after|before|of|while|if|over) ")
STORY_AGAIN: Final = re.compile(
    r",? (?:and|or|plus|as well as|then) (?:also )?(?:tell me )?(?:about )?(?:a|an|another"
    r"|one) (?:\w+ )?(?:time|occasion|situation|example|instance|case)(?![\w'])"
)
ANOTHER_MATTER: Final = re.compile(
    r"(?:and|,) (?:also )?(?:why you (?:left|want|applied|chose to apply|are leaving)"
    r"|what you (?:expect to earn|know about us|want to earn)|where you see yourself|how you (?:usually"
    r"|generally|normally|would)|what (?:your|motivates|you (?:enjoy|like|think|do in)))"
)


class Barrels:
    """Finds where a second subject begins."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        self._facets = frozenset(words["facets"])
        self._other = listed(words["other_subject"])
        self._career = listed(words["career"])
        self._kinds = listed(words["kinds"])

    def find(self, spoken: Spoken) -> Span | None:
        """The second subject, or None."""
        asks = [ask for ask in spoken.asks if len(ask.text) > 2]
        for number, ask in enumerate(asks[1:], 1):
            if self._apart(spoken, asks[:number], ask):
                return ask.start, ask.end
        return self._list(asks)

    def _apart(self, spoken: Spoken, earlier: list[Ask], ask: Ask) -> bool:
        before = spoken.text[max(earlier[-1].start, ask.start - 40) : ask.start]
        if self._other.search(before) or self._other.search(ask.text):
            return True
        if self._career.search(ask.text) and not self._career.search(earlier[0].text) and not POINTER.search(ask.text):
            return True
        if earlier[-1].form == YES_NO and re.match(
            r"(?:tell me|give me|describe|walk me|talk me|take me|if so|why|what happened|in what|what was|how so)",
            ask.text,
        ):
            return False
        if ask.form == REQUEST and re.match(
            r"(?:take me through it|tell me (?:about it|how|what|the story|more)|go on"
            r"|talk me through (?:it|that|how|what)|walk me through (?:it|that|how|what)|start)",
            ask.text,
        ):
            return False
        if earlier[-1].form == REQUEST and re.match(
            r"(?:think of yourself|put yourself|picture|imagine)", earlier[-1].text
        ):
            return False
        if ":" in spoken.text[earlier[0].start : ask.start]:
            return False
        if POINTER.search(ask.text) or re.match(r"which (?:do|did|are|is|were|was) ", ask.text):
            return False
        if self._shared(spoken, earlier[0], ask):
            return False
        said = {word[:5] for each in earlier for word in WORD.findall(each.text)}
        said |= {word[:5] for word in WORD.findall(spoken.text[: earlier[0].start])}
        new = [word for word in WORD.findall(ask.text) if self._brings(word, said)]
        if any(word[:5] in said and word not in COMMON for word in GIVEN.findall(ask.text)):
            return False
        given = set(GIVEN.findall(ask.text))
        new = [word for word in new if word not in given]
        past = re.search(r"(?<![\w'])(?:did|was|were|had|happened|made|led|went|came|got)(?![\w'])", ask.text)
        return bool(new) and not (past and len(new) <= 1 and len(ask.text.split()) <= 5)

    @staticmethod
    def _shared(spoken: Spoken, first: Ask, ask: Ask) -> bool:
        """Whether one setting stands before both: "When trade is slow, how do you …, and how do you …?"."""
        setting = spoken.text[spoken.sentences[first.sentence].begin : first.start]
        return first.sentence == ask.sentence and bool(SETTING.match(setting)) and len(setting.split()) > 3

    def _brings(self, word: str, said: set[str]) -> bool:
        return word not in COMMON and word not in self._facets and word[:5] not in said

    def _list(self, asks: list[Ask]) -> Span | None:
        for ask in asks:
            if ask.form != REQUEST:
                continue
            found = LISTED.search(ask.text)
            if found and self._subjects(found):
                return ask.start + found.start("rest"), ask.end
            if again := STORY_AGAIN.search(ask.text, 20):
                return ask.start + again.start(), ask.end
            story = re.search(r"(?:time|occasion|situation|example|instance)(?![\w'])", ask.text)
            if (other := ANOTHER_MATTER.search(ask.text)) and (story or "your" in ask.text[: other.start()]):
                return ask.start + other.start(), ask.end
        return None

    def _subjects(self, found: re.Match[str]) -> bool:
        """Whether the parts of a list are different subjects: "your education, your hobbies and your reasons …"."""
        parts = re.split(r",? and |, |,? or ", found["first"] + found["rest"])
        parts = [part for part in parts if part.strip()]
        heads = [part for part in parts if re.match(r"(?:about |also )?(?:your|an? )", part)]
        new = [part for part in heads[1:] if any(w not in self._facets and w not in COMMON for w in WORD.findall(part))]
        alike = all(part.strip().startswith("your") for part in parts) or all(
            self._kinds.search(part) for part in parts
        )
        return (
            alike
            and len(heads) >= 2
            and bool(new)
            and len(heads) == len(parts)
            and not POINTER.search(found["last"])
            and (len(heads) > 2 or (found["first"].startswith("your") and found["last"].startswith("your")))
        )
