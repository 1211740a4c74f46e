"""Choosing a kit from the bank: what is offered, what a pack suggests, what somebody ticked, and the kit of it."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from .errors import Fault
from .house import HouseQuestion
from .kit import Kit, KitCompetency, KitQuestion
from .question import SKILL, Competency, Lang, Question, RolePack, Text
from .said import SaidQuestion, said
from .shape import storable
from .technique import LEAD, OPEN, PROBE, TECHNIQUES

WEIGHTS: Final = (1, 2, 3, 4, 5)
LONGEST_QUESTION: Final = 500
LONGEST_ANSWER: Final = 30
"""Minutes that one question may be given; house default."""
MOST_OWN: Final = 20
"""Own questions of one competency; house default."""
OPENING: Final = 5
"""Minutes for the welcome and for the candidate's own questions, beside the planned ones; house default."""
QUARTER: Final = 15

_OWN: Final = "own."


@dataclass(frozen=True, slots=True)
class OfferedQuestion:
    """A question that can be ticked; `level` is None where the bank has it no more.

    `content` is what was written of a house question, with the language that it lacks; None for a shipped one.
    `renewed` if the kit holds another version of it, which what is offered takes the place of.
    """

    question: KitQuestion
    level: str | None
    content: HouseQuestion | None = None
    archived: bool = False
    renewed: bool = False

    def said(self, lang: Lang) -> SaidQuestion:
        """How it is read in a language, which a house question may lack."""
        return said(self.question, self.content, lang)


@dataclass(frozen=True, slots=True)
class Offered:
    """A competency that can be ticked, with the weight that it has or would get, and its questions.

    `more` is how many house questions it has beside these.
    """

    competency: KitCompetency
    questions: tuple[OfferedQuestion, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class HouseOffer:
    """House questions for a kit, oldest first, and how many in use each competency has, by its pack and its key."""

    questions: tuple[OfferedQuestion, ...] = ()
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)


NO_HOUSE: Final = HouseOffer()


@dataclass(frozen=True, slots=True)
class OwnQuestion:
    """A question in the interviewer's own words. `minutes` is None where no whole number was typed."""

    technique: str
    text: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Chosen:
    """A ticked competency with its ticked questions. `weight` is None where no whole number was typed."""

    key: str
    weight: int | None
    questions: frozenset[str] = frozenset()
    own: tuple[OwnQuestion, ...] = ()


def offer(pack: RolePack | None, kit: Kit, house: HouseOffer = NO_HOUSE) -> tuple[Offered, ...]:
    """Everything that can be ticked: the kit's competencies in its order, then the rest of the pack.

    The bank's present wording is offered; what the kit holds and the bank has no more stays on offer as it is. House
    questions follow the shipped ones of the competency that they belong to; one that the kit holds stays where the kit
    has it. `pack` is None where the bank has it no more.
    """
    in_bank = {c.key: c for c in pack.competencies} if pack else {}
    in_kit = [_offered(in_bank.get(c.key), c, kit, house) for c in kit.competencies]
    rest = suggested_competencies(pack) if pack else ()
    return (*in_kit, *(_offered(in_bank[c.key], c, kit, house) for c in rest if kit.competency(c.key) is None))


def _offered(bank: Competency | None, held: KitCompetency, kit: Kit, house: HouseOffer) -> Offered:
    planned = {q.id: q for q in kit.planned(held.key)}
    asked = [OfferedQuestion(question_from_bank(q), q.level) for q in bank.questions] if bank else []
    home = (bank.pack, bank.key) if bank else None
    asked += [_moved(o, held.key) for o in house.questions if o.question.id in planned or _lives(o, home, kit)]
    asked = [_told_of(o, planned.get(o.question.id)) for o in asked]
    known = {o.question.id for o in asked}
    asked += [OfferedQuestion(q, None) for q in planned.values() if q.id not in known and not is_own(q)]
    listed = sum(_home(o) == home and not o.archived for o in asked if o.content)
    more = house.counts.get(home, 0) - listed if home else 0
    return Offered(from_bank(bank, held.weight) if bank else held, tuple(asked), max(more, 0))


def _lives(offered: OfferedQuestion, home: tuple[str, str] | None, kit: Kit) -> bool:
    """Whether a house question belongs to a competency; one that the kit has elsewhere is asked but once."""
    return home is not None and _home(offered) == home and kit.question(offered.question.id) is None


def _home(offered: OfferedQuestion) -> tuple[str, str] | None:
    return (offered.content.pack, offered.content.competency) if offered.content else None


def _moved(offered: OfferedQuestion, competency: str) -> OfferedQuestion:
    return replace(offered, question=replace(offered.question, competency=competency))


def _told_of(offered: OfferedQuestion, held: KitQuestion | None) -> OfferedQuestion:
    return replace(offered, renewed=held is not None and held.version != offered.question.version)


def house_offer(question: Question, content: HouseQuestion, archived: bool) -> OfferedQuestion:
    """A house question as it can be ticked. In: the question as the bank would have it, and what was written of it."""
    return OfferedQuestion(question_from_bank(question), question.level, content, archived)


def from_bank(competency: Competency, weight: float) -> KitCompetency:
    """A competency of the bank as a kit holds it."""
    c = competency
    return KitCompetency(c.key, c.name, weight, c.kind, c.anchors, c.version, c.definition, c.probes)


def question_from_bank(question: Question) -> KitQuestion:
    """A question of the bank as a kit holds it."""
    q = question
    return KitQuestion(q.id, q.competency, q.technique, q.text, q.minutes, q.version, q.listen_for, q.probes)


