"""Replay a session log: record, scorecard and findings, with the findings in words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from interviewkit.domain.fold import fold
from interviewkit.domain.pitfalls import Finding, Situation, findings
from interviewkit.domain.question import Text
from interviewkit.domain.record import Record
from interviewkit.domain.scoring import Scorecard, scorecard
from interviewkit.domain.session import SessionLog
from interviewkit.domain.wording import both
from interviewkit.library.lexicon import cached_reader

from .teaching import pitfall_texts


@dataclass(frozen=True, slots=True)
class Replay:
    """What a log comes to. `worded` pairs each finding that stands with its words."""

    log: SessionLog
    record: Record
    scorecard: Scorecard
    worded: tuple[tuple[Finding, Text], ...]

    def as_json(self) -> dict[str, Any]:
        """The JSON object of `interviewkit replay --json`."""
        card = self.scorecard
        return {
            "record": record_json(self.record),
            "scorecard": {
                "weighted": card.weighted,
                "ratings": dict(card.ratings),
                "recommendation": card.recommendation,
            },
            "findings": [finding_json(finding, text) for finding, text in self.worded],
        }


def replayed(log: SessionLog) -> Replay:
    """Fold a complete log and look for pitfalls as they stand at its end."""
    record = fold(log.kit, log.events)
    now = record.last or log.session.scheduled_at
    found = findings(Situation(log.session, log.kit, record, now, reader=cached_reader))
    worded = tuple((finding, both(finding, log.kit, pitfall_texts())) for finding in found)
    return Replay(log, record, scorecard(log.kit, record), worded)


def finding_json(finding: Finding, text: Text) -> dict[str, Any]:
    """One finding as the session log's format prints it."""
    written: dict[str, Any] = {
        "rule": finding.rule,
        "subject": finding.subject,
        "severity": finding.severity,
        "at": stamp(finding.at),
        "zh": text.zh,
        "en": text.en,
    }
    return written | ({"answered": finding.answered} if finding.answered is not None else {})


def stamp(at: datetime) -> str:
    """A moment as text: ISO 8601 to the millisecond, with its offset."""
    return at.isoformat(timespec="milliseconds")


def record_json(record: Record) -> dict[str, Any]:
    """The record as plain JSON values; the history of ratings and recommendations included."""
    return {
        "clock": _clock_json(record),
        "impression": dict(record.impression.ratings) if record.impression else None,
        "asked": [
            {"event": a.event, "at": stamp(a.at), "competency": a.competency, "technique": a.technique}
            | ({"question": a.question} if a.question else {"text": a.text.zh})
            for a in record.asked
        ],
        "skipped": [{"question": s.question, "reason": s.reason, "at": stamp(s.at)} for s in record.skipped],
        "answers": [
            {"question_event": a.question_event, "text": a.text, "seconds": a.seconds, "at": stamp(a.at)}
            for a in record.answers
        ],
        "notes": [
            {"note": n.id, "competency": n.competency, "text": n.text, "star": list(n.star), "at": stamp(n.at)}
            for n in record.notes
        ],
        "readbacks": [
            {"competency": r.competency, "text": r.text, "outcome": r.outcome, "at": stamp(r.at)}
            for r in record.readbacks
        ],
        "observations": [{"text": o.text, "at": stamp(o.at)} for o in record.observations],
        "ratings": {
            key: [{"value": r.value, "at": stamp(r.at)} for r in history] for key, history in record.ratings.items()
        },
        "recommendations": [{"value": r.value, "reason": r.reason, "at": stamp(r.at)} for r in record.recommendations],
    }


def _clock_json(record: Record) -> dict[str, Any]:
    clock = record.clock
    moments = {
        "started_at": clock.started_at,
        "closing_at": clock.closing_at,
        "ended_at": clock.ended_at,
        "submitted_at": clock.submitted_at,
    }
    written: dict[str, Any] = {key: stamp(at) if at else None for key, at in moments.items()}
    written["seconds"] = clock.seconds(record.last) if record.last else 0.0
    return written
