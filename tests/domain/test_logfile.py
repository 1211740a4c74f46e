"""Session logs as files: what is read, what it comes to, and that it comes back whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from interviewkit.domain.fold import fold
from interviewkit.domain.kit import KitQuestion
from interviewkit.domain.logfile import canonical, from_kit, from_log, read_log
from interviewkit.domain.pitfalls import Situation, findings
from interviewkit.domain.question import Text
from interviewkit.domain.scoring import scorecard
from interviewkit.domain.session import SessionLog

from .logs import ANCHORS, as_bytes, whole_log
from .strategies import logs

SAMPLE = Path(__file__).parent.parent / "data" / "session-zh.json"


class TestSample:
    """A careful interview of forty minutes."""

    @pytest.fixture
    def log(self) -> SessionLog:
        return read_log(SAMPLE.read_bytes())

    def test_it_is_read(self, log: SessionLog) -> None:
        assert (log.session.candidate, log.session.planned_minutes, log.session.entry) == ("C-1009", 45, "live")
        assert [c.key for c in log.kit.competencies] == [
            "need_finding", "price_talk", "objections", "service", "drive", "adaptability",
        ]  # fmt: skip
        assert len(log.events) == 33
        assert (log.events[0].kind, log.events[-1].kind) == ("started", "submitted")

    def test_it_has_no_pitfall(self, log: SessionLog) -> None:
        record = fold(log.kit, log.events)
        assert record.last
        assert findings(Situation(log.session, log.kit, record, record.last)) == ()

    def test_it_weighs_3_88(self, log: SessionLog) -> None:
        card = scorecard(log.kit, fold(log.kit, log.events))
        assert (card.weighted, card.recommendation) == (3.88, "yes")
        assert card.ratings == {
            "need_finding": 4, "price_talk": 5, "objections": 3, "service": 4, "drive": 4, "adaptability": 2,
        }  # fmt: skip

    def test_it_took_37_minutes(self, log: SessionLog) -> None:
        record = fold(log.kit, log.events)
        assert record.last
        assert record.clock.seconds(record.last) == 37 * 60


class TestReading:
    def test_all_that_the_format_knows_is_taken_in(self) -> None:
        log = read_log(as_bytes(whole_log()))
        need, drive = log.kit.competencies
        assert (need.weight, need.version, [a.en for a in need.anchors]) == (2, 1, [a["en"] for a in ANCHORS])
        assert (drive.weight, drive.kind, drive.anchors, drive.version) == (0.5, "motivation", (), None)
        spoken = Text("请举一个例子。", "请举一个例子。")
        assert log.kit.questions[0] == KitQuestion("q1", "need", "lead", spoken, minutes=5, version="a")
        assert (log.kit.version, log.session.previous_mean) == (3, 3.5)
        assert [e.kind for e in log.events] == [e["kind"] for e in whole_log()["events"]]

    def test_what_is_optional_may_be_left_out(self) -> None:
        value = whole_log()
        for holder, keys in (
            (value["session"], ("entry", "previous_mean")),
            (value["kit"], ("version",)),
            (value["kit"]["competencies"][0], ("anchors", "version")),
            (value["kit"]["questions"][0], ("minutes", "version")),
        ):
            for key in keys:
                del holder[key]
        log = read_log(as_bytes(value))
        assert (log.session.entry, log.session.previous_mean, log.kit.version) == ("live", None, None)

    def test_a_byte_order_mark_is_passed_over(self) -> None:
        assert read_log(b"\xef\xbb\xbf" + as_bytes(whole_log())) == read_log(as_bytes(whole_log()))

    def test_a_log_may_hold_no_question_and_no_event(self) -> None:
        value = whole_log()
        value["kit"]["questions"] = value["events"] = []
        assert read_log(as_bytes(value)).events == ()

    def test_events_are_put_in_order_and_repeated_ones_counted_once(self) -> None:
        value = whole_log()
        value["events"] = [*reversed(value["events"]), value["events"][4]]
        assert read_log(as_bytes(value)) == read_log(as_bytes(whole_log()))

    def test_order_is_by_moment_not_by_the_text_of_the_time(self) -> None:
        value = whole_log()
        value["events"][0]["at"] = "2026-11-23T00:00:00Z"  # an hour before the others, and later as text
        value["events"][1]["at"] = "2026-11-22T20:30:00.5-04:00"
        assert [e.id for e in read_log(as_bytes(value)).events][:3] == ["e00", "e01", "e02"]

    @pytest.mark.parametrize(
        "at",
        [
            "2026-11-23T09:00+08:00",
            "2026-11-23T09:00:00Z",
            "2026-11-23T09:00:00.1+0800",
            "2026-11-23T09:00:00,123456-03:30",
        ],
    )
    def test_a_time_may_be_written_as_iso_8601_has_it(self, at: str) -> None:
        value = whole_log()
        value["events"] = [{**value["events"][0], "at": at}]
        assert read_log(as_bytes(value)).events[0].stamp == at


class TestRoundTrip:
    @given(logs())
    def test_what_is_written_reads_the_same(self, log: SessionLog) -> None:
        assert read_log(canonical(log).encode()) == log

    @given(logs())
    def test_the_canonical_text_of_what_was_read_is_the_same(self, log: SessionLog) -> None:
        text = canonical(log)
        assert canonical(read_log(text.encode())) == text

    def test_the_canonical_text_does_not_depend_on_the_order_of_keys_and_events(self) -> None:
        value = whole_log()
        turned = json.loads(json.dumps(value), object_pairs_hook=lambda pairs: dict(reversed(pairs)))
        turned["events"].reverse()
        assert canonical(read_log(as_bytes(turned))) == canonical(read_log(as_bytes(value)))

    def test_a_whole_log_is_written_key_for_key(self) -> None:
        assert from_log(read_log(as_bytes(whole_log()))) == whole_log()

    def test_chinese_is_written_as_it_is_read(self) -> None:
        assert "门店销售顾问" in canonical(read_log(as_bytes(whole_log())))

    def test_a_kit_is_written_with_its_questions_in_one_language(self) -> None:
        kit = read_log(as_bytes(whole_log())).kit
        two = KitQuestion("q1", "need", "lead", Text("请举例。", "Give an example."))
        for lang, text in (("zh", "请举例。"), ("en", "Give an example.")):
            written = from_kit(type(kit)(kit.competencies, (two,)), lang)
            assert [q["text"] for q in written["questions"]] == [text]
            assert json.loads(json.dumps(written)) == written
