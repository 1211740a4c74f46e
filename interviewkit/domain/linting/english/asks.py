"""What a text asks: its sentences, and in each the requests, open and yes-or-no questions, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from .words import alternatives

REQUEST: Final = "request"
WH: Final = "wh"
YES_NO: Final = "yes_no"
FRAGMENT: Final = "fragment"

AUX: Final = r"(?:do|does|did|is|are|am|was|were|have|has|had|can|could|will|would|shall|should|must|might)"
NOT: Final = r"(?:n't)?(?![\w'])"
SHORT: Final = r"(?:you|he|she|it|they|we|i|your|the|a|an|my|our|his|her|their|this|that|these|those)"
WORD: Final = rf"(?:(?!{SHORT}(?![\w'])|{AUX}{NOT}|and |or |but )[\w'/-]+|of (?:your|the|these|those|our))"
BEFORE: Final = r"(?:(?:in|to|by|at|with|from|for|on|of|about|under|through|after|as) )?"
HAPPENED: Final = (
    r"(?:happened|happens|made|makes|went|goes|led|leads|drew|draws|brought|brings|got|gets|gave|gives"
    r"|came|comes|keeps|kept"
    r"|changed|attracts|attracted|motivates|motivated|drives|drove|prompted|inspired|interests|told|tells"
    r"|else|then|helped|took"
    r"|stopped|caused|followed|stands|separates|worked|works|appeals|appealed|said|looks|picks|matters"
    r"|taught|struck|if)"
)
INVERTED: Final = (
    rf"{BEFORE}(?:(?:what|which|whose|how|who|whom)(?:'s|'re|'d|'ve|(?: {WORD}){{0,5}}? {AUX}{NOT})"
    rf"|(?:why|where|when)(?:'s|'re|'d|'ve| else| on earth)? ?(?:{AUX}{NOT}|'s|(?<='s ))"
    rf"|(?:why|where|when)'s(?! ?\w*ing)|(?:what|who"
    rf"|which(?: (?!{SHORT}(?![\w']))[\w-]+)?) {HAPPENED}(?![\w'])|how [\w-]+ an? [\w-]+ {AUX}{NOT}"
    rf"|why (?!{SHORT}(?!\w))[\w' -]{{3,30}}\?|how come(?![\w'])|what about(?![\w'])|how about(?![\w']))"
)
ASKED: Final = (
    rf"(?:{AUX}{NOT} (?:you|your|he|she|it|they|we|i|there|this|that|these|those|the|a|an|any\w*"
    rf"|some\w*|his|her|their|our|my|all|every\w*|people|no\w*|english|being|not)(?![\w'])"
    rf"|ain't )"
)
ANY_ASKED: Final = rf"{AUX}{NOT} (?!tell|describe|give|share|let|please)[a-z][\w'-]* [^?]+\?$"
OPENING_WH: Final = (
    rf"{BEFORE}(?:what|how|why|which|who|whose|whom|where|when)(?![\w'])|(?:what|how|why|who|where|when)'"
)
SUBORDINATE: Final = re.compile(
    rf"(?:when|where|while|if|as|since|once|what|how|who|whenever|after|before)(?! {AUX}{NOT}|'s)(?= )"
)
SENTENCE: Final = re.compile(r"(?:[^.?!;]|\.(?=\w))+[.?!;]*[\"')]*")
MARK: Final = r"(?:,|:|-| and| or| but| so| also| then| because|\()"
OUTRIGHT: Final = re.compile(
    r"(?:what|how|why|where|who)(?: (?:would|do|did) (?:you|your|we|i|they|the)|'d you)(?![\w'])|what then"
)
TOLD: Final = re.compile(r"(?:we|i)(?:'ll| will|'re| are|'m| am) (?!sure|keen|interested|curious)")
INVERTED_IF: Final = re.compile(r"(?:should|were|had)(?![\w'])(?=.*(?:would|what|how))")
SUBJECT_WH: Final = re.compile(rf"(?:what|who|which(?: [\w-]+)?) {HAPPENED}(?![\w'])")
TAG: Final = re.compile(
    rf"(?:, ?(?:{AUX}{NOT}|ain't)| (?:{AUX}n't|ain't)) (?:you|it|he|she|they|we|that"
    rf"|there|i|this)(?: not)?[?.! ]*$"
)


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing asked: its form, where it stands in the plain text, its words, and in which sentence."""

    form: str
    start: int
    end: int
    text: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence; `begin` is where it begins once "right, so" and the like are passed over."""

    start: int
    end: int
    begin: int
    text: str
    """From `begin` on."""
    lead: str
    """What was passed over."""

    @property
    def asked(self) -> bool:
        """Whether it ends in a question mark."""
        return "?" in self.text[-3:]


class Hearing:
    """Finds sentences and what they ask."""

    def __init__(self, words: Mapping[str, tuple[str, ...]]) -> None:
        starters = alternatives(each for each in words["starters"] if each != "tell me")
        self._start = re.compile(rf"[\s\"'(,-]*(?:{starters}(?:[,:.-]+ *| +|(?=[?!.]|$)))*[\s\"'(,-]*")
        polite = alternatives(words["polite"])
        imperative = alternatives(words["requests"])
        telling = alternatives(words["telling"])
        self._request = (
            rf"(?:(?:{polite} (?:also |then |try to |first )?)?{imperative}|{polite} {telling}"
            rf"|{alternatives(words['hearing'])}"
            rf"|{polite} (?:have|think|remember|name|say more|say a|put into words))"
        )
        opener = rf"(?P<request>{self._request})|(?P<wh>{INVERTED})|(?P<yes_no>{ASKED}"
        self._first = re.compile(rf"(?:{opener}|{ANY_ASKED})|(?P<plain>{OPENING_WH}))")
        self._later = re.compile(rf"(?P<mark>(?:{MARK} ?)+ ?|(?<= ))(?<![\w'])(?:{opener}))")

    def sentences(self, flat: str) -> list[Sentence]:
        """The sentences of a plain text that hold a letter."""
        return [self._sentence(found) for found in SENTENCE.finditer(flat) if any(map(str.isalnum, found[0]))]

    def asks(self, sentences: list[Sentence]) -> list[Ask]:
        """Everything that is asked, in order."""
        return [ask for number, sentence in enumerate(sentences) for ask in self._in(number, sentence)]

    def _sentence(self, found: re.Match[str]) -> Sentence:
        passed = self._start.match(found[0])
        skip = passed.end() if passed else 0
        if skip >= len(found[0].rstrip("?!. ")):
            skip = 0
        return Sentence(
            found.start(), found.end(), found.start() + skip, found[0][skip:].rstrip(), found[0][:skip].strip()
        )

    def _in(self, number: int, sentence: Sentence) -> list[Ask]:
        starts = list(self._starts(sentence))
        if len(starts) > 1 and starts[0][1] == YES_NO and INVERTED_IF.match(sentence.text) and starts[1][1] == WH:
            starts = starts[1:]
        ends = [start for start, _ in starts[1:]] + [len(sentence.text)] * bool(starts)
        return [
            Ask(form, sentence.begin + start, sentence.begin + end, sentence.text[start:end].strip(), number)
            for (start, form), end in zip(starts, ends, strict=True)
        ]

    def _starts(self, sentence: Sentence) -> Iterator[tuple[int, str]]:
        text = sentence.text
        at, asked = 0, False
        first = self._first.match(text)
        if first and not (first["plain"] and SUBORDINATE.match(text)):
            yield 0, self._form(first)
            at, asked = first.end(), first["request"] is not None
        for found in self._later.finditer(text, at):
            form = self._form(found)
            start = found.end("mark")
            if form == YES_NO and (not _real_yes_no(text, found) or TAG.match(text[found.start() :])):
                continue
            if form == REQUEST and (not found["mark"].strip() or TOLD.match(text)):
                continue
            if form == WH and not self._new_wh(text, start, found["mark"].strip(), asked):
                continue
            yield start, form
            asked = True

    @staticmethod
    def _new_wh(text: str, start: int, mark: str, asked: bool) -> bool:
        """Whether a question word inside a sentence opens a question, and no clause of what went before."""
        if not mark:
            return bool(OUTRIGHT.match(text, start))
        return not (asked and SUBJECT_WH.match(text, start))

    @staticmethod
    def _form(found: re.Match[str]) -> str:
        if found["request"]:
            return REQUEST
        return YES_NO if found["yes_no"] else WH


def _real_yes_no(text: str, found: re.Match[str]) -> bool:
    """In the middle of a sentence "have you" may as well belong to a clause before it."""
    mark = found["mark"].strip()
    if not mark:
        return False
    if mark.split()[-1] in {"and", "or", "so", "but", "then", "also"} and "," not in mark:
        return bool(
            re.match(
                rf"(?:do|does|did|is|are|can|could|will|would|have){NOT} (?:you|your|there|they|it)(?![\w'])",
                text[found.end("mark") :],
            )
        )
    return True
