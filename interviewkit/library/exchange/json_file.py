"""Questions as JSON: one versioned object with a list of questions, each an object by column."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

from interviewkit.domain.errors import Fault, Invalid, Told
from interviewkit.domain.jsontext import read_json
from interviewkit.domain.shape import list_of, obj, one_of, show, whole

from .table import MOST_ROWS, REQUIRED, Line, Odd, as_typed, assemble, beyond, looked_at, number_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .table import Cell, Table

FORMAT: Final = "interviewkit-questions"
VERSION: Final = 1
_LINE: Final = re.compile(r" at line (\d+), (?=column)")


def _record(value: Any, path: str, faults: list[Fault]) -> None:
    if not isinstance(value, dict):
        faults.append(Fault(path, show(value), "an object"))


_file: Final = obj({"format": one_of((FORMAT,)), "version": whole(VERSION, VERSION), "questions": list_of(_record)})


def write(rows: Iterable[Mapping[str, str]], columns: Sequence[str]) -> bytes:
    """The bytes of a file: texts as they are, whole numbers as such."""
    questions = [{column: as_typed(row[column]) for column in columns} for row in rows]
    value = {"format": FORMAT, "version": VERSION, "questions": questions}
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes, name: str) -> Table:
    """The table in a file's bytes; the columns are the keys that its questions have.

    Raises Invalid with every fault, each at `name:LINE` or `name: questions[INDEX]`.
    """
    questions = _questions(content, name)
    keys = dict.fromkeys(key for question in questions for key in question)
    columns = looked_at(keys) or list(REQUIRED)
    lines = (
        Line(f"{name}: questions[{index}]", [_cell(question.get(column)) for column in columns])
        for index, question in enumerate(questions)
    )
    return assemble(Line(name, columns), lines)


def _questions(content: bytes, name: str) -> list[dict[str, Any]]:
    try:
        value, faults = read_json(content)
    except Invalid as error:
        raise Invalid([_placed(fault, name, content) for fault in error.faults]) from None
    _check_length(value, name)
    _file(value, "", faults)
    if faults:
        raise Invalid([_placed(fault, name, content) for fault in faults])
    questions: list[dict[str, Any]] = value["questions"]
    return questions


def _check_length(value: Any, name: str) -> None:
    """Ahead of all other checks, which would tell of millions of faults."""
    questions = value.get("questions") if isinstance(value, dict) else None
    if isinstance(questions, list) and len(questions) > MOST_ROWS:
        raise Invalid([beyond(name, MOST_ROWS, "rows")])


def _placed(fault: Fault, name: str, content: bytes) -> Told:
    if offset := re.fullmatch(r"byte 0x.. at offset (\d+)", fault.found):
        line = content.count(b"\n", 0, int(offset[1])) + 1
        return Told(f"{name}:{line}", fault.found, fault.expected, "not_utf8")
    if line_found := _LINE.search(fault.found):
        return Told(f"{name}:{line_found[1]}", _LINE.sub(" at ", fault.found), fault.expected, "json")
    place = name if fault.path == "file" else f"{name}: {fault.path}"
    return Told(place, fault.found, fault.expected, "json")


def _cell(value: Any) -> Cell:
    """The text of a value: numbers as typed, a list of texts as lines."""
    if value is None or isinstance(value, str):
        return value or ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return number_text(value)
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return Odd(show(value))