def is_own(question: KitQuestion) -> bool:
    """Whether somebody wrote this question for the kit, rather than taking it from the bank."""
    return question.id.startswith(_OWN)


def suggested_competencies(pack: RolePack) -> tuple[KitCompetency, ...]:
    """The competencies of a pack with the weights that it suggests, as far as a kit goes."""
    return tuple(from_bank(c, min(pack.weights.get(c.key, 1), WEIGHTS[-1])) for c in pack.competencies)


def suggest(pack: RolePack, planned_minutes: float | None = None) -> Kit:
    """A fair kit to begin with: each competency that the pack suggests, with its weight and two questions.

    The first is a lead question; the second probes a skill, and is an open one for motivation, adaptability and
    potential. Where that needs more than `planned_minutes`, second questions are left out, those of the
    competencies with the smallest weight first.
    """
    competencies = [c for c in suggested_competencies(pack) if not pack.suggested or c.key in pack.suggested]
    asked = {c.key: c for c in pack.competencies}
    pairs = {c.key: [question_from_bank(q) for q in _first_two(asked[c.key])] for c in competencies}
    lightest_first = sorted(competencies, key=lambda c: (c.weight, -competencies.index(c)))
    for competency in lightest_first:
        if planned_minutes is None or _minutes(pairs.values()) <= planned_minutes:
            break
        del pairs[competency.key][1:]
    return Kit(tuple(competencies), tuple(q for pair in pairs.values() for q in pair))


def _first_two(competency: Competency) -> Iterator[Question]:
    for technique in (LEAD, PROBE if competency.kind == SKILL else OPEN):
        yield from competency.by_technique(technique)[:1]


def _minutes(groups: Iterable[Iterable[KitQuestion]]) -> float:
    return sum(q.minutes or 0 for group in groups for q in group)


def suggested_minutes(kit: Kit) -> int:
    """The length of a talk with this kit: its questions and `OPENING`, rounded up to a quarter of an hour."""
    return QUARTER * math.ceil((kit.minutes() + OPENING) / QUARTER)


def compose(offered: Iterable[Offered], chosen: Sequence[Chosen]) -> Kit:
    """The kit of what was ticked, in the order of `chosen`; within a competency by technique, own questions last.

    Keys and ids that are not on offer are left out. It bears with what `choice_faults` tells about: a weight that is
    None counts 1, minutes that are None count nothing.
    """
    by_key = {o.competency.key: o for o in offered}
    known = [(by_key[c.key], c) for c in chosen if c.key in by_key]
    return Kit(
        tuple(replace(o.competency, weight=c.weight or 1) for o, c in known),
        tuple(q for o, c in known for q in _questions(o, c)),
    )


def _questions(offered: Offered, chosen: Chosen) -> list[KitQuestion]:
    ticked = [o.question for o in offered.questions if o.question.id in chosen.questions]
    own = {q.id: q for q in (own_question(chosen.key, o) for o in chosen.own)}
    places = {technique: place for place, technique in enumerate(TECHNIQUES)}
    return sorted([*ticked, *own.values()], key=lambda q: places.get(q.technique, len(places)))


def own_question(competency: str, own: OwnQuestion) -> KitQuestion:
    """An own question as a kit holds it: its one language stands in both fields, its id is made of its words."""
    said = f"{competency}\n{own.technique}\n{own.text}"
    name = _OWN + hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:16]
    return KitQuestion(name, competency, own.technique, Text(own.text, own.text), own.minutes)


def choice_faults(chosen: Sequence[Chosen]) -> list[Fault]:
    """What is wrong with what was typed. Paths: `weight.KEY`, `own.KEY.INDEX.text`, `….minutes`, `….technique`."""
    return [fault for c in chosen for fault in (*_weight_faults(c), *_own_faults(c))]


def _weight_faults(chosen: Chosen) -> Iterator[Fault]:
    if chosen.weight not in WEIGHTS:
        yield Fault(f"weight.{chosen.key}", str(chosen.weight), f"a whole number from 1 to {WEIGHTS[-1]}")


def _own_faults(chosen: Chosen) -> Iterator[Fault]:
    if len(chosen.own) > MOST_OWN:
        yield Fault(f"own.{chosen.key}.{MOST_OWN}.text", str(len(chosen.own)), f"at most {MOST_OWN} questions")
    for index, own in enumerate(chosen.own[:MOST_OWN]):
        path = f"own.{chosen.key}.{index}"
        if not storable(own.text) or len(own.text) > LONGEST_QUESTION:
            yield Fault(f"{path}.text", f"{len(own.text)} characters", f"at most {LONGEST_QUESTION} plain characters")
        if own.technique not in TECHNIQUES:
            yield Fault(f"{path}.technique", own.technique, f"one of {', '.join(TECHNIQUES)}")
        if own.minutes is None or not 1 <= own.minutes <= LONGEST_ANSWER:
            yield Fault(f"{path}.minutes", str(own.minutes), f"a whole number from 1 to {LONGEST_ANSWER}")


@dataclass(frozen=True, slots=True)
class Difference:
    """What one kit holds and another lacks."""

    competencies: tuple[KitCompetency, ...]
    questions: tuple[KitQuestion, ...]

    def __bool__(self) -> bool:
        return bool(self.competencies or self.questions)


def only_in(one: Kit, other: Kit) -> Difference:
    """What `one` holds and `other` lacks; a changed weight counts as a competency of its own."""
    weights = {(c.key, c.weight) for c in other.competencies}
    return Difference(
        tuple(c for c in one.competencies if (c.key, c.weight) not in weights),
        tuple(q for q in one.questions if other.question(q.id) is None),
    )
