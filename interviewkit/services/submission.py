"""Finish an interview: look it over, answer findings, submit, and read the frozen evaluation."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from interviewkit.domain.errors import Conflict, Fault, Invalid
from interviewkit.domain.logfile import canonical, from_log, read_log
from interviewkit.domain.logrefs import reference_faults
from interviewkit.domain.people import Person
from interviewkit.domain.pitfalls import Finding
from interviewkit.domain.question import LANGS
from interviewkit.domain.scoring import Scorecard, scorecard
from interviewkit.domain.session import Event, SessionLog
from interviewkit.store import evaluations, interviews
from interviewkit.store import events as event_store
from interviewkit.store.engine import Connection, Database
from interviewkit.store.identity import new_id

from . import documents
from .sessions import Held, held, require_conductor, require_reader


@dataclass(frozen=True, slots=True)
class Review:
    """An interview before submission: what stands, and what the rules see if nothing more is added."""

    held: Held
    scorecard: Scorecard
    findings: tuple[Finding, ...]

    @property
    def open_findings(self) -> tuple[Finding, ...]:
        """Findings that must be mended or answered before submission."""
        return tuple(finding for finding in self.findings if finding.needs_answer)

    @property
    def recommended(self) -> bool:
        """Whether there is a recommendation with a reason."""
        recommendation = self.held.record.recommendation
        return recommendation is not None and bool(recommendation.reason.strip())

    @property
    def ready(self) -> bool:
        """Whether it can be submitted as it stands."""
        return not self.open_findings and self.recommended


def review(database: Database, person: Person, interview_id: str, now: datetime, zone: str) -> Review:
    """Look an interview over before submitting it. Raises NotFound, Forbidden."""
    with database.reading() as connection:
        found = held(connection, interview_id, zone)
    require_conductor(person, found.interview)
    return _review(found, now)


def _review(found: Held, now: datetime) -> Review:
    return Review(found, scorecard(found.kit, found.record), found.findings(now, at_end=True))


def answer_findings(
    database: Database,
    person: Person,
    interview_id: str,
    rule: str,
    subject: str | None,
    reason: str,
    now: datetime,
    zone: str,
) -> int:
    """Answer one open finding of a rule, or all of them where `subject` is None, with one reason.

    Out: how many were answered. Raises Invalid for a blank reason, Conflict("submitted"), NotFound, Forbidden.
    """
    if not reason.strip():
        raise Invalid([Fault("reason", "nothing", "a reason")])
    with database.writing() as connection:
        found = held(connection, interview_id, zone)
        require_conductor(person, found.interview)
        chosen = [
            finding
            for finding in _review(found, now).open_findings
            if finding.rule == rule and subject in (None, finding.subject)
        ]
        for finding in chosen:
            data = {"rule": finding.rule, "subject": finding.subject, "reason": reason.strip()}
            _record(connection, found, "finding_answered", data, now)
    return len(chosen)


def recommend(
    database: Database, person: Person, interview_id: str, value: str, reason: str, now: datetime, zone: str
) -> None:
    """Set the recommendation. Raises Conflict("submitted"), NotFound, Forbidden."""
    with database.writing() as connection:
        found = held(connection, interview_id, zone)
        require_conductor(person, found.interview)
        _record(connection, found, "recommendation_set", {"value": value, "reason": reason}, now)


def _record(connection: Connection, found: Held, kind: str, data: dict[str, Any], now: datetime) -> Event:
    """Append an event that the server itself makes; it comes after every other, whatever a browser's clock said."""
    if found.submitted:
        raise Conflict("submitted")
    last = found.record.last
    at = max(now, last + timedelta(milliseconds=1)) if last else now
    at = at.astimezone(found.log.session.scheduled_at.tzinfo)
    event = Event(new_id(), at, kind, data, at.isoformat(timespec="microseconds"))
    event_store.append(connection, found.interview.id, [(event.id, event.stamp, event.kind, event.data)])
    return event


def submit(database: Database, person: Person, interview_id: str, now: datetime, zone: str) -> None:
    """Submit an interview: its evaluation is frozen with a content hash, and its documents are ordered.

    Raises Conflict("findings_open"), Conflict("no_recommendation"), Conflict("incomplete") where events are missing
    that others name, Conflict("submitted"), NotFound, Forbidden.
    """
    with database.writing(durable=True) as connection:
        found = held(connection, interview_id, zone)
        require_conductor(person, found.interview)
        looked_over = _review(found, now)
        if looked_over.open_findings:
            raise Conflict("findings_open")
        if not looked_over.recommended:
            raise Conflict("no_recommendation")
        event = _record(connection, found, "submitted", {}, now)
        log = replace(found.log, events=(*found.log.events, event))
        if reference_faults(from_log(log)):
            raise Conflict("incomplete")
        interviews.mark_submitted(connection, interview_id, event.at)
        _freeze(connection, log, looked_over.scorecard, event.at)


def _freeze(connection: Connection, log: SessionLog, card: Scorecard, at: datetime) -> None:
    text = canonical(log)
    content_hash = hashlib.sha256(text.encode()).hexdigest()
    evaluations.add(
        connection,
        interview_id=log.session.id,
        log=text,
        content_hash=content_hash,
        weighted=card.weighted,
        ratings=dict(card.ratings),
        recommendation=card.recommendation,
        submitted_at=at,
    )
    for lang in LANGS:
        documents.order(connection, log.session.id, content_hash, lang)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """A frozen evaluation: the log as it was submitted, the interview that it belongs to, and its scorecard."""

    held: Held
    log: SessionLog
    content_hash: str
    scorecard: Scorecard
    findings: tuple[Finding, ...]


def read_evaluation(database: Database, person: Person, interview_id: str, zone: str) -> Evaluation:
    """The evaluation of a submitted interview. Raises NotFound where there is none, Forbidden."""
    with database.reading() as connection:
        found = held(connection, interview_id, zone)
        require_reader(person, found.interview)
        frozen = evaluations.get(connection, interview_id)
    log = read_log(frozen.log.encode())
    card = scorecard(found.kit, found.record)
    return Evaluation(found, log, frozen.content_hash, card, found.findings(log.events[-1].at, at_end=True))
