"""Whole interviews for property tests: kits, valid streams of events, logs, and JSON of any shape."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

from hypothesis import strategies as st

from interviewkit.domain.kit import Kit, KitCompetency, KitQuestion
from interviewkit.domain.question import Text
from interviewkit.domain.session import Event, Session, SessionLog

KINDS = ("skill", "motivation", "adaptability", "potential")
TECHNIQUES = ("lead", "probe", "summarize", "direct", "open")
OUTCOMES = ("confirmed", "corrected")
VALUES = ("strong_no", "no", "yes", "strong_yes")
TALK = (
    "started", "paused", "resumed", "closing_started", "ended", "impression_sealed", "question_asked",
    "question_skipped", "answer_given", "evidence_noted", "evidence_noted", "evidence_edited", "evidence_removed",
    "readback", "observation_noted", "rating_set", "rating_set", "recommendation_set", "finding_deferred",
    "finding_answered",
)  # fmt: skip
"""Every kind of event but `submitted`, which ends a stream."""

_letters = st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\n\t汉字，。")
texts = st.text(_letters, max_size=8)
words = st.builds(str.__add__, st.sampled_from(("先问用途。", "q", " 7")), texts)
numbers = st.integers(1, 90) | st.floats(0.25, 90)
versions = st.none() | st.integers(0, 9) | words
offsets = st.sampled_from((UTC, timezone(timedelta(hours=8)), timezone(timedelta(hours=-3, minutes=-30))))
moments = st.builds(
    lambda ticks, offset: (datetime(2000, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks)).astimezone(offset),
    st.integers(0, 3 * 10**15),
    offsets,
)
both = st.builds(Text, words, words)


@st.composite
def kits(draw: st.DrawFn) -> Kit:
    """A kit of one to four competencies, with and without anchors, minutes and versions."""
    keys = draw(st.lists(words, min_size=1, max_size=4, unique=True))
    competencies = tuple(
        KitCompetency(key, draw(both), draw(numbers), draw(st.sampled_from(KINDS)), draw(_anchors), draw(versions))
        for key in keys
    )
    ids = draw(st.lists(words, max_size=4, unique=True))
    return Kit(competencies, tuple(draw(_questions(i, keys)) for i in ids), draw(versions))


_anchors = st.just(()) | st.tuples(both, both, both, both, both)


def _questions(question_id: str, competencies: list[str]) -> st.SearchStrategy[KitQuestion]:
    text = st.builds(lambda spoken: Text(spoken, spoken), words)
    technique, minutes = st.sampled_from(TECHNIQUES), st.none() | numbers
    return st.builds(
        KitQuestion, st.just(question_id), st.sampled_from(competencies), technique, text, minutes, versions
    )


@st.composite
def streams(draw: st.DrawFn, kit: Kit, most: int = 30) -> tuple[Event, ...]:
    """The events of one session in their order: every name that one uses is in the kit or in an earlier event.

    Steps in time are whole seconds, some of none at all; ids go with the order only where times are equal.
    """
    talk = _Talk(kit)
    length = draw(st.integers(0, most))
    kinds = [draw(st.sampled_from(TALK)) for _ in range(length)] + draw(st.sampled_from(([], ["submitted"])))
    at, group, made = datetime(2026, 11, 23, 1, tzinfo=UTC), "m", []
    for index, kind in enumerate(kinds):
        step = draw(st.sampled_from((0, 1, 45, 400)))
        if step:
            at, group = at + timedelta(seconds=step), draw(st.sampled_from("abxyz"))
        local = at.astimezone(draw(offsets))
        possible, data = talk.data(draw, kind)
        event = Event(f"{group}{index:03d}", local, possible, data, local.isoformat())
        talk.learn(event)
        made.append(event)
    return tuple(made)


class _Talk:
    """What a stream has named so far, and data that fit it."""

    def __init__(self, kit: Kit) -> None:
        self.competencies = st.sampled_from([c.key for c in kit.competencies])
        self.questions = [q.id for q in kit.questions]
        self.subjects = ["session", *(c.key for c in kit.competencies)]
        self.notes: list[str] = []
        self.asked: list[str] = []

    def learn(self, event: Event) -> None:
        if event.kind == "evidence_noted":
            self.notes.append(event.data["note"])
            self.subjects.append(event.data["note"])
        if event.kind == "question_asked":
            self.asked.append(event.id)
            self.subjects.append(event.id)

    def data(self, draw: st.DrawFn, kind: str) -> tuple[str, dict[str, Any]]:
        """Data for a kind; a remark takes the place of an event that would name what is not there yet."""
        fitting = self.fitting().get(kind, st.just({}))
        if fitting.is_empty:
            return "observation_noted", {"text": draw(words)}
        return kind, draw(fitting)

    def fitting(self) -> dict[str, st.SearchStrategy[dict[str, Any]]]:
        """Data by kind; nothing fits where no question, note or asked question can be named."""
        known, planned, asked = map(_one_of, (self.notes, self.questions, self.asked))
        rating, rule = st.integers(1, 5), st.sampled_from(("premature_judgement", "halo"))
        about, technique = self.competencies, st.sampled_from(TECHNIQUES)
        note = {"competency": about, "text": words, "star": st.lists(st.sampled_from("STAR"), unique=True)}
        outcome, value = st.sampled_from(OUTCOMES), st.sampled_from(VALUES)
        reply = {"rule": rule, "subject": st.sampled_from(self.subjects)}
        own = _data(text=words, technique=technique, competency=about)
        return {
            "impression_sealed": _data(ratings=st.dictionaries(about, rating)),
            "question_asked": _data(question=planned) | own,
            "question_skipped": _data(question=planned, reason=texts),
            "answer_given": _data(question_event=asked, text=texts, seconds=numbers),
            "evidence_noted": _data(note=st.just(f"n{len(self.notes)}"), **note),
            "evidence_edited": _data(note=known, **note),
            "evidence_removed": _data(note=known),
            "readback": _data(competency=about, text=texts, outcome=outcome),
            "observation_noted": _data(text=words),
            "rating_set": _data(competency=about, value=st.none() | rating),
            "recommendation_set": _data(value=value, reason=texts),
            "finding_deferred": _data(**reply),
            "finding_answered": _data(**reply, reason=words),
        }


def _one_of(names: list[str]) -> st.SearchStrategy[str]:
    return st.sampled_from(names) if names else st.nothing()


def _data(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(fields)


def sessions() -> st.SearchStrategy[Session]:
    """Who talks to whom about what."""
    return st.builds(
        Session,
        id=words,
        purpose=st.sampled_from(("live", "roleplay", "practice")),
        lang=st.sampled_from(("zh", "en")),
        role=words,
        position=words,
        candidate=words,
        interviewer=words,
        scheduled_at=moments,
        planned_minutes=numbers,
        entry=st.sampled_from(("live", "afterwards")),
        previous_mean=st.none() | st.floats(1, 5),
    )


@st.composite
def talks(draw: st.DrawFn) -> tuple[Kit, tuple[Event, ...]]:
    """A kit and the events of a session that used it."""
    kit = draw(kits())
    return kit, draw(streams(kit))


def logs() -> st.SearchStrategy[SessionLog]:
    """A whole session log."""
    return st.builds(lambda session, talk: SessionLog(session, *talk), sessions(), talks())


_scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from((10**400, -(10**400), float("nan"), float("inf"), 4.0, "", "\ud800", "\x00", "live"))
    | st.floats()
    | st.text(st.characters(), max_size=5)
)
_keys = st.sampled_from(
    ("format", "session", "kit", "events", "id", "at", "kind", "data", "note", "competency", "ratings", "questions")
) | st.text(st.characters(), max_size=3)
json_values = st.recursive(
    _scalars, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_keys, inner, max_size=4), max_leaves=12
)
"""Anything that JSON can hold, and what Python's reader takes besides."""
