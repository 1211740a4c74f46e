"""Protected matters in English notes: who is not named is the candidate, unless a story is about others."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from interviewkit.domain.linting.lexicon import Matter
from interviewkit.domain.linting.notes import NoteWords, Touched

from .protected import COMPOUND
from .words import alternatives, small

_CLAUSE: Final = re.compile(r"[^.,;:!?\n()]+(?:\.[0-9][^.,;:!?\n()]*)*")
_JOINED: Final = re.compile(r" (?:but|though|although|because|since|so)(?= )| and(?= (?:he|she|is|has|was|her|his)\b)")
_BE: Final = r"(?:(?<![\w'])(?:is|was|are|am|be|being|been|seems|looks|sounds|feels)|(?<=he)'s|(?<=i)'m)"
_ADVERBS: Final = (
    r"(?:(?:recently|newly|still|openly|now|not|currently|also|already|just|happily|very|too|quite|rather|clearly|obviously"
    r"|probably|practising|devout|about|over|one|two|three|four|five|six|seven|eight|nine|[1-9]|a bit|a little|a) )*"
)
_ENDS: Final = (
    r"(?=\s*$| (?:with|and|or|in|at|on|to|but|so|for|since|because|though|now|again|of|by|from|as|if|who|too)\b)"
)
_HAD: Final = (
    r"(?:(?<!with )(?:his|her)|my|own|(?:has|have|got|having|raising|of|and)(?: got)?(?: a| an| no| his| her)?|no"
    r"|(?:(?<=^)|(?:has|have|got|with|and|of|raising) )(?:one|two|three|four|five|[1-9]|several|many|young|small))"
)
_OF_KIND: Final = (
    r"(?:(?:own|late|ex-?|new|young|little|two|three|four|five|[1-9]|small|elderly|ageing|aging|old|older|eldest|youngest"
    r"|younger|baby|newborn|school-age|bad|poor|chronic|serious|strong|foreign|religious|sick|ill|any) )*"
)
_HEADS: Final = r"^(?=(?:husband|wife|spouse|fianc|boyfriend|girlfriend|son|daughter|kids|baby)(?![\w']))"
_YEARS: Final = r"(?:twenties|thirties|forties|fifties|sixties|seventies|[2-7]0s)"
_AGE: Final = re.compile(
    rf"(?:early|mid|late)[ -]{_YEARS}|in (?:his|her|their) {_YEARS}"
    r"|(?:looks|seems|must be|is|was|appears|she's|he's|about|probably|nearly|almost) (?:(?:about"
    r"|around|nearly|almost|over|well over|probably|to be|at least|only|just) )*[2-7][0-9]"
    r"(?= (?:years old|but|and|at)|\s*$)"
    r"|(?<![\w-])[1-7][0-9][ -]years?[ -]old|^aged? [2-7][0-9]|^born in (?:19|20)[0-9]{2}|was born in (?:19|20)[0-9]{2}"
)
_SOMEBODY: Final = re.compile(
    r"(?<![\w'])(?<!is )(?<!was )(?<!being )(?:a|an|the|one|some|this|that|two|three) (?:[\w-]+ ){0,2}?"
    r"(?:mother|father|man|woman|lady|boy|girl|child|mum|dad|parent|parents|men|women)(?![\w'])(?!\s*$| of)"
)


class EnglishNotes:
    """Finds the matter that an English note touches."""

    def __init__(self, notes: NoteWords, matters: Mapping[str, Matter]) -> None:
        apart = frozenset(notes.lists["asked_only"])
        ordered = sorted(matters, key=lambda key: key != "language")
        groups = (
            f"(?P<{key}>{_pattern((*notes.stated.get(key, ()), *_had(matters[key].words.get('en', ()), apart)))})"
            for key in ordered
        )
        self._any = re.compile("|".join(groups))
        self._others = re.compile(alternatives(notes.lists["others"]))
        self._candidate = re.compile(alternatives(notes.lists["candidate"]))
        self._harmless = re.compile(alternatives(notes.lists["harmless"]))

    def find(self, text: str) -> Touched | None:
        """The first words that touch a protected matter of the candidate."""
        plain = self._harmless.sub(lambda found: "~" * len(found[0]), small(text))
        topic = False
        for start, words, stops in _clauses(plain):
            topic = self._about_others(words, topic)
            for first, end, key in self._matters(words):
                if not topic and self._own(words, first, end):
                    return Touched(key, start + first, start + end)
            topic = topic and not stops
        return None

    def _matters(self, words: str) -> Iterator[tuple[int, int, str]]:
        for found in _AGE.finditer(words):
            yield found.start(), found.end(), "age"
        for found in self._any.finditer(words):
            yield found.start(), found.end(), str(found.lastgroup)

    def _about_others(self, words: str, before: bool) -> bool:
        """Whether others are what a clause is about, or were, and nobody else has been named."""
        other = self._others.match(re.sub("^(?:(?:the|a|an|one|his|her|that|this) )?(?:[a-z]+ )?(?=[a-z])", "", words))
        other = other or self._others.match(re.sub("^(?:the|a|an|one|his|her|that|this) ", "", words))
        return bool(other) or (before and not self._candidate.match(words))

    def _own(self, words: str, start: int, end: int) -> bool:
        """Whether a matter in a clause about the candidate is the candidate's own."""
        before = words[:start]
        other = [found.end() for found in self._others.finditer(before)]
        other += [found.end() for found in _SOMEBODY.finditer(words) if found.start() <= start]
        named = [found.end() for found in self._candidate.finditer(before)]
        if other and (not named or named[-1] < other[-1]):
            return False
        return not COMPOUND.match(words, end) and not self._others.match(words[end:].lstrip())


def _clauses(plain: str) -> Iterator[tuple[int, str, bool]]:
    """Where each clause begins, its words, and whether a sentence ends with it."""
    for found in _CLAUSE.finditer(plain):
        at = found.start()
        for cut in (*_JOINED.finditer(plain, found.start(), found.end()), None):
            end = cut.start() if cut else found.end()
            words = plain[at:end]
            lead = len(words) - len(words.lstrip())
            if words.strip():
                yield at + lead, words.strip(), not cut and plain[end : end + 1] in (".", ";", "!", "?", "\n")
            at = cut.end() if cut else end


def _had(words: Iterable[str], apart: frozenset[str]) -> Iterator[str]:
    """The plain nouns of questions, as what the candidate has."""
    for word in words:
        if word not in apart and not re.search(
            r"(?<![\w'])(?:your?|are|is|do|did|does|was|any|with|in this)(?![\w'])", word
        ):
            yield f"her {word}"


def _pattern(phrases: Iterable[str]) -> str:
    """Phrases of one matter: what the candidate is, what he or she has, and what stands as it is."""
    said = [each.removeprefix("is ") for each in phrases if each.startswith("is ")]
    had = [each.removeprefix("her ") for each in phrases if each.startswith("her ")]
    whole = [each for each in phrases if not each.startswith(("is ", "her "))]
    parts = []
    if said:
        parts.append(rf"(?:^|{_BE} ){_ADVERBS}{alternatives(said)}{_ENDS}")
    if had:
        parts.append(rf"(?:(?<![\w']){_HAD} {_OF_KIND}|{_HEADS}){alternatives(had)}")
    if whole:
        parts.append(alternatives(whole))
    return "|".join(parts)
