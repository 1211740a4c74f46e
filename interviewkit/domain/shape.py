"""Strict shapes for JSON values: a check looks at one value and reports every fault with path, found, expected."""

from __future__ import annotations

import json
import math
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from .errors import Fault

Check = Callable[[Any, str, list[Fault]], None]
Fields = Mapping[str, Check]

NOTHING: Final = "nothing"
LONGEST_TEXT: Final = 20_000
LONGEST_NAME: Final = 200
_SHOWN: Final = 60
_UNSTORABLE: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_FARTHEST_ZONE: Final = timedelta(days=1)
_MOMENT: Final = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.,]\d+)?)?(Z|[+-]\d\d(:?\d\d(:?\d\d([.,]\d+)?)?)?)", re.ASCII
)


def show(value: Any) -> str:
    """A value as a fault shows it: JSON in one line, cut short."""
    if isinstance(value, dict):
        return "an object"
    if isinstance(value, list):
        return f"a list of {len(value)}"
    written = _quoted(value) if isinstance(value, str) else json.dumps(value, default=str)  # content files know dates
    return written if len(written) <= _SHOWN else f"{written[:_SHOWN]}…"


def _quoted(text: str) -> str:
    """Only what prints: a separator of lines or a half surrogate pair would break what the fault is written to."""
    written = json.dumps(text[:_SHOWN], ensure_ascii=False)
    return "".join(ch if ch.isprintable() else json.dumps(ch)[1:-1] for ch in written)


def at(path: str, key: str | int) -> str:
    """The path of a key or an index below `path`."""
    if isinstance(key, int):
        return f"{path}[{key}]"
    name = key if key.isidentifier() and len(key) <= LONGEST_NAME else show(key)
    return f"{path}.{name}" if path else name


def fault(faults: list[Fault], path: str, value: Any, expected: str) -> None:
    """Report a value that is not what was expected."""
    faults.append(Fault(path or "file", show(value), expected))


def obj(required: Fields, optional: Fields | None = None) -> Check:
    """An object with these keys and no others."""
    known = {**required, **(optional or {})}

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        if not isinstance(value, dict):
            fault(faults, path, value, "an object")
            return
        expected = f"one of {', '.join(known)}" if known else "no key"
        faults.extend(Fault(at(path, key), "an unknown key", expected) for key in value if key not in known)
        for key, inner in known.items():
            if key in value:
                inner(value[key], at(path, key), faults)
            elif key in required:
                faults.append(Fault(at(path, key), NOTHING, "this key"))

    return check


def list_of(inner: Check, length: int | None = None, least: int = 0) -> Check:
    """A list whose items all pass `inner`; of an exact or a least length."""

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        if not isinstance(value, list):
            fault(faults, path, value, "a list")
            return
        if length is not None and len(value) != length:
            fault(faults, path, value, f"a list of {length}")
        if len(value) < least:
            fault(faults, path, value, f"a list of at least {least}")
        for index, item in enumerate(value):
            inner(item, at(path, index), faults)

    return check


def set_of(allowed: Iterable[str]) -> Check:
    """A list of allowed words, each at most once."""
    allowed = tuple(allowed)
    item = one_of(allowed)

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        before = len(faults)
        list_of(item)(value, path, faults)
        if len(faults) == before and len(set(value)) != len(value):
            fault(faults, path, value, f"each of {', '.join(allowed)} at most once")

    return check


def one_of(allowed: Iterable[str]) -> Check:
    """One of these words."""
    allowed = tuple(allowed)

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        if not isinstance(value, str) or value not in allowed:
            fault(faults, path, value, f"one of {', '.join(allowed)}")

    return check


def text(value: Any, path: str, faults: list[Fault]) -> None:
    """A text, which may be empty; line breaks and tabs are its only control characters."""
    if not isinstance(value, str):
        fault(faults, path, value, "a text")
    elif len(value) > LONGEST_TEXT:
        fault(faults, path, value, f"at most {LONGEST_TEXT} characters, not {len(value)}")
    elif not storable(value):
        fault(faults, path, value, "a text without control characters or half surrogate pairs")


def storable(value: str) -> bool:
    """Whether every database and document can hold this text."""
    return not _UNSTORABLE.search(value)


def words(value: Any, path: str, faults: list[Fault]) -> None:
    """A text that is not blank."""
    before = len(faults)
    text(value, path, faults)
    if len(faults) == before and not value.strip():
        fault(faults, path, value, "a text that is not blank")


def name(value: Any, path: str, faults: list[Fault]) -> None:
    """An id or a key: a short text that is not blank."""
    before = len(faults)
    words(value, path, faults)
    if len(faults) == before and len(value) > LONGEST_NAME:
        fault(faults, path, value, f"at most {LONGEST_NAME} characters")


def whole(low: int, high: int) -> Check:
    """A whole number from `low` to `high`."""

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        if not _is_whole(value) or not low <= value <= high:
            fault(faults, path, value, f"a whole number from {low} to {high}")

    return check


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def number(low: float = -math.inf, high: float = math.inf, above: float | None = None) -> Check:
    """A number from `low` to `high`, or greater than `above`."""
    limits = f" greater than {above:g}" if above is not None else f" from {low:g} to {high:g}"
    if above is None and math.isinf(high):
        limits = f" of at least {low:g}"

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        fits = isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) <= sys.float_info.max
        if not fits or not low <= value <= high or (above is not None and value <= above):
            fault(faults, path, value, f"a number{limits}")

    return check


def nullable(inner: Check) -> Check:
    """What `inner` takes, or null."""

    def check(value: Any, path: str, faults: list[Fault]) -> None:
        if value is None:
            return
        found: list[Fault] = []
        inner(value, path, found)
        faults.extend(Fault(f.path, f.found, f"{f.expected} or null") for f in found)

    return check


def version(value: Any, path: str, faults: list[Fault]) -> None:
    """A version: a whole number or a short text."""
    if not _is_whole(value):
        name_or_fault: list[Fault] = []
        name(value, path, name_or_fault)
        if name_or_fault:
            fault(faults, path, value, "a whole number or a short text")


def moment(value: Any, path: str, faults: list[Fault]) -> None:
    """A date and time with its offset from UTC, in ISO 8601."""
    try:
        parse_moment(value)
    except (TypeError, ValueError, OverflowError):
        fault(faults, path, value, "a date and time with offset, such as 2026-11-23T09:00:04.120+08:00")


def parse_moment(value: Any) -> datetime:
    """The moment that an ISO 8601 text names: date, `T`, time, offset.

    Raises ValueError for text that names none, or none with an offset; TypeError for what is no text; OverflowError
    at the edges of the calendar, where the moment has no date in every zone.
    """
    if not _MOMENT.fullmatch(value):  # fromisoformat takes any character between date and time
        raise ValueError("no date and time with offset")
    parsed = datetime.fromisoformat(value)
    utc = parsed.astimezone(UTC)
    _ = utc - _FARTHEST_ZONE, utc + _FARTHEST_ZONE
    return parsed
