"""Whatever a file holds, it is read or refused with faults; nothing else is ever raised."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import event, example, given
from hypothesis import strategies as st

from interviewkit.domain.errors import Invalid
from interviewkit.domain.fold import fold
from interviewkit.domain.logfile import canonical, from_log, read_log
from interviewkit.domain.pitfalls import Situation, findings
from interviewkit.domain.scoring import scorecard
from interviewkit.domain.session import SessionLog

from .logs import Json, as_bytes, objects, whole_log
from .strategies import json_values, logs


def survives(content: bytes) -> None:
    """Read a file; a log that is accepted can be used to the end, one that is refused says why, a line a fault."""
    outcome = read(content)
    event("refused" if isinstance(outcome, Invalid) else "accepted")
    if isinstance(outcome, SessionLog):
        use(outcome)
    else:
        assert outcome.faults
        assert all(fault.path and fault.found and fault.expected for fault in outcome.faults)
        assert all(str(fault).isprintable() for fault in outcome.faults)


def read(content: bytes) -> SessionLog | Invalid:
    try:
        return read_log(content)
    except Invalid as refused:
        return refused


def use(log: SessionLog) -> None:
    record = fold(log.kit, log.events)
    assert scorecard(log.kit, record).ratings.keys() <= {c.key for c in log.kit.competencies}
    now = record.last or log.session.scheduled_at
    for at_end in (True, False):
        assert all(f.subject for f in findings(Situation(log.session, log.kit, record, now, at_end)))
    assert read_log(canonical(log).encode()) == log


@given(st.binary(max_size=40) | st.text(max_size=40).map(lambda text: text.encode("utf-8", "surrogatepass")))
@example(b"\xef\xbb\xbf")
@example(b"-")
def test_any_bytes(content: bytes) -> None:
    survives(content)


@given(json_values)
def test_any_json(value: Json) -> None:
    survives(as_bytes(value))


@given(st.fixed_dictionaries(dict.fromkeys(("format", "session", "kit", "events"), json_values)))
def test_any_json_in_the_four_parts(value: Json) -> None:
    survives(as_bytes(value))


@given(st.sampled_from(list(dict(objects(whole_log())))), st.data())
def test_anything_in_one_place_of_a_whole_log(path: str, data: st.DataObject) -> None:
    value = whole_log()
    place = dict(objects(value))[path]
    key = data.draw(st.sampled_from([*place, "extra"]))
    place[key] = data.draw(json_values)
    survives(as_bytes(value))


@given(logs(), st.data())
def test_valid_logs_with_a_few_changes(log: SessionLog, data: st.DataObject) -> None:
    value = from_log(log)
    for _ in range(data.draw(st.integers(0, 3))):
        change(value, data)
    survives(as_bytes(value))


def change(value: Json, data: st.DataObject) -> None:
    """Change one place: replace it, take it away, or put there what stands somewhere else."""
    holder, key = data.draw(st.sampled_from([*places(value)]))
    how = data.draw(st.sampled_from(("replace", "remove", "copy")))
    if how == "replace":
        holder[key] = data.draw(json_values)
    elif how == "remove":
        del holder[key]
    else:
        other, from_key = data.draw(st.sampled_from([*places(value)]))
        holder[key] = json.loads(json.dumps(other[from_key]))


def places(value: Json) -> list[tuple[Any, Any]]:
    """Every place of a JSON value: the object or list that holds it, and its key."""
    found, waiting = [], [value]
    while waiting:
        holder = waiting.pop()
        keys = holder if isinstance(holder, dict) else range(len(holder))
        for key in keys:
            found.append((holder, key))
            if isinstance(holder[key], dict | list):
                waiting.append(holder[key])
    return found or [({"nothing": None}, "nothing")]
