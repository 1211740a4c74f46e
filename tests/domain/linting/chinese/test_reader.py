"""The Chinese reader as a whole: any text at all, and its rewordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.technique import DISCRIMINATORY, TECHNIQUES

from .lexicon import chinese, faults, lexicon

SPOKEN = "您你吗吧么呢如果是不有没还是请讲说一次经历，。？！“”、abZ0 \n刚才结婚孩子客户İ𝒳🙂"


@pytest.mark.parametrize("key", lexicon().matters)
def test_what_to_ask_instead_has_no_fault(key: str) -> None:
    assert faults(lexicon().matters[key].instead.zh) == set()


def test_a_protected_matter_is_named_and_its_question_offered() -> None:
    text = "您信什么教？"
    reading = chinese().read(text)
    (clue,) = [each for each in reading.clues if each.fault == DISCRIMINATORY]
    assert (clue.matter, text[clue.start : clue.end]) == ("religion", "信什么教")
    assert chinese().reword(text, reading, clue) == lexicon().matters["religion"].instead.zh


@given(st.one_of(st.text(max_size=300), st.text(SPOKEN, max_size=2000)))
def test_any_text_is_read(text: str) -> None:
    reading = chinese().read(text)
    assert reading.technique.key in (*TECHNIQUES, None)
    assert 0 <= reading.technique.confidence <= 1
    assert len({clue.fault for clue in reading.clues}) == len(reading.clues)
    for clue in reading.clues:
        assert 0 <= clue.start < clue.end <= len(text)
        assert chinese().reword(text, reading, clue)
