"""Logs whose parts do not fit each other: names that stand for nothing, ids that clash, what comes after the end."""

from __future__ import annotations

import pytest

from .logs import Json, as_bytes, broken, event, faults, place, put, whole_log

IN_KIT = "the key of a competency in the kit"
PLANNED = "the id of a question in the kit"
NOTED = "the id of a note from an earlier event"
SUBJECT = "session, a competency, a note or a question_asked event"

REFERENCES: list[tuple[str, str, str]] = [
    ("kit.questions[1].competency", "price", IN_KIT),
    ("events[2].data.competency", "price", IN_KIT),
    (place("question_asked", "question"), "q9", PLANNED),
    (place("question_skipped", "question"), "q9", PLANNED),
    (place("answer_given", "question_event"), "e00", "the id of an earlier question_asked event"),
    (place("answer_given", "question_event"), "q1", "the id of an earlier question_asked event"),
    (place("evidence_noted", "competency"), "price", IN_KIT),
    (place("evidence_edited", "competency"), "price", IN_KIT),
    (place("evidence_edited", "note"), "n2", NOTED),
    (place("evidence_removed", "note"), "n2", NOTED),
    (place("readback", "competency"), "price", IN_KIT),
    (place("rating_set", "competency"), "price", IN_KIT),
    (place("finding_deferred", "subject"), "price", SUBJECT),
    (place("finding_answered", "subject"), "n2", SUBJECT),
]


class TestReferences:
    @pytest.mark.parametrize(("path", "name", "expected"), REFERENCES)
    def test_a_name_that_stands_for_nothing(self, path: str, name: str, expected: str) -> None:
        assert faults(broken(path, name)) == [(path, f'"{name}"', expected)]

    def test_an_impression_of_what_is_not_in_the_kit(self) -> None:
        found = faults(broken(place("impression_sealed", "ratings.price"), 3))
        assert found == [(place("impression_sealed", "ratings"), '"price"', "keys of competencies in the kit")]

    @pytest.mark.parametrize("subject", ["session", "need", "n1", "e01", "e02"])
    def test_what_a_finding_may_point_at(self, subject: str) -> None:
        value = whole_log()
        put(value, place("finding_deferred", "subject"), subject)
        value["events"].append({**value["events"][20], "id": "e21"})
        assert [path for path, _, _ in faults(as_bytes(value))] == ["events[21]"]

    def test_a_note_edited_or_removed_before_it_was_noted(self) -> None:
        value = whole_log()
        value["events"][5]["at"] = "2026-11-23T09:09:30+08:00"
        assert faults(as_bytes(value)) == [
            (place("evidence_edited", "note"), '"n1"', NOTED),
            (place("evidence_removed", "note"), '"n1"', NOTED),
        ]

    def test_at_one_time_the_id_says_what_was_earlier(self) -> None:
        value = whole_log()
        value["events"][6]["at"] = value["events"][5]["at"]
        value["events"][5]["id"] = "e99"
        assert faults(as_bytes(value)) == [(place("evidence_edited", "note"), '"n1"', NOTED)]

    def test_an_answer_before_its_question(self) -> None:
        value = whole_log()
        value["events"][4]["at"] = "2026-11-23T09:00:30+08:00"
        expected = "the id of an earlier question_asked event"
        assert faults(as_bytes(value)) == [(place("answer_given", "question_event"), '"e01"', expected)]

    def test_a_note_noted_again_under_another_event(self) -> None:
        value = whole_log()
        value["events"][11] = {**value["events"][5], "id": "e11", "at": value["events"][11]["at"]}
        assert faults(as_bytes(value)) == [("events[11].data.note", '"n1"', "an id that no earlier note has")]

    @pytest.mark.parametrize(("part", "key", "name"), [("competencies", "key", "need"), ("questions", "id", "q1")])
    def test_names_of_the_kit_are_given_once(self, part: str, key: str, name: str) -> None:
        value = whole_log()
        value["kit"][part].append(value["kit"][part][0])
        assert faults(as_bytes(value)) == [(f"kit.{part}[2].{key}", f'"{name}"', "a name that no other has")]


class TestOrder:
    @pytest.mark.parametrize(
        "change",
        [
            {"at": "2026-11-23T09:13:01+08:00"},
            {"kind": "paused", "data": {}},
            {"data": {"competency": "need", "value": 5}},
        ],
    )
    def test_one_id_with_other_content(self, change: Json) -> None:
        value = whole_log()
        value["events"].insert(0, {**value["events"][13], **change})
        assert faults(as_bytes(value)) == [
            ("events[14]", 'other content under id "e13"', "the same content as events[0], which has this id")
        ]

    @pytest.mark.parametrize("kind", ["observation_noted", "submitted"])
    def test_nothing_follows_submission(self, kind: str) -> None:
        value = whole_log()
        data = {"text": "忘了一件事。"} if kind == "observation_noted" else {}
        value["events"].insert(0, event(30, kind, data))
        assert faults(as_bytes(value)) == [("events[0]", f"{kind} after events[21]", "nothing after submitted")]

    def test_each_event_after_submission_is_a_fault(self) -> None:
        value = whole_log()
        value["events"] += [event(30, "paused", {}), event(31, "resumed", {})]
        assert [path for path, _, _ in faults(as_bytes(value))] == ["events[21]", "events[22]"]


class TestSeveralFaults:
    def test_all_are_listed(self) -> None:
        value = whole_log()
        value["remark"] = value["session"]["mood"] = "?"
        value["session"]["lang"] = "fr"
        del value["kit"]["competencies"][1]["weight"]
        value["kit"]["questions"][1]["competency"] = "price"
        value["events"][0]["at"] = "nine"
        value["events"][13]["data"]["value"] = 9
        value["events"][15]["data"] = {"value": float("inf")}
        value["events"][16]["data"]["subject"] = "price"
        value["events"].append(event(40, "ended", {}))
        assert [path for path, _, _ in faults(as_bytes(value))] == [
            "remark",
            "session.mood",
            "session.lang",
            "kit.competencies[1].weight",
            "events[0].at",
            "events[13].data.value",
            "events[15].data.value",
            "events[15].data.reason",
            "kit.questions[1].competency",
            "events[16].data.subject",
            "events[21]",
        ]

    def test_a_broken_declaration_does_not_bring_faults_after_it(self) -> None:
        value = whole_log()
        value["kit"]["competencies"][0]["weight"] = "heavy"
        value["kit"]["questions"][0]["minutes"] = None
        value["events"][1]["at"] = "?"
        value["events"][5]["data"]["star"] = ["X"]
        assert [path for path, _, _ in faults(as_bytes(value))] == [
            "kit.competencies[0].weight",
            "kit.questions[0].minutes",
            "events[1].at",
            "events[5].data.star[0]",
        ]

    def test_unknown_keys_are_told_in_the_order_of_the_file(self) -> None:
        value = whole_log()
        names = [f"extra{number}" for number in range(20)]
        value["session"].update(dict.fromkeys(names))
        assert [path for path, _, _ in faults(as_bytes(value))] == [f"session.{name}" for name in names]
