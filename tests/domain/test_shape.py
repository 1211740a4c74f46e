"""The checks that strict reading is made of."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from interviewkit.domain.errors import Fault, Invalid
from interviewkit.domain.shape import (
    Check,
    at,
    list_of,
    moment,
    name,
    nullable,
    number,
    obj,
    one_of,
    parse_moment,
    set_of,
    show,
    text,
    version,
    whole,
    words,
)


def faults(check: Check, value: object) -> list[Fault]:
    found: list[Fault] = []
    check(value, "here", found)
    return found


@pytest.mark.parametrize(
    ("check", "fit", "unfit"),
    [
        (text, ["", "一\n二\t三\r", "x" * 20_000, "😀"], [None, 1, "\x0b", "\ud800", "x" * 20_001]),
        (words, ["一", " 一 "], ["", " ", "\n", None, "\x00"]),
        (name, ["q1", "需求", "x" * 200], ["", "x" * 201, 1]),
        (one_of(("zh", "en")), ["zh", "en"], ["ZH", "", None, ["zh"], {}]),
        (set_of("AR"), [[], ["A"], ["R", "A"]], ["A", ["A", "A"], ["S"], [["A"]], {"A": 1}]),
        (whole(1, 5), [1, 5], [0, 6, 3.0, True, "3", None, 10**400]),
        (number(1, 5), [1, 5, 2.5], [0.999, 5.001, True, "3", float("nan"), float("inf"), 10**400]),
        (number(low=0), [0, 0.0, 1.7e308], [-1e-9, float("inf"), None, 10**400]),
        (number(above=0), [1e-300, 45], [0, -0.0, -1, False, 10**400]),
        (nullable(whole(1, 5)), [None, 3], [0, "", False]),
        (version, [0, 7, -1, "2026-01"], [1.0, True, "", None, []]),
        (list_of(whole(1, 5)), [[], [1, 2]], [[0], (1, 2), "12", {}]),
        (list_of(whole(1, 5), length=2), [[1, 2]], [[], [1], [1, 2, 3]]),
        (list_of(whole(1, 5), least=1), [[1], [1, 2]], [[]]),
        (obj({"a": text}, {"b": text}), [{"a": ""}, {"a": "", "b": ""}], [{}, {"b": ""}, {"a": "", "c": ""}, [], None]),
        (moment, ["2026-11-23T09:00:04.120+08:00", "2026-11-23T09:00Z"], ["2026-11-23T09:00", "", None, 0]),
    ],
)
def test_what_a_check_takes(check: Check, fit: list[object], unfit: list[object]) -> None:
    assert [value for value in fit if faults(check, value)] == []
    assert [value for value in unfit if not faults(check, value)] == []


def test_every_fault_inside_is_told_with_its_path() -> None:
    check = obj({"a": list_of(obj({"n": whole(1, 5)}))})
    assert faults(check, {"a": [{"n": 0}, {"m": 1}], "b": 1}) == [
        Fault("here.b", "an unknown key", "one of a"),
        Fault("here.a[0].n", "0", "a whole number from 1 to 5"),
        Fault("here.a[1].m", "an unknown key", "one of n"),
        Fault("here.a[1].n", "nothing", "this key"),
    ]


def test_a_list_of_the_wrong_length_still_has_its_items_checked() -> None:
    assert [fault.path for fault in faults(list_of(text, length=3), ["", 1])] == ["here", "here[1]"]


def test_null_is_said_to_be_possible() -> None:
    assert faults(nullable(number(0, 1)), 2) == [Fault("here", "2", "a number from 0 to 1 or null")]


@pytest.mark.parametrize(
    ("path", "key", "joined"),
    [
        ("", "a", "a"),
        ("a", "b", "a.b"),
        ("a", 3, "a[3]"),
        ("a", "b c", 'a."b c"'),
        ("a", "", 'a.""'),
        ("", "需求", "需求"),
    ],
)
def test_paths(path: str, key: str | int, joined: str) -> None:
    assert at(path, key) == joined


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ({"a": 1}, "an object"),
        ([1, 2], "a list of 2"),
        (None, "null"),
        (True, "true"),
        (4.0, "4.0"),
        ("需求\n", '"需求\\n"'),
        ("\ud83d", '"\\ud83d"'),
        ("a\u2028b\u0085", '"a\\u2028b\\u0085"'),
        (10**80, "1" + "0" * 59 + "…"),
    ],
)
def test_values_as_they_are_shown(value: object, shown: str) -> None:
    assert show(value) == shown


def test_a_moment_keeps_its_offset() -> None:
    parsed = parse_moment("2026-11-23T09:00:04.120+08:00")
    assert parsed == datetime(2026, 11, 23, 1, 0, 4, 120_000, UTC)
    assert parsed.isoformat() == "2026-11-23T09:00:04.120000+08:00"


def test_invalid_tells_its_faults_a_line_each() -> None:
    refused = Invalid([Fault("a", "1", "a text"), Fault("b", "nothing", "this key")])
    assert str(refused).splitlines() == ["a: found 1, expected a text", "b: found nothing, expected this key"]
