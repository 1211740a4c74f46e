"""House questions: what is refused and where, what is kept of what was typed, and how an interview sees it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.house import (
    HouseProbe,
    HouseQuestion,
    content_from_json,
    content_to_json,
    faults,
    from_question,
    home_pack,
    house_id,
    is_house,
    settled,
)
from interviewkit.domain.question import Bank, Competency, RolePack, Text

_DRIVE = Competency("drive", "general", "motivation", 1, Text("动力", "Drive"), Text("", ""), (), (), ())
BANK = Bank(
    packs=(
        RolePack("general", 1, Text("通用", "General"), Text("", ""), (_DRIVE,)),
        RolePack("phone_sales", 1, Text("手机店", "Phone shop"), Text("", ""), (_DRIVE,)),
    ),
    techniques=(),
    pitfalls=(),
    content_hash="",
)
CONTENT = HouseQuestion("general", "drive", "lead", "entry", 4, "你为什么应聘？", "Why this job?")
PROBES = (HouseProbe("S", "哪一天？", "Which day?"),)


def paths(**changed: Any) -> list[str]:
    return [fault.path for fault in faults(replace(CONTENT, **changed), BANK)]


@pytest.mark.parametrize(
    "fine",
    [
        {},
        {"pack": "phone_sales"},
        {"text_en": None},
        {"text_zh": "  "},
        {"text_zh": "长" * 500 + " ", "text_en": "x" * 500, "listen_for_zh": "长" * 1000},
        {"minutes": 1},
        {"minutes": 15},
        {"probes": (HouseProbe("R", "", "x" * 300),) * 8},
        {"probes": (*PROBES, *(HouseProbe("", " ", ""),) * 9)},
    ],
)
def test_what_may_be_kept(fine: dict[str, Any]) -> None:
    assert paths(**fine) == []


@pytest.mark.parametrize(
    ("wrong", "where"),
    [
        ({"pack": "nowhere"}, ["pack"]),
        ({"competency": "nothing"}, ["competency"]),
        ({"technique": "shout"}, ["technique"]),
        ({"level": "guru"}, ["level"]),
        ({"minutes": None}, ["minutes"]),
        ({"minutes": 0}, ["minutes"]),
        ({"minutes": 16}, ["minutes"]),
        ({"text_zh": None, "text_en": " \n"}, ["text_zh"]),
        ({"text_zh": "长" * 501, "text_en": "a\x07b"}, ["text_zh", "text_en"]),
        ({"listen_for_zh": "长" * 1001, "listen_for_en": "\ud800"}, ["listen_for_zh", "listen_for_en"]),
        ({"probes": PROBES * 9}, ["probes"]),
        (
            {"probes": (*PROBES, HouseProbe("X", "长" * 301, "\x00"))},
            ["probes.1.part", "probes.1.zh", "probes.1.en"],
        ),
    ],
)
def test_what_is_refused_and_where(wrong: dict[str, Any], where: list[str]) -> None:
    assert paths(**wrong) == where


def test_a_missing_language_is_filled_from_the_other() -> None:
    only_zh = replace(CONTENT, text_en=None, listen_for_en="Names", probes=(HouseProbe("T", "目标呢？", ""),))
    question = only_zh.as_question("house.1", 3)
    assert question.text == Text("你为什么应聘？", "你为什么应聘？")
    assert question.listen_for == Text("Names", "Names")
    assert question.probes[0].text == Text("目标呢？", "目标呢？")
    assert (question.id, question.version, question.competency, question.minutes) == ("house.1", 3, "drive", 4)


def test_what_means_nothing_is_not_kept() -> None:
    typed = replace(
        CONTENT,
        pack="phone_sales",
        text_zh=" 你为什么\r\n应聘？ ",
        text_en=" ",
        listen_for_en="\n",
        probes=(HouseProbe("S", " ", ""), *PROBES),
    )
    assert settled(typed, BANK) == replace(CONTENT, text_zh="你为什么\n应聘？", text_en=None, probes=PROBES)


def test_a_borrowed_competency_is_at_home_in_its_own_pack() -> None:
    assert home_pack(BANK, "phone_sales", "drive") == "general"
    assert home_pack(BANK, "phone_sales", "gone") == "phone_sales"
    assert home_pack(BANK, "gone", "drive") == "gone"


def test_a_copy_of_a_question_says_the_same() -> None:
    content = replace(CONTENT, listen_for_zh="事实", listen_for_en="Facts", probes=PROBES)
    assert from_question(content.as_question("drive.1", 2), "general") == content


def test_ids_tell_the_house_from_the_shipped_bank() -> None:
    assert is_house(house_id("0192"))
    assert not is_house("general.drive.lead.1")


_TEXTS = st.text(max_size=20)
_PROBES = st.builds(HouseProbe, _TEXTS, _TEXTS, _TEXTS)


@given(
    st.builds(
        HouseQuestion,
        *[_TEXTS] * 4,
        st.none() | st.integers(),
        st.none() | _TEXTS,
        st.none() | _TEXTS,
        _TEXTS,
        _TEXTS,
        st.lists(_PROBES, max_size=3).map(tuple),
    )
)
def test_json_gives_the_same_question_back(content: HouseQuestion) -> None:
    assert content_from_json(json.loads(json.dumps(content_to_json(content)))) == content
