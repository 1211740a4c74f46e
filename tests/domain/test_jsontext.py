"""JSON as files bring it."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given

from interviewkit.domain.errors import Fault, Invalid
from interviewkit.domain.jsontext import read_json

from .strategies import json_values


@given(json_values)
def test_it_reads_what_python_writes(value: object) -> None:
    read, faults = read_json(json.dumps(value).encode())
    assert not faults
    longest = json.dumps(value).replace(str(10**400), "Infinity")
    assert json.dumps(read) == longest


@pytest.mark.parametrize(("digits", "finite"), [("9" * 308, True), ("-" + "9" * 308, True), ("9" * 310, False)])
def test_a_whole_number_is_exact_or_infinite(digits: str, finite: bool) -> None:
    (number,), _ = read_json(f"[{digits}]".encode())
    assert number == int(digits) if finite else math.isinf(number)


def test_a_key_twice_is_told_at_its_place_and_the_last_value_counts() -> None:
    value, faults = read_json('{"a": [{"键": 1, "x": 2, "键": 3, "x": 4}], "b": {"c": 1}, "b": {"c": 2}}'.encode())
    assert value == {"a": [{"键": 3, "x": 4}], "b": {"c": 2}}
    assert faults == [
        Fault("b", "this key more than once", "each key once"),
        Fault("a[0].键", "this key more than once", "each key once"),
        Fault("a[0].x", "this key more than once", "each key once"),
    ]


def test_a_key_twice_deep_down_is_found_without_falling_over() -> None:
    deep = 900
    _, faults = read_json(('{"a":' * deep + '{"b":1,"b":2}' + "}" * deep).encode())
    assert [fault.path for fault in faults] == [".".join(["a"] * deep + ["b"])]


def test_the_place_of_a_bad_byte_counts_the_byte_order_mark() -> None:
    with pytest.raises(Invalid) as caught:
        read_json(b'\xef\xbb\xbf"\x80"')
    assert caught.value.faults == (Fault("file", "byte 0x80 at offset 4", "UTF-8 text"),)
