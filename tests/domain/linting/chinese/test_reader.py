"""The Chinese reader as a whole: the labelled questions, any text at all, and its rewordings."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interviewkit.domain.technique import DISCRIMINATORY, FAULTS, TECHNIQUES

from .lexicon import Labelled, chinese, faults, labelled, lexicon

DEV = labelled("zh_dev.csv")
SPOKEN = "您你吗吧么呢如果是不有没还是请讲说一次经历，。？！“”、abZ0 \n刚才结婚孩子客户İ𝒳🙂"


def test_techniques_of_the_labelled_questions() -> None:
    right = sum(chinese().read(each.text).technique.key == each.technique for each in DEV)
    assert right / len(DEV) >= 0.95


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_of_the_labelled_questions(fault: str) -> None:
    found = [fault in faults(each.text) for each in DEV]
    there = [fault in each.faults for each in DEV]
    both = sum(a and b for a, b in zip(found, there, strict=True))
    assert both / sum(found) >= 0.95
    assert both / sum(there) >= 0.95


@pytest.mark.parametrize("each", [each for each in DEV if each.faults], ids=lambda each: each.text)
def test_a_rewording_is_a_question_without_the_fault(each: Labelled) -> None:
    reading = chinese().read(each.text)
    for clue in reading.clues:
        reworded = chinese().reword(each.text, reading, clue)
        again = chinese().read(reworded)
        assert again.technique.key in TECHNIQUES, reworded
        assert clue.fault not in {found.fault for found in again.clues}, reworded


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
    assert 0 <= reading.technique.start <= reading.technique.end <= len(text)
    assert len({clue.fault for clue in reading.clues}) == len(reading.clues)
    for clue in reading.clues:
        assert 0 <= clue.start < clue.end <= len(text)
        assert chinese().reword(text, reading, clue)
