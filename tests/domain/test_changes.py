"""What an edit changed, told field by field and word by word."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.changes import changes, word_changes
from interviewkit.domain.house import HouseProbe, HouseQuestion

ONE = HouseQuestion(
    "phone_sales",
    "drive",
    "lead",
    "entry",
    3,
    "请讲一次您劝住顾客的经历。",
    None,
    probes=(HouseProbe("S", "当时是什么情形？", ""), HouseProbe("R", "后来呢？", "And then?")),
)


def told(old: str, new: str) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in word_changes(old, new)]


def test_english_is_compared_by_words_and_chinese_by_characters() -> None:
    assert told("Tell me about one hard day.", "Tell me about one harder day.") == [
        ("same", "Tell me about one "),
        ("gone", "hard"),
        ("new", "harder"),
        ("same", " day."),
    ]
    assert told("请讲一次劝住顾客的经历。", "请讲一次留住顾客的经历。") == [
        ("same", "请讲一次"),
        ("gone", "劝"),
        ("new", "留"),
        ("same", "住顾客的经历。"),
    ]


def test_texts_with_little_in_common_stand_whole() -> None:
    assert told("您为什么来应聘？", "Tell me about a sale.") == [
        ("gone", "您为什么来应聘？"),
        ("new", "Tell me about a sale."),
    ]


def test_a_phrase_that_was_reworded_is_marked_as_one() -> None:
    assert told("Tell me how you sold it that day.", "Tell me how they bought it that day.") == [
        ("same", "Tell me how "),
        ("gone", "you sold"),
        ("new", "they bought"),
        ("same", " it that day."),
    ]
    assert told("Tell me about the last angry customer you looked after.", "Please give me an example, would you?")[
        0
    ] == ("gone", "Tell me about the last angry customer you looked after.")


def test_every_field_that_differs_is_named_and_no_other() -> None:
    after = replace(ONE, competency="service", minutes=5, text_en="Tell me about it.", listen_for_zh="做法")
    found = [(change.field, [(p.kind, p.text) for p in change.pieces]) for change in changes(ONE, after)]
    assert found == [
        ("competency", [("gone", "phone_sales/drive"), ("new", "phone_sales/service")]),
        ("minutes", [("gone", "3"), ("new", "5")]),
        ("text_en", [("new", "Tell me about it.")]),
        ("listen_for_zh", [("new", "做法")]),
    ]
    assert changes(ONE, ONE) == ()


def test_a_probe_that_goes_does_not_make_the_next_ones_look_changed() -> None:
    (gone,) = changes(ONE, replace(ONE, probes=ONE.probes[1:]))
    assert (gone.field, gone.part, [(p.kind, p.text) for p in gone.pieces]) == (
        "probe_zh",
        "S",
        [("gone", "当时是什么情形？")],
    )
    other_part = replace(ONE, probes=(replace(ONE.probes[0], part="T"), ONE.probes[1]))
    assert [change.field for change in changes(ONE, other_part)] == ["probe_part"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_both_texts_can_be_read_out_of_the_pieces(old: str, new: str) -> None:
    pieces = word_changes(old, new)
    assert "".join(p.text for p in pieces if p.kind != "new") == old
    assert "".join(p.text for p in pieces if p.kind != "gone") == new
    assert all(p.text for p in pieces)
