"""Folding events: the record depends on what happened, never on how the events came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.errors import Conflict
from interviewkit.domain.fold import fold, ordered
from interviewkit.domain.kit import Kit
from interviewkit.domain.record import Record
from interviewkit.domain.session import EVENT_KINDS, Event

from . import notation
from .strategies import TALK, talks

KIT = notation.kit("need: skill q1 q2", "price: skill q3", "drive: motivation q4")
Talk = tuple[Kit, tuple[Event, ...]]


def record(*lines: str) -> Record:
    return fold(KIT, notation.events(lines))


def last(events: tuple[Event, ...], kind: str, **data: object) -> Event | None:
    """The last event of a kind whose data hold these values: a plain reading of the stream."""
    found = [e for e in events if e.kind == kind and data.items() <= e.data.items()]
    return found[-1] if found else None


def test_the_streams_of_these_tests_hold_every_kind_of_event() -> None:
    assert {*TALK, "submitted"} == set(EVENT_KINDS)


class TestArrival:
    @given(talks(), st.randoms(use_true_random=False))
    def test_any_order_gives_the_same_record(self, talk: Talk, chance: st.Random) -> None:
        kit, events = talk
        shuffled = chance.sample(events, len(events))
        assert fold(kit, shuffled) == fold(kit, events)
        assert ordered(shuffled) == events

    @given(talks(), st.data())
    def test_events_that_come_again_change_nothing(self, talk: Talk, data: st.DataObject) -> None:
        kit, events = talk
        again = data.draw(st.lists(st.sampled_from(events), max_size=10)) if events else []
        assert fold(kit, data.draw(st.permutations([*events, *again]))) == fold(kit, events)

    @given(talks(), st.data())
    def test_chunks_with_gaps_give_a_record_each_and_the_same_at_the_end(self, talk: Talk, data: st.DataObject) -> None:
        kit, events = talk
        arrived: list[Event] = []
        for event in data.draw(st.permutations(events)):
            arrived.append(event)
            assert fold(kit, arrived).last == max(e.at for e in arrived)
        assert fold(kit, arrived) == fold(kit, events)

    @given(talks())
    def test_every_prefix_has_a_record(self, talk: Talk) -> None:
        kit, events = talk
        for end in range(len(events) + 1):
            assert fold(kit, events[:end]).last == (events[end - 1].at if end else None)

    @given(talks(), st.data())
    def test_one_spelling_of_a_repeated_event_wins_whichever_comes_first(self, talk: Talk, data: st.DataObject) -> None:
        kit, events = talk
        respelt = [replace(e, at=e.at.astimezone(UTC), stamp=e.at.astimezone(UTC).isoformat()) for e in events]
        one, other = ordered([*events, *respelt]), ordered([*respelt, *events])
        assert [e.stamp for e in one] == [e.stamp for e in other]
        assert fold(kit, one) == fold(kit, events)

    def test_a_figure_spelt_two_ways_is_told_one_way(self) -> None:
        data = {"question_event": "e0", "text": "", "seconds": 60}
        one = Event("e1", notation.NINE, "answer_given", data, notation.NINE.isoformat())
        other = replace(one, data={**data, "seconds": 60.0})
        told = [repr(fold(KIT, both).answers[0].seconds) for both in ([one, other], [other, one])]
        assert told[0] == told[1]

    def test_equal_times_go_by_id(self) -> None:
        first, second = notation.events(["3:00 rate need 2", "3:00 rate need 5"])
        assert fold(KIT, [second, first]).rating("need") == 5
        assert fold(KIT, [replace(first, id="e9"), second]).rating("need") == 2

    @pytest.mark.parametrize(
        ("line", "other"),
        [
            ("3:00 rate need 2", "3:00 rate need 3"),
            ("3:00 rate need 2", "3:01 rate need 2"),
            ("3:00 rate need 2", "3:00 observe 咳嗽"),
            ("3:00 paused", "3:00 resumed"),
        ],
    )
    def test_one_id_with_other_content_is_a_conflict(self, line: str, other: str) -> None:
        with pytest.raises(Conflict) as caught:
            ordered([notation.event(line, "e1"), notation.event(other, "e1")])
        assert caught.value.reason == "event_differs"

    def test_nothing_counts_after_submission(self) -> None:
        talk = ["1:00 rate need 4", "2:00 submitted"]
        assert record(*talk, "3:00 rate need 1", "4:00 observe 迟到") == record(*talk)

    def test_no_event_leaves_an_empty_record(self) -> None:
        assert fold(KIT, []) == Record()


class TestNotes:
    @given(talks())
    def test_what_stands_is_the_last_version_of_what_was_noted_and_not_removed(self, talk: Talk) -> None:
        kit, events = talk
        noted = {e.data["note"]: e for e in events if e.kind == "evidence_noted"}
        standing = [e for note, e in noted.items() if not last(events, "evidence_removed", note=note)]
        found = fold(kit, events).notes
        assert [(n.id, n.at) for n in found] == [(e.data["note"], e.at) for e in standing]
        for note, first in zip(found, standing, strict=True):
            version = (last(events, "evidence_edited", note=note.id) or first).data
            assert (note.competency, note.text, list(note.star)) == (
                version["competency"],
                version["text"],
                version["star"],
            )

    def test_an_edit_keeps_the_first_time_and_place(self) -> None:
        notes = record("2:00 note n1 need S 一", "3:00 note n2 need A 二", "9:00 edit n1 price R 三").notes
        assert [(n.id, n.competency, n.star, n.text) for n in notes] == [
            ("n1", "price", ("R",), "三"),
            ("n2", "need", ("A",), "二"),
        ]
        assert notes[0].at == notation.clock_time("2:00")

    def test_a_removed_note_stays_removed(self) -> None:
        lines = ["2:00 note n1 need S", "3:00 remove n1", "4:00 edit n1 need A"]
        assert record(*lines).notes == ()
        assert record(*lines, "5:00 remove n1").notes == ()
        assert record(*lines, "5:00 note n1 need R").notes == ()

    def test_an_edit_or_removal_whose_note_has_not_arrived_changes_nothing(self) -> None:
        late, edit = notation.events(["2:00 note n1 need S 一", "3:00 edit n1 need A 二"])
        assert fold(KIT, [edit]).notes == ()
        assert [n.text for n in fold(KIT, [edit, late]).notes] == ["二"]
        assert record("3:00 remove n1").notes == ()

    def test_parts_are_those_of_all_notes_together(self) -> None:
        found = record("2:00 note n1 need SA", "3:00 note n2 need A", "4:00 note n3 price R")
        assert (found.parts("need"), found.missing_parts("need")) == ({"S", "A"}, ("T", "R"))
        assert found.missing_parts("drive") == ("S", "T", "A", "R")

    def test_evidence_counts_while_it_stands_and_where_it_stands(self) -> None:
        found = record("1:00 note n1 need S", "2:00 edit n1 price S", "3:00 remove n1")
        assert [found.evidence_before("need", seq) for seq in range(4)] == [False, True, False, False]
        assert [found.evidence_before("price", seq) for seq in range(4)] == [False, False, True, False]


class TestQuestions:
    def test_a_planned_question_brings_its_competency_technique_and_text(self) -> None:
        (asked,) = record("1:00 ask q3").asked
        assert (asked.question, asked.competency, asked.technique, asked.text.zh) == ("q3", "price", "open", "q3？")

    def test_an_ad_hoc_question_settles_nothing_that_was_planned(self) -> None:
        found = record("1:00 adhoc price probe")
        assert [(a.question, a.technique) for a in found.asked_on("price")] == [(None, "probe")]
        assert found.open_questions(KIT, "price") == ("q3",)

    def test_skipped_then_asked_is_both_in_the_history_and_settled_once(self) -> None:
        found = record("1:00 skip q1", "2:00 ask q1")
        assert ([s.question for s in found.skipped], [a.question for a in found.asked]) == (["q1"], ["q1"])
        assert found.settled() == {"q1"}
        assert found.open_questions(KIT, "need") == ("q2",)

    @given(talks())
    def test_settled_are_the_planned_questions_that_were_asked_or_skipped(self, talk: Talk) -> None:
        kit, events = talk
        named = {e.data.get("question") for e in events if e.kind in ("question_asked", "question_skipped")}
        assert fold(kit, events).settled() == named - {None}

    def test_open_before_a_moment(self) -> None:
        found = record("1:00 ask q1", "2:00 rate need 3", "3:00 skip q2")
        assert found.open_questions(KIT, "need", before=1) == ("q2",)
        assert found.open_questions(KIT, "need") == ()


class TestRatings:
    @given(talks())
    def test_the_last_rating_counts_and_the_history_keeps_all(self, talk: Talk) -> None:
        kit, events = talk
        found = fold(kit, events)
        for competency in kit.competencies:
            settings = [e for e in events if e.kind == "rating_set" and e.data["competency"] == competency.key]
            assert found.rating(competency.key) == (settings[-1].data["value"] if settings else None)
            history = [(r.value, r.at) for r in found.ratings.get(competency.key, ())]
            assert history == [(e.data["value"], e.at) for e in settings]

    def test_a_cleared_rating_is_none(self) -> None:
        found = record("3:00 rate need 4", "4:00 rate price 2", "5:00 rate need -", "6:00 rate drive -")
        assert found.rating("need") is None
        assert [found.rated_before(seq) for seq in range(5)] == [0, 1, 2, 1, 1]

    @given(talks())
    def test_the_last_recommendation_counts(self, talk: Talk) -> None:
        kit, events = talk
        found, event = fold(kit, events), last(events, "recommendation_set")
        standing = found.recommendation
        assert (standing and {"value": standing.value, "reason": standing.reason}) == (event and event.data)

    def test_a_sealed_impression_cannot_be_replaced(self) -> None:
        impression = record("1:00 impression need=4", "9:00 impression need=2").impression
        assert impression
        assert impression.ratings == {"need": 4}


class TestReplies:
    def test_answers_and_deferrals_are_kept_by_rule_and_subject(self) -> None:
        found = record("5:00 defer halo session", "6:00 answer halo need 一", "7:00 answer halo need 二")
        assert found.deferred == {("halo", "session")}
        assert found.answered == {("halo", "need"): "二"}

    def test_what_is_only_told_is_told_in_order(self) -> None:
        found = record("1:00 observe 停两秒", "2:00 readback need corrected", "3:00 readback need confirmed")
        assert [o.text for o in found.observations] == ["停两秒"]
        assert [r.outcome for r in found.readbacks_on("need")] == ["corrected", "confirmed"]
        assert found.readbacks_on("price") == ()
