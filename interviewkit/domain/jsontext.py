"""JSON as files bring it: the value, and what JSON itself forbids, each at its place."""

from __future__ import annotations

import json
from collections import Counter, deque
from collections.abc import Iterator
from typing import Any, Final

from .errors import Fault, Invalid
from .shape import at

_MOST_DIGITS: Final = 308  # every whole number as long as this fits a double


def read_json(content: bytes) -> tuple[Any, list[Fault]]:
    """The value in a file's bytes, with a fault for each key that an object holds more than once.

    A byte order mark is passed over. NaN, Infinity and numbers beyond a double come out as floats that the check of
    their place refuses, so that they are told together with all other faults. Raises Invalid for what is no JSON text
    in UTF-8.
    """
    objects = _Objects()
    try:
        text = content.decode("utf-8").removeprefix("\ufeff")
        value = json.loads(text, object_pairs_hook=objects.take, parse_int=_whole)
    except UnicodeDecodeError as error:
        found = f"byte 0x{content[error.start]:02x} at offset {error.start}"
        raise Invalid([Fault("file", found, "UTF-8 text")]) from None
    except json.JSONDecodeError as error:
        found = f"{error.msg} at line {error.lineno}, column {error.colno}"
        raise Invalid([Fault("file", found, "a JSON object")]) from None
    except RecursionError:
        raise Invalid([Fault("file", "brackets nested too deeply", "a JSON object")]) from None
    return value, list(_faults(value)) if objects.repeat else []


def _whole(digits: str) -> int | float:
    return int(digits) if len(digits.lstrip("-")) <= _MOST_DIGITS else float(digits)


class _Repeating(dict[str, Any]):
    """An object that holds a key more than once; the last value counts."""

    keys_twice: tuple[str, ...] = ()


class _Objects:
    """Makes objects while a text is parsed, and remembers whether one repeats a key."""

    repeat = False

    def take(self, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) == len(pairs):
            return found
        self.repeat = True
        repeating = _Repeating(found)
        repeating.keys_twice = tuple(key for key, times in Counter(key for key, _ in pairs).items() if times > 1)
        return repeating


def _faults(value: Any) -> Iterator[Fault]:
    """Walk without recursion: a text may nest deeper than functions can."""
    waiting = deque([("", value)])
    while waiting:
        path, here = waiting.popleft()
        if isinstance(here, _Repeating):
            yield from (Fault(at(path, key), "this key more than once", "each key once") for key in here.keys_twice)
        inner = here.items() if isinstance(here, dict) else enumerate(here) if isinstance(here, list) else ()
        waiting.extend((at(path, key), child) for key, child in inner)
