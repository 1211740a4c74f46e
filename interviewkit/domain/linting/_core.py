"""The linter's engine: what a language module reads in a question, and how that is told to a person."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, Protocol

from interviewkit.domain.question import Lang, Text
from interviewkit.domain.technique import DISCRIMINATORY

from .lexicon import FaultText, Lexicon

LONGEST: Final = 2000
"""Characters of a text that are read; a question is shorter, and what comes after is not judged. House default."""


@dataclass(frozen=True, slots=True)
class Guess:
    """Which technique a text uses, and how sure that is (0 to 1). `key` is None for what is no interview question."""

    key: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Clue:
    """Words of a text that give a fault away, as positions in it; `matter` for a protected one."""

    fault: str
    start: int
    end: int
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What a language module makes of a text."""

    technique: Guess
    clues: tuple[Clue, ...]


class Language(Protocol):
    """What the linter needs of a language: pure functions over text, built once from the lexicon."""

    def read(self, text: str) -> Reading:
        """The technique and the clues of a text; each fault at most once, in the order of `FAULTS`."""
        ...

    def reword(self, text: str, reading: Reading, clue: Clue) -> str:
        """A better question in place of this one, mending that fault, ready to be asked or to be adapted."""
        ...

    def plain(self) -> str:
        """A question without a fault that fits in place of any."""
        ...


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault of a question: where it shows, why it matters in both languages, and a better wording."""

    fault: str
    start: int
    end: int
    span: str
    why: Text
    rewording: str
    matter: str | None = None


@dataclass(frozen=True, slots=True)
class Linted:
    """What the linter says about one text; findings in the order of `FAULTS`."""

    text: str
    lang: Lang
    technique: Guess
    findings: tuple[Finding, ...]


def linted_to_json(linted: Linted) -> dict[str, Any]:
    """The JSON object in which programs get what the linter says (docs/linter.md)."""
    return {
        "text": linted.text,
        "lang": linted.lang,
        "technique": {"key": linted.technique.key, "confidence": round(linted.technique.confidence, 2)},
        "faults": [
            {
                "key": finding.fault,
                "span": finding.span,
                "why": finding.why[linted.lang],
                "rewording": finding.rewording,
                **({"matter": finding.matter} if finding.matter else {}),
            }
            for finding in linted.findings
        ],
    }


class Linter:
    """Reads questions in either language. Holds nothing that changes; threads may share it."""

    def __init__(self, lexicon: Lexicon, languages: Mapping[Lang, Language]) -> None:
        self._lexicon = lexicon
        self._languages = languages

    def lint(self, text: str, lang: Lang) -> Linted:
        """What the linter says about a text in that language. Any text will do; none is an error."""
        language = self._languages[lang]
        judged = text[:LONGEST]
        reading = language.read(judged)
        found = (self._finding(judged, clue, _reworded(language, judged, reading, clue)) for clue in reading.clues)
        return Linted(text, lang, reading.technique, tuple(found))

    def fault_text(self, fault: str) -> FaultText:
        """How a fault is named and explained."""
        return self._lexicon.faults[fault]

    def _finding(self, text: str, clue: Clue, rewording: str) -> Finding:
        span = text[clue.start : clue.end]
        return Finding(clue.fault, clue.start, clue.end, span, self._why(clue), rewording, clue.matter)

    def _why(self, clue: Clue) -> Text:
        if clue.fault == DISCRIMINATORY and clue.matter:
            return self._lexicon.matters[clue.matter].risk
        return self._lexicon.faults[clue.fault].why


def _reworded(language: Language, text: str, reading: Reading, clue: Clue) -> str:
    """A better question; where the words of the old one would keep the fault alive, one that fits any."""
    better = language.reword(text, reading, clue)
    again = language.read(better)
    mended = again.technique.key is not None and clue.fault not in {each.fault for each in again.clues}
    return better if mended else language.plain()
