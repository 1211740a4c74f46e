"""Logs that break a rule: each is refused whole, with every fault by path, what was found and what was expected."""

from __future__ import annotations

import json
from typing import Any

import pytest

from .logs import as_bytes, broken, event, faults, objects, place, whole_log

MOMENT = "a date and time with offset, such as 2026-11-23T09:00:04.120+08:00"
RATING = "a whole number from 1 to 5"
KINDS = (
    "started, paused, resumed, closing_started, ended, impression_sealed, question_asked, question_skipped, "
    "answer_given, evidence_noted, evidence_edited, evidence_removed, readback, observation_noted, rating_set, "
    "recommendation_set, finding_deferred, finding_answered, submitted"
)


class TestTheFile:
    @pytest.mark.parametrize(
        ("content", "found", "expected"),
        [
            (b"", "Expecting value at line 1, column 1", "a JSON object"),
            (b" \n ", "Expecting value at line 2, column 2", "a JSON object"),
            (b"{", "Expecting property name enclosed in double quotes at line 1, column 2", "a JSON object"),
            (b'{"format": "x"} {}', "Extra data at line 1, column 17", "a JSON object"),
            (b"\xff\xfe{\x00}\x00", "byte 0xff at offset 0", "UTF-8 text"),
            (b'{"format": "\xe9\x97"}', "byte 0xe9 at offset 12", "UTF-8 text"),
            (b'\xef\xbb\xbf{"format": "\xff"}', "byte 0xff at offset 15", "UTF-8 text"),
            (b"[" * 100_000, "brackets nested too deeply", "a JSON object"),
            (b'{"a":' * 100_000, "brackets nested too deeply", "a JSON object"),
            (b"[" * 500 + b"]" * 500, "a list of 1", "an object"),
            (b"[]", "a list of 0", "an object"),
            (b'"interviewkit.session/1"', '"interviewkit.session/1"', "an object"),
            (b"null", "null", "an object"),
            (b"NaN", "NaN", "an object"),
            (b"1" * 5000, "Infinity", "an object"),
        ],
    )
    def test_no_log_at_all(self, content: bytes, found: str, expected: str) -> None:
        assert faults(content) == [("file", found, expected)]

    def test_an_empty_object_lacks_every_part(self) -> None:
        assert faults(b"{}") == [(key, "nothing", "this key") for key in ("format", "session", "kit", "events")]

    def test_keys_that_come_twice_are_told_with_all_other_faults(self) -> None:
        text = json.dumps(whole_log())
        text = text.replace('"lang": "zh"', '"lang": "zh", "lang": "fr"')
        text = text.replace('"note": "n1"', '"note": "n1", "note": "n1", "note": "n1"', 1)
        twice, once = "this key more than once", "each key once"
        assert faults(text.encode()) == [
            ("session.lang", twice, once),
            (place("evidence_noted", "note"), twice, once),
            ("session.lang", '"fr"', "one of zh, en"),
        ]

    @pytest.mark.parametrize("key", ["note", "手机"])
    def test_a_key_twice_where_no_key_belongs(self, key: str) -> None:
        text = json.dumps(whole_log()).replace('"data": {}', f'"data": {{"{key}": 1, "{key}": 2}}', 1)
        assert [(path, found) for path, found, _ in faults(text.encode())] == [
            (f"events[0].data.{key}", "this key more than once"),
            (f"events[0].data.{key}", "an unknown key"),
        ]


