"""Session logs to print: the two sample interviews, and logs made to be hard on a printer."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from interviewkit.domain.kit import Kit, KitCompetency, KitQuestion
from interviewkit.domain.logfile import read_log
from interviewkit.domain.question import Text
from interviewkit.domain.session import Event, Session, SessionLog

Happening = tuple[str, Mapping[str, Any]]

DATA = Path(__file__).parents[1] / "data"
START = datetime(2026, 11, 23, 9, 0, tzinfo=timezone(timedelta(hours=8)))
SAID = {
    "zh": "顾客拿着网上的低价截图要求便宜二百元，她先讲清售后的差别，再分三次让价，"
    "每次幅度变小，最后成交并加购保护壳。",
    "en": "The customer held up a lower price from a website. She explained the difference in after-sale care first, "
    "then moved in three steps, each smaller than the one before, and sold the phone with a case. ",
}
LONG = {
    "zh": {
        "names": "客户需求挖掘与长期关系维护以及跨部门协作推进落地的综合胜任水平",
        "candidate": "欧阳",
        "position": "华东大区门店销售与售后服务高级顾问",
        "interviewer": "司马",
    },
    "en": {
        "names": "Understanding what customers need and keeping them for years ",
        "candidate": "Wolfeschlegelsteinhausenbergerdorff ",
        "position": "Senior adviser for shop sales and after-sale care ",
        "interviewer": "Adolph Blaine Charles David ",
    },
}


def sample(lang: str) -> SessionLog:
    """The natural sample interview in a language."""
    return read_log((DATA / f"session-{lang}.json").read_bytes())


def made(
    *events: Happening,
    competencies: int = 3,
    names: str = "胜任力",
    kind: str = "skill",
    anchors: bool = False,
    asks: str = "请举一个例子。",
    **session: Any,
) -> SessionLog:
    """A log of competencies `c1`, `c2`, … with a question each (`q1`, `q2`, …), and one event a minute."""
    numbers = range(1, competencies + 1)
    kit = Kit(
        tuple(KitCompetency(f"c{n}", _both(f"{names}{n}"), 1, kind, _anchors(n) if anchors else ()) for n in numbers),
        tuple(KitQuestion(f"q{n}", f"c{n}", "lead", _both(asks)) for n in numbers),
    )
    facts = {
        "id": "s1",
        "purpose": "live",
        "lang": "zh",
        "role": "phone_sales",
        "position": "门店销售顾问",
        "candidate": "C-1001",
        "interviewer": "王敏",
        "scheduled_at": START,
        "planned_minutes": 45,
    }
    return SessionLog(Session(**{**facts, **session}), kit, tuple(_event(n, *each) for n, each in enumerate(events)))


def _both(text: str) -> Text:
    return Text(text, text)


def _anchors(n: int) -> tuple[Text, ...]:
    return tuple(Text(f"第{n}项第{level}级的行为", f"Behaviour of level {level} on {n}") for level in range(1, 6))


def _event(number: int, kind: str, data: Mapping[str, Any]) -> Event:
    at = START + timedelta(minutes=number)
    return Event(f"e{number:05}", at, kind, data, at.isoformat())


STARTED: Happening = ("started", {})
SUBMITTED: Happening = ("submitted", {})


def asked(question: str) -> Happening:
    """A planned question that was put."""
    return ("question_asked", {"question": question})


def noted(competency: str, *texts: str, star: str = "SA") -> list[Happening]:
    """A note for each text."""
    return [
        ("evidence_noted", {"note": f"{competency}.{n}", "competency": competency, "text": text, "star": list(star)})
        for n, text in enumerate(texts)
    ]


def rated(**ratings: int | None) -> list[Happening]:
    """A rating for each competency."""
    return [("rating_set", {"competency": key, "value": value}) for key, value in ratings.items()]


def recommended(value: str, reason: str = "") -> Happening:
    """A recommendation."""
    return ("recommendation_set", {"value": value, "reason": reason})


def crowded(lang: str, notes: int = 50) -> SessionLog:
    """Fourteen competencies with names of sixty characters, each with fifty long notes: the most anyone will print."""
    events = [STARTED]
    for n in range(1, 15):
        events += [asked(f"q{n}"), *noted(f"c{n}", *[SAID[lang] * (1 + i % 3) for i in range(notes)])]
        events += rated(**{f"c{n}": 1 + n % 5})
    events += [recommended("no", SAID[lang] * 6), SUBMITTED]
    names = {key: (text * 30)[:60].strip() for key, text in LONG[lang].items()}
    return made(*events, competencies=14, anchors=True, asks=SAID[lang], lang=lang, **names)
