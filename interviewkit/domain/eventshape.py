"""The shape of one event: what each kind carries, checked strictly, whatever it refers to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from .errors import Fault
from .question import SCALE, STAR
from .session import EVENT_KINDS, OUTCOMES, RECOMMENDATIONS, Event
from .shape import (
    Check,
    moment,
    name,
    nullable,
    number,
    obj,
    one_of,
    parse_moment,
    set_of,
    text,
    whole,
    words,
)
from .technique import TECHNIQUES

_rating: Final = whole(SCALE[0], SCALE[-1])
_note: Final = obj({"note": name, "competency": name, "text": words, "star": set_of(STAR)})
_nothing: Final = obj({})
_planned: Final = obj({"question": name})
_adhoc: Final = obj({"text": words, "technique": one_of(TECHNIQUES), "competency": name})


def _asked(value: Any, path: str, faults: list[Fault]) -> None:
    adhoc = isinstance(value, dict) and bool(value) and "question" not in value
    (_adhoc if adhoc else _planned)(value, path, faults)


def _ratings(value: Any, path: str, faults: list[Fault]) -> None:
    keys = value if isinstance(value, dict) else {}
    obj(dict.fromkeys(keys, _rating))(value, path, faults)


EVENT_DATA: Final[Mapping[str, Check]] = {
    "started": _nothing,
    "paused": _nothing,
    "resumed": _nothing,
    "closing_started": _nothing,
    "ended": _nothing,
    "impression_sealed": obj({"ratings": _ratings}),
    "question_asked": _asked,
    "question_skipped": obj({"question": name, "reason": text}),
    "answer_given": obj({"question_event": name, "text": text, "seconds": number(low=0)}),
    "evidence_noted": _note,
    "evidence_edited": _note,
    "evidence_removed": obj({"note": name}),
    "readback": obj({"competency": name, "text": text, "outcome": one_of(OUTCOMES)}),
    "observation_noted": obj({"text": words}),
    "rating_set": obj({"competency": name, "value": nullable(_rating)}),
    "recommendation_set": obj({"value": one_of(RECOMMENDATIONS), "reason": text}),
    "finding_deferred": obj({"rule": name, "subject": name}),
    "finding_answered": obj({"rule": name, "subject": name, "reason": words}),
    "submitted": _nothing,
}
"""What each kind of event carries in `data`."""

_head: Final = {"id": name, "at": moment, "kind": one_of(EVENT_KINDS)}


def _anything(_value: Any, _path: str, _faults: list[Fault]) -> None:
    """The data of an event whose kind is unknown: that fault is enough."""


def event_faults(value: Any, path: str, faults: list[Fault]) -> None:
    """Check the shape of one event."""
    kind = value.get("kind") if isinstance(value, dict) else None
    data = EVENT_DATA.get(kind, _anything) if isinstance(kind, str) else _anything
    obj({**_head, "data": data})(value, path, faults)


def to_event(value: Mapping[str, Any]) -> Event:
    """The event in a checked JSON object."""
    return Event(value["id"], parse_moment(value["at"]), value["kind"], value["data"], value["at"])