WRONG_VALUES: list[tuple[str, Any, str, str]] = [
    ("format", "interviewkit.session/2", '"interviewkit.session/2"', "one of interviewkit.session/1"),
    ("format", 1, "1", "one of interviewkit.session/1"),
    ("session", [], "a list of 0", "an object"),
    ("session.id", "", '""', "a text that is not blank"),
    ("session.id", " \n", '" \\n"', "a text that is not blank"),
    ("session.id", "x" * 201, f'"{"x" * 59}…', "at most 200 characters"),
    ("session.purpose", "Live", '"Live"', "one of live, roleplay, practice"),
    ("session.entry", "later", '"later"', "one of live, afterwards"),
    ("session.lang", None, "null", "one of zh, en"),
    ("session.position", 7, "7", "a text"),
    ("session.position", "长" * 20_001, f'"{"长" * 59}…', "at most 20000 characters, not 20001"),
    ("session.position", "a\x00b", '"a\\u0000b"', "a text without control characters or half surrogate pairs"),
    ("session.position", "a\x1b", '"a\\u001b"', "a text without control characters or half surrogate pairs"),
    ("session.candidate", "\ud83d", '"\\ud83d"', "a text without control characters or half surrogate pairs"),
    ("session.planned_minutes", 0, "0", "a number greater than 0"),
    ("session.planned_minutes", True, "true", "a number greater than 0"),
    ("session.planned_minutes", "45", '"45"', "a number greater than 0"),
    ("session.planned_minutes", float("nan"), "NaN", "a number greater than 0"),
    ("session.planned_minutes", float("-inf"), "-Infinity", "a number greater than 0"),
    ("session.planned_minutes", 10**400, "Infinity", "a number greater than 0"),
    ("session.previous_mean", 0.99, "0.99", "a number from 1 to 5"),
    ("session.previous_mean", None, "null", "a number from 1 to 5"),
    ("kit.competencies[0].weight", -1, "-1", "a number greater than 0"),
    ("kit.competencies[0].kind", "talent", '"talent"', "one of skill, motivation, adaptability, potential"),
    ("kit.competencies[0].anchors[2]", "三级", '"三级"', "an object"),
    ("kit.competencies[0].version", 1.5, "1.5", "a whole number or a short text"),
    ("kit.competencies[0].version", False, "false", "a whole number or a short text"),
    ("kit.questions[0].technique", "leading", '"leading"', "one of lead, probe, summarize, direct, open"),
    ("kit.questions[0].minutes", 0, "0", "a number greater than 0"),
    ("kit.competencies[0].anchors[4].en", None, "null", "a text"),
    ("kit.version", [1], "a list of 1", "a whole number or a short text"),
    ("events", None, "null", "a list"),
    ("events[20]", "submitted", '"submitted"', "an object"),
    ("events[20].kind", "sent", '"sent"', f"one of {KINDS}"),
    ("events[20].kind", ["submitted"], "a list of 1", f"one of {KINDS}"),
    ("events[20].id", 20, "20", "a text"),
    ("events[20].data", None, "null", "an object"),
    (place("answer_given", "seconds"), -0.5, "-0.5", "a number of at least 0"),
    (place("answer_given", "seconds"), -(10**400), "-Infinity", "a number of at least 0"),
    (place("evidence_noted", "text"), "  ", '"  "', "a text that is not blank"),
    (place("evidence_noted", "star"), "SA", '"SA"', "a list"),
    (place("evidence_noted", "star"), ["S", "S"], "a list of 2", "each of S, T, A, R at most once"),
    (place("evidence_noted", "star[1]"), "s", '"s"', "one of S, T, A, R"),
    (place("readback", "outcome"), "yes", '"yes"', "one of confirmed, corrected"),
    (place("impression_sealed", "ratings.need"), None, "null", RATING),
    (place("impression_sealed", "ratings.need"), 6, "6", RATING),
    (place("impression_sealed", "ratings"), [3], "a list of 1", "an object"),
    (place("rating_set", "value"), 0, "0", f"{RATING} or null"),
    (place("rating_set", "value"), 6, "6", f"{RATING} or null"),
    (place("rating_set", "value"), True, "true", f"{RATING} or null"),
    (place("rating_set", "value"), 4.0, "4.0", f"{RATING} or null"),
    (place("rating_set", "value"), "4", '"4"', f"{RATING} or null"),
    (place("recommendation_set", "value"), "maybe", '"maybe"', "one of strong_no, no, yes, strong_yes"),
    (place("recommendation_set", "reason"), None, "null", "a text"),
    (place("finding_answered", "reason"), "", '""', "a text that is not blank"),
]


