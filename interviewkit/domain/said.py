"""A question as it is read in one language: its own words where it has them, else those of the other, named as such."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from .house import HouseQuestion
from .kit import KitQuestion
from .question import Lang, Probe, Question, Text

_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_LATIN: Final = re.compile(r"[A-Za-z]{2}")


@dataclass(frozen=True, slots=True)
class Said:
    """A text, blank where there is none, and the language that it is in."""

    text: str
    lang: Lang


@dataclass(frozen=True, slots=True)
class SaidProbe:
    """A probe, and the part (S, T, A or R) that it asks for."""

    part: str
    said: Said


@dataclass(frozen=True, slots=True)
class SaidQuestion:
    """The texts of a question, each in a language of its own."""

    text: Said
    listen_for: Said
    probes: tuple[SaidProbe, ...]


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of a question in both languages; one that lacks is blank."""

    text: Text
    listen_for: Text
    probes: tuple[Probe, ...]


def texts(question: Question | KitQuestion, content: HouseQuestion | None) -> Texts:
    """What a question says, without what stands in for a language that lacks. In: `content` of a house question."""
    if content is None:
        return Texts(question.text, question.listen_for or Text("", ""), question.probes)
    return Texts(
        Text(content.text_zh or "", content.text_en or ""),
        Text(content.listen_for_zh, content.listen_for_en),
        tuple(Probe(probe.part, Text(probe.zh, probe.en)) for probe in content.probes),
    )


def said(question: Question | KitQuestion, content: HouseQuestion | None, lang: Lang) -> SaidQuestion:
    """How a question is read in a language. In: `content`, what was written of a house question; else None."""
    kept = texts(question, content)
    probes = tuple(SaidProbe(probe.part, _said(probe.text, lang)) for probe in kept.probes)
    return SaidQuestion(_said(kept.text, lang), _said(kept.listen_for, lang), probes)


def _said(text: Text, lang: Lang) -> Said:
    other: Lang = "en" if lang == "zh" else "zh"
    return Said(text[other], other) if text[other] and not text[lang] else Said(text[lang], lang)


def language_of(text: Text, lang: str) -> Lang:
    """The language that a kit's text is read in where `lang` is wished.

    A kit keeps the same words in both languages where one of them lacks; then what they are written in tells.
    """
    if text.zh == text.en:
        return spoken_in(text.zh)
    return "zh" if lang == "zh" else "en"


def spoken_in(text: str) -> Lang:
    """The language that somebody wrote a text in: Chinese where it has a Chinese character, else English."""
    return "zh" if _HAN.search(text) else "en"


def written_in(text: str, among: Lang) -> Lang:
    """The language to read a text in that stands among texts of one: its own, or that one where it mixes both."""
    return among if _LATIN.search(text) and _HAN.search(text) else spoken_in(text)
