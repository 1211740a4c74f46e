"""A house question: what an organisation's own people wrote, in one language or both, beside the shipped bank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from operator import attrgetter
from typing import Any, Final

from .errors import Fault
from .question import LEVELS, STAR, Bank, Probe, Question, Text
from .shape import show, storable
from .technique import TECHNIQUES

LONGEST_TEXT: Final = 500
LONGEST_LISTEN_FOR: Final = 1000
LONGEST_PROBE: Final = 300
"""Characters; house defaults."""
LONGEST_ANSWER: Final = 15
"""Minutes that one question may be given, as in the shipped bank."""
MOST_PROBES: Final = 8
"""Probes of one question; house default: two for each part of an answer."""

_ID: Final = "house."
_KEPT_ID: Final = re.compile(r"house\.[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


@dataclass(frozen=True, slots=True)
class HouseProbe:
    """A ready question for one part (S, T, A or R) that an answer lacks; a language that it isn't said in is empty."""

    part: str
    zh: str
    en: str


@dataclass(frozen=True, slots=True)
class HouseQuestion:
    """What somebody typed. `minutes` is None where that was no whole number; a language that lacks is None.

    `pack` may be any pack that has the competency; `settled` puts the one there that the competency lives in.
    """

    pack: str
    competency: str
    technique: str
    level: str
    minutes: int | None
    text_zh: str | None
    text_en: str | None
    listen_for_zh: str = ""
    listen_for_en: str = ""
    probes: tuple[HouseProbe, ...] = ()

    def as_question(self, question_id: str, version: int) -> Question:
        """The question as the bank would have it: where one language lacks a text, the other's stands in both."""
        return Question(
            id=question_id,
            version=version,
            competency=self.competency,
            technique=self.technique,
            level=self.level,
            minutes=self.minutes or 0,
            text=_both(self.text_zh, self.text_en),
            listen_for=_both(self.listen_for_zh, self.listen_for_en),
            probes=tuple(Probe(probe.part, _both(probe.zh, probe.en)) for probe in self.probes),
        )


_FIELDS: Final = tuple(field.name for field in fields(HouseQuestion))
_values: Final = attrgetter(*_FIELDS)
"""Of a bulk write, `dataclasses.asdict` would take more than half the time."""


def _both(zh: str | None, en: str | None) -> Text:
    return Text(zh or en or "", en or zh or "")


def house_id(own: str) -> str:
    """The id of a house question that is made of an id of its own."""
    return _ID + own


def is_house(question_id: str) -> bool:
    """Whether an id is that of a house question rather than of the shipped bank."""
    return question_id.startswith(_ID)


def is_whole_house_id(question_id: str) -> bool:
    """Whether an id is one that this product gave a house question, here or elsewhere."""
    return _KEPT_ID.fullmatch(question_id) is not None


def from_question(question: Question, pack: str) -> HouseQuestion:
    """A copy of a question of the bank that stands in that pack."""
    return HouseQuestion(
        pack=pack,
        competency=question.competency,
        technique=question.technique,
        level=question.level,
        minutes=question.minutes,
        text_zh=question.text.zh,
        text_en=question.text.en,
        listen_for_zh=question.listen_for.zh,
        listen_for_en=question.listen_for.en,
        probes=tuple(HouseProbe(probe.part, probe.text.zh, probe.text.en) for probe in question.probes),
    )


def home_pack(bank: Bank, pack: str, competency: str) -> str:
    """The key of the pack that a competency of `pack` lives in; `pack` itself where the bank has no such one."""
    in_pack = bank.pack(pack)
    found = in_pack.competency(competency) if in_pack else None
    return found.pack if found else pack


def settled(content: HouseQuestion, bank: Bank) -> HouseQuestion:
    """The same question without what means nothing, in the pack that its competency lives in.

    Spaces around texts go, a blank text becomes none, a probe without words is left out.
    """
    probes = (HouseProbe(probe.part, _trim(probe.zh), _trim(probe.en)) for probe in content.probes)
    return replace(
        content,
        pack=home_pack(bank, content.pack, content.competency),
        text_zh=_trim(content.text_zh) or None,
        text_en=_trim(content.text_en) or None,
        listen_for_zh=_trim(content.listen_for_zh),
        listen_for_en=_trim(content.listen_for_en),
        probes=tuple(probe for probe in probes if probe.zh or probe.en),
    )


