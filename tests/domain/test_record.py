"""The clock of the talk: from started to ended, pauses taken out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.fold import fold
from interviewkit.domain.record import Clock, Record

from . import notation

KIT = notation.kit("need: skill q1")


def record(*lines: str) -> Record:
    return fold(KIT, notation.events(lines))


@pytest.mark.parametrize(
    ("lines", "minutes"),
    [
        (["0:00 started", "10:00 observe"], 10),
        (["0:00 started", "10:00 ended", "30:00 rate need 3", "31:00 submitted"], 10),
        (["0:00 started", "10:00 submitted"], 10),
        (["2:00 ask q1", "3:00 started", "10:00 observe"], 7),
        (["0:00 started", "3:00 started", "10:00 ended", "20:00 ended"], 10),
        (["0:00 started", "2:00 paused", "5:00 resumed", "10:00 observe"], 7),
        (["0:00 started", "2:00 paused", "3:00 paused", "5:00 resumed", "6:00 resumed", "10:00 observe"], 7),
        (["0:00 started", "1:00 resumed", "2:00 paused", "5:00 resumed", "10:00 observe"], 7),
        (["0:00 started", "1:00 paused", "2:00 resumed", "3:00 paused", "5:00 resumed", "10:00 ended"], 7),
        (["0:00 started", "2:00 paused", "10:00 observe"], 2),
        (["0:00 started", "2:00 paused", "8:00 ended", "10:00 observe"], 2),
        (["0:00 started", "2:00 paused", "8:00 ended", "9:00 resumed", "10:00 submitted"], 2),
        (["0:00 started", "8:00 ended", "9:00 paused", "10:00 resumed", "12:00 submitted"], 8),
        (["0:00 paused", "2:00 started", "3:00 resumed", "10:00 observe"], 7),
        (["0:00 paused", "1:00 resumed", "2:00 started", "10:00 observe"], 8),
        (["0:00 started", "4:00 closing", "10:00 observe"], 10),
        (["0:00 observe", "10:00 ended"], 0),
        (["0:00 started"], 0),
    ],
)
def test_minutes_talked(lines: list[str], minutes: float) -> None:
    found = record(*lines)
    assert found.last
    assert found.clock.seconds(found.last) == minutes * 60


def test_the_clock_can_be_read_at_any_moment() -> None:
    clock = record("1:00 started", "2:00 paused", "5:00 resumed", "9:00 ended").clock
    at = ["0:00", "1:30", "3:00", "5:00", "6:30", "9:00", "60:00"]
    assert [clock.seconds(notation.clock_time(moment)) for moment in at] == [0, 30, 60, 60, 150, 300, 300]


def test_a_clock_that_never_started_shows_nothing() -> None:
    assert Clock().seconds(notation.NINE) == 0


def test_the_clock_stands_while_a_pause_lasts() -> None:
    assert record("0:00 started", "1:00 paused").clock.paused
    assert not record("0:00 started", "1:00 paused", "2:00 resumed").clock.paused


@pytest.mark.parametrize(
    ("lines", "stopped"),
    [
        (["0:00 started"], None),
        (["0:00 started", "9:00 ended", "12:00 submitted"], "9:00"),
        (["0:00 started", "12:00 submitted"], "12:00"),
    ],
)
def test_the_talk_stops_with_ended_else_with_submitted(lines: list[str], stopped: str | None) -> None:
    assert record(*lines).clock.stopped_at == (notation.clock_time(stopped) if stopped else None)


def test_the_closing_phase_begins_once() -> None:
    clock = record("0:00 started", "30:00 closing", "35:00 closing").clock
    assert clock.closing_at == notation.clock_time("30:00")


CLOCK_WORDS = st.sampled_from(("started", "paused", "resumed", "closing", "ended", "observe"))


@given(st.lists(st.tuples(st.integers(0, 20), CLOCK_WORDS), max_size=12))
def test_counting_second_by_second_comes_to_the_same(steps: list[tuple[int, str]]) -> None:
    at, lines, ticks = 0, [], 0
    running = paused = ended = False
    for step, word in steps:
        ticks += step if running and not paused and not ended else 0
        at += step
        lines.append(f"0:{at} {word}")
        running, ended = running or word == "started", ended or word == "ended"
        paused = word == "paused" or (paused and word != "resumed")
    found = record(*lines)
    assert (found.clock.seconds(found.last) if found.last else 0) == ticks


def test_a_question_that_was_skipped_and_then_asked_is_no_longer_skipped() -> None:
    kit = notation.kit("need: skill q1 q2", "price: skill q3")
    lines = ("0:00 started", "1:00 skip q1", "2:00 skip q2", "3:00 skip q3", "4:00 ask q1")
    seen = fold(kit, notation.events(lines))
    assert [s.question for s in seen.skipped_on(kit, "need")] == ["q2"]
    assert [s.question for s in seen.skipped_on(kit, "price")] == ["q3"]
