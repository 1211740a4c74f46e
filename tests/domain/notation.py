"""A short hand for interviews, so that an example reads like the minutes of one.

An event is a line: when (minutes:seconds into the talk), what, and its particulars.

    0:00 started | paused | resumed | closing | ended | submitted
    1:00 ask q1                       a planned question
    1:00 adhoc need probe words       a question of one's own on a competency, with its technique
    1:30 skip q2
    2:00 note n1 need SA words        evidence; the letters of S, T, A, R that it holds, or - for none
    2:10 edit n1 need SAR words
    2:20 remove n1
    2:30 readback need confirmed | corrected
    3:00 rate need 4                  or - to clear the rating
    4:00 recommend yes
    5:00 defer missed_information need
    5:00 answer missed_information need a reason
    6:00 impression need=4 drive=3
    6:00 observe words

Words may be repeated: `汉×250` is a text of 250 characters, `word×120` one of 120 words.
A kit is a line a competency: `need: skill q1 q2`, with `×2` after the kind for a weight other than 1.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta, timezone
from typing import Any

from interviewkit.domain.kit import Kit, KitCompetency, KitQuestion
from interviewkit.domain.question import Text
from interviewkit.domain.session import Event, Session

NINE = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=8)))

Data = dict[str, Any]


def clock_time(written: str) -> datetime:
    """The moment `minutes:seconds` into a talk that began at nine; a minus sign is before it."""
    minutes, seconds = written.removeprefix("-").split(":")
    talked = timedelta(minutes=int(minutes), seconds=float(seconds))
    return NINE - talked if written.startswith("-") else NINE + talked


def session(**changed: Any) -> Session:
    """A live interview of 45 minutes in Chinese, but for what is changed."""
    usual: Data = {
        "id": "s1",
        "purpose": "live",
        "lang": "zh",
        "role": "phone_sales",
        "position": "门店销售顾问",
        "candidate": "C-1042",
        "interviewer": "王敏",
        "scheduled_at": NINE,
        "planned_minutes": 45,
    }
    return Session(**(usual | changed))


def kit(*lines: str) -> Kit:
    """The kit of these lines; each question is an open one."""
    competencies, questions = [], []
    for line in lines:
        key, (kind, *ids) = line.split(":")[0], line.split(":")[1].split()
        kind, _, weight = kind.partition("×")
        competencies.append(KitCompetency(key, Text(f"{key}（中）", f"{key} (en)"), float(weight or 1), kind))
        questions += [KitQuestion(i, key, "open", Text(f"{i}？", f"{i}？")) for i in ids]
    return Kit(tuple(competencies), tuple(questions))


def events(lines: Iterable[str]) -> tuple[Event, ...]:
    """The events of these lines, their ids in the order of the lines."""
    return tuple(event(line, f"e{index:03d}") for index, line in enumerate(lines))


def event(line: str, event_id: str) -> Event:
    """One event. Raises KeyError for a word that the notation lacks."""
    when, verb, *rest = line.split()
    at = clock_time(when)
    kind, data = _PLAIN.get(verb, verb), {}
    if verb in _VERBS:
        kind, read = _VERBS[verb]
        data = read(*rest)
    elif verb not in _PLAIN:
        raise KeyError(f"{verb!r} in {line!r}")
    return Event(event_id, at, kind, data, at.isoformat())


def _words(parts: Iterable[str]) -> str:
    return " ".join(_repeated(part) for part in parts) or "-"


def _repeated(part: str) -> str:
    word, _, times = part.partition("×")
    between = "" if len(word) == 1 else " "
    return between.join([word] * int(times)) if times else word


def _note(note: str, competency: str, star: str = "-", *words: str) -> Data:
    return {"note": note, "competency": competency, "text": _words(words), "star": list(star.strip("-"))}


def _adhoc(competency: str, technique: str, *words: str) -> Data:
    return {"text": _words(words or ("还有呢？",)), "technique": technique, "competency": competency}


def _impression(*pairs: str) -> Data:
    return {"ratings": {key: int(value) for key, value in (pair.split("=") for pair in pairs)}}


_PLAIN = {
    "started": "started",
    "paused": "paused",
    "resumed": "resumed",
    "closing": "closing_started",
    "ended": "ended",
    "submitted": "submitted",
}

_VERBS: dict[str, tuple[str, Callable[..., Data]]] = {
    "ask": ("question_asked", lambda question: {"question": question}),
    "adhoc": ("question_asked", _adhoc),
    "skip": ("question_skipped", lambda question: {"question": question, "reason": "时间不够"}),
    "note": ("evidence_noted", _note),
    "edit": ("evidence_edited", _note),
    "remove": ("evidence_removed", lambda note: {"note": note}),
    "readback": ("readback", lambda key, outcome: {"competency": key, "text": "对吗？", "outcome": outcome}),
    "rate": ("rating_set", lambda key, value: {"competency": key, "value": None if value == "-" else int(value)}),
    "recommend": ("recommendation_set", lambda value: {"value": value, "reason": ""}),
    "impression": ("impression_sealed", _impression),
    "observe": ("observation_noted", lambda *words: {"text": _words(words)}),
    "defer": ("finding_deferred", lambda rule, subject: {"rule": rule, "subject": subject}),
    "answer": (
        "finding_answered",
        lambda rule, subject, *reason: {"rule": rule, "subject": subject, "reason": _words(reason)},
    ),
}