class TestOneFault:
    @pytest.mark.parametrize(("path", "new", "found", "expected"), WRONG_VALUES)
    def test_a_wrong_value(self, path: str, new: Any, found: str, expected: str) -> None:
        assert faults(broken(path, new)) == [(path, found, expected)]

    @pytest.mark.parametrize(
        "at",
        [
            "2026-11-23T09:00:00",
            "2026-11-23",
            "2026-13-01T09:00:00+08:00",
            "2026-02-30T09:00:00+08:00",
            "2026-11-23T25:00:00+08:00",
            "2026-11-23T09:00:00+25:00",
            "2026-11-23 09:00:00+08:00",
            "2026-11-23\ud80009:00:00+08:00",
            "2026-11-23T09:00:00+08:00\n",
            "２０２６-11-23T09:00:00+08:00",
            "2026-W48-1T09:00:00+08:00",
            "0001-01-01T00:00:00+08:00",
            "9999-12-31T23:59:59-08:00",
            "tomorrow",
            "",
            None,
            1795424404,
            [],
        ],
    )
    @pytest.mark.parametrize("path", ["session.scheduled_at", "events[0].at"])
    def test_a_wrong_time(self, path: str, at: Any) -> None:
        assert [(where, expected) for where, _, expected in faults(broken(path, at))] == [(path, MOMENT)]

    @pytest.mark.parametrize("levels", [0, 4, 6])
    def test_anchors_are_five(self, levels: int) -> None:
        path = "kit.competencies[1].anchors"
        anchors = [{"zh": "级", "en": "level"}] * levels
        assert faults(broken(path, anchors)) == [(path, f"a list of {levels}", "a list of 5")]

    @pytest.mark.parametrize(
        ("path", "new", "found", "expected"),
        [
            ("kit", None, "null", "an object"),
            ("kit.competencies", [], "a list of 0", "a list of at least 1"),
            ("kit.competencies", {}, "an object", "a list"),
            ("kit.questions", "q1", '"q1"', "a list"),
            ("kit.questions[1]", None, "null", "an object"),
        ],
    )
    def test_a_kit_whose_names_cannot_be_read(self, path: str, new: Any, found: str, expected: str) -> None:
        assert faults(broken(path, new))[0] == (path, found, expected)

    def test_anchors_are_texts_in_both_languages(self) -> None:
        value = whole_log()
        del value["kit"]["competencies"][0]["anchors"][4]["en"]
        assert faults(as_bytes(value)) == [("kit.competencies[0].anchors[4].en", "nothing", "this key")]


OBJECTS = dict(objects(whole_log()))
KEYS = [(path, key) for path, found in OBJECTS.items() for key in found]
OPTIONAL = ("entry", "previous_mean", "anchors", "version", "minutes")


class TestEveryKey:
    """No place in the format goes unchecked."""

    @pytest.mark.parametrize("path", OBJECTS)
    @pytest.mark.parametrize(("key", "shown"), [("extra", "extra"), ("a b", '"a b"'), ("\ud800", '"\\ud800"')])
    def test_an_unknown_key(self, path: str, key: str, shown: str) -> None:
        value = whole_log()
        dict(objects(value))[path][key] = None
        (found,) = faults(as_bytes(value))
        assert found[:2] == (f"{path}.{shown}" if path else shown, "an unknown key")

    @pytest.mark.parametrize(("path", "key"), [pair for pair in KEYS if pair[1] not in OPTIONAL])
    def test_a_missing_key(self, path: str, key: str) -> None:
        value = whole_log()
        del dict(objects(value))[path][key]
        assert [fault for fault in faults(as_bytes(value)) if fault[1] == "nothing"] == [
            (f"{path}.{key}" if path else key, "nothing", "this key")
        ]

    @pytest.mark.parametrize(("path", "key"), KEYS)
    @pytest.mark.parametrize("wrong", [True, {"extra": 1}, [[]], float("nan")])
    def test_a_wrong_type(self, path: str, key: str, wrong: Any) -> None:
        where = f"{path}.{key}" if path else key
        assert any(place.startswith(where) for place, _, _ in faults(broken(where, wrong)))

    @pytest.mark.parametrize(("path", "key"), [pair for pair in KEYS if pair[1] != "value"])
    def test_null_is_no_value(self, path: str, key: str) -> None:
        where = f"{path}.{key}" if path else key
        assert (where, "null") in [found[:2] for found in faults(broken(where, None))]

    def test_data_of_an_event_without_any_takes_no_key(self) -> None:
        assert faults(broken("events[0].data.question", "q1")) == [
            ("events[0].data.question", "an unknown key", "no key")
        ]

    def test_a_question_is_planned_or_ad_hoc_not_both(self) -> None:
        assert faults(broken("events[1].data.text", "还有呢？")) == [
            ("events[1].data.text", "an unknown key", "one of question")
        ]

    def test_a_question_of_no_kind(self) -> None:
        value = whole_log()
        value["events"] = [event(0, "question_asked", {})]
        assert faults(as_bytes(value)) == [("events[0].data.question", "nothing", "this key")]
        value["events"] = [event(0, "question_asked", {"text": "还有呢？"})]
        assert faults(as_bytes(value)) == [
            ("events[0].data.technique", "nothing", "this key"),
            ("events[0].data.competency", "nothing", "this key"),
        ]


def test_what_was_found_is_shown_short() -> None:
    for path in ("session.lang", "kit.questions[0].technique", "events[0].at"):
        ((_, found, _),) = faults(broken(path, "长" * 5000))
        assert found == f'"{"长" * 59}…'
