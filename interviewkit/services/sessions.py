"""An interview as a session: its log put together from what the store holds, and who may see it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from interviewkit.domain.errors import Forbidden, NotFound
from interviewkit.domain.fold import fold, ordered
from interviewkit.domain.kit import Kit
from interviewkit.domain.kitfile import kit_from_json
from interviewkit.domain.people import PLAN, SEE_ALL, Person
from interviewkit.domain.pitfalls import Finding, Situation, findings
from interviewkit.domain.record import Record
from interviewkit.domain.session import Event, Session, SessionLog
from interviewkit.domain.shape import parse_moment
from interviewkit.library.lexicon import cached_reader
from interviewkit.store import candidates, interviews, positions, users
from interviewkit.store import events as event_store
from interviewkit.store.engine import Connection
from interviewkit.store.events import StoredEvent


@dataclass(frozen=True, slots=True)
class Held:
    """An interview with everything that its pages show. `cursor` is the arrival number of its last event."""

    interview: interviews.Interview
    candidate: candidates.Candidate
    position: positions.Position
    log: SessionLog
    record: Record
    cursor: int

    @property
    def kit(self) -> Kit:
        """The interview's kit, in both languages."""
        return self.log.kit

    @property
    def submitted(self) -> bool:
        """Whether the evaluation is frozen."""
        return self.interview.submitted_at is not None

    @property
    def device_key(self) -> str:
        """Under what a browser keeps the events, so that nobody else on the device sends them as his or her own."""
        return f"{self.interview.id}/{self.interview.interviewer_id}"

    def findings(self, now: datetime, *, at_end: bool) -> tuple[Finding, ...]:
        """What the rules see at `now`; `at_end` when nothing more is to come."""
        return findings(Situation(self.log.session, self.kit, self.record, now, at_end, cached_reader))


def held(connection: Connection, interview_id: str, zone: str) -> Held:
    """Put an interview together. Times are told in `zone`. Raises NotFound."""
    interview = interviews.get(connection, interview_id)
    candidate = candidates.get(connection, interview.candidate_id)
    position = positions.get(connection, interview.position_id)
    interviewer = users.get(connection, interview.interviewer_id)
    session = Session(
        id=interview.id,
        purpose=interview.purpose,
        entry=interview.entry,
        lang=interview.lang,
        role=position.pack,
        position=position.title,
        candidate=f"{candidate.code} {candidate.name}".strip(),
        interviewer=interviewer.name,
        scheduled_at=interview.scheduled_at.astimezone(ZoneInfo(zone)),
        planned_minutes=interview.planned_minutes,
    )
    stored = event_store.of_interview(connection, interview_id)
    kit = kit_from_json(interview.kit)
    events = ordered(to_domain(stored))
    cursor = stored[-1].seq if stored else 0
    return Held(interview, candidate, position, SessionLog(session, kit, events), fold(kit, events), cursor)


def to_domain(stored: Iterable[StoredEvent]) -> list[Event]:
    """Stored events as the domain knows them."""
    return [Event(e.id, parse_moment(e.at), e.kind, e.data, e.at) for e in stored]


def require_conductor(person: Person, interview: interviews.Interview) -> None:
    """Only the interviewer of an interview writes in it; for others who may see it, Forbidden; else NotFound.

    Forbidden too for people who hold no interviews (any more): a learner sees nothing about candidates.
    """
    person.require(PLAN)
    if interview.interviewer_id == person.id:
        return
    raise Forbidden("conduct") if person.may(SEE_ALL) else NotFound(interview.id)


def require_reader(person: Person, interview: interviews.Interview) -> None:
    """The interviewer reads what he or she wrote; those who see all read it once it is submitted."""
    person.require(PLAN)
    if interview.interviewer_id == person.id:
        return
    if not person.may(SEE_ALL):
        raise NotFound(interview.id)
    if interview.submitted_at is None:
        raise Forbidden("not submitted")
