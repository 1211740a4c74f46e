"""The record of a session: what stands after its events are folded, with the history that rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from .kit import Kit
from .question import STAR, Text

# `seq` everywhere is the place of an event in the ordered log; it decides what came first where times are equal.


@dataclass(frozen=True, slots=True)
class Clock:
    """The clock of the talk: it runs from `started_at` to `stopped_at`, pauses taken out."""

    started_at: datetime | None = None
    closing_at: datetime | None = None
    ended_at: datetime | None = None
    submitted_at: datetime | None = None
    pauses: tuple[tuple[datetime, datetime | None], ...] = ()

    @property
    def paused(self) -> bool:
        """Whether the clock stands still in a pause that nobody ended."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    @property
    def stopped_at(self) -> datetime | None:
        """When the talk was over: `ended`, else `submitted`, else None while it goes on."""
        return self.ended_at or self.submitted_at

    def seconds(self, at: datetime) -> float:
        """Seconds talked until `at`, never less than 0; 0 if the clock was not started."""
        if self.started_at is None:
            return 0.0
        end = min(at, self.stopped_at or at)
        talked = (end - self.started_at).total_seconds()
        for begun, over in self.pauses:
            low, high = max(begun, self.started_at), min(over or end, end)
            talked -= max(0.0, (high - low).total_seconds())
        return max(0.0, talked)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question that was put. `question` is its id in the kit; None for an ad-hoc one, whose text is as spoken."""

    event: str
    seq: int
    at: datetime
    competency: str
    technique: str
    text: Text
    question: str | None


@dataclass(frozen=True, slots=True)
class Skipped:
    """A planned question left out on purpose."""

    question: str
    reason: str
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Answer:
    """Practice: what the learner answered to the question of an event."""

    question_event: str
    text: str
    seconds: float
    at: datetime


@dataclass(frozen=True, slots=True)
class Note:
    """Evidence: what the candidate said or did. `at` and `seq` are the first; `changed` the seq of the last version."""

    id: str
    competency: str
    text: str
    star: tuple[str, ...]
    at: datetime
    seq: int
    changed: int


@dataclass(frozen=True, slots=True)
class NoteChange:
    """One step in a note's life; `competency` is None from the moment it was removed."""

    note: str
    competency: str | None
    seq: int


@dataclass(frozen=True, slots=True)
class Readback:
    """What was played back to the candidate, and whether they confirmed or corrected it."""

    competency: str
    text: str
    outcome: str
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Observation:
    """Conduct and body language; never scored."""

    text: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Rating:
    """One setting of a rating; `value` is 1 to 5, or None where it was cleared."""

    value: int | None
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One setting of the recommendation."""

    value: str
    reason: str
    seq: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Impression:
    """The sealed first impression: competency to 1–5."""

    ratings: Mapping[str, int]
    at: datetime


@dataclass(frozen=True, slots=True)
class Record:
    """What stands at the end of the events. `last` is the time of the last event, None for an empty log."""

    clock: Clock = Clock()
    last: datetime | None = None
    asked: tuple[Asked, ...] = ()
    skipped: tuple[Skipped, ...] = ()
    answers: tuple[Answer, ...] = ()
    notes: tuple[Note, ...] = ()
    note_changes: tuple[NoteChange, ...] = ()
    readbacks: tuple[Readback, ...] = ()
    observations: tuple[Observation, ...] = ()
    ratings: Mapping[str, tuple[Rating, ...]] = field(default_factory=dict)
    recommendations: tuple[Recommendation, ...] = ()
    impression: Impression | None = None
    deferred: frozenset[tuple[str, str]] = frozenset()
    answered: Mapping[tuple[str, str], str] = field(default_factory=dict)

    @property
    def recommendation(self) -> Recommendation | None:
        """The recommendation that stands: the last one."""
        return self.recommendations[-1] if self.recommendations else None

    def rating(self, competency: str) -> int | None:
        """The rating that stands: the last one, None if there is none or it was cleared."""
        history = self.ratings.get(competency, ())
        return history[-1].value if history else None

    def rated_before(self, seq: int) -> int:
        """How many competencies had a rating just before `seq`."""
        standing = (self._standing(history, seq) for history in self.ratings.values())
        return sum(value is not None for value in standing)

    @staticmethod
    def _standing(history: Iterable[Rating], seq: int) -> int | None:
        value = None
        for rating in history:
            if rating.seq < seq:
                value = rating.value
        return value

    def notes_on(self, competency: str) -> tuple[Note, ...]:
        """The notes that stand on a competency, oldest first."""
        return tuple(n for n in self.notes if n.competency == competency)

    def asked_on(self, competency: str) -> tuple[Asked, ...]:
        """The questions asked on a competency, oldest first."""
        return tuple(a for a in self.asked if a.competency == competency)

    def skipped_on(self, kit: Kit, competency: str) -> tuple[Skipped, ...]:
        """The questions planned for a competency that were skipped and never asked after all."""
        planned = {q.id for q in kit.planned(competency)} - {a.question for a in self.asked}
        return tuple(s for s in self.skipped if s.question in planned)

    def readbacks_on(self, competency: str) -> tuple[Readback, ...]:
        """The read-backs on a competency, oldest first."""
        return tuple(r for r in self.readbacks if r.competency == competency)

    def parts(self, competency: str) -> frozenset[str]:
        """The parts of S/T/A/R that the notes on a competency hold, taken together."""
        return frozenset(part for note in self.notes_on(competency) for part in note.star)

    def missing_parts(self, competency: str) -> tuple[str, ...]:
        """The parts of S/T/A/R that no note on the competency holds, in that order."""
        return tuple(part for part in STAR if part not in self.parts(competency))

    def evidence_before(self, competency: str, seq: int) -> bool:
        """Whether a note stood on the competency just before `seq`."""
        where: dict[str, str | None] = {}
        for change in self.note_changes:
            if change.seq < seq:
                where[change.note] = change.competency
        return competency in where.values()

    def settled(self, before: int | None = None) -> frozenset[str]:
        """Planned questions that were asked or skipped (before the seq, if one is given)."""
        asked = (a.question for a in self.asked if a.question and (before is None or a.seq < before))
        skipped = (s.question for s in self.skipped if before is None or s.seq < before)
        return frozenset((*asked, *skipped))

    def open_questions(self, kit: Kit, competency: str, before: int | None = None) -> tuple[str, ...]:
        """Ids of questions planned for a competency that were neither asked nor skipped (before the seq)."""
        settled = self.settled(before)
        return tuple(q.id for q in kit.planned(competency) if q.id not in settled)
