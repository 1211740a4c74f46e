"""The reader as a whole: any text will do, positions point into it; better wordings."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from interviewkit.domain.linting.english import English
from interviewkit.domain.technique import FAULTS, TECHNIQUES
from interviewkit.library.lexicon import load_lexicon

PIECES = (
    "what would you do if a customer , and how did it go ? your wife aren't so right İ 😀 … ’",
    "um tell me about a time . : - surely imagine have you ever why",
)
WORDS = st.sampled_from([word for piece in PIECES for word in piece.split()])


def sound(english: English, text: str) -> None:
    reading = english.read(text)
    assert reading.technique.key in {*TECHNIQUES, None}
    assert 0 <= reading.technique.confidence <= 1
    faults = [clue.fault for clue in reading.clues]
    assert len(faults) == len(set(faults))
    for clue in reading.clues:
        assert clue.fault in FAULTS
        assert 0 <= clue.start < clue.end <= len(text)
        assert english.reword(text, reading, clue).strip()


@given(text=st.text(max_size=2000))
@settings(max_examples=60, deadline=None)
def test_any_text_will_do(english: English, text: str) -> None:
    sound(english, text)


@given(words=st.lists(WORDS, max_size=60))
@settings(max_examples=300, deadline=None)
def test_any_words_will_do(english: English, words: list[str]) -> None:
    sound(english, " ".join(words))


@pytest.mark.parametrize(
    "text", ["", " ", "😀", "?", "...", "\n\t", "a" * 2000, "you " * 500, "what, " * 300, "İstanbul?"]
)
def test_odd_texts_will_do(english: English, text: str) -> None:
    sound(english, text)


@pytest.mark.parametrize(
    ("text", "fault", "span"),
    [
        ("You like teams, aren’t you?", "leading_suggestive", "aren’t you?"),
        ("So,  um, do you   like Excel?", "closed", "do you   like Excel?"),
        (
            "How do you sell, and what do you think of our canteen?",
            "multi_barrelled",
            "what do you think of our canteen?",
        ),
        ("What does your WIFE do?", "discriminatory", "your WIFE"),
        ("We value speed here. How fast are you?", "leading_suggestive", "We value speed here. "),
        ("Imagine it's your first day. What do you do?", "hypothetical", "Imagine"),
    ],
)
def test_a_clue_points_at_the_words(english: English, text: str, fault: str, span: str) -> None:
    (clue,) = (clue for clue in english.read(text).clues if clue.fault == fault)
    told = text[clue.start : clue.end]
    assert set(told.lower().split()) & set(span.lower().split())


@pytest.mark.parametrize(
    ("text", "matter"),
    [
        ("Are you married?", "marriage"),
        ("How many children do you have?", "children"),
        ("How old are you?", "age"),
        ("Which church do you go to?", "religion"),
        ("Are you a member of a union?", "union"),
        ("What is your mother tongue?", "language"),
        ("Where were you born?", "origin"),
    ],
)
def test_a_protected_matter_is_named_and_asked_lawfully_instead(english: English, text: str, matter: str) -> None:
    reading = english.read(text)
    (clue,) = (clue for clue in reading.clues if clue.matter)
    assert clue.matter == matter
    assert english.reword(text, reading, clue) == load_lexicon().matters[matter].instead.en


@pytest.mark.parametrize(
    ("text", "fault", "better"),
    [
        ("What are your strengths, and why sales?", "multi_barrelled", "What are your strengths?"),
        ("we value speed here, so how fast are you", "leading_suggestive", "How fast are you?"),
        ("Have you ever missed a deadline?", "closed", "When have you missed a deadline, and what did you do?"),
        (
            "How would you handle a rude customer?",
            "hypothetical",
            "Tell me about a time when you dealt with a rude customer. What did you do?",
        ),
        ("Do you like Excel?", "closed", "What do you like, and what do you dislike, about Excel?"),
    ],
)
def test_a_better_wording_keeps_the_subject(english: English, text: str, fault: str, better: str) -> None:
    reading = english.read(text)
    (clue,) = (clue for clue in reading.clues if clue.fault == fault)
    assert english.reword(text, reading, clue) == better