def _trim(text: str | None) -> str:
    return (text or "").replace("\r\n", "\n").strip()


def faults(content: HouseQuestion, bank: Bank) -> list[Fault]:
    """What is wrong with a question. Paths: the names of its fields, `probes.0.zh`, `probes.0.part`.

    A question without any text has one fault, at `text_zh`; a competency that its pack lacks is one of `competency`.
    """
    return [*_place_faults(content, bank), *_choice_faults(content), *_text_faults(content), *_probe_faults(content)]


def _place_faults(content: HouseQuestion, bank: Bank) -> Iterator[Fault]:
    pack = bank.pack(content.pack)
    if pack is None:
        yield Fault("pack", show(content.pack), "the key of a pack of the bank")
    elif pack.competency(content.competency) is None:
        yield Fault("competency", show(content.competency), f"the key of a competency of {pack.key}")


def _choice_faults(content: HouseQuestion) -> Iterator[Fault]:
    if content.technique not in TECHNIQUES:
        yield Fault("technique", show(content.technique), f"one of {', '.join(TECHNIQUES)}")
    if content.level not in LEVELS:
        yield Fault("level", show(content.level), f"one of {', '.join(LEVELS)}")
    if content.minutes is None or not 1 <= content.minutes <= LONGEST_ANSWER:
        yield Fault("minutes", show(content.minutes), f"a whole number from 1 to {LONGEST_ANSWER}")


def _text_faults(content: HouseQuestion) -> Iterator[Fault]:
    if not _trim(content.text_zh) and not _trim(content.text_en):
        yield Fault("text_zh", "nothing", "a text in at least one language")
    yield from _long("text_zh", content.text_zh, LONGEST_TEXT)
    yield from _long("text_en", content.text_en, LONGEST_TEXT)
    yield from _long("listen_for_zh", content.listen_for_zh, LONGEST_LISTEN_FOR)
    yield from _long("listen_for_en", content.listen_for_en, LONGEST_LISTEN_FOR)


def _probe_faults(content: HouseQuestion) -> Iterator[Fault]:
    said = [(index, probe) for index, probe in enumerate(content.probes) if _trim(probe.zh) or _trim(probe.en)]
    if len(said) > MOST_PROBES:
        yield Fault("probes", f"{len(said)} probes", f"at most {MOST_PROBES} probes")
    for index, probe in said[:MOST_PROBES]:
        if probe.part not in STAR:
            yield Fault(f"probes.{index}.part", show(probe.part), f"one of {', '.join(STAR)}")
        yield from _long(f"probes.{index}.zh", probe.zh, LONGEST_PROBE)
        yield from _long(f"probes.{index}.en", probe.en, LONGEST_PROBE)


def _long(path: str, text: str | None, longest: int) -> Iterator[Fault]:
    """The fault of a text that is too long, counted without the spaces around it, or cannot be kept."""
    if not text or (len(text) <= longest and storable(text)):
        return
    kept = _trim(text)
    if len(kept) > longest:
        yield Fault(path, f"{len(kept)} characters", f"at most {longest} characters")
    elif not storable(kept):
        yield Fault(path, show(kept), f"at most {longest} characters that can be kept")


def content_to_json(content: HouseQuestion) -> dict[str, Any]:
    """The JSON object of a question; `content_from_json` of it gives the same question back."""
    values = dict(zip(_FIELDS, _values(content), strict=True))
    return {**values, "probes": [{"part": probe.part, "zh": probe.zh, "en": probe.en} for probe in content.probes]}


def content_from_json(value: Mapping[str, Any]) -> HouseQuestion:
    """The question in a JSON object that `content_to_json` wrote. Raises TypeError or KeyError for any other."""
    return HouseQuestion(**{**value, "probes": tuple(HouseProbe(**probe) for probe in value["probes"])})
