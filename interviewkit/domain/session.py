"""A session and its events: the vocabulary of format `interviewkit.session/1`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from .kit import Kit

FORMAT: Final = "interviewkit.session/1"

LIVE: Final = "live"
PURPOSES: Final = (LIVE, "roleplay", "practice")

AFTERWARDS: Final = "afterwards"
ENTRIES: Final = (LIVE, AFTERWARDS)

CONFIRMED: Final = "confirmed"
CORRECTED: Final = "corrected"
OUTCOMES: Final = (CONFIRMED, CORRECTED)

RECOMMENDATIONS: Final = ("strong_no", "no", "yes", "strong_yes")

SESSION_SUBJECT: Final = "session"
"""The subject of a finding about the session as a whole."""

EVENT_KINDS: Final = (
    "started",
    "paused",
    "resumed",
    "closing_started",
    "ended",
    "impression_sealed",
    "question_asked",
    "question_skipped",
    "answer_given",
    "evidence_noted",
    "evidence_edited",
    "evidence_removed",
    "readback",
    "observation_noted",
    "rating_set",
    "recommendation_set",
    "finding_deferred",
    "finding_answered",
    "submitted",
)


@dataclass(frozen=True, slots=True)
class Session:
    """Who talks to whom about what. `planned_minutes` is the length planned for the talk."""

    id: str
    purpose: str
    lang: str
    role: str
    position: str
    candidate: str
    interviewer: str
    scheduled_at: datetime
    planned_minutes: float
    entry: str = LIVE
    previous_mean: float | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened. `stamp` is `at` as it was written, so that a log survives a round trip."""

    id: str
    at: datetime
    kind: str
    data: Mapping[str, Any]
    stamp: str

    @property
    def order(self) -> tuple[datetime, str]:
        """What events are sorted by, whatever the order of their arrival."""
        return (self.at, self.id)

    def same_as(self, other: Event) -> bool:
        """Whether both say the same, so that they are one event if they share their id."""
        return (self.at, self.kind, self.data) == (other.at, other.kind, other.data)

    @property
    def spelling(self) -> tuple[str, str]:
        """How it is written: picks one of two that say the same, whatever the order of their arrival."""
        return (self.stamp, json.dumps(self.data, sort_keys=True))


@dataclass(frozen=True, slots=True)
class SessionLog:
    """A whole session: what a log file holds. `events` are in order and without duplicates."""

    session: Session
    kit: Kit
    events: tuple[Event, ...]
