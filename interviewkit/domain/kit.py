"""A kit: what one interview will ask and assess, chosen from the bank and frozen with anchors and versions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from .question import ADAPTABILITY, MOTIVATION, Anchor, Probe, Text

NO_COMPETENCY: Final = "no_competency"
WITHOUT_QUESTION: Final = "without_question"
NO_MOTIVATION: Final = "no_motivation"
TOO_LONG: Final = "too_long"


@dataclass(frozen=True, slots=True)
class KitCompetency:
    """A competency as the kit holds it. `anchors` may be empty in a log that came without them."""

    key: str
    name: Text
    weight: float
    kind: str
    anchors: tuple[Anchor, ...] = ()
    version: int | str | None = None
    definition: Text | None = None
    probes: tuple[Probe, ...] = ()


@dataclass(frozen=True, slots=True)
class KitQuestion:
    """A planned question. In a log `text` is in the interview's language alone, in both fields."""

    id: str
    competency: str
    technique: str
    text: Text
    minutes: float | None = None
    version: int | str | None = None
    listen_for: Text | None = None
    probes: tuple[Probe, ...] = ()


@dataclass(frozen=True, slots=True)
class Kit:
    """Competencies with weights, and the questions planned for them, in order."""

    competencies: tuple[KitCompetency, ...]
    questions: tuple[KitQuestion, ...]
    version: int | str | None = None

    def competency(self, key: str) -> KitCompetency | None:
        """The competency with that key, or None."""
        return next((c for c in self.competencies if c.key == key), None)

    def question(self, question_id: str) -> KitQuestion | None:
        """The planned question with that id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)

    def planned(self, competency: str) -> tuple[KitQuestion, ...]:
        """The questions planned for a competency, in order."""
        return tuple(q for q in self.questions if q.competency == competency)

    def minutes(self) -> float:
        """Planned minutes of all questions together; a question without a figure counts nothing."""
        return sum(q.minutes or 0 for q in self.questions)


@dataclass(frozen=True, slots=True)
class Lack:
    """Something a kit lacks: one of the keys above, with the competency or the minutes that it is about."""

    key: str
    competency: KitCompetency | None = None
    minutes: float = 0
    planned: float = 0


def lacks(kit: Kit, planned_minutes: float) -> tuple[Lack, ...]:
    """What a careful colleague would say is missing before the interview.

    In: the kit and the minutes planned for the talk. Out: a lack for each competency without a question, one
    where no competency of kind motivation or adaptability is chosen, one where the questions need more
    minutes than are planned; empty when the kit is fit for use.
    """
    if not kit.competencies:
        return (Lack(NO_COMPETENCY),)
    found = [Lack(WITHOUT_QUESTION, competency=c) for c in kit.competencies if not kit.planned(c.key)]
    if not any(c.kind in (MOTIVATION, ADAPTABILITY) for c in kit.competencies):
        found.append(Lack(NO_MOTIVATION))
    if kit.minutes() > planned_minutes:
        found.append(Lack(TOO_LONG, minutes=kit.minutes(), planned=planned_minutes))
    return tuple(found)
