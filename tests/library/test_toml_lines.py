"""A fault in a content file is reported on the line on which it stands, however the file is laid out."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.shape import at
from interviewkit.library.toml_lines import line_numbers, line_of

SHIPPED = sorted(Path(str(files("interviewkit.question_bank"))).rglob("*.toml"))
LAYOUTS = '''\
# a comment with key = "value" and [brackets]
plain = 1
"quoted key" = 'its'
dotted . inner = """
three lines with "quotes" and ] # no comment

"""
items = [ 1,
  [2, 3], # comment with ]
  { deep = { zh = "一", en = "]" } },
]

[table]
key = 1979-05-27 07:32:00
[table.'in.ner']
key = true
[[list]]
name = "first"
[[list.nested]]
name = "nested first"
[[ list ]]
name = "second"
[list.settings]
'''


def test_every_layout_keeps_its_lines() -> None:
    lines = line_numbers(LAYOUTS)
    assert lines == {
        "": 1,
        "plain": 2,
        '"quoted key"': 3,
        "dotted": 4,
        "dotted.inner": 4,
        "items": 8,
        "items[0]": 8,
        "items[1]": 9,
        "items[1][0]": 9,
        "items[1][1]": 9,
        "items[2]": 10,
        "items[2].deep": 10,
        "items[2].deep.zh": 10,
        "items[2].deep.en": 10,
        "table": 13,
        "table.key": 14,
        'table."in.ner"': 15,
        'table."in.ner".key': 16,
        "list": 17,
        "list[0]": 17,
        "list[0].name": 18,
        "list[0].nested": 19,
        "list[0].nested[0]": 19,
        "list[0].nested[0].name": 20,
        "list[1]": 21,
        "list[1].name": 22,
        "list[1].settings": 23,
    }
    assert lines.keys() == set(paths(tomllib.loads(LAYOUTS)))


def test_line_ends_of_other_systems_count_once() -> None:
    assert line_numbers(LAYOUTS.replace("\n", "\r\n")) == line_numbers(LAYOUTS)


@pytest.mark.parametrize(
    "value",
    [
        '"a \\" ] , } # \\\\"',
        "'a \\'",
        '""',
        "''",
        '""""""',
        '""""a" \\""" b"""""',
        "''''a' b'''''",
        '"""\n\n"""',
        "'''\n\\'''",
        "[\n# ]\n]",
        "[[[]], [\n]]",
        "{ }",
        '{ a.b = [{ c = "}" }], "x.y" = 1 }',
        "[1, 2,\n]",
        "1_000.5e-3 # x",
        "07:32:00",
    ],
)
def test_what_follows_a_value_is_on_its_line(value: str) -> None:
    document = f"before = {value}\nafter = 1\n"
    assert tomllib.loads(document)["after"] == 1
    assert line_numbers(document)["after"] == 2 + value.count("\n")


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_every_key_and_item_has_a_line(value: Any) -> None:
    document = f"value = {written(value)}\nlast = 1\n"
    lines = line_numbers(document)
    assert lines.keys() == set(paths(tomllib.loads(document)))
    assert lines["last"] == document.count("\n")


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_every_text_of_the_bank_is_on_its_line(file: Path) -> None:
    source = file.read_text(encoding="utf-8")
    lines, rows = line_numbers(source), source.split("\n")
    texts = [(path, value) for path, value in leaves(tomllib.loads(source)) if isinstance(value, str)]
    assert texts
    assert [path for path, value in texts if beginning(value) not in rows[lines[path] - 1]] == []


def test_what_is_missing_is_reported_where_it_should_stand() -> None:
    lines = line_numbers(LAYOUTS)
    assert line_of(lines, "list[1].text.en") == lines["list[1]"]
    assert line_of(lines, "items[2].deep.fr") == lines["items[2].deep"]
    assert line_of(lines, "nowhere") == 1


def written(value: Any) -> str:
    """A value in TOML, lists an item a line."""
    if isinstance(value, list):
        return "[\n" + "".join(f"{written(item)},\n" for item in value) + "]"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{quoted(key)} = {inline(item)}" for key, item in value.items()) + " }"
    return quoted(value) if isinstance(value, str) else str(value)


def inline(value: Any) -> str:
    return written(value) if not isinstance(value, list) else "[" + ", ".join(map(inline, value)) + "]"


def quoted(text: str) -> str:
    return '"' + "".join(ch if ch.isalnum() else f"\\U{ord(ch):08X}" for ch in text) + '"'


def beginning(text: str) -> str:
    """As much of a text as any way of writing it keeps; nothing of one that begins on the next line."""
    return re.split(r'["\\\n]', text)[0] if "\n" not in text else ""


def paths(value: Any, path: str = "") -> Iterator[str]:
    yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in pairs:
        yield from paths(inner, at(path, key))


def leaves(value: Any, path: str = "") -> Iterator[tuple[str, Any]]:
    if isinstance(value, (dict, list)):
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            yield from leaves(inner, at(path, key))
    else:
        yield path, value
