"""What the evaluation says: a pure function from a session log to the things that the page prints."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from interviewkit.domain.fold import fold
from interviewkit.domain.kit import Kit, KitCompetency
from interviewkit.domain.pitfalls import Situation, findings
from interviewkit.domain.question import MOTIVATION, PitfallText
from interviewkit.domain.record import Asked, Record
from interviewkit.domain.scoring import scorecard
from interviewkit.domain.session import AFTERWARDS, LIVE, Session, SessionLog
from interviewkit.domain.wording import word


@dataclass(frozen=True, slots=True)
class Put:
    """A question that was put. `answers` are kept in practice alone: text and seconds."""

    technique: str
    text: str
    planned: bool
    answers: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A planned question that was not put; `reason` is None where nobody skipped it on purpose."""

    technique: str
    text: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the candidate said or did, and which of S, T, A and R it holds."""

    text: str
    star: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A read-back: what was played back, and `confirmed` or `corrected`."""

    text: str
    outcome: str


@dataclass(frozen=True, slots=True)
class Assessed:
    """One competency. `anchor` is None where it is not rated or the log has no anchors.

    `missing` names the parts of S, T, A and R that no note holds; empty where there is no note, and for motivation,
    which needs no story.
    """

    number: int
    key: str
    name: str
    weight: float
    rating: int | None
    anchor: str | None
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    put: tuple[Put, ...]
    left_out: tuple[LeftOut, ...]
    checks: tuple[Check, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding in words. `answered` is the interviewer's reason; None while it is open."""

    name: str
    seen: str
    why: str
    needs_answer: bool
    answered: str | None


@dataclass(frozen=True, slots=True)
class EvaluationContext:
    """Everything that the evaluation prints. `used_minutes` is None where the clock says nothing."""

    lang: str
    session: Session
    held_at: datetime
    last_change: datetime
    used_minutes: float | None
    submitted_at: datetime | None
    weighted: float | None
    recommendation: str | None
    reason: str
    competencies: tuple[Assessed, ...]
    remarks: tuple[Remark, ...]
    observations: tuple[str, ...]

    @property
    def rated(self) -> tuple[Assessed, ...]:
        """The competencies that have a rating."""
        return tuple(c for c in self.competencies if c.rating is not None)

    @property
    def notices(self) -> tuple[str, ...]:
        """What a reader has to know before anything else: another purpose, typed in later, still a draft."""
        applies = {
            self.session.purpose: self.session.purpose != LIVE,
            "afterwards": self.session.entry == AFTERWARDS,
            "draft": self.submitted_at is None,
        }
        return tuple(notice for notice, is_so in applies.items() if is_so)


def context(log: SessionLog, pitfalls: Mapping[str, PitfallText], lang: str) -> EvaluationContext:
    """What the evaluation of a log says.

    In: the log, the texts of the pitfalls by key, `zh` or `en`. Out: the same for the same log, whatever the clock
    of the machine says; times are in the time zone that the interview was planned in. Raises KeyError where the
    pitfalls lack the words of a finding.
    """
    record = fold(log.kit, log.events)
    session, clock = log.session, record.clock
    card = scorecard(log.kit, record)
    zone = session.scheduled_at.tzinfo
    return EvaluationContext(
        lang=lang,
        session=session,
        held_at=(clock.started_at or session.scheduled_at).astimezone(zone),
        last_change=(record.last or session.scheduled_at).astimezone(zone),
        used_minutes=_used_minutes(session, record),
        submitted_at=clock.submitted_at.astimezone(zone) if clock.submitted_at else None,
        weighted=card.weighted,
        recommendation=card.recommendation,
        reason=record.recommendation.reason.strip() if record.recommendation else "",
        competencies=tuple(
            _assessed(log.kit, record, competency, number, lang)
            for number, competency in enumerate(log.kit.competencies, start=1)
        ),
        remarks=_remarks(log, record, pitfalls, lang),
        observations=tuple(observation.text for observation in record.observations),
    )


def _used_minutes(session: Session, record: Record) -> float | None:
    if session.entry == AFTERWARDS or record.clock.started_at is None or record.last is None:
        return None
    return record.clock.seconds(record.last) / 60


def _assessed(kit: Kit, record: Record, competency: KitCompetency, number: int, lang: str) -> Assessed:
    notes = record.notes_on(competency.key)
    rating = record.rating(competency.key)
    story = notes and competency.kind != MOTIVATION
    return Assessed(
        number=number,
        key=competency.key,
        name=competency.name[lang],
        weight=competency.weight,
        rating=rating,
        anchor=competency.anchors[rating - 1][lang] if rating and competency.anchors else None,
        evidence=tuple(Evidence(note.text, note.star) for note in notes),
        missing=record.missing_parts(competency.key) if story else (),
        put=tuple(_put(asked, record, lang) for asked in record.asked_on(competency.key)),
        left_out=_left_out(kit, record, competency.key, lang),
        checks=tuple(Check(check.text, check.outcome) for check in record.readbacks_on(competency.key)),
    )


def _put(asked: Asked, record: Record, lang: str) -> Put:
    answers = tuple((a.text, a.seconds) for a in record.answers if a.question_event == asked.event)
    return Put(asked.technique, asked.text[lang], asked.question is not None, answers)


def _left_out(kit: Kit, record: Record, competency: str, lang: str) -> tuple[LeftOut, ...]:
    asked = {each.question for each in record.asked}
    reasons = {skipped.question: skipped.reason for skipped in record.skipped}
    return tuple(
        LeftOut(planned.technique, planned.text[lang], reasons.get(planned.id))
        for planned in kit.planned(competency)
        if planned.id not in asked
    )


def _remarks(log: SessionLog, record: Record, pitfalls: Mapping[str, PitfallText], lang: str) -> tuple[Remark, ...]:
    now = record.last or log.session.scheduled_at
    found = findings(Situation(log.session, log.kit, record, now, at_end=True))
    worded = ((finding, word(finding, log.kit, pitfalls, lang)) for finding in found)
    return tuple(
        Remark(words.name, words.seen, words.why, finding.needs_answer, finding.answered) for finding, words in worded
    )
